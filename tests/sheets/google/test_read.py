"""A Google spreadsheet is read as it stands, typed, in few calls, and as of one moment."""

from collections.abc import Callable
from datetime import date

import pytest
from typing_extensions import override

from sheets.google import Access, GoogleWorkbook, faults, reading
from sheets.google.wire import Json
from sheets.workbook import Batch, WorkbookError
from tests.google_api import GoogleApi
from tests.sheets.samples import TAB, a_row


@pytest.fixture
def filled(workbook: GoogleWorkbook) -> GoogleWorkbook:
    workbook.append(Batch(1, [(TAB, [a_row(n) for n in range(1, 31)])], id="parti", token=7))
    return workbook


def test_a_tab_that_is_not_there_is_none(workbook: GoogleWorkbook) -> None:
    assert workbook.read(TAB) is None


def test_people_s_corrections_are_read_typed(filled: GoogleWorkbook, google: GoogleApi, key: str) -> None:
    people = google.people(key)
    people.type(f"'{TAB.title}'!D2:E2", [["24-12-2026", "Ja"]])
    people.type(f"'{TAB.title}'!E3", [["12,5"]])
    table = filled.read(TAB)
    assert table is not None
    assert table.rows[0]["frist"] == date(2026, 12, 24)
    assert table.rows[0]["koordinator"] == "Ja"
    assert table.rows[1]["koordinator"] == 12.5


def test_a_deleted_column_is_missing(filled: GoogleWorkbook, google: GoogleApi, key: str) -> None:
    google.people(key).delete_columns(TAB.title, 4)
    table = filled.read(TAB)
    assert table is not None
    assert table.missing == {"koordinator"}


def test_many_rows_come_in_chunks(
    filled: GoogleWorkbook, google: GoogleApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FIRST_ROWS", 10)
    monkeypatch.setattr(reading, "CHUNK", 2_000)
    google.calls.clear()
    table = filled.read(TAB)
    assert [call.kind for call in google.calls].count("spreadsheets.values.batchGetByDataFilter") > 3
    assert table is not None
    assert [row["svar-id"] for row in table.rows] == [f"id-{n}" for n in range(1, 31)]


class Meanwhile(Access):
    """The real access; after each of the first `times` reads of cells, people do something."""

    people: Callable[[], None]
    times: int

    @override
    def read(self, method: str, path: str, *, params: Json | None = None, json: Json | None = None) -> Json:
        found = super().read(method, path, params=params, json=json)
        if path.endswith("values:batchGetByDataFilter") and self.times:
            self.times -= 1
            self.people()
        return found


def meanwhile(access: Access, people: Callable[[], None], *, times: int) -> Meanwhile:
    made = Meanwhile(access.quota, access.elsewhere)
    made.people, made.times = people, times
    return made


def test_rows_that_move_while_they_are_read_are_read_again(
    filled: GoogleWorkbook, google: GoogleApi, access: Access, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FIRST_ROWS", 10)
    monkeypatch.setattr(reading, "CHUNK", 2_000)
    assert filled.read(TAB) is not None

    def sort() -> None:
        google.people(key).sort(TAB.title, 0, descending=True)

    table = GoogleWorkbook(meanwhile(access, sort, times=1), key).read(TAB)
    assert table is not None
    assert sorted(str(row["svar-id"]) for row in table.rows) == sorted(f"id-{n}" for n in range(1, 31))


def test_a_spreadsheet_that_never_rests_is_told(
    filled: GoogleWorkbook, google: GoogleApi, access: Access, key: str
) -> None:
    assert filled.read(TAB) is not None

    def rename() -> None:
        google.people(key).type(f"'{TAB.title}'!E2", [["Ja"]])

    with pytest.raises(WorkbookError, match="Nogen retter i regnearket lige nu"):
        GoogleWorkbook(meanwhile(access, rename, times=9), key).read(TAB)


class WithoutDrive(Access):
    """The real access in a project where Drive's API is not switched on."""

    @override
    def file(self, spreadsheet: str, fields: str) -> Json:
        raise faults.answered(403, f"Drive API is off: {fields}", address=spreadsheet, email=self.email)


def test_without_drive_it_is_read_all_the_same(
    filled: GoogleWorkbook, google: GoogleApi, access: Access, key: str
) -> None:
    assert filled.read(TAB) is not None
    table = GoogleWorkbook(WithoutDrive(access.quota, google.url), key).read(TAB)
    assert table is not None
    assert len(table.rows) == 30
