"""Writing plain values: over a range, under a table, and clearing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.google_api import dimensions, tables
from tests.google_api.a1 import Area, exceeds, letters, quoted, write
from tests.google_api.batch import Batch
from tests.google_api.cells import Row, Value, make_row, number, shared_format, text
from tests.google_api.entered import entered
from tests.google_api.errors import Json, invalid
from tests.google_api.locales import locale
from tests.google_api.requests.cells import grow
from tests.google_api.state import Book
from tests.google_api.writing import check_length

Grid = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: where, and how many cells."""

    area: Area
    cells: int

    def answer(self, book: Book) -> Json:
        """Return an UpdateValuesResponse."""
        counts = {
            "updatedRows": self.area.end_row - self.area.top,
            "updatedColumns": self.area.end_column - self.area.left,
            "updatedCells": self.cells,
        }
        where = {"spreadsheetId": book.id, "updatedRange": write(self.area)}
        return where | (counts if self.cells else {})


def rows_of(body: Json) -> Grid:
    """Return the rows of a ValueRange, turned when it gives columns."""
    values: Grid = body.get("values", [])
    if body.get("majorDimension") != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    return [[column[at] if at < len(column) else None for column in values] for at in range(height)]


def update(batch: Batch, area: Area, rows: Grid, option: str) -> Written:
    """Write rows at the area's first cell; a range of more than one cell must not be overstepped."""
    _check_option(option)
    width = max(map(len, rows), default=0)
    tab = area.tab
    single = area.bottom == area.top + 1 and area.right == area.left + 1
    if not single:
        _check_inside(area, len(rows), width)
    target = Area(tab, area.top, area.top + len(rows), area.left, area.left + width)
    if area.top + len(rows) > tab.row_count or area.left + width > tab.column_count:
        raise exceeds(target)
    batch.check_protected(target)
    for offset, cells in enumerate(rows):
        tab.put_row(
            area.top + offset, written(batch.book, tab.row(area.top + offset), area.left, cells, option)
        )
    return Written(target if rows else area, sum(cell is not None for row in rows for cell in row))


def _check_option(option: str) -> None:
    if option not in {"RAW", "USER_ENTERED"}:
        raise invalid("'valueInputOption' is required but not specified")


def _check_inside(area: Area, high: int, wide: int) -> None:
    within = f"Requested writing within range [{quoted(area.tab.title)}!{_cells(area)}]"
    if area.bottom is not None and area.top + high > area.bottom:
        raise invalid(f"{within}, but tried writing to row [{area.bottom + 1}]")
    if area.right is not None and area.left + wide > area.right:
        raise invalid(f"{within}, but tried writing to column [{letters(area.right)}]")


def _cells(area: Area) -> str:
    return write(area).rpartition("!")[2]


def written(book: Book, row: Row, left: int, cells: Sequence[Any], option: str) -> Row:
    """Return the row with values written into it; null leaves a cell alone, "" clears it."""
    values: list[Value] = [*row.values, *[None] * (left + len(cells) - len(row.values))]
    formats = None
    place = locale(book.locale)
    for column, cell in enumerate(cells, start=left):
        if cell is None:
            continue
        if not isinstance(cell, str):
            values[column] = number(cell) if not isinstance(cell, bool) else cell
            continue
        check_length(cell)
        if option == "RAW":
            values[column] = text(cell)
            continue
        values[column], look = entered(cell, place)
        if look:
            formats = formats or [row.format(at) for at in range(len(values))]
            old = formats[column]
            formats[column] = shared_format({**(old.json if old else {}), "numberFormat": look})
    return make_row(values, row.formats if formats is None else formats, row.extras)


def check_scalars(rows: Grid, prefix: str = "") -> None:
    """Refuse lists and objects where values belong."""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, list | dict):
                kind = "list_value" if isinstance(cell, list) else "struct_value"
                raise invalid(f"{prefix}Invalid values[{at}][{column}]: {kind} {{\n}}\n")


def append(batch: Batch, area: Area, rows: Grid, option: str, insert: str) -> tuple[Area | None, Written]:
    """Write rows under the last table in the area, from its first column; return that table too."""
    _check_option(option)
    tab = area.tab
    region = tables.last_table(area)
    start, left = (tables.visible_end(tab, region), region[2]) if region else (area.top, area.left)
    width = max(map(len, rows), default=0)
    table = Area(tab, region[0], start, region[2], region[3]) if region else None
    if insert == "INSERT_ROWS" and start < tab.row_count and rows:
        dimensions.insert(batch.book, tab, "ROWS", start, len(rows))
    grow(batch, tab, start + len(rows), left + width)
    target = Area(tab, start, start + len(rows), left, left + width)
    batch.check_protected(target)
    new = [written(batch.book, tab.row(start + at), left, cells, option) for at, cells in enumerate(rows)]
    tab.put_rows_keeping_region(start, new)
    tables.remember(tab, region, start, new, left, left + width)
    return table, Written(target, sum(cell is not None for row in rows for cell in row))


def clear(batch: Batch, area: Area) -> str:
    """Take the values out of an area, leaving looks; return the range."""
    batch.check_protected(area)
    for at in range(area.top, min(area.end_row, len(area.tab.rows))):
        row = area.tab.rows[at]
        if any(value is not None for value in row.values[area.left : area.end_column]):
            wide = min(area.end_column, len(row.values)) - area.left
            area.tab.put_row(at, written(batch.book, row, area.left, [""] * wide, "RAW"))
    return write(area)
