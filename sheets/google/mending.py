"""Mending: rows that were written while somebody moved a column, put right by their ids.

A row is found by its id, wherever people moved it, and only cells of that row are written. The cells that
were written into other columns than ours are emptied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheets.google.cells import cell_data, cell_of
from sheets.google.document import Document, runs
from sheets.google.plan import row_data
from sheets.google.standing import Place
from sheets.google.wire import Json
from sheets.page import Cell
from sheets.workbook import Row, Tab

_BEHIND = 200  # rows above the newest that are looked through first
_FIELDS = "userEnteredValue,userEnteredFormat(numberFormat,wrapStrategy)"


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A row of the tab (from 0) whose cells are not where they belong: as it must be, and as it is."""

    at: int
    row: Row
    cells: Sequence[Any]


def misplaced(
    document: Document, tab: Tab, place: Place, written: Mapping[str, int], rows: Sequence[Row]
) -> list[Misplaced]:
    """Return which of these rows, just written, do not stand as they must; deleted ones are left out.

    `written` are the columns that they were written into.
    """
    end = place.sheet.rows
    wanted = {row.id: row for row in rows}
    near = max(end - len(rows) - _BEHIND, place.header + 1)
    found = _found(document.values(place.sheet.id, first=near, last=end), near, wanted)
    if len(found) < len(wanted) and near > place.header + 1:
        first = place.header + 1
        found |= _found(document.values(place.sheet.id, first=first, last=near), first, wanted)
    ours = set(place.positions.values())
    strays = {key: at for key, at in written.items() if at not in ours}
    return [
        one
        for one in found.values()
        if not _is_right(tab, place.positions, one) or _is_astray(tab, strays, one)
    ]


def mending(tab: Tab, place: Place, assumed: Mapping[str, int], wrong: Sequence[Misplaced]) -> list[Json]:
    """Return the requests that put these rows right."""
    ours = set(place.positions.values())
    strays = {at for at in assumed.values() if at not in ours}
    by_row = {one.at: one for one in wrong}
    requests: list[Json] = []
    for run in runs(by_row):
        whole = [_full(tab, place, by_row[at].row) for at in run]
        requests += [_write(place.sheet.id, run.start, stretch, whole) for stretch in runs(ours)]
        for stray in strays:
            if all(_is_ours(tab, assumed, stray, by_row[at]) for at in run):
                requests.append(_write(place.sheet.id, run.start, range(stray, stray + 1), [[]] * len(run)))
    return requests


def _found(values: Sequence[Sequence[Any]], first: int, wanted: Mapping[str, Row]) -> dict[str, Misplaced]:
    found: dict[str, Misplaced] = {}
    for at, cells in enumerate(values, first):
        for cell in cells:
            if isinstance(cell, str) and cell in wanted:
                found.setdefault(cell, Misplaced(at, wanted[cell], cells))
    return found


def _is_right(tab: Tab, positions: Mapping[str, int], one: Misplaced) -> bool:
    for column in (one for one in tab.columns if one.key in positions):
        at = positions[column.key]
        there = cell_of(one.cells[at] if at < len(one.cells) else None, column.format)
        if there != _as_read(tab, column.key, one.row):
            return False
    return True


def _is_astray(tab: Tab, strays: Mapping[str, int], one: Misplaced) -> bool:
    """Say whether something of the row stands in a column that is not ours."""
    return any(
        at < len(one.cells) and one.cells[at] not in (None, "") and _is_ours(tab, strays, at, one)
        for at in strays.values()
    )


def _as_read(tab: Tab, key: str, row: Row) -> Cell:
    value = row.id if key == tab.id_key else row.cells.get(key)
    look = next(column.format for column in tab.columns if column.key == key)
    entered = cell_data(value, look).get("userEnteredValue", {})
    return cell_of(next(iter(entered.values()), None), look)


def _is_ours(tab: Tab, assumed: Mapping[str, int], stray: int, one: Misplaced) -> bool:
    """Say whether the cell at `stray` holds what we wrote there, and not what a person did since."""
    key = next(key for key, at in assumed.items() if at == stray)
    look = next(column.format for column in tab.columns if column.key == key)
    there = cell_of(one.cells[stray] if stray < len(one.cells) else None, look)
    return there is None or there == _as_read(tab, key, one.row)


def _full(tab: Tab, place: Place, row: Row) -> list[Json]:
    cells = row_data(tab, place.positions, row)
    return cells + [{}] * (max(place.positions.values()) + 1 - len(cells))


def _write(sheet: int, top: int, columns: range, rows: Sequence[Sequence[Json]]) -> Json:
    data = [{"values": list(row[columns.start : columns.stop]) or [{}] * len(columns)} for row in rows]
    start = {"sheetId": sheet, "rowIndex": top, "columnIndex": columns.start}
    return {"updateCells": {"start": start, "rows": data, "fields": _FIELDS}}
