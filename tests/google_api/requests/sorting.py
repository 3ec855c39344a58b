"""Requests that change the order of rows, or find and replace in them."""

import re

from tests.google_api import sorting
from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles
from tests.google_api.cells import Formula, Value, make_row
from tests.google_api.entered import entered
from tests.google_api.errors import Json, invalid
from tests.google_api.locales import locale


@handles("sortRange")
def sort_range(batch: Batch, body: Json) -> None:
    """Sort the rows of a range by columns of it."""
    specs = body.get("sortSpecs", [])
    if not specs:
        raise invalid("At least one sort spec must be specified.")
    sorting.sort(batch.book, batch.area(body.get("range", {})), specs)


@handles("findReplace")
def find_replace(batch: Batch, body: Json) -> Json:
    """Replace a text in cells, and tell how many of what was changed."""
    pattern = _pattern(body)
    changes: dict[int, list[tuple[int, int]]] = {}
    hits = 0
    for area in _areas(batch, body):
        batch.check_protected(area)
        for at in range(area.top, min(area.end_row, len(area.tab.rows))):
            columns, found = _replace_in_row(batch, area, at, pattern, body)
            hits += found
            changes.setdefault(area.tab.sheet_id, []).extend((at, column) for column in columns)
    cells = [(sheet_id, *cell) for sheet_id, places in changes.items() for cell in places]
    counts = {
        "valuesChanged": len(cells),
        "rowsChanged": len({cell[:2] for cell in cells}),
        "sheetsChanged": len({cell[0] for cell in cells}),
        "occurrencesChanged": hits,
    }
    return {"findReplace": {key: count for key, count in counts.items() if count}}


def _areas(batch: Batch, body: Json) -> list[Area]:
    if body.get("allSheets"):
        return [Area(tab) for tab in batch.book.tabs]
    if "range" in body:
        return [batch.area(body["range"])]
    return [Area(batch.book.tab(body.get("sheetId", 0)))]


def _pattern(body: Json) -> re.Pattern[str]:
    find = body.get("find", "")
    source = find if body.get("searchByRegex") else re.escape(find)
    if body.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    return re.compile(source, 0 if body.get("matchCase") else re.IGNORECASE)


def _replace_in_row(
    batch: Batch, area: Area, at: int, pattern: re.Pattern[str], body: Json
) -> tuple[list[int], int]:
    row = area.tab.rows[at]
    values: list[Value] = list(row.values)
    columns, hits = [], 0
    for column in range(area.left, min(area.end_column, len(values))):
        value = values[column]
        if (
            value is None
            or isinstance(value, bool)
            or (isinstance(value, Formula) and not body.get("includeFormulas"))
        ):
            continue
        old = value.text if isinstance(value, Formula) else str(value)
        new, found = pattern.subn(lambda _: body.get("replacement", ""), old)
        if found:
            values[column] = entered(new, locale(batch.book.locale))[0]
            columns.append(column)
            hits += found
    if columns:
        area.tab.put_row(at, make_row(values, row.formats, row.extras))
    return columns, hits
