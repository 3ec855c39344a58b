"""Requests about developer metadata."""

from dataclasses import replace

from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse
from tests.google_api.metadata import as_json, found_by, place
from tests.google_api.state import METADATA_LIMIT, Book, Metadata


@handles("createDeveloperMetadata")
def create_developer_metadata(batch: Batch, body: Json) -> Json:
    """Create metadata; an id that exists is refused."""
    book, given = batch.book, body.get("developerMetadata", {})
    number = given.get("metadataId") or _free_id(book)
    if number in book.metadata:
        raise invalid(
            f"Cannot add developer metadata with ID [{number}] "
            "because developer metadata with that ID already exists."
        )
    if number < 0:
        raise invalid(f"Developer metadata ID must not be negative: {number}")
    if not given.get("metadataKey"):
        raise invalid("Developer metadata must have a key.")
    visibility = given.get("visibility", "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED")
    if visibility not in {"DOCUMENT", "PROJECT"}:
        raise invalid("Developer metadata must have a visibility.")
    sheet_id, dimension, index = place(book, given.get("location", {}))
    value = given.get("metadataValue", "")
    item = Metadata(number, given["metadataKey"], value, visibility, sheet_id, dimension, index)
    _keep(book, {**book.metadata, number: item})
    return {"createDeveloperMetadata": {"developerMetadata": as_json(item)}}


def _free_id(book: Book) -> int:
    number = book.new_id()
    while number in book.metadata:
        number = book.new_id()
    return number


def _keep(book: Book, metadata: dict[int, Metadata]) -> None:
    before = book.metadata_size()
    book.metadata = metadata
    if METADATA_LIMIT < book.metadata_size() > before:
        raise invalid(
            "The total size of developer metadata in this spreadsheet would exceed the limit of "
            f"{METADATA_LIMIT} characters."
        )


def _found(book: Book, filters: list[Json]) -> list[Metadata]:
    if not filters:
        raise invalid("At least one data filter must be specified.")
    found = {item.id: item for data_filter in filters for item in found_by(book, data_filter)}
    return list(found.values())


@handles("updateDeveloperMetadata")
def update_developer_metadata(batch: Batch, body: Json) -> Json:
    """Change key, value, visibility or location of what the filters find."""
    book, given = batch.book, body.get("developerMetadata", {})
    mask = parse(body.get("fields", ""))
    if not mask:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    names = {"metadataKey": "key", "metadataValue": "value", "visibility": "visibility"}
    wanted = set(given) if "*" in mask else set(mask)
    changes = {names[key]: given.get(key, "") for key in wanted if key in names}
    if "location" in wanted:
        sheet_id, dimension, index = place(book, given.get("location", {}))
        changes |= {"sheet_id": sheet_id, "dimension": dimension, "index": index}
    changed = [replace(item, **changes) for item in _found(book, body.get("dataFilters", []))]
    _keep(book, {**book.metadata, **{item.id: item for item in changed}})
    return {"updateDeveloperMetadata": {"developerMetadata": [as_json(item) for item in changed]}}


@handles("deleteDeveloperMetadata")
def delete_developer_metadata(batch: Batch, body: Json) -> Json:
    """Delete what the filter finds, which may be nothing."""
    book = batch.book
    gone = _found(book, [body["dataFilter"]] if "dataFilter" in body else [])
    ids = {item.id for item in gone}
    book.metadata = {item.id: item for item in book.metadata.values() if item.id not in ids}
    deleted = [as_json(item) for item in gone]
    return {"deleteDeveloperMetadata": {"deletedDeveloperMetadata": deleted} if deleted else {}}
