"""Requests about groups of rows or columns that people fold away."""

from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid
from tests.google_api.requests.dimensions import span_of
from tests.google_api.tab import Tab


@handles("addDimensionGroup")
def add_dimension_group(batch: Batch, body: Json) -> Json:
    """Group rows or columns, one level deeper than the groups around them."""
    tab, dimension, start, end = span_of(batch, body.get("range", {}))
    groups = _groups(tab, dimension)
    around = [g for g in groups if g["range"]["startIndex"] <= start and end <= g["range"]["endIndex"]]
    span = {"sheetId": tab.sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}
    group = {"range": span, "depth": len(around) + 1}
    found = sorted([*groups, group], key=lambda g: (g["depth"], g["range"]["startIndex"]))
    _set_groups(tab, dimension, tuple(found))
    return {"addDimensionGroup": {"dimensionGroups": [answered_group(g) for g in found]}}


def answered_group(group: Json) -> Json:
    """Return a DimensionGroup as answered: without sheetId 0."""
    return {**group, "range": {key: item for key, item in group["range"].items() if key != "sheetId" or item}}


def _groups(tab: Tab, dimension: str) -> tuple[Json, ...]:
    return tab.row_groups if dimension == "ROWS" else tab.column_groups


def _set_groups(tab: Tab, dimension: str, groups: tuple[Json, ...]) -> None:
    if dimension == "ROWS":
        tab.row_groups = groups
    else:
        tab.column_groups = groups


@handles("deleteDimensionGroup")
def delete_dimension_group(batch: Batch, body: Json) -> Json:
    """Take away the deepest group over a range."""
    tab, dimension, start, end = span_of(batch, body.get("range", {}))
    groups = _groups(tab, dimension)
    over = [g for g in groups if g["range"]["startIndex"] < end and start < g["range"]["endIndex"]]
    if not over:
        raise invalid("There is no group at the specified range.")
    deepest = max(over, key=lambda g: int(g["depth"]))
    left = tuple(g for g in groups if g is not deepest)
    _set_groups(tab, dimension, left)
    return {"deleteDimensionGroup": {"dimensionGroups": [answered_group(g) for g in left]} if left else {}}
