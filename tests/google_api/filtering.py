"""The basic filter: which rows its criteria hide. Sheets decides when the filter is set, not later."""

from tests.google_api import sorting
from tests.google_api.a1 import Area, from_grid
from tests.google_api.errors import Json, not_implemented
from tests.google_api.formats import shown
from tests.google_api.formulas import effective
from tests.google_api.grid_data import number_format
from tests.google_api.locales import locale
from tests.google_api.state import Book
from tests.google_api.tab import Tab


def both_ways(given: Json) -> Json:
    """Return a filter with its criteria in the old way and in the new one, as Google answers it."""
    if given.get("filterSpecs"):
        criteria = {
            str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {}) for spec in given["filterSpecs"]
        }
        return {**given, "criteria": criteria}
    if given.get("criteria"):
        specs = [{"columnIndex": int(key), "filterCriteria": item} for key, item in given["criteria"].items()]
        return {**given, "filterSpecs": specs}
    return given


def apply(book: Book, tab: Tab) -> None:
    """Sort as the tab's filter says and hide what it leaves out; show all rows when there is none."""
    dims = {at: {k: v for k, v in item.items() if k != "hiddenByFilter"} for at, item in tab.row_dims.items()}
    dims = {at: item for at, item in dims.items() if item}
    given = tab.basic_filter
    if given:
        area = from_grid(book, given["range"])
        data = Area(tab, area.top + 1, area.end_row, area.left, area.end_column)
        if given.get("sortSpecs"):
            sorting.sort(book, data, given["sortSpecs"])
        for at in range(data.top, data.end_row):
            if _is_left_out(book, tab, at, given.get("criteria", {})):
                dims[at] = {**dims.get(at, {}), "hiddenByFilter": True}
    tab.row_dims = dims


def _is_left_out(book: Book, tab: Tab, at: int, criteria: Json) -> bool:
    return any(_hides(book, tab, at, int(column), item) for column, item in criteria.items())


def _hides(book: Book, tab: Tab, at: int, column: int, criteria: Json) -> bool:
    row = tab.row(at)
    value = effective(book, tab, row.value(column))
    text = shown(value, number_format(row, column), locale(book.locale))
    if text in criteria.get("hiddenValues", ()):
        return True
    return "condition" in criteria and not _holds(criteria["condition"], value, text)


def _holds(condition: Json, value: object, text: str) -> bool:
    wanted = [item.get("userEnteredValue", "") for item in condition.get("values", ())] or [""]
    kind = condition.get("type", "")
    if kind.startswith("NUMBER_"):
        return isinstance(value, int | float) and _number_holds(kind, float(value), float(wanted[0]))
    known = _text_holds(text.casefold(), wanted[0].casefold())
    if kind not in known:
        raise not_implemented(f"filter conditions of the type {kind}")
    return known[kind]


def _text_holds(text: str, wanted: str) -> dict[str, bool]:
    return {
        "TEXT_CONTAINS": wanted in text,
        "TEXT_NOT_CONTAINS": wanted not in text,
        "TEXT_STARTS_WITH": text.startswith(wanted),
        "TEXT_ENDS_WITH": text.endswith(wanted),
        "TEXT_EQ": text == wanted,
        "BLANK": not text,
        "NOT_BLANK": bool(text),
    }


def _number_holds(kind: str, value: float, wanted: float) -> bool:
    known = {
        "NUMBER_GREATER": value > wanted,
        "NUMBER_GREATER_THAN_EQ": value >= wanted,
        "NUMBER_LESS": value < wanted,
        "NUMBER_LESS_THAN_EQ": value <= wanted,
        "NUMBER_EQ": value == wanted,
        "NUMBER_NOT_EQ": value != wanted,
    }
    if kind not in known:
        raise not_implemented(f"filter conditions of the type {kind}")
    return known[kind]
