"""The values endpoints: get, update, append, clear, one range or many, by range or by data filter."""

from collections.abc import Iterable

from tests.google_api import metadata, values
from tests.google_api.a1 import Area, read, write
from tests.google_api.batch import Batch
from tests.google_api.call import Call
from tests.google_api.endpoints import endpoint, opened
from tests.google_api.errors import ApiError, Json, invalid
from tests.google_api.state import Book, transaction
from tests.google_api.value_ranges import Rendering, value_range
from tests.google_api.values import Written, rows_of


def _rendering(given: Json) -> Rendering:
    return Rendering(
        given.get("valueRenderOption") or "FORMATTED_VALUE",
        given.get("dateTimeRenderOption") or "SERIAL_NUMBER",
        "COLUMNS" if given.get("majorDimension") == "COLUMNS" else "ROWS",
    )


def _query(call: Call) -> Json:
    return {name: call.text(name) for name in call.query}


def _response_rendering(given: Json) -> Rendering:
    return Rendering(
        given.get("responseValueRenderOption") or "FORMATTED_VALUE",
        given.get("responseDateTimeRenderOption") or "SERIAL_NUMBER",
    )


@endpoint("spreadsheets.values.get")
def get(call: Call) -> Json:
    """Return the values of a range."""
    book = call.book()
    return value_range(book, read(book, call.path["range"]), _rendering(_query(call)))


@endpoint("spreadsheets.values.batchGet")
def batch_get(call: Call) -> Json:
    """Return the values of several ranges."""
    book = call.book()
    how = _rendering(_query(call))
    areas = [read(book, text) for text in call.query.get("ranges", [])]
    return _many({"spreadsheetId": book.id}, "valueRanges", [value_range(book, area, how) for area in areas])


def _many(answer: Json, key: str, items: list[Json]) -> Json:
    return answer | {key: items} if items else answer


@endpoint("spreadsheets.values.batchGetByDataFilter")
def batch_get_by_data_filter(call: Call) -> Json:
    """Return the values of what the filters find, with the filters that found each."""
    book = call.book()
    how = _rendering(call.body)
    found: dict[str, tuple[Area, list[Json]]] = {}
    for data_filter in call.body.get("dataFilters", []):
        for area in metadata.areas(book, data_filter):
            found.setdefault(write(area), (area, []))[1].append(data_filter)
    items = [
        {"valueRange": value_range(book, area, how), "dataFilters": filters}
        for area, filters in found.values()
    ]
    return _many({"spreadsheetId": book.id}, "valueRanges", items)


@endpoint("spreadsheets.values.update", write=True)
def update(call: Call) -> Json:
    """Write values into a range."""
    book, batch, _ = opened(call)
    rows = rows_of(call.body)
    values.check_scalars(rows)
    with transaction(book):
        done = values.update(batch, read(book, call.path["range"]), rows, call.text("valueInputOption"))
    return _with_data(book, done, _query(call), shown=call.flag("includeValuesInResponse"))


def _with_data(book: Book, done: Written, given: Json, *, shown: bool) -> Json:
    answer = done.answer(book)
    if shown:
        answer["updatedData"] = value_range(book, done.area, _response_rendering(given))
    return answer


@endpoint("spreadsheets.values.append", write=True)
def append(call: Call) -> Json:
    """Write values under the last table in a range."""
    book, batch, _ = opened(call)
    rows = rows_of(call.body)
    values.check_scalars(rows)
    option, insert = call.text("valueInputOption"), call.text("insertDataOption")
    with transaction(book):
        table, done = values.append(batch, read(book, call.path["range"]), rows, option, insert)
    answer: Json = {"spreadsheetId": book.id}
    if table is not None:
        answer["tableRange"] = write(table)
    answer["updates"] = _with_data(book, done, _query(call), shown=call.flag("includeValuesInResponse"))
    return answer


@endpoint("spreadsheets.values.clear", write=True)
def clear(call: Call) -> Json:
    """Take the values out of a range."""
    book, batch, _ = opened(call)
    with transaction(book):
        cleared = values.clear(batch, read(book, call.path["range"]))
    return {"spreadsheetId": book.id, "clearedRange": cleared}


@endpoint("spreadsheets.values.batchClear", write=True)
def batch_clear(call: Call) -> Json:
    """Take the values out of several ranges, all or none."""
    book, batch, _ = opened(call)
    areas = [read(book, text) for text in call.body.get("ranges", [])]
    return _cleared(book, batch, areas)


def _cleared(book: Book, batch: Batch, areas: Iterable[Area]) -> Json:
    with transaction(book):
        return {"spreadsheetId": book.id, "clearedRanges": [values.clear(batch, area) for area in areas]}


@endpoint("spreadsheets.values.batchClearByDataFilter", write=True)
def batch_clear_by_data_filter(call: Call) -> Json:
    """Take the values out of what the filters find."""
    book, batch, _ = opened(call)
    filters = call.body.get("dataFilters", [])
    return _cleared(book, batch, [area for item in filters for area in metadata.areas(book, item)])


@endpoint("spreadsheets.values.batchUpdate", write=True)
def batch_update(call: Call) -> Json:
    """Write values into several ranges, all or none."""
    book, batch, _ = opened(call)
    data = call.body.get("data", [])
    with transaction(book):
        done = [
            _one(batch, at, read(book, given.get("range", "")), given, call.body)
            for at, given in enumerate(data)
        ]
    shown = bool(call.body.get("includeValuesInResponse"))
    answer = {"spreadsheetId": book.id, **_totals(done)}
    return _many(answer, "responses", [_with_data(book, item, call.body, shown=shown) for item in done])


def _one(batch: Batch, at: int, area: Area, given: Json, body: Json) -> Written:
    rows = rows_of(given)
    try:
        values.check_scalars(rows)
        return values.update(batch, area, rows, body.get("valueInputOption", ""))
    except ApiError as error:
        if "valueInputOption" in error.message:
            raise
        raise invalid(f"Invalid data[{at}]: {error.message}") from error


@endpoint("spreadsheets.values.batchUpdateByDataFilter", write=True)
def batch_update_by_data_filter(call: Call) -> Json:
    """Write values into what the filters find, all or none."""
    book, batch, _ = opened(call)
    done: list[Written] = []
    responses: list[Json] = []
    with transaction(book):
        for at, given in enumerate(call.body.get("data", [])):
            for area in metadata.areas(book, given.get("dataFilter", {})):
                done.append(_one(batch, at, area, given, call.body))
                one = {key: item for key, item in done[-1].answer(book).items() if key != "spreadsheetId"}
                responses.append({**one, "dataFilter": given["dataFilter"]})
    return _many({"spreadsheetId": book.id, **_totals(done)}, "responses", responses)


def _totals(done: list[Written]) -> Json:
    rows = {(item.area.tab.sheet_id, at) for item in done for at in range(item.area.top, item.area.end_row)}
    columns = {
        (item.area.tab.sheet_id, at) for item in done for at in range(item.area.left, item.area.end_column)
    }
    totals = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": sum(item.cells for item in done),
        "totalUpdatedSheets": len({item.area.tab.sheet_id for item in done}),
    }
    return {key: count for key, count in totals.items() if count}
