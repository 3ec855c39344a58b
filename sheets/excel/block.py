"""A block of cells that is ours: its digest, the room around it, and writing it."""

import hashlib
from collections.abc import Iterator, Sequence

from sheets.excel.book import Book, Sheet
from sheets.excel.cells import is_filled
from sheets.excel.claims import claimed
from sheets.excel.columns import widths
from sheets.excel.grid import cells
from sheets.excel.heights import fit, height
from sheets.excel.markup import Element, size
from sheets.excel.refs import Area
from sheets.excel.text import unescape
from sheets.page import Styled

_DIGEST = 32  # hex digits kept


class Block:
    """An area of a tab that we wrote, or are about to write."""

    def __init__(self, book: Book, sheet: Sheet, area: Area) -> None:
        self._book, self._sheet, self._area = book, sheet, area
        self._grid = book.grid(sheet)

    def digest(self, table: int | None = None) -> str:
        """Return what tells whether anybody edited a value; programs' own ways of saving do not count.

        Nor does the order of the lines below that of `table`, a table's header.
        """
        digest = hashlib.sha256()
        sorted_lines: dict[int, str] = {}
        for row, column, text in self._texts():
            if table is None or row <= table:
                digest.update(f"{row},{column},{text}\0".encode())
            else:
                sorted_lines[row] = f"{sorted_lines.get(row, '')}{column},{text}\0"
        digest.update("\n".join(sorted(sorted_lines.values())).encode())
        return digest.hexdigest()[:_DIGEST]

    def has_room(self, area: Area) -> bool:
        """Return whether the area is free of people's things: values outside the block, merges and tables."""
        whole = area.around(self._area)
        if any(theirs.meets(whole) for theirs in claimed(self._book, self._sheet)):
            return False
        return not any(
            area.has(at, column) and not self._area.has(at, column) and is_filled(cell)
            for at, row in self._grid.rows()
            if area.top <= at <= area.bottom
            for column, cell in cells(row)
        )

    def clear(self) -> None:
        """Take our cells away, and the folds that we gave their rows."""
        self._book.worksheet(self._sheet, change=True)
        for _, _, cell in list(self._cells()):
            parent = cell.getparent()
            if parent is not None:
                parent.remove(cell)
        for at in range(self._area.top, self._area.bottom + 1):
            row = self._grid.row(at)
            if row is not None:
                _forget(row)

    def write(self, lines: Sequence[Sequence[Styled | None]]) -> None:
        """Write the lines from the block's first cell on."""
        for at, line in enumerate(lines, self._area.top):
            for column, styled in enumerate(line, self._area.left):
                if styled is not None:
                    cell = self._grid.ensure_cell(at, column)
                    cell.set("s", str(self._book.styles.of(styled.format)))
                    self._book.writer.write(cell, styled.value)
        self._grid.grow(self._area)

    def fit(self, lines: Sequence[Sequence[Styled | None]]) -> None:
        """Give the block's rows the height of their text; a row that people write in too never shrinks."""
        across = range(self._area.left, self._area.right + 1)
        wide = widths(self._book.worksheet(self._sheet), across)
        for at, line in enumerate(lines, self._area.top):
            texts = [
                (str(styled.value or ""), styled.format, wide[column])
                for column, styled in enumerate(line, self._area.left)
                if styled is not None
            ]
            row = self._grid.row(at)
            if row is not None:
                shared = any(not self._area.has(at, column) for column in self._grid.filled(at))
                fit(row, max(height(texts), size(row, "ht") if shared else 0.0))

    def set_level(self, line: int, level: int) -> None:
        """Fold a line (from 0) this deep."""
        self._grid.ensure_row(self._area.top + line).set("outlineLevel", str(level))

    def _texts(self) -> Iterator[tuple[int, int, str]]:
        """Yield the line and the column of each value, from 0, with the value as text."""
        for row, column, cell in self._cells():
            value = self._book.reader.raw(cell)
            if value is not None and value != "":
                text = f"{value:.12g}" if isinstance(value, float) else f"'{unescape(value)}"
                yield row - self._area.top, column - self._area.left, text

    def _cells(self) -> Iterator[tuple[int, int, Element]]:
        for at, row in self._grid.rows():
            if self._area.top <= at <= self._area.bottom:
                for column, cell in cells(row):
                    if self._area.left <= column <= self._area.right:
                        yield at, column, cell


def _forget(row: Element) -> None:
    """Take away the fold that we gave the row, and show it if it was folded."""
    if row.attrib.pop("outlineLevel", "0") != "0":
        row.attrib.pop("hidden", "")
    row.attrib.pop("collapsed", "")
