"""ValueRanges: the values of an area as an answer shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.google_api.a1 import Area, write
from tests.google_api.cells import Formula, Row
from tests.google_api.errors import Data, Json
from tests.google_api.formats import shown
from tests.google_api.formulas import effective
from tests.google_api.grid_data import number_format
from tests.google_api.locales import locale
from tests.google_api.state import Book

_TEXTS = {str, type(None)}


@dataclass(frozen=True, slots=True)
class Rendering:
    """How values are shown in an answer."""

    value: str = "FORMATTED_VALUE"
    date_time: str = "SERIAL_NUMBER"
    major: str = "ROWS"


def value_range(book: Book, area: Area, how: Rendering) -> Json:
    """Return a ValueRange, without blank ends and without `values` when nothing is there."""
    render = _renderer(book, area, how)
    end = min(area.end_row, len(area.tab.rows))
    rows = [render(area.tab.rows[at]) for at in range(area.top, end)]
    if how.major == "COLUMNS":
        width = max(map(len, rows), default=0)
        rows = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
        rows = [_trimmed(column) for column in rows]
    while rows and not rows[-1]:
        rows.pop()
    answer: Json = {"range": write(area), "majorDimension": how.major}
    return answer | {"values": rows} if rows else answer


def _trimmed(cells: list[Data]) -> list[Data]:
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return cells[:end]


def _renderer(book: Book, area: Area, how: Rendering) -> Callable[[Row], list[Data]]:
    left, right = area.left, area.end_column
    as_kept = how.value != "FORMATTED_VALUE" and how.date_time == "SERIAL_NUMBER"
    cell = _cell_renderer(book, area, how)

    def render(row: Row) -> list[Data]:
        values = row.values[left:right]
        kinds = set(map(type, values))
        if kinds <= _TEXTS or (as_kept and Formula not in kinds):
            return _trimmed(["" if value is None else value for value in values])
        cells = [
            value if type(value) is str else cell(row, at) for at, value in enumerate(values, start=left)
        ]
        return _trimmed(cells)

    return render


def _cell_renderer(book: Book, area: Area, how: Rendering) -> Callable[[Row, int], Data]:
    place = locale(book.locale)
    known: dict[tuple[type, Data, int], str] = {}

    def text(value: Data, look: Json) -> str:
        key = (type(value), value, id(look))
        if key not in known:
            known[key] = shown(value, look, place)
        return known[key]

    def cell(row: Row, column: int) -> Data:
        value = row.values[column]
        if value is None:
            return ""
        if how.value == "FORMULA" and isinstance(value, Formula):
            return value.text
        found = effective(book, area.tab, value)
        look = number_format(row, column)
        if how.value == "FORMATTED_VALUE" or not isinstance(found, int | float | str):
            return text(found, look)
        dated = look.get("type") in {"DATE", "TIME", "DATE_TIME"} and not isinstance(found, bool | str)
        return text(found, look) if dated and how.date_time == "FORMATTED_STRING" else found

    return cell
