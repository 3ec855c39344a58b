"""The header row of a tab of answers: made for a new tab, completed where columns are missing."""

from dataclasses import replace

from sheets.binding import tidy
from sheets.excel import blank
from sheets.excel.book import Book, FullError, Sheet, possible
from sheets.excel.choices import offer
from sheets.excel.columns import set_column
from sheets.excel.filters import add_filter, extend_filter
from sheets.excel.heights import fit, height
from sheets.excel.layout import Layout, header_texts
from sheets.excel.markup import WORKSHEET, Element, add, place
from sheets.excel.names import column_name, fingerprint, title_name
from sheets.excel.refs import COLUMNS, ROWS, Area, Ref, one, quoted
from sheets.notes import new_column_note, taken_title_note
from sheets.page import Format
from sheets.workbook import Column, Tab

_FITS = 220  # characters across that can still be read on one sheet of A4, lying down

_TALLEST = 160.0  # points; the header is frozen and must leave room for the answers on a small screen


def make(book: Book, tab: Tab) -> tuple[Layout, tuple[str, ...]]:
    """Add the tab, empty but for its header, and return where it stands and what people should know."""
    namesake = book.sheet(possible(tab.title))
    sheet = book.add_sheet(tab.title, _worksheet(tab))
    grid = book.grid(sheet)
    positions = {column.key: at for at, column in enumerate(tab.columns, 1)}
    layout = Layout(sheet, grid, 1, 1, positions, (), frozenset())
    for column in tab.columns:
        _write_header(book, layout, column)
    _fit_header(grid.ensure_row(1), tab)
    _freeze(book, sheet)
    add_filter(book, sheet, Area(1, 1, 1, len(tab.columns)))
    repeated = f"{quoted(sheet.title)}!$A:$A,{quoted(sheet.title)}!$1:$1"
    book.names.add_local("_xlnm.Print_Titles", sheet.index, repeated)
    remember(book, tab, layout)
    note = taken_title_note(tab.title, sheet.title)
    return layout, (note,) if namesake else ()


def complete(book: Book, tab: Tab, layout: Layout) -> tuple[Layout, tuple[str, ...]]:
    """Make the missing columns at the right end, and return where all stand and what people should know."""
    positions = dict(layout.positions)
    right = max(layout.grid.last_column(), *positions.values(), 0) if layout.missing else 0
    wanted = {column.key: column for column in tab.columns}
    for at, key in enumerate(layout.missing, right + 1):
        if at > COLUMNS:
            raise FullError(layout.sheet.title)
        positions[key] = at
    whole = replace(layout, positions=positions, missing=())
    for key in layout.missing:
        _write_header(book, whole, wanted[key])
        extend_filter(book, layout.sheet, layout.top, right=positions[key])
    remember(book, tab, whole)
    return whole, _notes(layout, wanted)


def remember(book: Book, tab: Tab, layout: Layout) -> None:
    """Let the workbook remember where each column stands, and what people call it if not what we do."""
    texts = header_texts(book, layout.grid, layout.header)
    for column in tab.columns:
        at = layout.positions[column.key]
        book.names.set(column_name(tab.key, column.key), str(Ref(layout.sheet.title, one(layout.top, at))))
        given, name = tidy(texts.get(at, "")), title_name(tab.key, column.key)
        if given != tidy(column.title) or book.names.get(name) is not None:
            book.names.set(name, fingerprint(given))


def _write_header(book: Book, layout: Layout, column: Column) -> None:
    worksheet = book.worksheet(layout.sheet, change=True)
    at = layout.positions[column.key]
    set_column(worksheet, at, width=column.width + 0.7109375, style=book.styles.of(column.format))
    cell = layout.grid.ensure_cell(layout.header, at)
    cell.set("s", str(book.styles.of(Format.HEADER)))
    book.writer.write(cell, column.title)
    if column.choices:
        offer(worksheet, Area(layout.header + 1, at, ROWS, at), column.choices)
    layout.grid.grow(one(layout.header, at))


def _worksheet(tab: Tab) -> Element:
    """Return an empty tab that prints lying down: as wide as the paper if that can be read."""
    fits = sum(column.width for column in tab.columns) <= _FITS
    return blank.worksheet(landscape=True, gridlines=True, scale=None if fits else 70)


def _fit_header(row: Element, tab: Tab) -> None:
    titles = [(column.title, Format.HEADER, float(column.width)) for column in tab.columns]
    fit(row, min(height(titles), _TALLEST))
    row.set("customHeight", "1")


def _freeze(book: Book, sheet: Sheet) -> None:
    """Keep the header row and the first column in view."""
    worksheet = book.worksheet(sheet, change=True)
    view = place(place(worksheet, "sheetViews", WORKSHEET), "sheetView", ["sheetView"])
    split = {"xSplit": "1", "ySplit": "1", "topLeftCell": "B2", "activePane": "bottomRight"}
    add(view, "pane", split | {"state": "frozen"})
    for pane in ("topRight", "bottomLeft", "bottomRight"):
        add(view, "selection", {"pane": pane})


def _notes(layout: Layout, wanted: dict[str, Column]) -> tuple[str, ...]:
    return tuple(
        new_column_note(layout.sheet.title, wanted[key], was_deleted=key in layout.deleted)
        for key in layout.missing
    )
