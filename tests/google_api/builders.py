"""Requests that several tests send."""

from tests.google_api.errors import Json

SPREADSHEET = {"spreadsheet": True}


def column(index: int, sheet_id: int = 0) -> Json:
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    return {"dimensionRange": span}


def create(key: str, value: str, location: Json, number: int | None = None) -> Json:
    metadata: Json = {
        "metadataKey": key,
        "metadataValue": value,
        "location": location,
        "visibility": "DOCUMENT",
    }
    if number:
        metadata["metadataId"] = number
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def by_key(key: str, **more: str) -> Json:
    return {"developerMetadataLookup": {"metadataKey": key, **more}}
