"""Every failure on the way to Google is told apart by what became of the call, and told in Danish."""

import json
from pathlib import Path

import pytest

from sheets.google import Access, GoogleWorkbook
from sheets.google.faults import GoogleError, Outcome
from sheets.workbook import BusyError
from tests.google_api import GoogleApi
from tests.sheets.google.test_append import a_batch
from tests.sheets.samples import a_row

WRITE = "spreadsheets.batchUpdate"


@pytest.mark.parametrize(
    ("what", "outcome"),
    [
        ("500", Outcome.UNKNOWN),
        ("502", Outcome.UNKNOWN),
        ("503", Outcome.UNKNOWN),
        ("reset", Outcome.UNKNOWN),
        ("eof", Outcome.UNKNOWN),
        ("truncated", Outcome.UNKNOWN),
        ("html", Outcome.UNKNOWN),
    ],
)
def test_nobody_knows(workbook: GoogleWorkbook, google: GoogleApi, what: str, outcome: Outcome) -> None:
    google.faults.add(what, kind=WRITE)
    with pytest.raises(GoogleError) as caught:
        workbook.append(a_batch(1, a_row(1)))
    assert caught.value.outcome is outcome
    assert not caught.value.permanent


def test_a_stall_ends_by_itself(google: GoogleApi, access: Access, key: str) -> None:
    access.timeout = (5.0, 0.3)
    google.faults.add("stall", kind=WRITE, seconds=1.0, applied=True)
    workbook = GoogleWorkbook(access, key)
    with pytest.raises(GoogleError) as caught:
        workbook.append(a_batch(1, a_row(1)))
    assert caught.value.outcome is Outcome.UNKNOWN
    access.timeout = (5.0, 30.0)
    later = GoogleWorkbook(Access(access.quota, google.url), key)
    assert later.append(a_batch(1, a_row(1))).already_there == 1


def test_an_expired_token_is_renewed_unseen(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    google.faults.add("401", kind=WRITE)
    assert workbook.append(a_batch(1, a_row(1))).written == 1


def test_a_used_up_quota_says_how_long(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    google.faults.add("429", kind=WRITE)
    with pytest.raises(BusyError) as caught:
        workbook.append(a_batch(1, a_row(1)))
    assert 30 <= caught.value.seconds <= 60


def test_nobody_at_home_is_not_applied(google: GoogleApi, key: str) -> None:
    access = Access(elsewhere="http://127.0.0.1:9")
    with pytest.raises(GoogleError) as caught:
        GoogleWorkbook(access, key).append(a_batch(1, a_row(1)))
    assert caught.value.outcome is Outcome.NOT_APPLIED
    assert google.calls[0].kind == "token"


@pytest.mark.parametrize("what", ["502", "html"])
def test_a_token_endpoint_that_stumbles_is_tried_again(
    workbook: GoogleWorkbook, google: GoogleApi, what: str
) -> None:
    google.faults.add(what, kind="token", times=10)
    with pytest.raises(GoogleError) as caught:
        workbook.append(a_batch(1, a_row(1)))
    assert caught.value.outcome is Outcome.NOT_APPLIED
    assert not caught.value.permanent
    google.faults.clear()
    assert workbook.append(a_batch(1, a_row(1))).written == 1


def test_a_key_that_is_not_google_s_any_more_needs_a_person(
    google: GoogleApi, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = google.service_account("fremmed@project.iam.gserviceaccount.com")
    info["client_email"] = "slettet@project.iam.gserviceaccount.com"
    path = tmp_path / "slettet.json"
    path.write_text(json.dumps(info))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))
    with pytest.raises(GoogleError, match="Lav en ny nøgle") as caught:
        GoogleWorkbook(Access(elsewhere=google.url), key).append(a_batch(1, a_row(1)))
    assert caught.value.permanent
    assert info["private_key"] not in str(caught.value)


@pytest.mark.parametrize("content", ["", "ikke json", "{}"])
def test_a_key_file_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    path = tmp_path / "key.json"
    path.write_text(content)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))
    with pytest.raises(GoogleError, match="GOOGLE_APPLICATION_CREDENTIALS"):
        Access().read("get", "/v4/spreadsheets/x")


def test_no_more_scopes_than_needed_are_asked_for(
    workbook: GoogleWorkbook, google: GoogleApi, access: Access
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    assert {scope.rpartition("/")[2] for scope in google.accounts.scopes()} == {
        "spreadsheets",
        "drive.metadata.readonly",
    }
    assert access.email.endswith(".iam.gserviceaccount.com")
