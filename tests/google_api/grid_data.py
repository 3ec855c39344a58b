"""GridData: the cells of a part of a tab, with what the mask wants of each."""

from collections.abc import Callable

from tests.google_api.a1 import Area
from tests.google_api.cells import Fault, Formula, Row, Value
from tests.google_api.defaults import effective_format
from tests.google_api.errors import Json
from tests.google_api.formats import shown
from tests.google_api.formulas import effective
from tests.google_api.locales import locale
from tests.google_api.masks import Mask, below
from tests.google_api.metadata import of_dimension
from tests.google_api.state import Book

Part = Callable[[Row, int], object]
_NONE: Json = {}
_PIXELS = {"ROWS": 21, "COLUMNS": 100}


def grid_data(book: Book, area: Area, mask: Mask) -> Json:
    """Return the GridData of an area; rows end with the last one that holds something."""
    answer: Json = {}
    if area.top:
        answer["startRow"] = area.top
    if area.left:
        answer["startColumn"] = area.left
    rows_wanted = below(mask, "rowData")
    if rows_wanted is not None:
        cells_wanted = below(rows_wanted, "values")
        rows = _rows(book, area, {} if cells_wanted is None else cells_wanted)
        if rows:
            answer["rowData"] = rows
    for key, dimension in (("rowMetadata", "ROWS"), ("columnMetadata", "COLUMNS")):
        if below(mask, key) is not None:
            answer[key] = _dimensions(book, area, dimension)
    return answer


def _dimensions(book: Book, area: Area, dimension: str) -> list[Json]:
    start, end = (area.top, area.end_row) if dimension == "ROWS" else (area.left, area.end_column)
    dims = area.tab.dims(dimension)
    metadata = of_dimension(book, area.tab, dimension)
    ordinary = {"pixelSize": _PIXELS[dimension]}
    answers: list[Json] = []
    for index in range(start, end):
        answer = {**ordinary, **dims[index]} if index in dims else ordinary
        answers.append({**answer, "developerMetadata": metadata[index]} if index in metadata else answer)
    return answers


def _rows(book: Book, area: Area, mask: Mask) -> list[Json]:
    parts = [(key, part) for key, part in _parts(book, area).items() if below(mask, key) is not None]
    tab = area.tab
    rows: list[Json] = []
    for at in range(area.top, min(area.end_row, len(tab.rows))):
        row = tab.rows[at]
        cells = [_cell(row, column, parts) for column in range(area.left, min(area.end_column, row.width()))]
        rows.append({"values": cells} if cells else {})
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(row: Row, column: int, parts: list[tuple[str, Part]]) -> Json:
    cell: Json = {}
    for key, part in parts:
        found = part(row, column)
        if found is not None:
            cell[key] = found
    return cell


def _parts(book: Book, area: Area) -> dict[str, Part]:
    """Return how to find each part of a CellData; None leaves it out."""
    place = locale(book.locale)

    def worth(row: Row, column: int) -> object:
        return extended(effective(book, area.tab, row.value(column)))

    def text(row: Row, column: int) -> object:
        value = effective(book, area.tab, row.value(column))
        return None if value is None else shown(value, number_format(row, column), place)

    return {
        "userEnteredValue": lambda row, column: entered_value(row.value(column)),
        "effectiveValue": worth,
        "formattedValue": text,
        "userEnteredFormat": lambda row, column: (look := row.format(column)) and look.json,
        "effectiveFormat": _effective_format,
        "note": lambda row, column: (column in row.extras and row.extras[column].note) or None,
        "dataValidation": lambda row, column: (
            (column in row.extras and row.extras[column].validation) or None
        ),
        "textFormatRuns": lambda row, column: (
            (column in row.extras and list(row.extras[column].runs or ())) or None
        ),
    }


def number_format(row: Row, column: int) -> Json:
    """Return the number format of a cell, {} for none."""
    look = row.format(column)
    found: Json = look.json.get("numberFormat", _NONE) if look else _NONE
    return found


def _effective_format(row: Row, column: int) -> object:
    if row.value(column) is None and row.format(column) is None:
        return None
    base = effective_format()
    look = row.format(column)
    for key, item in (look.json if look else {}).items():
        base[key] = (
            {**base[key], **item} if isinstance(item, dict) and key in {"textFormat", "padding"} else item
        )
    return base


def entered_value(value: Value) -> Json | None:
    """Return the ExtendedValue that a person or program entered."""
    return {"formulaValue": value.text} if isinstance(value, Formula) else extended(value)


def extended(value: object) -> Json | None:
    """Return the ExtendedValue of an effective value."""
    if value is None:
        return None
    if isinstance(value, Fault):
        return {"errorValue": {"type": value.type, "message": value.message}}
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"stringValue": value} if isinstance(value, str) else {"numberValue": value}
