"""What one batch asks of Google: tabs and columns that are missing, then the rows, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheets.google import memory
from sheets.google.cells import cell_data
from sheets.google.holding import held
from sheets.google.making import columns_at, free_id, free_title, guard, headers_at, styled_area
from sheets.google.memory import Entry
from sheets.google.remembering import marked, remembered
from sheets.google.standing import NO_HEADER, Place, Sheet, Standing
from sheets.google.wire import Json
from sheets.notes import new_column_note, no_header_note, taken_title_note
from sheets.workbook import Row, Tab

_ROWS = 1000  # of a new tab; Google adds more as rows come
_HEADER_WORDS = "Overskrifter, som programmet kender. I må gerne omdøbe dem."
_CELL = "userEnteredValue,userEnteredFormat(numberFormat,wrapStrategy)"


@dataclass(slots=True)
class Plan:
    """The requests, where they assume that columns stand (by tab), and what people should know.

    `held` are the columns that must stand there, or the batch is refused.
    """

    requests: list[Json] = field(default_factory=list)
    held: list[Entry] = field(default_factory=list)
    assumed: dict[str, Place] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def plan(standing: Standing, rows: Sequence[tuple[Tab, Sequence[Row]]]) -> Plan:
    """Return what puts these rows in, given how the spreadsheet stands."""
    made = Plan()
    for tab, some in rows:
        place = standing.find(tab)
        if place is None:
            place = _new_tab(made, standing, tab)
        else:
            made.held += held(standing, place)
            made.requests += remembered(standing, tab, place)
            made.requests += _roomier(place)
            place = _whole(made, standing, tab, _headed(made, tab, place))
        made.assumed[tab.key] = place
        if some:
            made.requests.append(_append(tab, place, some))
    return made


def row_data(tab: Tab, positions: Mapping[str, int], row: Row) -> list[Json]:
    """Return the row's cells from the first column to its last that has a value."""
    cells: list[Json] = [{}] * (max(positions.values()) + 1)
    for column in tab.columns:
        if column.key in positions:
            value = row.id if column.key == tab.id_key else row.cells.get(column.key)
            cells[positions[column.key]] = cell_data(value, column.format)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _append(tab: Tab, place: Place, rows: Sequence[Row]) -> Json:
    data = [{"values": row_data(tab, place.positions, row)} for row in rows]
    return {"appendCells": {"sheetId": place.sheet.id, "rows": data, "fields": _CELL}}


def _new_tab(made: Plan, standing: Standing, tab: Tab) -> Place:
    title, is_taken = free_title(standing, tab.title, taken=_titles(made))
    if is_taken:
        made.notes.append(taken_title_note(tab.title, title))
    sheet = Sheet(free_id(standing), title, _ROWS, len(tab.columns) + 1)
    grid = {
        "rowCount": sheet.rows,
        "columnCount": sheet.columns,  # one to spare: new columns are put in before it
        "frozenRowCount": 1,
        "frozenColumnCount": 1,
    }
    properties = {"sheetId": sheet.id, "title": title, "gridProperties": grid}
    positions = {column.key: at for at, column in enumerate(tab.columns)}
    whole = {"sheetId": sheet.id}
    made.requests += [
        {"addSheet": {"properties": properties}},
        memory.on_sheet(memory.TAB, memory.tab_value(tab.key, sheet.id), sheet.id),
        memory.on_sheet(memory.KNOWN, memory.marks(positions), sheet.id),
        memory.on_row(memory.HEADER, "", sheet.id, 0),
        styled_area({**whole, "startRowIndex": 1}, {"verticalAlignment": "TOP"}, "verticalAlignment"),
        {"setBasicFilter": {"filter": {"range": _filtered(sheet, len(tab.columns))}}},
        guard({"sheetId": sheet.id, "startRowIndex": 0, "endRowIndex": 1}, _HEADER_WORDS),
    ]
    made.requests += columns_at(sheet.id, 0, 0, tab.columns)
    return Place(sheet, 0, positions, (), frozenset())


def _headed(made: Plan, tab: Tab, place: Place) -> Place:
    """Return the place with a header row again, put in above the answers, where somebody deleted it."""
    if place.header != NO_HEADER:
        return place
    sheet = place.sheet.id
    top = {"sheetId": sheet, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    made.requests.append({"insertDimension": {"range": top, "inheritFromBefore": False}})
    for column in tab.columns:
        if column.key in place.positions:
            made.requests.append(headers_at(sheet, 0, place.positions[column.key], [column]))
    made.requests.append(memory.on_row(memory.HEADER, "", sheet, 0))
    made.notes.append(no_header_note(place.sheet.title))
    return replace(place, header=0)


def _whole(made: Plan, standing: Standing, tab: Tab, place: Place) -> Place:
    """Return the place with its missing columns made at the right end.

    They are put in as new columns, never written over what may stand there by now.
    """
    if not place.missing:
        return place
    columns = [column for column in tab.columns if column.key in place.missing]
    at = max([*place.positions.values(), *standing.headers.get(place.sheet.id, ())], default=-1) + 1
    if at >= place.sheet.columns:
        made.requests.append(
            {"appendDimension": {"sheetId": place.sheet.id, "dimension": "COLUMNS", "length": 1}}
        )
    stretch = {
        "sheetId": place.sheet.id,
        "dimension": "COLUMNS",
        "startIndex": at,
        "endIndex": at + len(columns),
    }
    made.requests.append({"insertDimension": {"range": stretch, "inheritFromBefore": at > 0}})
    made.requests += columns_at(place.sheet.id, place.header, at, columns)
    made.requests += marked(standing, tab, place.sheet.id)
    made.notes += [
        new_column_note(place.sheet.title, column, was_deleted=column.key in place.deleted)
        for column in columns
    ]
    positions = {**place.positions, **{column.key: at + n for n, column in enumerate(columns)}}
    return Place(place.sheet, place.header, positions, (), frozenset())


def _roomier(place: Place) -> list[Json]:
    """Return what lets the filter reach down to rows that Google added since, with a thousand more to come.

    What people chose in the filter stays. A filter that they turned off is not brought back.
    """
    sheet = place.sheet
    area = (sheet.filter or {}).get("range", {})
    end = area.get("endRowIndex")
    if end is None or end >= sheet.rows or area.get("startRowIndex", 0) != place.header:
        return []
    below = {"sheetId": sheet.id, "startRowIndex": end}
    wider = {**(sheet.filter or {}), "range": {**area, "endRowIndex": sheet.rows + _ROWS}}
    return [
        {"appendDimension": {"sheetId": sheet.id, "dimension": "ROWS", "length": _ROWS}},
        styled_area(below, {"verticalAlignment": "TOP"}, "verticalAlignment"),
        {"setBasicFilter": {"filter": wider}},
    ]


def _filtered(sheet: Sheet, columns: int) -> Json:
    return {
        "sheetId": sheet.id,
        "startRowIndex": 0,
        "endRowIndex": sheet.rows,
        "startColumnIndex": 0,
        "endColumnIndex": columns,
    }


def _titles(made: Plan) -> set[str]:
    return {place.sheet.title.casefold() for place in made.assumed.values()}
