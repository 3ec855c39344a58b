"""Developer metadata: as JSON, found by lookups and data filters."""

from typing import Any

from tests.google_api.a1 import Area, from_grid, read
from tests.google_api.errors import Json, invalid
from tests.google_api.state import Book, Metadata
from tests.google_api.tab import Tab


def as_json(item: Metadata) -> Json:
    """Return a DeveloperMetadata."""
    answer: Json = {"metadataId": item.id, "metadataKey": item.key}
    if item.value:
        answer["metadataValue"] = item.value
    return answer | {"location": _location(item), "visibility": item.visibility}


def _location(item: Metadata) -> Json:
    if item.sheet_id is None:
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if item.dimension is None:
        return {"locationType": "SHEET", "sheetId": item.sheet_id}
    dimension_range: Json = {"sheetId": item.sheet_id} if item.sheet_id else {}
    dimension_range |= {"dimension": item.dimension, "startIndex": item.index, "endIndex": item.index + 1}
    return {"locationType": item.kind, "dimensionRange": dimension_range}


def of_spreadsheet(book: Book) -> list[Json]:
    """Return the metadata on the spreadsheet itself."""
    return [as_json(item) for item in book.metadata.values() if item.sheet_id is None]


def of_sheet(book: Book, tab: Tab) -> list[Json]:
    """Return the metadata on a tab as a whole."""
    return [
        as_json(item)
        for item in book.metadata.values()
        if item.sheet_id == tab.sheet_id and item.dimension is None
    ]


def of_dimension(book: Book, tab: Tab, dimension: str) -> dict[int, list[Json]]:
    """Return the metadata on a tab's rows or columns, by index."""
    found: dict[int, list[Json]] = {}
    for item in book.metadata.values():
        if item.sheet_id == tab.sheet_id and item.dimension == dimension:
            found.setdefault(item.index, []).append(as_json(item))
    return found


def place(book: Book, location: Json) -> tuple[int | None, str | None, int]:
    """Return sheetId, dimension and index of a DeveloperMetadataLocation."""
    if "dimensionRange" in location:
        given = location["dimensionRange"]
        tab = book.tab(given.get("sheetId", 0))
        start = given.get("startIndex", 0)
        if given.get("endIndex", tab.size(given["dimension"])) - start != 1:
            raise invalid("Developer metadata can only be added to a single row or column.")
        if start >= tab.size(given["dimension"]):
            raise invalid(f"Invalid dimension range: index {start} is outside the grid.")
        return tab.sheet_id, given["dimension"], start
    if "sheetId" in location:
        return book.tab(location["sheetId"]).sheet_id, None, 0
    if location.get("spreadsheet"):
        return None, None, 0
    raise invalid("A location for the developer metadata must be specified.")


def matches(book: Book, item: Metadata, lookup: Json) -> bool:
    """Say whether a DeveloperMetadataLookup finds this metadata; every field that is given must fit."""
    wanted = {
        "metadataId": item.id,
        "metadataKey": item.key,
        "metadataValue": item.value,
        "visibility": item.visibility,
        "locationType": item.kind,
    }
    if any(key in lookup and lookup[key] != value for key, value in wanted.items()):
        return False
    return "metadataLocation" not in lookup or _is_at(book, item, lookup)


def _is_at(book: Book, item: Metadata, lookup: Json) -> bool:
    location = lookup["metadataLocation"]
    sheet_id, dimension, index = place(book, location)
    if (item.sheet_id, item.dimension, item.index) == (sheet_id, dimension, index):
        return True
    if lookup.get("locationMatchingStrategy") != "INTERSECTING_LOCATION":
        return False
    return sheet_id is None or (
        item.sheet_id == sheet_id and (dimension is None or item.dimension != dimension)
    )


def found_by(book: Book, data_filter: Json) -> list[Metadata]:
    """Return the metadata that a DataFilter finds."""
    if "developerMetadataLookup" in data_filter:
        lookup = data_filter["developerMetadataLookup"]
        return [item for item in book.metadata.values() if matches(book, item, lookup)]
    area = _area(book, data_filter)
    return [item for item in book.metadata.values() if _touches(item, area)]


def _touches(item: Metadata, area: Area) -> bool:
    if item.sheet_id != area.tab.sheet_id:
        return False
    if item.dimension == "ROWS":
        return area.top <= item.index < area.end_row
    if item.dimension == "COLUMNS":
        return area.left <= item.index < area.end_column
    return True


def _area(book: Book, data_filter: Json) -> Area:
    if "gridRange" in data_filter:
        return from_grid(book, data_filter["gridRange"])
    if "a1Range" in data_filter:
        return read(book, data_filter["a1Range"])
    raise invalid(
        "Must specify at least one of developerMetadataLookup, a1Range or gridRange in a data filter."
    )


def areas(book: Book, data_filter: Json) -> list[Area]:
    """Return the parts of tabs that a DataFilter means: the column of a column's metadata, and so on."""
    if "developerMetadataLookup" not in data_filter:
        return [_area(book, data_filter)]
    return [area for item in found_by(book, data_filter) for area in _areas_of(book, item)]


def _areas_of(book: Book, item: Metadata) -> list[Area]:
    if item.sheet_id is None:
        return [Area(tab) for tab in book.tabs]
    tab = book.tab(item.sheet_id)
    if item.dimension == "ROWS":
        return [Area(tab, item.index, item.index + 1)]
    if item.dimension == "COLUMNS":
        return [Area(tab, left=item.index, right=item.index + 1)]
    return [Area(tab)]


def search(book: Book, filters: list[Json]) -> Json:
    """Return the answer of developerMetadata.search."""
    by_id: dict[int, Json] = {}
    for data_filter in filters:
        for item in found_by(book, data_filter):
            entry: dict[str, Any] = by_id.setdefault(
                item.id, {"developerMetadata": as_json(item), "dataFilters": []}
            )
            entry["dataFilters"].append(data_filter)
    return {"matchedDeveloperMetadata": list(by_id.values())} if by_id else {}
