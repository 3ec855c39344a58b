"""Requests about tabs and the spreadsheet as a whole."""

from dataclasses import replace
from zoneinfo import available_timezones

from tests.google_api import dimensions, render
from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles
from tests.google_api.copying import copied
from tests.google_api.defaults import kept_colors, plain
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.state import Book
from tests.google_api.tab import Tab

_OWN = {"sheetId", "title", "index", "sheetType", "gridProperties"}


@handles("addSheet")
def add_sheet(batch: Batch, body: Json) -> Json:
    """Add a tab, at the right end unless an index is given."""
    book = batch.book
    given = body.get("properties", {})
    if given.get("sheetType", "GRID") != "GRID":
        raise invalid(f"Cannot add a sheet of the type {given['sheetType']}.")
    sheet_id = given.get("sheetId", _new_sheet_id(book))
    if book.find_tab(sheet_id):
        raise invalid(f"A sheet with the id {sheet_id} already exists.")
    title = given.get("title") or _new_title(book)
    _check_title(book, title)
    grid = given.get("gridProperties", {})
    tab = Tab(sheet_id, title, grid.get("rowCount", 1000), grid.get("columnCount", 26))
    if tab.row_count < 1 or tab.column_count < 1:
        raise invalid("The grid must have at least one row and one column.")
    tab.grid = plain({key: item for key, item in grid.items() if key not in {"rowCount", "columnCount"}})
    tab.properties = _kept(given)
    place(book, tab, given.get("index", len(book.tabs)))
    return {"addSheet": {"properties": render.sheet_properties(book, tab)}}


def place(book: Book, tab: Tab, index: int) -> None:
    """Put a new tab among the others."""
    if not 0 <= index <= len(book.tabs):
        raise invalid(f"Sheet index {index} is out of bounds.")
    tabs = list(book.tabs)
    tabs.insert(index, tab)
    book.tabs = tuple(tabs)
    book.check_cells()


def _kept(given: Json) -> Json:
    kept = {key: item for key, item in given.items() if key not in _OWN}
    if not kept.get("tabColorStyle", {"no": 1}):
        kept.pop("tabColorStyle")
        kept.pop("tabColor", None)
    return {key: item for key, item in kept_colors(kept).items() if item is not False}


def _new_sheet_id(book: Book) -> int:
    return book.new_id()


def _new_title(book: Book) -> str:
    number = len(book.tabs) + 1
    while book.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _check_title(book: Book, title: str, but: Tab | None = None) -> None:
    other = next((tab for tab in book.tabs if tab.title.casefold() == title.casefold()), None)
    if other is not None and other is not but:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if len(title) > 100:
        raise invalid("The sheet name cannot be greater than 100 characters.")


@handles("deleteSheet")
def delete_sheet(batch: Batch, body: Json) -> None:
    """Delete a tab with its metadata; the last one stays."""
    book = batch.book
    tab = book.tab(body.get("sheetId", 0))
    if len(book.tabs) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    if not any(not other.properties.get("hidden") for other in book.tabs if other is not tab):
        raise invalid("You can't remove all the visible sheets in a document.")
    batch.check_protected(Area(tab))
    book.tabs = tuple(other for other in book.tabs if other is not tab)
    book.metadata = {item.id: item for item in book.metadata.values() if item.sheet_id != tab.sheet_id}
    book.named_ranges = tuple(
        {key: item for key, item in named.items() if key != "range"}
        if named.get("range", {}).get("sheetId", 0) == tab.sheet_id
        else named
        for named in book.named_ranges
    )


@handles("duplicateSheet")
def duplicate_sheet(batch: Batch, body: Json) -> Json:
    """Copy a tab within the spreadsheet, with everything on it under new ids."""
    book = batch.book
    source = book.tab(body.get("sourceSheetId", 0))
    sheet_id = body.get("newSheetId", book.new_id())
    if book.find_tab(sheet_id):
        raise invalid(f"A sheet with the id {sheet_id} already exists.")
    title = body.get("newSheetName") or copy_title(book, source.title)
    _check_title(book, title)
    tab = copied(source, book, sheet_id=sheet_id, title=title)
    place(book, tab, body.get("insertSheetIndex", 0))
    copies = [
        replace(item, id=book.new_id(), sheet_id=sheet_id)
        for item in book.metadata.values()
        if item.sheet_id == source.sheet_id
    ]
    book.metadata = {**book.metadata, **{item.id: item for item in copies}}
    return {"duplicateSheet": {"properties": render.sheet_properties(book, tab)}}


def copy_title(book: Book, title: str) -> str:
    """Return the name that Sheets gives a copy."""
    found, number = f"Copy of {title}", 1
    while book.titled(found):
        number += 1
        found = f"Copy of {title} {number}"
    return found


@handles("updateSheetProperties")
def update_sheet_properties(batch: Batch, body: Json) -> None:
    """Change a tab's title, place, size, colour and so on, as far as the mask names them."""
    book, given = batch.book, body.get("properties", {})
    tab = book.tab(given.get("sheetId", 0))
    mask = parse(body.get("fields", ""))
    if not mask:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    old = render.sheet_properties(book, tab)
    new = {**old, **given} if "*" in mask else update(old, given, mask)
    if new.get("title", "") != tab.title:
        if not new.get("title"):
            raise invalid("The sheet name cannot be empty.")
        _check_title(book, new["title"], tab)
        tab.title = new["title"]
    _resize(book, tab, new.get("gridProperties", {}))
    if "tabColor" in mask and "tabColorStyle" not in mask:
        new.pop("tabColorStyle", None)
    tab.properties = _kept(new)
    if all(other.properties.get("hidden") for other in book.tabs):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in mask:
        move_to(book, tab, given.get("index", len(book.tabs)))


def _resize(book: Book, tab: Tab, grid: Json) -> None:
    rows, columns = grid.get("rowCount", tab.row_count), grid.get("columnCount", tab.column_count)
    if rows < 1 or columns < 1:
        raise invalid("The grid must have at least one row and one column.")
    frozen_rows, frozen_columns = grid.get("frozenRowCount", 0), grid.get("frozenColumnCount", 0)
    if frozen_rows >= rows and frozen_rows:
        raise invalid("You can't freeze all rows in a sheet.")
    if frozen_columns >= columns and frozen_columns:
        raise invalid("You can't freeze all visible columns on the sheet.")
    tab.grid = plain({key: item for key, item in grid.items() if key not in {"rowCount", "columnCount"}})
    for dimension, size in (("ROWS", rows), ("COLUMNS", columns)):
        before = tab.size(dimension)
        if size < before:
            dimensions.delete(book, tab, dimension, size, before)
        elif size > before:
            tab.resize(dimension, size)
    book.check_cells()


def move_to(book: Book, tab: Tab, index: int) -> None:
    """Move a tab to before the one that has this index now."""
    if not 0 <= index <= len(book.tabs):
        raise invalid(f"Sheet index {index} is out of bounds.")
    before = [other for other in book.tabs[:index] if other is not tab]
    after = [other for other in book.tabs[index:] if other is not tab]
    book.tabs = (*before, tab, *after)


@handles("updateSpreadsheetProperties")
def update_spreadsheet_properties(batch: Batch, body: Json) -> None:
    """Change title, locale, time zone and calculation of the spreadsheet."""
    book, given = batch.book, body.get("properties", {})
    mask = parse(body.get("fields", ""))
    if not mask:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    wanted = given if "*" in mask else {key: given.get(key) for key in mask}
    if "title" in wanted:
        book.title = wanted["title"] or ""
    if "locale" in wanted:
        book.locale = _locale(wanted["locale"])
    if "timeZone" in wanted:
        book.time_zone = _time_zone(wanted["timeZone"])
    others = {key: item for key, item in wanted.items() if key not in {"title", "locale", "timeZone"}}
    book.properties = {**book.properties, **kept_colors(others)}


def _locale(name: str | None) -> str:
    if not name or not name.replace("_", "").isalpha():
        raise invalid(f"Unsupported locale: {name}")
    return name


def _time_zone(name: str | None) -> str:
    if name not in available_timezones():
        raise invalid(f"Invalid time zone: {name}")
    return name
