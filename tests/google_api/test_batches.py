"""batchUpdate: all or nothing, typed cells, metadata that follows its columns."""

from typing import Any

import gspread
import pytest

from tests.google_api.conftest import Sheet

Json = dict[str, Any]
TOKEN = 1234567


def _text(*words: str) -> Json:
    return {"values": [{"userEnteredValue": {"stringValue": word}} for word in words]}


def _append(*rows: Json) -> Json:
    return {"appendCells": {"sheetId": 0, "rows": list(rows), "fields": "userEnteredValue"}}


def _token(number: int = TOKEN) -> Json:
    metadata = {
        "metadataId": number,
        "metadataKey": "batch",
        "metadataValue": "uuid",
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def _column(index: int, key: str) -> Json:
    location = {
        "dimensionRange": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    }
    metadata = {"metadataKey": "item", "metadataValue": key, "location": location, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def _columns(sheet: Sheet) -> dict[str, int]:
    metadata = sheet.google.spreadsheet(sheet.key).metadata()
    return {value: index for _, value, _, _, index in metadata.values()}


def _run(sheet: Sheet, *requests: Json) -> Json:
    answer: Json = sheet.spreadsheet.batch_update({"requests": list(requests)})
    return answer


def test_a_text_that_looks_like_a_formula_stays_text(sheet: Sheet) -> None:
    _run(sheet, _append(_text("=1+1", "007")))
    assert sheet.tab.get_all_values() == [["=1+1", "007"]]


def test_a_batch_with_one_bad_request_changes_nothing(sheet: Sheet) -> None:
    with pytest.raises(
        gspread.exceptions.APIError, match=r"Invalid requests\[1\].deleteSheet: No sheet with id: 9"
    ):
        _run(sheet, _append(_text("a")), {"deleteSheet": {"sheetId": 9}})
    assert sheet.google.spreadsheet(sheet.key).rows("Sheet1") == []


def test_a_token_that_exists_is_refused_and_takes_the_batch_with_it(sheet: Sheet) -> None:
    _run(sheet, _token(), _append(_text("once")))
    text = (
        rf"Invalid requests\[0\].createDeveloperMetadata: Cannot add developer metadata with ID \[{TOKEN}\] "
        "because developer metadata with that ID already exists"
    )
    with pytest.raises(gspread.exceptions.APIError, match=text):
        _run(sheet, _token(), _append(_text("once")))
    assert sheet.google.spreadsheet(sheet.key).rows("Sheet1") == [["once"]]


def test_column_metadata_follows_a_column_that_a_person_moves(sheet: Sheet) -> None:
    _run(sheet, _append(_text("a", "b", "c")), _column(0, "first"))
    sheet.google.people(sheet.key).move_columns("Sheet1", 0, 3)
    places = {
        value: index for _, value, _, _, index in sheet.google.spreadsheet(sheet.key).metadata().values()
    }
    assert places == {"first": 2}
    assert sheet.google.spreadsheet(sheet.key).rows("Sheet1") == [["b", "c", "a"]]


def test_column_metadata_goes_with_a_column_that_a_person_deletes(sheet: Sheet) -> None:
    _run(sheet, _append(_text("a", "b")), _column(0, "first"), _column(1, "second"))
    sheet.google.people(sheet.key).delete_columns("Sheet1", 0)
    assert _columns(sheet) == {"second": 0}


def test_rows_are_appended_below_everything_that_stands_in_the_tab(sheet: Sheet) -> None:
    _run(sheet, _append(_text("a")))
    sheet.google.people(sheet.key).type("Sheet1!D9", [["Sum"]])
    _run(sheet, _append(_text("b")))
    rows = sheet.google.spreadsheet(sheet.key).rows("Sheet1")
    assert rows[9] == ["b"]
