"""Sorting rows within a range: numbers before texts before true and false, blanks last."""

from tests.google_api.a1 import Area
from tests.google_api.cells import Extra, Row, make_row
from tests.google_api.errors import Json, invalid
from tests.google_api.formulas import effective
from tests.google_api.state import Book

Key = tuple[int, float, str]


def sort(book: Book, area: Area, specs: list[Json]) -> None:
    """Sort the rows of an area, cells and looks; what lies beside the area stays."""
    tab = area.tab
    end = min(area.end_row, len(tab.rows))
    rows = tab.rows[area.top : end]
    order = list(range(len(rows)))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not area.left <= column < area.end_column:
            raise invalid(f"Sort column {column} is outside the range.")
        keys = [_key(effective(book, tab, row.value(column))) for row in rows]
        order = _sorted(order, keys, descending=spec.get("sortOrder") == "DESCENDING")
    moved = [_with_part(rows[at], rows[source], area) for at, source in enumerate(order)]
    tab.replace_rows([*tab.rows[: area.top], *moved, *tab.rows[end:]])


def _sorted(order: list[int], keys: list[Key | None], *, descending: bool) -> list[int]:
    filled = [at for at in order if keys[at] is not None]
    blank = [at for at in order if keys[at] is None]
    return sorted(filled, key=lambda at: keys[at] or (0, 0, ""), reverse=descending) + blank


def _key(value: object) -> Key | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return (2, float(value), "")
    if isinstance(value, int | float):
        return (0, float(value), "")
    return (1, 0.0, str(value).casefold())


def _with_part(row: Row, source: Row, area: Area) -> Row:
    """Return the row with the area's columns taken from another row."""
    left, right = area.left, area.end_column
    if not left and right >= max(row.width(), source.width()):
        return source
    width = max(row.width(), source.width(), right)
    inside = [left <= column < right for column in range(width)]
    values = [(source if inner else row).value(column) for column, inner in enumerate(inside)]
    formats = [(source if inner else row).format(column) for column, inner in enumerate(inside)]
    extras: dict[int, Extra] = {at: item for at, item in row.extras.items() if not inside[at]}
    extras |= {at: item for at, item in source.extras.items() if inside[at]}
    return make_row(values, formats, extras)
