"""Holding on to columns: nothing is written where a column is not where it was seen last."""

from collections.abc import Callable, Sequence

import pytest
from typing_extensions import override

from sheets.google import Access, GoogleWorkbook
from sheets.google.wire import Json
from tests.google_api import GoogleApi
from tests.google_api.people import People
from tests.google_api.view import View
from tests.sheets.google.test_append import a_batch, rows_of
from tests.sheets.samples import TAB, a_row, seen


class Heedless(Access):
    """A Google that takes entries away wherever they are, whatever place is named."""

    @override
    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        for request in json["requests"]:
            lookup = _lookup(request)
            lookup.pop("metadataLocation", None)
            lookup.pop("locationMatchingStrategy", None)
        return super().write(path, params=params, json=json)


def _lookup(request: Json) -> Json:
    found: Json = request.get("deleteDeveloperMetadata", {}).get("dataFilter", {})
    lookup: Json = found.get("developerMetadataLookup", {})
    return lookup


class Before(Access):
    """The real access; a person moves a column right before each of the first `times` batches is sent."""

    people: People
    times: int

    @override
    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        if self.times:
            self.times -= 1
            self.people.move_columns(TAB.title, 1, 6)
        return super().write(path, params=params, json=json)


class Between(Access):
    """The real access; a person does each of `acts` right after a search for entries."""

    acts: list[Callable[[], None]]

    @override
    def read(self, method: str, path: str, *, params: Json | None = None, json: Json | None = None) -> Json:
        found = super().read(method, path, params=params, json=json)
        if path.endswith("developerMetadata:search") and self.acts:
            self.acts.pop(0)()
        return found


def columns_of(sheet: View) -> dict[str, int]:
    """Return where each key's entry hangs."""
    return {value: place for _, (key, value, _, _, place) in sheet.metadata().items() if key == "f.kol"}


def headers_of(sheet: View) -> Sequence[object]:
    return sheet.rows(TAB.title)[0]


def moving(access: Access, people: People, *, times: int) -> Before:
    made = Before(access.quota, access.elsewhere)
    made.people, made.times = people, times
    return made


@pytest.mark.parametrize("times", [1, 2])
def test_rows_never_stand_in_another_column_than_their_own(
    workbook: GoogleWorkbook, google: GoogleApi, access: Access, key: str, times: int
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    other = GoogleWorkbook(moving(access, google.people(key), times=times), key)
    other.append(a_batch(2, a_row(2)))
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_what_moves_while_we_look_costs_no_renamed_column_its_place(
    workbook: GoogleWorkbook, access: Access, key: str, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    for column in (3, 5):
        people.edit_header(TAB.title, column, f"Vores navn {column}")
    width = len(headers_of(sheet))
    looking = Between(access.quota, access.elsewhere)
    looking.acts = [
        lambda: people.move_columns(TAB.title, 1, 5),
        lambda: people.insert_rows(TAB.title, 0),
        lambda: people.move_columns(TAB.title, 5, 2),
    ]
    for number in (2, 3, 4):
        GoogleWorkbook(looking, key).append(a_batch(number, a_row(number)))
    assert not looking.acts
    assert len(sheet.rows(TAB.title)[1]) == width
    assert rows_of(workbook) == [seen(a_row(number)) for number in (1, 2, 3, 4)]


def test_a_column_that_moves_all_the_time_is_waited_for(
    workbook: GoogleWorkbook, google: GoogleApi, access: Access, key: str
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    other = GoogleWorkbook(moving(access, google.people(key), times=99), key)
    with pytest.raises(Exception, match="flytter kolonner"):
        other.append(a_batch(2, a_row(2)))
    assert rows_of(workbook) == [seen(a_row(1))]


def test_the_entries_are_the_same_after_a_batch(
    workbook: GoogleWorkbook, google: GoogleApi, key: str
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    before = google.spreadsheet(key).metadata()
    workbook.append(a_batch(2, a_row(2)))
    after = google.spreadsheet(key).metadata()
    assert {id_: one for id_, one in after.items() if one[0] != "f.parti"} == {
        id_: one for id_, one in before.items() if one[0] != "f.parti"
    }


def test_a_google_that_does_not_mind_the_place_is_not_held_on_to(
    workbook: GoogleWorkbook, google: GoogleApi, access: Access, key: str
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    other = GoogleWorkbook(Heedless(access.quota, access.elsewhere), key)
    other.append(a_batch(2, a_row(2)))  # tries, and learns
    google.people(key).insert_columns(TAB.title, 3)
    other.append(a_batch(3, a_row(3)))
    sheet = google.spreadsheet(key)
    assert {headers_of(sheet)[place] for place in columns_of(sheet).values()} == {
        column.title for column in TAB.columns
    }
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]
