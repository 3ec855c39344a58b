"""Bodies held to Google's schemas: what passes, what is read kindly, what is refused, and our own answers."""

import pytest

from tests.google_api import GoogleApi, endpoints
from tests.google_api.call import Call
from tests.google_api.checking import schemas
from tests.google_api.conftest import Sheet
from tests.google_api.dispatch import request
from tests.google_api.errors import Data, Json
from tests.google_api.masks import parse, pick

SHEETS = schemas("sheets")


def _clean(name: str, body: object) -> tuple[Json, list[str]]:
    cleaned, found = SHEETS.clean(name, body)
    return cleaned, [text for _, text in found]


def test_what_fits_is_taken_as_it_is() -> None:
    assert SHEETS.check("AddSheetRequest")({"properties": {"title": "x", "index": 1}})
    assert not SHEETS.check("AddSheetRequest")({"properties": {"title": None}})


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"sheet_id": 1}, {"sheetId": 1}),
        ({"sheetId": "12"}, {"sheetId": 12}),
        ({"sheetId": 3.0}, {"sheetId": 3}),
        ({"hidden": "true"}, {"hidden": True}),
        ({"title": None}, {}),
        ({"gridProperties": {"rowCount": "5"}}, {"gridProperties": {"rowCount": 5}}),
    ],
)
def test_some_forms_are_read_kindly(given: Json, read: Json) -> None:
    assert _clean("SheetProperties", given) == (read, [])


@pytest.mark.parametrize(
    ("name", "given", "text"),
    [
        ("SheetProperties", {"title": 5}, "Invalid value at 'title' (TYPE_STRING), 5"),
        ("SheetProperties", {"sheetId": "x"}, "Invalid value at 'sheet_id' (TYPE_INT32), \"x\""),
        ("SheetProperties", {"sheetId": 1 << 40}, "Invalid value at 'sheet_id' (TYPE_INT32), 1099511627776"),
        ("SheetProperties", {"hidden": 1}, "Invalid value at 'hidden' (TYPE_BOOL), 1"),
        (
            "DimensionRange",
            {"dimension": "ROW"},
            "Invalid value at 'dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), \"ROW\"",
        ),
        (
            "AddSheetRequest",
            {"properties": "x"},
            (
                "Invalid value at 'properties' (type.googleapis.com/google.apps.sheets.v4.SheetProperties), "
                '"x"'
            ),
        ),
        (
            "ValueRange",
            {"values": ["a"]},
            "Invalid value at 'values[0]' (type.googleapis.com/google.protobuf.ListValue), \"a\"",
        ),
    ],
)
def test_others_are_refused_with_their_place(name: str, given: Json, text: str) -> None:
    assert _clean(name, given)[1] == [text]


def test_a_request_is_of_one_kind(sheet: Sheet) -> None:
    assert sheet.batch({"addSheet": {}, "deleteSheet": {"sheetId": 0}})[0] == 400
    assert sheet.batch({})[1]["error"]["message"] == "Invalid requests[0]: No request set."
    assert sheet.batch()[1]["error"]["message"] == "Must specify at least one request."


def test_a_body_that_is_not_json_is_refused(sheet: Sheet) -> None:
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.key}:batchUpdate"
    answer = sheet.spreadsheet.client.session.post(url, data="{requests")
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("Invalid JSON payload received.")


def _ask_and_leave(monkeypatch: pytest.MonkeyPatch, endpoint: endpoints.Endpoint) -> int:
    """Put an endpoint in the place of spreadsheets.get, call it and leave; return the status."""
    monkeypatch.setitem(endpoints.ENDPOINTS, "spreadsheets.get", endpoint)
    with GoogleApi(accept_test_bearer=True) as google:
        return google.answer(request("GET", f"/v4/spreadsheets/{google.create()}", "Bearer test", b"")).status


def test_an_answer_that_is_none_of_googles_is_our_own_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_call: Call) -> Json:
        return {"spreadsheetid": 5}

    with pytest.raises(AssertionError, match="spreadsheetid"):
        _ask_and_leave(monkeypatch, wrong)


def test_a_crash_of_ours_is_a_crash_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_call: Call) -> Json:
        raise ZeroDivisionError

    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        _ask_and_leave(monkeypatch, broken)


@pytest.mark.parametrize(
    ("mask", "picked"),
    [
        ("", {"a": {"b": 1, "c": 2}, "d": [{"e": 3, "f": 4}, {}]}),
        ("*", {"a": {"b": 1, "c": 2}, "d": [{"e": 3, "f": 4}, {}]}),
        ("a.b", {"a": {"b": 1}}),
        ("a/b,a/c", {"a": {"b": 1, "c": 2}}),
        ("d(e)", {"d": [{"e": 3}, {}]}),
        ("a(b,c),d/f", {"a": {"b": 1, "c": 2}, "d": [{"f": 4}, {}]}),
        ("a,a.b", {"a": {"b": 1, "c": 2}}),
        ("*/e", {"a": {}, "d": [{"e": 3}, {}]}),
        ("x", {}),
    ],
)
def test_a_mask_picks(mask: str, picked: Data) -> None:
    whole = {"a": {"b": 1, "c": 2}, "d": [{"e": 3, "f": 4}, {}]}
    assert pick(whole, parse(mask)) == picked
