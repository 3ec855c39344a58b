"""What the program says of a plan, by hand: proposals, marks, and people's cells left alone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from app.core.actions import Remembered
from app.overview.actions import ItemStanding
from sheets.handleplan.columns import (
    ACTION,
    DUE,
    ID,
    ITEM,
    MEASURED,
    MESSAGE,
    NOTE,
    NOW,
    STATUS,
    TEAM,
)
from sheets.handleplan.merging import merge
from sheets.page import Cell, Format
from tests.sheets.handleplan.builders import DELVIST, JA, NEJ, TODAY, Keeper, items
from tests.sheets.handleplan.desks import Paper


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def keeper(paper: Paper) -> Keeper:
    return Keeper(paper.keep)


def seen(paper: Paper, *columns: str) -> list[tuple[Cell, ...]]:
    """Return these columns of every line."""
    return [tuple(row.get(column) for column in columns) for row in paper.lines()]


def test_items_at_nej_and_delvist_are_proposed_and_others_not(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ, JA, DELVIST, None))
    assert seen(paper, ID, ITEM, NOW, MEASURED, TEAM, MESSAGE) == [
        ("noegle-1", "Punkt 1 er på plads.", "Nej", date(2026, 11, 20), "Nord", None),
        ("noegle-3", "Punkt 3 er på plads.", "Delvist på plads", date(2026, 11, 20), "Nord", None),
    ]


def test_a_proposal_comes_once(paper: Paper, keeper: Keeper) -> None:
    for _ in range(3):
        keeper.run(items(NEJ, DELVIST))
    assert seen(paper, ID) == [("noegle-1",), ("noegle-2",)]


def test_what_came_in_place_is_marked_and_stays(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.put(1, ACTION, "Ring til skolen")
    keeper.run(items(JA))
    assert seen(paper, NOW, MESSAGE, ACTION) == [("Ja", "Nu på plads", "Ring til skolen")]
    assert paper.looks[MESSAGE] is Format.IN_PLACE
    assert paper.looks[NOW] is Format.IN_PLACE


def test_what_fell_is_marked_until_it_is_in_place_again(paper: Paper, keeper: Keeper) -> None:
    said = []
    for standing in (NEJ, JA, DELVIST, NEJ, JA):
        keeper.run(items(standing))
        said.append(seen(paper, NOW, MESSAGE))
    assert said == [
        [("Nej", None)],
        [("Ja", "Nu på plads")],
        [("Delvist på plads", "Er faldet tilbage")],
        [("Nej", "Er faldet tilbage")],
        [("Ja", "Nu på plads")],
    ]


def test_an_open_proposal_that_people_deleted_stays_away_until_it_falls(paper: Paper, keeper: Keeper) -> None:
    lines = []
    for standing, is_deleted in ((NEJ, True), (DELVIST, False), (JA, False), (NEJ, True), (NEJ, False)):
        keeper.run(items(standing))
        lines.append(seen(paper, ID, MESSAGE))
        if is_deleted:
            paper.delete_row(1)
    assert lines == [[("noegle-1", None)], [], [], [("noegle-1", "Er faldet tilbage")], []]


def test_a_line_deleted_after_it_came_in_place_is_proposed_again_when_it_falls(
    paper: Paper, keeper: Keeper
) -> None:
    keeper.run(items(NEJ))
    keeper.run(items(JA))
    paper.delete_row(1)
    keeper.run(items(JA))
    assert seen(paper, ID) == []
    keeper.run(items(NEJ))
    assert seen(paper, ID, NOW, MESSAGE) == [("noegle-1", "Nej", "Er faldet tilbage")]


@pytest.mark.parametrize(
    ("due", "status", "message", "look"),
    [
        (TODAY - timedelta(days=12), None, "Frist overskredet med 12 dage", Format.MISSING),
        (TODAY - timedelta(days=1), "I gang", "Frist overskredet med 1 dag", Format.MISSING),
        (TODAY - timedelta(days=1), " færdig ", None, Format.LONG),
        (TODAY, "Ikke startet", None, Format.LONG),
        ("24/11 2026", None, "Frist overskredet med 1 dag", Format.MISSING),
        ("01-11-2026", "Udskudt", "Frist overskredet med 24 dage", Format.MISSING),
        ("1/12 2026", None, None, Format.LONG),
        ("når vi kan", None, "Fristen kan ikke læses", Format.UNDERWAY),
        (12, None, "Fristen kan ikke læses", Format.UNDERWAY),
        (date(1900, 1, 11), None, "Fristen kan ikke læses", Format.UNDERWAY),
    ],
)
@pytest.mark.parametrize("is_own", [False, True])
def test_deadlines(
    paper: Paper, keeper: Keeper, due: Cell, status: Cell, message: Cell, look: Format, *, is_own: bool
) -> None:
    keeper.run(items(JA if is_own else NEJ))
    if is_own:
        paper.add({ACTION: "Vores egen handling"})
    paper.put(1, DUE, due)
    paper.put(1, STATUS, status)
    keeper.run(items(JA if is_own else NEJ))
    assert seen(paper, MESSAGE, DUE, STATUS) == [(message, due, status)]
    assert paper.looks.get(MESSAGE) in {look, None}


def test_a_message_goes_when_it_no_longer_holds(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.put(1, DUE, date(2026, 11, 1))
    keeper.run(items(NEJ))
    paper.put(1, STATUS, "Færdig")
    keeper.run(items(NEJ))
    assert seen(paper, MESSAGE) == [(None,)]


def test_days_are_counted_anew_and_said_with_the_rest(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    keeper.run(items(JA))
    paper.put(1, DUE, TODAY)
    keeper.run(items(DELVIST), today=TODAY + timedelta(days=2))
    keeper.run(items(DELVIST), today=TODAY + timedelta(days=3))
    assert seen(paper, MESSAGE) == [("Frist overskredet med 3 dage. Er faldet tilbage",)]


def test_words_that_people_wrote_in_our_cells_stay(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ, NEJ))
    paper.put(1, NOW, "Ja")  # also a word of ours
    paper.put(1, MESSAGE, "Set")
    paper.put(1, ITEM, "Vores egne ord")
    for standing in (DELVIST, JA, NEJ):
        keeper.run(items(standing, standing))
    assert seen(paper, NOW, MESSAGE, ITEM) == [
        ("Ja", "Set", "Vores egne ord"),
        ("Nej", "Er faldet tilbage", "Punkt 2 er på plads."),
    ]


def test_a_line_that_lost_its_id_is_known_by_its_words(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.put(1, ID, None)
    keeper.run(items(JA))
    keeper.run(items(NEJ))
    assert seen(paper, ID, NOW, MESSAGE) == [(None, "Nej", "Er faldet tilbage")]


def test_a_copied_line_is_kept_up_like_the_first(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.add({**paper.lines()[0], ACTION: "Nummer to", DUE: date(2026, 11, 24)})
    keeper.run(items(JA))
    assert seen(paper, NOW, MESSAGE, ACTION) == [
        ("Ja", "Nu på plads", None),
        ("Ja", "Frist overskredet med 1 dag. Nu på plads", "Nummer to"),
    ]
    keeper.run(items(NEJ))
    assert [row[0] for row in seen(paper, NOW)] == ["Nej", "Nej"]


@pytest.mark.parametrize("column", [ACTION, NOTE, ITEM])
@pytest.mark.parametrize("number", ["010190-1239", "0101901239", 101901239])
def test_a_cpr_number_is_told_and_left(paper: Paper, keeper: Keeper, column: str, number: Cell) -> None:
    keeper.run(items(NEJ))
    paper.put(1, column, number)
    keeper.run(items(NEJ))
    assert seen(paper, MESSAGE, column) == [("Fjern CPR-nummeret", number)]


def test_what_nobody_knows_now_is_left_as_it_was(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    keeper.run(items(JA))
    keeper.run([])
    assert seen(paper, NOW, MESSAGE) == [("Ja", "Nu på plads")]


def test_a_tab_that_is_gone_is_proposed_anew(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.delete_row(1)
    keeper.run(items(NEJ))
    paper.cells = []
    keeper.run(items(NEJ))
    assert seen(paper, ID) == [("noegle-1",)]


def after(
    rows: Sequence[Mapping[str, Cell]] | None,
    standing: Sequence[ItemStanding],
    memory: Mapping[str, Remembered],
) -> list[str]:
    """Return the keys of what is proposed."""
    return [str(row[ID].value) for row in merge(rows, standing, memory, today=TODAY).upkeep.rows]


def test_a_proposal_that_never_reached_the_tab_is_made_again() -> None:
    first = merge([], items(NEJ), {}, today=TODAY)
    assert after([], items(NEJ), first.before) == ["noegle-1"]
    assert after([], items(NEJ), first.after) == []


def test_words_are_still_ours_where_the_store_was_lost(paper: Paper, keeper: Keeper) -> None:
    keeper.run(items(NEJ))
    paper.put(1, DUE, date(2026, 11, 1))
    keeper.run(items(NEJ))
    Keeper(paper.keep).run(items(JA), today=TODAY + timedelta(days=1))
    assert seen(paper, ID, NOW, MESSAGE) == [
        ("noegle-1", "Ja", "Frist overskredet med 25 dage. Nu på plads"),
    ]
