"""Spreadsheets and tabs as the API answers them."""

from tests.google_api.a1 import Area, read
from tests.google_api.defaults import default_format, theme
from tests.google_api.errors import Data, Json
from tests.google_api.grid_data import grid_data
from tests.google_api.masks import Mask, below
from tests.google_api.metadata import of_sheet, of_spreadsheet
from tests.google_api.moving import as_answered
from tests.google_api.state import Book
from tests.google_api.tab import Tab

_LISTS = {
    "conditionalFormats": "conditional",
    "filterViews": "filter_views",
    "protectedRanges": "protected",
    "charts": "charts",
    "bandedRanges": "banded",
    "slicers": "slicers",
    "tables": "tables",
    "merges": "merges",
    "rowGroups": "row_groups",
    "columnGroups": "column_groups",
}


def properties(book: Book) -> Json:
    """Return SpreadsheetProperties."""
    return {
        "title": book.title,
        "locale": book.locale,
        "autoRecalc": book.properties.get("autoRecalc", "ON_CHANGE"),
        "timeZone": book.time_zone,
        "defaultFormat": default_format(),
        "spreadsheetTheme": theme(),
        **{key: item for key, item in book.properties.items() if key != "autoRecalc"},
    }


def sheet_properties(book: Book, tab: Tab) -> Json:
    """Return SheetProperties of a tab."""
    answer: Json = {
        "sheetId": tab.sheet_id,
        "title": tab.title,
        "index": next((at for at, other in enumerate(book.tabs) if other is tab), len(book.tabs)),
        "sheetType": "GRID",
        "gridProperties": {"rowCount": tab.row_count, "columnCount": tab.column_count, **tab.grid},
    }
    return answer | tab.properties


def spreadsheet(
    book: Book, *, user: str, mask: Mask, areas: list[Area] | None = None, grid: bool = False
) -> Json:
    """Return a Spreadsheet; `areas` narrows it to their tabs, `grid` adds the cells.

    A mask that names the cells wants them, whatever `grid` says; one that does not leaves them out.
    """
    wants_tabs = below(mask, "sheets")
    answer: Json = {"spreadsheetId": book.id}
    if below(mask, "properties") is not None:
        answer["properties"] = properties(book)
    if wants_tabs is not None:
        grid = below(wants_tabs, "data") is not None if mask else grid
        answer["sheets"] = [
            _sheet(book, tab, user=user, mask=wants_tabs, areas=areas, grid=grid)
            for tab in book.tabs
            if areas is None or any(area.tab is tab for area in areas)
        ]
    if book.named_ranges:
        answer["namedRanges"] = [as_answered(named) for named in book.named_ranges]
    if found := of_spreadsheet(book):
        answer["developerMetadata"] = found
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    return answer


def read_areas(book: Book, ranges: list[str]) -> list[Area] | None:
    """Return the areas of a list of ranges; None for an empty list, which means everything."""
    return [read(book, text) for text in ranges] or None


def _sheet(book: Book, tab: Tab, *, user: str, mask: Mask, areas: list[Area] | None, grid: bool) -> Json:
    answer: Json = {"properties": sheet_properties(book, tab)}
    if grid:
        inner = below(mask, "data") or {}
        mine = [area for area in areas or [Area(tab)] if area.tab is tab]
        answer["data"] = [grid_data(book, area, inner) for area in mine]
    if tab.basic_filter:
        answer["basicFilter"] = as_answered(tab.basic_filter)
    if found := of_sheet(book, tab):
        answer["developerMetadata"] = found
    for key, name in _LISTS.items():
        items = getattr(tab, name)
        if items and below(mask, key) is not None:
            answer[key] = [_item(key, item, user) for item in items]
    return answer


def _item(key: str, item: Json, user: str) -> Data:
    if key.endswith("Groups"):
        return item | {
            "range": {name: end for name, end in item["range"].items() if name != "sheetId" or end}
        }
    answered = as_answered(item)
    return protection(answered, user) if key == "protectedRanges" else answered


def protection(item: Json, user: str) -> Json:
    """Return a ProtectedRange as this user sees it: whether they may edit, and who may if they may."""
    answer = {key: value for key, value in item.items() if key != "owner"}
    may = user in item.get("editors", {}).get("users", []) or item.get("owner") == user
    if item.get("warningOnly"):
        answer.pop("editors", None)
        return answer | {"requestingUserCanEdit": True}
    if may:
        return answer | {"requestingUserCanEdit": True}
    answer.pop("editors", None)
    return answer
