"""Faults: each arrives at gspread as what it is, before or after the call was applied."""

import google.auth.exceptions
import gspread
import pytest
import requests

from tests.google_api import Fault
from tests.google_api.conftest import Sheet
from tests.google_api.faults import ANYTHING

APPEND = "spreadsheets.values.append"


def _append(sheet: Sheet) -> None:
    sheet.tab.append_row(["a"])


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize("what", ["429", "500", "502", "503"])
def test_an_error_is_an_error_whether_or_not_the_row_was_written(
    sheet: Sheet, what: str, *, applied: bool
) -> None:
    tab = sheet.tab
    sheet.google.faults.add(what, kind=APPEND, applied=applied)
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.append_row(["a"])
    assert caught.value.response.status_code == int(what)
    assert sheet.rows() == ([["a"]] if applied else [])


@pytest.mark.parametrize(
    ("what", "error", "written"),
    [
        ("reset", requests.ConnectionError, False),
        ("eof", requests.ConnectionError, False),
        ("truncated", requests.exceptions.ChunkedEncodingError, True),
        ("html", requests.exceptions.JSONDecodeError, False),
    ],
)
def test_a_broken_answer_is_a_fault_of_the_network(
    sheet: Sheet, what: str, error: type[Exception], *, written: bool
) -> None:
    tab = sheet.tab
    sheet.google.faults.add(what, kind=APPEND)
    with pytest.raises(error):
        tab.append_row(["a"])
    assert sheet.rows() == ([["a"]] if written else [])


def test_a_lost_connection_may_come_after_the_write(sheet: Sheet) -> None:
    tab = sheet.tab
    sheet.google.faults.add("reset", kind=APPEND, applied=True)
    with pytest.raises(requests.ConnectionError):
        tab.append_row(["a"])
    assert sheet.rows() == [["a"]]


def test_a_stalled_call_runs_into_the_timeout_and_is_applied_all_the_same(sheet: Sheet) -> None:
    tab = sheet.tab
    tab.client.set_timeout((1, 0.05))
    sheet.google.faults.add("stall", kind=APPEND, seconds=0.3, applied=True)
    with pytest.raises(requests.exceptions.ReadTimeout):
        tab.append_row(["a"])
    assert sheet.rows() == [["a"]]


def test_a_401_is_mended_by_a_new_token(sheet: Sheet) -> None:
    tab = sheet.tab
    sheet.google.faults.add("401", kind=APPEND)
    tab.append_row(["a"])
    assert sheet.rows() == [["a"]]


def test_a_copy_of_a_lost_call_lands_some_calls_later(sheet: Sheet) -> None:
    tab = sheet.tab
    sheet.google.faults.add("late-copy", kind=APPEND, calls=1)
    with pytest.raises(requests.ConnectionError):
        tab.append_row(["late"])
    tab.append_row(["first"])
    assert sheet.rows() == [["first"]]
    assert tab.get_all_values() == [["first"], ["late"]]


def test_a_copy_of_a_lost_call_can_land_after_a_while(sheet: Sheet) -> None:
    tab = sheet.tab
    sheet.google.faults.add("late-copy", kind=APPEND, seconds=0.05)
    with pytest.raises(requests.ConnectionError):
        tab.append_row(["late"])
    sheet.google.late.wait()
    assert sheet.rows() == [["late"]]


def test_the_token_endpoint_fails_too(sheet: Sheet) -> None:
    sheet.google.accounts.expire_all()
    sheet.google.faults.add("502", kind="token", times=10)
    with pytest.raises(google.auth.exceptions.GoogleAuthError):
        sheet.call("GET", "/values/A1")


def test_the_nth_call_of_a_kind_goes_wrong_and_no_other(sheet: Sheet) -> None:
    sheet.google.faults.add("503", kind="spreadsheets.values.get", nth=3, times=2)
    assert [sheet.call("GET", "/values/A1")[0] for _ in range(6)] == [200, 200, 503, 503, 200, 200]


def test_the_same_seed_draws_the_same_faults(sheet: Sheet) -> None:
    def statuses() -> list[int]:
        sheet.google.faults.clear()
        sheet.google.faults.often(0.5, seed=9, faults=(Fault("500"), Fault("503")))
        return [sheet.call("GET", "/values/A1")[0] for _ in range(20)]

    first = statuses()
    assert {200, 500, 503} == set(first)
    assert statuses() == first


def test_every_kind_of_fault_is_drawn_but_stalls() -> None:
    assert {fault.what for fault in ANYTHING} == {
        "429",
        "500",
        "502",
        "503",
        "reset",
        "eof",
        "truncated",
        "html",
        "401",
        "late-copy",
    }


def test_the_log_tells_what_came_and_what_became_of_it(sheet: Sheet) -> None:
    tab = sheet.tab
    sheet.google.calls.clear()
    sheet.google.faults.add("500", kind=APPEND, applied=True)
    with pytest.raises(gspread.exceptions.APIError):
        tab.append_row(["a"])
    (call,) = sheet.google.calls
    assert (call.method, call.kind, call.status, call.fault, call.applied) == (
        "POST",
        APPEND,
        500,
        "500",
        True,
    )
    assert call.received > 0
