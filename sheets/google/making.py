"""Requests that make tabs, columns and headers, and titles and ids that are free."""

import secrets
from collections.abc import Iterable, Sequence

from sheets.google import memory
from sheets.google.cells import format_of
from sheets.google.standing import Standing, possible
from sheets.google.wire import Json
from sheets.page import Format
from sheets.workbook import Column

_PIXELS = 7  # of a character's width


def columns_at(sheet: int, header: int, at: int, columns: Sequence[Column]) -> list[Json]:
    """Return what makes these columns from `at` on: headers, widths and what remembers them."""
    requests = [headers_at(sheet, header, at, columns)]
    for place, column in enumerate(columns, at):
        requests += [
            width(sheet, place, column.width),
            memory.on_column(memory.COLUMN, column.key, sheet, place),
        ]
        if column.choices:
            requests.append(offered({"sheetId": sheet, "startRowIndex": header + 1}, place, column.choices))
    return requests


def offered(rows: Json, place: int, words: Sequence[str]) -> Json:
    """Return what offers these words in a column of some rows; others may be written all the same."""
    area = {**rows, "startColumnIndex": place, "endColumnIndex": place + 1}
    values = [{"userEnteredValue": word} for word in words]
    rule = {"condition": {"type": "ONE_OF_LIST", "values": values}, "showCustomUi": True, "strict": False}
    return {"setDataValidation": {"range": area, "rule": rule}}


def headers_at(sheet: int, row: int, at: int, columns: Sequence[Column]) -> Json:
    """Return what writes the titles of these columns into a row, from column `at` on."""
    look = format_of(Format.HEADER)
    cells = [
        {"userEnteredValue": {"stringValue": column.title}, "userEnteredFormat": look} for column in columns
    ]
    start = {"sheetId": sheet, "rowIndex": row, "columnIndex": at}
    fields = "userEnteredValue,userEnteredFormat"
    return {"updateCells": {"start": start, "rows": [{"values": cells}], "fields": fields}}


def width(sheet: int, place: int, characters: int) -> Json:
    """Return what makes a column (from 0) as wide as so many characters."""
    stretch = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
    properties = {"pixelSize": max(characters * _PIXELS + 10, 40)}
    return {"updateDimensionProperties": {"range": stretch, "properties": properties, "fields": "pixelSize"}}


def styled_area(stretch: Json, look: Json, fields: str) -> Json:
    """Return what gives all cells of a stretch a part of a look."""
    return {
        "repeatCell": {
            "range": stretch,
            "cell": {"userEnteredFormat": look},
            "fields": f"userEnteredFormat.{fields}",
        }
    }


def guard(area: Json, words: str) -> Json:
    """Return what warns people before they change something here, and lets them."""
    return {
        "addProtectedRange": {"protectedRange": {"range": area, "description": words, "warningOnly": True}}
    }


def free_title(standing: Standing, wanted: str, *, taken: Iterable[str] = ()) -> tuple[str, bool]:
    """Return the title, numbered when it is taken, and whether it is; case does not matter in titles."""
    all_taken = {sheet.title.casefold() for sheet in standing.sheets.values()} | set(taken)
    plain = possible(wanted)
    tries = (plain if n == 1 else f"{plain[:90]} {n}" for n in range(1, 10_000))
    title = next(one for one in tries if one.casefold() not in all_taken)
    return title, title != plain


def free_id(standing: Standing) -> int:
    """Return a random id that no tab has."""
    while (id_ := secrets.randbelow(2**31 - 1) + 1) in standing.sheets:
        continue
    return id_
