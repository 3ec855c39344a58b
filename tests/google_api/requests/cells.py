"""Requests that write cells."""

from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles
from tests.google_api.cells import BLANK
from tests.google_api.errors import Json, invalid
from tests.google_api.tab import Tab
from tests.google_api.writing import Fields, fields, patched

_VALIDATION = Fields(value=False, format=None, note=False, validation=True, runs=False)


@handles("appendCells")
def append_cells(batch: Batch, body: Json) -> None:
    """Write rows after the last row of the tab that has data in any cell; the grid grows as needed."""
    if "tableId" in body:
        raise invalid(f"No table with id: {body['tableId']}")
    tab = batch.book.tab(body.get("sheetId", 0))
    what = fields(body.get("fields"))
    rows = body.get("rows", [])
    start = tab.data_end()
    width = max((len(row.get("values", ())) for row in rows), default=0)
    grow(batch, tab, start + len(rows), width)
    batch.check_protected(Area(tab, start, start + len(rows), 0, width))
    for at, row in enumerate(rows, start=start):
        tab.put_row(at, patched(tab.row(at), 0, row.get("values", ()), what))


def grow(batch: Batch, tab: Tab, rows: int, columns: int) -> None:
    """Make the grid at least this large."""
    if rows > tab.row_count or columns > tab.column_count:
        tab.row_count = max(tab.row_count, rows)
        tab.column_count = max(tab.column_count, columns)
        batch.book.check_cells()


@handles("updateCells")
def update_cells(batch: Batch, body: Json) -> None:
    """Write rows at a start or into a range; what a range leaves out is cleared."""
    what = fields(body.get("fields"))
    rows = body.get("rows", [])
    if "range" in body:
        area = batch.area(body["range"])
        _check_size(area, rows)
        cells = area.end_column - area.left
        for offset in range(_last_row(area, rows) - area.top):
            given = rows[offset].get("values", []) if offset < len(rows) else []
            _write(area.tab, area.top + offset, area.left, [*given, *[{}] * (cells - len(given))], what)
        return
    start = body.get("start", {})
    left, top = start.get("columnIndex", 0), start.get("rowIndex", 0)
    width = max((len(row.get("values", ())) for row in rows), default=0)
    tab = batch.book.tab(start.get("sheetId", 0))
    _check_size(Area(tab, top, left=left), rows)
    area = Area(tab, top, top + len(rows), left, left + width)
    batch.check_protected(area)
    for offset, row in enumerate(rows):
        _write(area.tab, top + offset, left, row.get("values", []), what)


def _last_row(area: Area, rows: list[Json]) -> int:
    """Return where the writing ends: rows that are not kept need no clearing."""
    return min(area.end_row, max(area.top + len(rows), len(area.tab.rows)))


def _check_size(area: Area, rows: list[Json]) -> None:
    if area.top + len(rows) > area.end_row:
        last = area.end_row - 1
        raise invalid(f"Attempting to write row: {last + 1}, beyond the last requested row of: {last}")
    width = max((len(row.get("values", ())) for row in rows), default=0)
    if area.left + width > area.end_column:
        last = area.end_column - 1
        raise invalid(f"Attempting to write column: {last + 1}, beyond the last requested column of: {last}")


def _write(tab: Tab, at: int, left: int, given: list[Json], what: Fields) -> None:
    old = tab.row(at)
    new = patched(old, left, given, what)
    if new is not BLANK or old is not BLANK:
        tab.put_row(at, new)


@handles("repeatCell")
def repeat_cell(batch: Batch, body: Json) -> None:
    """Write the same cell all over a range."""
    what = fields(body.get("fields"))
    area = batch.area(body.get("range", {}))
    given = [body.get("cell", {})] * (area.end_column - area.left)
    for at in range(area.top, area.end_row):
        _write(area.tab, at, area.left, given, what)


@handles("setDataValidation")
def set_data_validation(batch: Batch, body: Json) -> None:
    """Set the rule of every cell in a range, or take it away."""
    area = batch.area(body.get("range", {}))
    rule = body.get("rule")
    cell = {"dataValidation": {key: item for key, item in rule.items() if item is not False}} if rule else {}
    end = area.end_row if rule else min(area.end_row, len(area.tab.rows))
    for at in range(area.top, end):
        _write(area.tab, at, area.left, [cell] * (area.end_column - area.left), _VALIDATION)
