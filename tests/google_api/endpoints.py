"""The spreadsheets endpoints, the values endpoints apart."""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.google_api import metadata, render, requests
from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, run
from tests.google_api.call import Call, Content
from tests.google_api.copying import copied
from tests.google_api.errors import Json, invalid, not_found, not_implemented
from tests.google_api.files import File
from tests.google_api.masks import Mask, below, parse
from tests.google_api.requests.sheets import copy_title, place
from tests.google_api.state import Book, transaction
from tests.google_api.tab import Tab

Endpoint = Callable[[Call], Json | Content | None]
ENDPOINTS: dict[str, Endpoint] = {}
WRITES: set[str] = set()


def endpoint(kind: str, *, write: bool = False) -> Callable[[Endpoint], Endpoint]:
    """Make a function the one that answers calls of this kind; `write` decides which quota counts it."""

    def register(function: Endpoint) -> Endpoint:
        ENDPOINTS[kind] = function
        if write:
            WRITES.add(kind)
        return function

    return register


def opened(call: Call) -> tuple[Book, Batch, File]:
    """Return a spreadsheet for writing."""
    file = call.file("writer")
    assert file.book is not None
    file.modified = call.drive.clock.now()
    return file.book, Batch(file.book, call.user, file.owner), file


def mask(call: Call) -> Mask:
    """Return the answer's field mask."""
    return parse(call.text("fields"))


@endpoint("spreadsheets.create", write=True)
def create(call: Call) -> Json:
    """Make a spreadsheet with the properties and tabs given."""
    given = call.body.get("properties", {})
    _check_done(call.body)
    file = call.drive.add(given.get("title", ""), owner=call.user)
    book = file.book
    assert book is not None
    book.locale = given.get("locale", book.locale)
    book.time_zone = given.get("timeZone", book.time_zone)
    batch = Batch(book, call.user, call.user)
    sheets = call.body.get("sheets", [])
    if sheets:
        with transaction(book):
            run_sheets(batch, sheets)
    return render.spreadsheet(book, user=call.user, mask=mask(call))


def _check_done(body: Json) -> None:
    strange = set(body) - {"properties", "sheets", "spreadsheetId", "spreadsheetUrl"}
    strange |= {key for sheet in body.get("sheets", []) for key in sheet if key != "properties"}
    strange |= {key for key in body.get("properties", {}) if key not in {"title", "locale", "timeZone"}}
    if strange:
        raise not_implemented(f"new spreadsheets with {sorted(strange)}")


def run_sheets(batch: Batch, sheets: list[Json]) -> None:
    """Put the tabs of a new spreadsheet in the place of the first one."""
    book = batch.book
    first = book.tabs[0]
    first.title, first.sheet_id = "\0", -1
    for sheet in sheets:
        requests.sheets.add_sheet(
            batch, {"properties": {k: v for k, v in sheet.get("properties", {}).items() if k != "index"}}
        )
    book.tabs = book.tabs[1:]


@endpoint("spreadsheets.get")
def get(call: Call) -> Json:
    """Return the spreadsheet, with cells where wanted."""
    book = call.book()
    areas = render.read_areas(book, call.query.get("ranges", []))
    grid = call.flag("includeGridData")
    return render.spreadsheet(book, user=call.user, mask=mask(call), areas=areas, grid=grid)


@endpoint("spreadsheets.getByDataFilter")
def get_by_data_filter(call: Call) -> Json:
    """Return the spreadsheet, narrowed to what the filters find."""
    book = call.book()
    filters = call.body.get("dataFilters", [])
    areas: list[Area] | None = (
        [area for item in filters for area in metadata.areas(book, item)] if filters else None
    )
    grid = bool(call.body.get("includeGridData"))
    return render.spreadsheet(book, user=call.user, mask=mask(call), areas=areas, grid=grid)


@endpoint("spreadsheets.batchUpdate", write=True)
def batch_update(call: Call) -> Json:
    """Carry out requests, all or none; the state afterwards can come along."""
    if "commentsViewMode" in call.body:
        raise not_implemented("commentsViewMode")
    book, batch, _ = opened(call)
    replies = run(batch, call.body.get("requests", []))
    answer: Json = {"spreadsheetId": book.id, "replies": replies}
    if call.body.get("includeSpreadsheetInResponse"):
        inner = below(mask(call), "updatedSpreadsheet")
        areas = render.read_areas(book, call.body.get("responseRanges", []))
        grid = bool(call.body.get("responseIncludeGridData"))
        if inner is not None:
            answer["updatedSpreadsheet"] = render.spreadsheet(
                book, user=call.user, mask=inner, areas=areas, grid=grid
            )
    return answer


@endpoint("spreadsheets.developerMetadata.get")
def get_metadata(call: Call) -> Json:
    """Return one metadata by its id."""
    number = call.path["metadataId"]
    found = call.book().metadata.get(int(number)) if number.isdigit() else None
    if found is None:
        raise not_found()
    return metadata.as_json(found)


@endpoint("spreadsheets.developerMetadata.search")
def search_metadata(call: Call) -> Json:
    """Return the metadata that the filters find."""
    filters = call.body.get("dataFilters", [])
    if not filters:
        raise invalid("At least one data filter must be specified.")
    return metadata.search(call.book(), filters)


@endpoint("spreadsheets.sheets.copyTo", write=True)
def copy_to(call: Call) -> Json:
    """Copy a tab into another spreadsheet, at its right end."""
    source = call.book()
    target = call.drive.opened(call.body.get("destinationSpreadsheetId", ""), call.user, "writer").book
    assert target is not None
    tab = _tab(source, call.path["sheetId"])
    with transaction(target):
        title = copy_title(target, tab.title)
        copy = copied(tab, target, sheet_id=target.new_id(), title=title)
        place(target, copy, len(target.tabs))
    return render.sheet_properties(target, copy)


def _tab(book: Book, number: str) -> Tab:
    found = book.find_tab(int(number)) if number.isdigit() else None
    if found is None:
        raise invalid(f"The sheet ({number}) does not exist.")
    return found


def copied_book(book: Book, title: str, chance: random.Random) -> Book:
    """Return a copy of a whole spreadsheet; tabs keep their ids."""
    tabs = tuple(replace(tab, rows=list(tab.rows), undo=None) for tab in book.tabs)
    return replace(book, title=title, chance=chance, tabs=tabs, metadata=dict(book.metadata))
