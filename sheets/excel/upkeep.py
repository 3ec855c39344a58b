"""Tabs that are people's: our cells on their lines, and new lines under the last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheets.excel.answers import room, values
from sheets.excel.book import Book
from sheets.excel.cells import is_formula
from sheets.excel.columns import widths
from sheets.excel.filters import extend_filter
from sheets.excel.grid import merged
from sheets.excel.headers import complete, make
from sheets.excel.heights import fit, height
from sheets.excel.layout import Layout, find
from sheets.excel.markup import size
from sheets.page import Cell, Styled
from sheets.workbook import Decide, Kept, Tab

_Cells = Mapping[str, Styled]


def keep(book: Book, tab: Tab, decide: Decide) -> Kept:
    """Write what `decide` says of the tab's lines, and nothing else; the tab is made if it is not there."""
    layout = find(book, tab)
    places, lines = ([], None) if layout is None else _lines(book, layout)
    wanted = decide(lines)
    if layout is None:
        layout, notes = make(book, tab)
    else:
        layout, notes = _complete(book, tab, layout)
    writer = _Writer(book, tab, layout)
    for at, before, cells in zip(places, lines or (), wanted.lines, strict=True):
        writer.change(at, {key: one for key, one in cells.items() if one.value != before.get(key)})
    writer.add(wanted.rows)
    return Kept(layout.sheet.title, _lines(book, layout)[1], notes)


def _lines(book: Book, layout: Layout) -> tuple[list[int], list[dict[str, Cell]]]:
    """Return the rows that have anything in our columns: where they stand, and what stands in them."""
    keys = {place: key for key, place in layout.positions.items()}
    found = ((at, values(book, row, keys)) for at, row in layout.grid.rows() if layout.is_answer(at))
    kept = [(at, cells) for at, cells in found if cells]
    return [at for at, _ in kept], [cells for _, cells in kept]


def _complete(book: Book, tab: Tab, layout: Layout) -> tuple[Layout, tuple[str, ...]]:
    """Make columns that were never there, and that of the ids; those that people deleted stay away."""
    away = layout.deleted - {tab.id_key}
    columns = tuple(column for column in tab.columns if column.key not in away)
    missing = tuple(key for key in layout.missing if key not in away)
    return complete(book, replace(tab, columns=columns), replace(layout, missing=missing))


class _Writer:
    """Writes in the columns that are there, and never into cells that people merged or work out."""

    def __init__(self, book: Book, tab: Tab, layout: Layout) -> None:
        self._book, self._tab, self._layout = book, tab, layout
        worksheet = book.worksheet(layout.sheet, change=True)
        self._merged = merged(worksheet)
        self._widths = widths(worksheet, layout.positions.values())

    def change(self, at: int, cells: _Cells) -> None:
        """Write the cells of a line that is there; its row only ever gets higher."""
        self._write(at, cells)
        row = self._layout.grid.row(at)
        if row is not None and cells:
            fit(row, max(self._height(cells), size(row, "ht")))

    def add(self, rows: Sequence[_Cells]) -> None:
        """Write new lines under everything; the cells that people fill in get the look of their column."""
        if not rows:
            return
        layout = self._layout
        area = room(self._book, layout, len(rows))
        blank = {column.key: Styled(None, column.format) for column in self._tab.columns}
        for at, cells in enumerate(rows, area.top):
            self._write(at, blank | dict(cells))
            row = layout.grid.ensure_row(at)
            row.attrib.pop("hidden", "")
            fit(row, self._height(cells))
        layout.grid.grow(area)
        extend_filter(self._book, layout.sheet, layout.top, bottom=area.bottom)

    def _write(self, at: int, cells: _Cells) -> None:
        for key, one in cells.items():
            column = self._layout.positions.get(key)
            if column is not None and not any(area.has(at, column) for area in self._merged):
                cell = self._layout.grid.ensure_cell(at, column)
                if is_formula(cell):
                    continue
                cell.set("s", str(self._book.styles.of(one.format)))
                self._book.writer.write(cell, one.value)

    def _height(self, cells: _Cells) -> float:
        positions = self._layout.positions
        return height(
            (str(one.value or ""), one.format, self._widths[positions[key]])
            for key, one in cells.items()
            if key in positions
        )
