"""Tabs of answers: rows put under the last row, and read as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sheets.excel import columns
from sheets.excel.book import Book, FullError
from sheets.excel.cells import is_date
from sheets.excel.claims import claimed, first_free
from sheets.excel.filters import extend_filter
from sheets.excel.grid import cell_at, cells
from sheets.excel.headers import complete, make
from sheets.excel.heights import fit, height
from sheets.excel.layout import Layout, find
from sheets.excel.markup import Element, is_set, number
from sheets.excel.refs import ROWS, Area
from sheets.excel.values import cell
from sheets.looks import DATES, LOOKS
from sheets.page import Cell, Format
from sheets.workbook import Appended, Column, Row, Tab, Table


def append(book: Book, tab: Tab, rows: Sequence[Row]) -> Appended:
    """Put the rows under the tab's last row, leaving out those whose id stands in it.

    The tab and its columns are made where they are missing.
    """
    layout = find(book, tab)
    if layout is None:
        layout, notes = make(book, tab)
    else:
        layout, notes = complete(book, tab, layout)
    fresh = _fresh(rows, _ids(book, layout, tab))
    if fresh:
        _write(book, tab, layout, fresh)
    return Appended(len(fresh), len(rows) - len(fresh), notes)


def read(book: Book, tab: Tab) -> Table | None:
    """Return the tab's rows as they stand, or None when there is no such tab."""
    layout = find(book, tab, to_write=False)
    if layout is None:
        return None
    keys = {place: key for key, place in layout.positions.items()}
    rows = (found for at, found in _rows(book, layout, keys) if found and layout.is_answer(at))
    return Table(tab.key, layout.sheet.title, list(rows), frozenset(layout.missing))


def _rows(book: Book, layout: Layout, keys: Mapping[int, str]) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Yield what our columns hold in each row, with its number."""
    whole = book.values(layout.sheet)
    if whole is None:
        yield from ((at, values(book, row, keys)) for at, row in book.grid(layout.sheet).rows())
        return
    wanted = [(place - 1, key) for place, key in keys.items()]
    for at, given in enumerate(whole, 1):
        width = len(given)
        yield at, {key: cell(given[place]) for place, key in wanted if place < width and given[place] != ""}


def values(book: Book, row: Element, keys: Mapping[int, str]) -> dict[str, Cell]:
    """Return what stands in the row, by the keys of its columns; blank cells are left out."""
    value = book.reader.value
    found = {keys[place]: value(c) for place, c in cells(row) if place in keys}
    return {key: one for key, one in found.items() if one is not None}


def _ids(book: Book, layout: Layout, tab: Tab) -> set[str]:
    column = layout.positions[tab.id_key]
    found = (cell_at(row, column) for at, row in layout.grid.rows() if layout.is_answer(at))
    return {str(book.reader.value(c)) for c in found if c is not None}


def _fresh(rows: Sequence[Row], there: set[str]) -> list[Row]:
    """Return the rows whose id is not there yet, each id once."""
    new = {row.id: row for row in reversed(rows) if row.id not in there}
    return [row for row in rows if new.get(row.id) is row]


def _write(book: Book, tab: Tab, layout: Layout, rows: Sequence[Row]) -> None:
    worksheet = book.worksheet(layout.sheet, change=True)
    area = room(book, layout, len(rows))
    defaults = _Defaults(book, worksheet, tab, layout)
    for at, row in enumerate(rows, area.top):
        for place, column in defaults.columns:
            value = row.id if column.key == tab.id_key else row.cells.get(column.key)
            if value is not None and value != "":
                cell = layout.grid.ensure_cell(at, place)
                cell.set("s", str(defaults.style(layout.grid.ensure_row(at), cell, column, value)))
                book.writer.write(cell, value)
        element = layout.grid.ensure_row(at)
        element.attrib.pop("hidden", "")
        fit(element, height(defaults.texts(row)))
    layout.grid.grow(area)
    extend_filter(book, layout.sheet, layout.top, bottom=area.bottom)


def room(book: Book, layout: Layout, count: int) -> Area:
    """Return where so many rows go: under everything, and under merged cells and tables in our columns."""
    places = layout.positions.values()
    top = max(layout.grid.last_row(), layout.header) + 1
    wanted = Area(top, min(places), top + count - 1, max(places))
    top = first_free(claimed(book, layout.sheet), wanted)
    if top + count - 1 > ROWS:
        raise FullError(layout.sheet.title)
    return Area(top, wanted.left, top + count - 1, wanted.right)


class _Defaults:
    """The style of a new cell: what people gave the cell, its row or its column, else our own."""

    def __init__(self, book: Book, worksheet: Element, tab: Tab, layout: Layout) -> None:
        self._styles = book.styles
        self.columns = sorted(
            ((layout.positions[column.key], column) for column in tab.columns), key=lambda pair: pair[0]
        )
        stretches = columns.default_styles(worksheet)
        widths = columns.widths(worksheet, [place for place, _ in self.columns])
        self._wrapped = [
            (c.key, c.format, widths[place]) for place, c in self.columns if LOOKS[c.format].wrap
        ]
        self._of_column = {
            column.key: next((style for stretch, style in stretches if place in stretch), 0)
            for place, column in self.columns
        }

    def texts(self, row: Row) -> list[tuple[str, Format, float]]:
        """Return the row's texts that wrap, with their formats and the widths of their columns."""
        return [(str(row.cells.get(key) or ""), look, width) for key, look, width in self._wrapped]

    def style(self, row: Element, cell: Element, column: Column, value: Cell) -> int:
        """Return the style for this value in this cell; a date always shows as one."""
        of_row = number(row, "s") if is_set(row, "customFormat") else 0
        theirs = number(cell, "s") or of_row or self._of_column[column.key]
        style = theirs or self._styles.of(column.format)
        return self._styles.dated(style, _date_format(column, value)) if is_date(value) else style


def _date_format(column: Column, value: Cell) -> Format:
    if column.format in DATES:
        return column.format
    return Format.MOMENT if isinstance(value, datetime) else Format.DATE
