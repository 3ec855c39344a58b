"""The loopback bites: what products do with append_row loses, doubles or misplaces rows on it."""

from collections.abc import Callable

import pytest

from tests.google_api import Fault, GoogleApi
from tests.google_api.conftest import Sheet
from tests.google_api.faults import ANYTHING
from tests.google_api.naive import Outcome, deliver_with_backoff, deliver_with_retry, outcome

Deliver = Callable[..., None]
WRITERS = pytest.mark.parametrize("deliver", [deliver_with_retry, deliver_with_backoff])
APPEND = frozenset({"spreadsheets.values.append"})
NUMBERS = range(60)


def _delivered(google: GoogleApi, deliver: Deliver) -> Outcome:
    key = google.create(locale="en_US")
    google.people(key).type("Sheet1!A1", [["id", "svar 1", "svar 2", "svar 3"]])
    deliver(google.url, google.service_account(), key, "Sheet1", NUMBERS)
    google.late.land_all()
    return outcome(google.spreadsheet(key).rows("Sheet1"), NUMBERS)


@WRITERS
def test_without_faults_both_writers_deliver_every_row_once(google: GoogleApi, deliver: Deliver) -> None:
    assert _delivered(google, deliver).harmless


@WRITERS
def test_errors_after_the_write_double_rows(google: GoogleApi, deliver: Deliver) -> None:
    faults = (Fault("500", applied=True), Fault("503", applied=True), Fault("502", applied=True))
    google.faults.often(0.2, seed=3, faults=faults, kinds=APPEND)
    assert _delivered(google, deliver).doubled > 3


def test_lost_connections_lose_rows_with_the_backoff_client(google: GoogleApi) -> None:
    google.faults.often(0.2, seed=4, faults=(Fault("reset"), Fault("eof")), kinds=APPEND)
    assert _delivered(google, deliver_with_backoff).lost > 3


def test_lost_answers_double_rows_with_a_retry(google: GoogleApi) -> None:
    faults = (Fault("reset", applied=True), Fault("truncated"), Fault("html", applied=True))
    google.faults.often(0.2, seed=5, faults=faults, kinds=APPEND)
    assert _delivered(google, deliver_with_retry).doubled > 3


def test_a_copy_that_lands_late_doubles_a_row(google: GoogleApi) -> None:
    google.faults.often(0.2, seed=6, faults=(Fault("late-copy", calls=3),), kinds=APPEND)
    assert _delivered(google, deliver_with_retry).doubled > 3


@WRITERS
def test_anything_at_all_harms_both(google: GoogleApi, deliver: Deliver) -> None:
    google.faults.often(0.2, seed=7, faults=ANYTHING, kinds=APPEND)
    assert not _delivered(google, deliver).harmless


@WRITERS
def test_rows_hidden_by_a_filter_are_overwritten(sheet: Sheet, deliver: Deliver) -> None:
    people = sheet.google.people(sheet.key)
    people.type("Sheet1!A1", [["id", "svar"], *[[f"row {number}", "Nej"] for number in range(10)]])
    people.filter("Sheet1", 1, ["Nej"])
    deliver(sheet.google.url, sheet.google.service_account(), sheet.key, "Sheet1", range(10, 15))
    found = outcome(sheet.google.spreadsheet(sheet.key).rows("Sheet1"), range(15))
    assert found.lost == 5


def test_rows_walk_right_when_the_first_answer_is_blank(sheet: Sheet) -> None:
    for _ in range(3):
        sheet.tab.append_row(["a", "", "c"])
    assert sheet.google.spreadsheet(sheet.key).rows("Sheet1") == [
        ["a", None, "c"],
        [None, None, "a", None, "c"],
        [None, None, None, None, "a", None, "c"],
    ]
