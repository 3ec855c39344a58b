"""The error answers, word for word."""

from typing import Any

import pytest

from tests.google_api import GoogleApi
from tests.google_api.client import session
from tests.google_api.conftest import Sheet

Json = dict[str, Any]


def _error(answer: tuple[int, Any]) -> tuple[int, str, str]:
    status, body = answer
    assert body["error"]["code"] == status
    return status, body["error"]["status"], body["error"]["message"]


def test_a_tab_that_is_gone(sheet: Sheet) -> None:
    expected = (400, "INVALID_ARGUMENT", "Unable to parse range: Gone!A1")
    assert _error(sheet.call("GET", "/values/Gone!A1")) == expected


def test_a_range_outside_the_grid(sheet: Sheet) -> None:
    sheet.tab.resize(rows=1016)
    message = "Range (Sheet1!A1017) exceeds grid limits. Max rows: 1016, max columns: 26"
    assert _error(sheet.call("GET", "/values/Sheet1!A1017")) == (400, "INVALID_ARGUMENT", message)


def test_a_tab_id_that_is_none(sheet: Sheet) -> None:
    request = {"updateSheetProperties": {"properties": {"sheetId": 7, "title": "x"}, "fields": "title"}}
    message = "Invalid requests[0].updateSheetProperties: No sheet with id: 7"
    assert _error(sheet.batch(request)) == (400, "INVALID_ARGUMENT", message)


def test_a_field_that_is_none_of_googles(sheet: Sheet) -> None:
    status, answer = sheet.batch({"addSheeet": {}})
    text = "Invalid JSON payload received. Unknown name \"addSheeet\" at 'requests[0]': Cannot find field."
    assert status == 400
    assert answer["error"]["message"] == text
    assert answer["error"]["details"] == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": "requests[0]", "description": text}],
        }
    ]


def test_every_unknown_field_is_named_with_its_path(sheet: Sheet) -> None:
    wrong = {"addSheet": {"properties": {"gridProperties": {"rows": 1}, "name": "x"}}}
    _, answer = sheet.batch(wrong)
    fields = [item["field"] for item in answer["error"]["details"][0]["fieldViolations"]]
    assert fields == [
        "requests[0].add_sheet.properties.grid_properties",
        "requests[0].add_sheet.properties",
    ]


def test_values_that_are_no_list(sheet: Sheet) -> None:
    answer = sheet.call("PUT", "/values/A1", {"values": "X"}, valueInputOption="RAW")
    message = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    assert _error(answer) == (400, "INVALID_ARGUMENT", message)


def test_null_is_as_good_as_nothing(sheet: Sheet) -> None:
    status, _ = sheet.batch({"addSheet": {"properties": {"title": "Ny", "index": None}}})
    assert status == 200


def test_a_query_parameter_that_is_none_of_googles(sheet: Sheet) -> None:
    status, answer = sheet.call("GET", "/values/A1", renderOption="x")
    assert status == 400
    assert 'Unknown name "renderOption": Cannot bind query parameter.' in answer["error"]["message"]


def test_a_query_parameter_with_a_value_that_is_none_of_googles(sheet: Sheet) -> None:
    _, answer = sheet.call("GET", "/values/A1", majorDimension="ROW")
    assert answer["error"]["message"] == (
        "Invalid value at 'major_dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), \"ROW\""
    )


@pytest.mark.parametrize("request_kind", ["addSlicer", "randomizeRange", "addDataSource"])
def test_what_is_not_implemented_says_so(sheet: Sheet, request_kind: str) -> None:
    status, answer = sheet.batch({request_kind: {}})
    assert (status, answer["error"]["status"]) == (501, "UNIMPLEMENTED")


def test_a_parameter_that_is_not_implemented_says_so(sheet: Sheet) -> None:
    assert sheet.call("GET", "", excludeTablesInBandedRanges="true")[0] == 501


def test_an_xlsx_file_in_drive(google: GoogleApi) -> None:
    key = google.create_xlsx()
    with session(google.url, google.service_account()) as signed_in:
        answer = signed_in.get(f"https://sheets.googleapis.com/v4/spreadsheets/{key}")
    expected = (400, "FAILED_PRECONDITION", "This operation is not supported for this document")
    assert _error((answer.status_code, answer.json())) == expected


def test_a_spreadsheet_that_does_not_exist(sheet: Sheet) -> None:
    gone = sheet._replace(key="1" * 44)
    assert _error(gone.call("GET", "")) == (404, "NOT_FOUND", "Requested entity was not found.")


@pytest.mark.parametrize(("role", "reading", "writing"), [("none", 403, 403), ("reader", 200, 403)])
def test_who_may_not(sheet: Sheet, role: str, reading: int, writing: int) -> None:
    sheet.google.people(sheet.key).share("forankring@project.iam.gserviceaccount.com", role)
    assert sheet.call("GET", "/values/A1")[0] == reading
    answer = sheet.call("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")
    assert _error(answer) == (writing, "PERMISSION_DENIED", "The caller does not have permission")


def test_a_protected_cell(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).protect("Sheet1!A1:B2")
    answer = sheet.call("PUT", "/values/B2", {"values": [["a"]]}, valueInputOption="RAW")
    status, _, message = _error(answer)
    assert status == 400
    assert message.startswith("You are trying to edit a protected cell or object.")
    assert sheet.call("PUT", "/values/C2", {"values": [["a"]]}, valueInputOption="RAW")[0] == 200


def test_protection_as_a_warning_does_not_stop_a_program(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).protect("'Sheet1'", warning=True)
    assert sheet.call("PUT", "/values/B2", {"values": [["a"]]}, valueInputOption="RAW")[0] == 200


def test_a_trashed_spreadsheet_is_still_written(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).trash()
    assert sheet.call("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")[0] == 200


def test_two_tabs_of_one_name(sheet: Sheet) -> None:
    message = (
        'Invalid requests[0].addSheet: A sheet with the name "Sheet1" already exists. '
        "Please enter another name."
    )
    answer = sheet.batch({"addSheet": {"properties": {"title": "Sheet1"}}})
    assert _error(answer) == (400, "INVALID_ARGUMENT", message)


def test_the_last_tab_stays(sheet: Sheet) -> None:
    message = "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document."
    assert _error(sheet.batch({"deleteSheet": {"sheetId": 0}})) == (400, "INVALID_ARGUMENT", message)


def test_a_field_mask_for_what_an_answer_does_not_have(sheet: Sheet) -> None:
    status, answer = sheet.call("GET", "", fields="sheets.colour")
    violation = answer["error"]["details"][0]["fieldViolations"][0]
    assert (status, answer["error"]["message"]) == (400, "Request contains an invalid argument.")
    assert violation["field"] == "sheets.colour"
