"""The grid of a tab: its rows and cells by place, kept in ascending order."""

from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from sheets.excel.cells import is_filled
from sheets.excel.markup import WORKSHEET, Element, child, number, place, q
from sheets.excel.refs import Area, cell, index, parse_area

_ROW, _CELL = q("row"), q("c")


class Grid:
    """Rows and cells of a worksheet's XML; rows and columns count from 1."""

    def __init__(self, worksheet: Element) -> None:
        self._worksheet = worksheet
        self._data = place(worksheet, "sheetData", WORKSHEET)
        self._rows: dict[int, Element] = {}
        at = 0
        for row in self._data.iterchildren(_ROW):
            at = number(row, "r", at + 1)
            self._rows[at] = row
        self._order = list(self._rows)

    def rows(self) -> Iterator[tuple[int, Element]]:
        """Yield each row there is with its number, top down."""
        for at in self._order:
            yield at, self._rows[at]

    def row(self, at: int) -> Element | None:
        """Return the row, or None when nothing was ever kept for it."""
        return self._rows.get(at)

    def filled(self, at: int) -> dict[int, Element]:
        """Return the row's cells that hold something, by column."""
        row = self._rows.get(at)
        return {} if row is None else {column: c for column, c in cells(row) if is_filled(c)}

    def last_row(self) -> int:
        """Return the lowest row with anything in it; 0 for an empty tab."""
        for at in reversed(self._order):
            if any(is_filled(c) for c in self._rows[at].iterchildren(_CELL)):
                return at
        return 0

    def last_column(self) -> int:
        """Return the rightmost column with anything in it, merged cells included; 0 for an empty tab."""
        last = max((area.right for area in merged(self._worksheet)), default=0)
        for row in self._rows.values():
            for column, c in reversed(list(cells(row))):
                if column <= last:
                    break
                if is_filled(c):
                    last = column
        return last

    def ensure_row(self, at: int) -> Element:
        """Return the row, made in its place when it is not there."""
        if at in self._rows:
            return self._rows[at]
        made = etree.Element(_ROW, {"r": str(at)})
        before = bisect_left(self._order, at)
        if before == len(self._order):
            self._data.append(made)
        else:
            self._rows[self._order[before]].addprevious(made)
        self._order.insert(before, at)
        self._rows[at] = made
        return made

    def ensure_cell(self, at: int, column: int) -> Element:
        """Return the cell, made in its place when it is not there."""
        row = self.ensure_row(at)
        row.attrib.pop("spans", "")  # only a hint, and no longer true
        made = etree.Element(_CELL, {"r": cell(at, column)})
        last = row[-1] if len(row) else None
        if last is None or 0 < _column_of(last) < column:
            row.append(made)
            return made
        for there, c in cells(row):
            if there == column:
                return c
            if there > column:
                c.addprevious(made)
                return made
        row.append(made)
        return made

    def grow(self, area: Area) -> None:
        """Let the tab's dimension hold the area too."""
        dimension = place(self._worksheet, "dimension", WORKSHEET)
        known = parse_area(dimension.get("ref", ""))
        dimension.set("ref", str(area if known is None else known.around(area)))


def cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield the row's cells with their columns, left to right."""
    column = 0
    for c in row.iterchildren(_CELL):
        column = _column_of(c) or column + 1
        yield column, c


def cell_at(row: Element, column: int) -> Element | None:
    """Return the row's cell in the column, or None."""
    for there, c in cells(row):
        if there >= column:
            return c if there == column else None
    return None


def merged(worksheet: Element) -> list[Area]:
    """Return the tab's merged areas."""
    merges = child(worksheet, "mergeCells")
    found = [parse_area(element.get("ref", "")) for element in ([] if merges is None else merges)]
    return [area for area in found if area is not None]


def _column_of(c: Element) -> int:
    """Return the cell's column; 0 when its reference is left out, as the schema allows."""
    return index(c.get("r", "").rstrip("0123456789"))
