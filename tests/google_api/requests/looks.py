"""Requests about conditional formats, banding, merges and borders."""

from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles, overlap
from tests.google_api.cells import make_row, shared_format
from tests.google_api.defaults import kept_colors, kept_line
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.moving import as_answered, with_sheet_ids
from tests.google_api.tab import Tab


@handles("addConditionalFormatRule")
def add_conditional_format_rule(batch: Batch, body: Json) -> None:
    """Add a rule at an index, 0 when none is given."""
    rule = kept_colors(with_sheet_ids(body.get("rule", {})))
    if not rule.get("ranges"):
        raise invalid("No ranges specified for the conditional format rule.")
    tab = batch.book.tab(rule["ranges"][0].get("sheetId", 0))
    rules = list(tab.conditional)
    rules.insert(_index(body.get("index", 0), len(rules)), rule)
    tab.conditional = tuple(rules)


def _index(index: int, count: int) -> int:
    if not 0 <= index <= count:
        raise invalid(f"No conditional format at index: {index}")
    return index


def _rule(tab: Tab, index: int) -> Json:
    if not 0 <= index < len(tab.conditional):
        raise invalid(f"No conditional format on sheet: {tab.sheet_id} at index: {index}")
    return tab.conditional[index]


@handles("updateConditionalFormatRule")
def update_conditional_format_rule(batch: Batch, body: Json) -> Json:
    """Replace a rule, or move it to another index."""
    given = kept_colors(with_sheet_ids(body.get("rule", {})))
    sheet_id = body.get("sheetId", given.get("ranges", [{}])[0].get("sheetId", 0) if given else 0)
    tab = batch.book.tab(sheet_id)
    index = int(body.get("index", 0))
    old = _rule(tab, index)
    rules = [rule for rule in tab.conditional if rule is not old]
    to = int(body["newIndex"]) if "newIndex" in body else index
    rules.insert(_index(to, len(rules)), given or old)
    tab.conditional = tuple(rules)
    answer = {"newRule": as_answered(given or old), "newIndex": to}
    if "newIndex" in body:
        answer |= {"oldRule": as_answered(old), "oldIndex": index}
    return {"updateConditionalFormatRule": answer}


@handles("deleteConditionalFormatRule")
def delete_conditional_format_rule(batch: Batch, body: Json) -> Json:
    """Delete a rule; the ones after it move up."""
    tab = batch.book.tab(body.get("sheetId", 0))
    old = _rule(tab, body.get("index", 0))
    tab.conditional = tuple(rule for rule in tab.conditional if rule is not old)
    return {"deleteConditionalFormatRule": {"rule": as_answered(old)}}


@handles("addBanding")
def add_banding(batch: Batch, body: Json) -> Json:
    """Add alternating colours to a range that has none."""
    given = kept_colors(with_sheet_ids(body.get("bandedRange", {})))
    area = batch.area(given.get("range", {}))
    if any(overlap(item["range"], area) for item in area.tab.banded):
        raise invalid("You cannot add alternating background colors to a range that already has them.")
    item = {"bandedRangeId": batch.book.new_id(), **given}
    area.tab.banded = (*area.tab.banded, item)
    return {"addBanding": {"bandedRange": as_answered(item)}}


def _banding(batch: Batch, number: int) -> tuple[Tab, Json]:
    for tab in batch.book.tabs:
        for item in tab.banded:
            if item["bandedRangeId"] == number:
                return tab, item
    raise invalid(f"No banding with id: {number}")


@handles("updateBanding")
def update_banding(batch: Batch, body: Json) -> None:
    """Change the colours or the range of a banding."""
    given = kept_colors(with_sheet_ids(body.get("bandedRange", {})))
    tab, old = _banding(batch, given.get("bandedRangeId", 0))
    mask = parse(body.get("fields", ""))
    changed = {**old, **given} if "*" in mask else update(old, given, mask)
    tab.banded = tuple(changed if item is old else item for item in tab.banded)


@handles("deleteBanding")
def delete_banding(batch: Batch, body: Json) -> None:
    """Take a banding away."""
    tab, old = _banding(batch, body.get("bandedRangeId", 0))
    tab.banded = tuple(item for item in tab.banded if item is not old)


def _closed(area: Area) -> Json:
    return {
        "sheetId": area.tab.sheet_id,
        "startRowIndex": area.top,
        "endRowIndex": area.end_row,
        "startColumnIndex": area.left,
        "endColumnIndex": area.end_column,
    }


@handles("mergeCells")
def merge_cells(batch: Batch, body: Json) -> None:
    """Merge all of a range, or its rows or columns each; what lay under it but the first cell is cleared."""
    area = batch.area(body.get("range", {}))
    kind = body.get("mergeType", "MERGE_ALL")
    if kind == "MERGE_ROWS":
        parts = [
            Area(area.tab, at, at + 1, area.left, area.end_column) for at in range(area.top, area.end_row)
        ]
    elif kind == "MERGE_COLUMNS":
        parts = [
            Area(area.tab, area.top, area.end_row, at, at + 1) for at in range(area.left, area.end_column)
        ]
    else:
        parts = [area]
    kept = tuple(merge for merge in area.tab.merges if not overlap(merge, area))
    area.tab.merges = (*kept, *(_closed(part) for part in parts))
    for part in parts:
        _clear_all_but_first(part)


def _clear_all_but_first(area: Area) -> None:
    for at in range(area.top, min(area.end_row, len(area.tab.rows))):
        row = area.tab.rows[at]
        first = area.left + 1 if at == area.top else area.left
        values = [
            None if first <= column < area.end_column else item for column, item in enumerate(row.values)
        ]
        area.tab.put_row(at, make_row(values, row.formats, row.extras))


@handles("unmergeCells")
def unmerge_cells(batch: Batch, body: Json) -> None:
    """Undo the merges that lie within a range."""
    area = batch.area(body.get("range", {}))
    area.tab.merges = tuple(merge for merge in area.tab.merges if not overlap(merge, area))


@handles("updateBorders")
def update_borders(batch: Batch, body: Json) -> None:
    """Draw lines around a range and between its cells."""
    area = batch.area(body.get("range", {}))
    given = {key: kept_line(item) for key, item in body.items() if key != "range"}
    for at in range(area.top, area.end_row):
        row = area.tab.row(at)
        formats = [row.format(column) for column in range(max(len(row.formats), area.end_column))]
        for column in range(area.left, area.end_column):
            look = formats[column]
            borders = {**(look.json.get("borders", {}) if look else {}), **_sides(area, at, column, given)}
            lines = {side: line for side, line in borders.items() if line}
            rest = {key: item for key, item in (look.json if look else {}).items() if key != "borders"}
            formats[column] = shared_format({**rest, "borders": lines} if lines else rest)
        area.tab.put_row(at, make_row(row.values, formats, row.extras))


def _sides(area: Area, at: int, column: int, given: Json) -> Json:
    inner, across = "innerHorizontal", "innerVertical"
    names = {
        "top": "top" if at == area.top else inner,
        "bottom": "bottom" if at == area.end_row - 1 else inner,
        "left": "left" if column == area.left else across,
        "right": "right" if column == area.end_column - 1 else across,
    }
    return {side: given[name] for side, name in names.items() if name in given}
