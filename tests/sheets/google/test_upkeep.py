"""A tab of people's at Google: one call, held columns, rows that move meanwhile, and calls that fail."""

from collections.abc import Callable
from datetime import date

import pytest
from typing_extensions import override

from sheets.google import Access, GoogleWorkbook, Quota
from sheets.google.faults import GoogleError
from sheets.google.wire import Json
from sheets.handleplan.columns import ACTION, DUE, ID, MESSAGE, NOW, TAB
from sheets.page import Cell
from tests.google_api import GoogleApi
from tests.google_api.people import People
from tests.google_api.view import View
from tests.sheets.google.test_holding import Heedless
from tests.sheets.handleplan.builders import DELVIST, JA, NEJ, Keeper, items

NOW_AT, ACTION_AT, DUE_AT, STATUS_AT, MESSAGE_AT, ID_AT = 5, 7, 9, 10, 12, 13


class During(Access):
    """The real access; people do each of `acts` right before a call that writes."""

    acts: list[Callable[[], None]]

    @override
    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        if self.acts:
            self.acts.pop(0)()
        return super().write(path, params=params, json=json)


@pytest.fixture
def access(google: GoogleApi) -> During:
    made = During(Quota(reads=10_000, writes=10_000, project_calls=10_000), elsewhere=google.url)
    made.acts = []
    return made


@pytest.fixture
def keeper(workbook: GoogleWorkbook) -> Keeper:
    return Keeper(workbook.keep)


def seen(workbook: GoogleWorkbook, *columns: str) -> list[tuple[Cell, ...]]:
    """Return these columns of every line as they stand."""
    table = workbook.read(TAB)
    assert table is not None
    return [tuple(row.get(column) for column in columns) for row in table.rows]


def test_the_tab_has_a_list_colours_and_a_frozen_header(keeper: Keeper, sheet: View) -> None:
    keeper.run(items(NEJ, DELVIST))
    tab = sheet.tab(TAB.title)
    assert (tab.grid["frozenRowCount"], tab.grid["frozenColumnCount"]) == (1, 1)
    assert sheet.format(TAB.title, 1, NOW_AT)["backgroundColorStyle"]["rgbColor"]["red"] > 0.96
    assert sheet.format(TAB.title, 2, NOW_AT)["backgroundColorStyle"]["rgbColor"]["blue"] < 0.7
    keeper.run(items(NEJ, DELVIST, NEJ))
    assert all(tab.row(line).extras[STATUS_AT].validation for line in (1, 2, 3, 4))


def test_an_upkeep_is_one_call_that_writes(
    keeper: Keeper, google: GoogleApi, workbook: GoogleWorkbook
) -> None:
    keeper.run(items(NEJ, DELVIST))
    keeper.run(items(NEJ, DELVIST))  # tries whether columns can be held
    before = len(google.calls)
    keeper.run(items(JA, NEJ, NEJ))
    kinds = [call.kind for call in google.calls[before:]]
    assert kinds.count("spreadsheets.batchUpdate") == 1
    assert seen(workbook, ID, NOW) == [("noegle-1", "Ja"), ("noegle-2", "Nej"), ("noegle-3", "Nej")]


def test_a_formula_is_left_also_where_it_comes_to_nothing(
    keeper: Keeper, people: People, workbook: GoogleWorkbook
) -> None:
    keeper.run(items(NEJ, NEJ))
    people.type(f"{TAB.title}!F2", [['=IF(LEN(J2)=0,"","husk")']])
    people.type(f"{TAB.title}!M3", [['=IF(LEN(J3)=0,"","husk")']])
    keeper.run(items(DELVIST, JA))
    assert seen(workbook, NOW, MESSAGE) == [(None, None), ("Ja", None)]
    people.type(f"{TAB.title}!J2", [["straks"], ["straks"]])
    assert seen(workbook, NOW, MESSAGE) == [("husk", None), ("Ja", "husk")]


def test_new_lines_stand_under_all_that_people_wrote(keeper: Keeper, people: People, sheet: View) -> None:
    keeper.run(items(NEJ))
    people.type(f"{TAB.title}!O6", [["Vores note"]])
    keeper.run(items(NEJ, NEJ))
    rows = sheet.rows(TAB.title)
    assert rows[5][14:] == ["Vores note"]
    assert rows[6][ID_AT] == "noegle-2"


def test_lines_that_are_sorted_meanwhile_each_get_their_own_words(
    keeper: Keeper, workbook: GoogleWorkbook, access: During, people: People
) -> None:
    keeper.run(items(NEJ, NEJ, NEJ))
    keeper.run(items(NEJ, NEJ, NEJ))  # tries whether columns can be held
    people.type(f"{TAB.title}!H2", [["ring"], ["aftal"], ["skriv"]])
    people.type(f"{TAB.title}!J2", [["2026-11-01"]])
    people.type(f"{TAB.title}!M4", [["Vores besked"]])
    people.type(f"{TAB.title}!H5", [["egen, forsinket", None, "2026-11-24"]])
    access.acts = [lambda: people.sort(TAB.title, ACTION_AT)]
    keeper.run(items(JA, DELVIST, NEJ, NEJ))
    assert sorted(seen(workbook, ACTION, ID, NOW, MESSAGE), key=str) == [
        ("aftal", "noegle-2", "Delvist på plads", None),
        ("egen, forsinket", None, None, "Frist overskredet med 1 dag"),
        ("ring", "noegle-1", "Ja", "Frist overskredet med 24 dage. Nu på plads"),
        ("skriv", "noegle-3", "Nej", "Vores besked"),
        (None, "noegle-4", "Nej", None),
    ]
    assert seen(workbook, DUE)[0] in {(None,), (date(2026, 11, 24),)}


def test_lines_that_are_sorted_again_while_they_are_mended_are_mended_again(
    keeper: Keeper, workbook: GoogleWorkbook, access: During, people: People
) -> None:
    keeper.run(items(NEJ, NEJ, NEJ))
    keeper.run(items(NEJ, NEJ, NEJ))  # tries whether columns can be held
    people.type(f"{TAB.title}!H2", [["c"], ["b"], ["a"]])
    access.acts = [
        lambda: people.sort(TAB.title, ACTION_AT),
        lambda: people.sort(TAB.title, ACTION_AT, descending=True),
    ]
    keeper.run(items(JA, DELVIST, NEJ))
    assert seen(workbook, ACTION, ID, NOW, MESSAGE) == [
        ("c", "noegle-1", "Ja", "Nu på plads"),
        ("b", "noegle-2", "Delvist på plads", None),
        ("a", "noegle-3", "Nej", None),
    ]


@pytest.mark.parametrize("what", ["500", "502", "503", "reset", "eof", "truncated", "html"])
@pytest.mark.parametrize("applied", [False, True])
def test_a_call_whose_answer_is_lost_counts_once(
    keeper: Keeper, workbook: GoogleWorkbook, google: GoogleApi, what: str, *, applied: bool
) -> None:
    keeper.run(items(NEJ))
    keeper.run(items(NEJ))
    google.faults.add(what, kind="spreadsheets.batchUpdate", applied=applied)
    keeper.run(items(JA, NEJ))
    assert seen(workbook, ID, NOW) == [("noegle-1", "Ja"), ("noegle-2", "Nej")]


def test_where_columns_cannot_be_held_nothing_is_written_beside_peoples_cells(
    keeper: Keeper, workbook: GoogleWorkbook, access: During, key: str
) -> None:
    keeper.run(items(NEJ))
    other = Keeper(GoogleWorkbook(Heedless(access.quota, access.elsewhere), key).keep)
    other.memory = keeper.memory
    kept = other.run(items(JA, NEJ))
    assert "ikke ført ajour" in kept.notes[0]
    assert seen(workbook, ID, NOW) == [("noegle-1", "Nej"), ("noegle-2", "Nej")]


def test_a_column_that_moves_all_the_time_is_left_for_another_time(
    keeper: Keeper, workbook: GoogleWorkbook, access: During, people: People
) -> None:
    keeper.run(items(NEJ))
    access.acts = [lambda: people.move_columns(TAB.title, 1, 6)] * 9
    with pytest.raises(GoogleError, match="flytter kolonner"):
        keeper.run(items(JA))
    access.acts = []
    assert seen(workbook, ID, NOW, MESSAGE) == [("noegle-1", "Nej", None)]


def test_columns_that_people_deleted_stay_away_but_that_of_the_ids(
    keeper: Keeper, people: People, sheet: View
) -> None:
    keeper.run(items(NEJ))
    people.delete_columns(TAB.title, ID_AT)
    people.delete_columns(TAB.title, 1)
    for _ in range(2):
        keeper.run(items(JA))
    headers = sheet.rows(TAB.title)[0]
    assert headers.count("Plan-id") == 1
    assert "Område" not in headers


def test_a_header_that_people_deleted_is_made_again_above_the_lines(
    keeper: Keeper, workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    keeper.run(items(NEJ))
    people.delete_rows(TAB.title, 0)
    keeper.run(items(JA))
    assert sheet.rows(TAB.title)[0][NOW_AT] == "Står på nu"
    assert seen(workbook, ID, NOW, MESSAGE) == [("noegle-1", "Ja", "Nu på plads")]


@pytest.mark.parametrize("lost", [1, 3])
def test_a_late_copy_of_a_lost_call_doubles_no_line(
    keeper: Keeper, workbook: GoogleWorkbook, google: GoogleApi, lost: int
) -> None:
    keeper.run(items(NEJ))
    keeper.run(items(NEJ))
    for _ in range(lost):
        google.faults.add("late-copy", kind="spreadsheets.batchUpdate", calls=99)
    if lost == 3:  # as often as it is tried
        with pytest.raises(GoogleError):
            keeper.run(items(JA, NEJ))
    keeper.run(items(JA, NEJ))
    google.late.land_all()
    keeper.run(items(JA, NEJ))
    assert seen(workbook, ID, NOW) == [("noegle-1", "Ja"), ("noegle-2", "Nej")]


def test_a_full_grid_gets_more_rows(
    keeper: Keeper, workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    keeper.run(items(NEJ))
    people.delete_rows(TAB.title, 2, 2000)
    assert sheet.tab(TAB.title).row_count == 2
    people.clear_filter(TAB.title)
    keeper.run(items(NEJ, NEJ))
    assert seen(workbook, ID) == [("noegle-1",), ("noegle-2",)]


def test_a_tab_of_peoples_with_the_same_title_is_left(
    keeper: Keeper, workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    people.add_tab(TAB.title)
    people.type(f"{TAB.title}!A1", [["Vores gamle plan"]])
    kept = keeper.run(items(NEJ))
    assert (kept.title, kept.notes) == (
        "Handleplan 2",
        ("Der var allerede en fane »Handleplan« uden vores kolonner. Vores står i »Handleplan 2«.",),
    )
    assert sheet.rows(TAB.title) == [["Vores gamle plan"]]
    assert seen(workbook, ID) == [("noegle-1",)]
