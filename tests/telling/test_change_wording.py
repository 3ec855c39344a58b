"""How a change between two rounds is told."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.core.response import RoundKind
from app.overview.change import Change, newest
from app.overview.figures import ChecklistOverview
from app.overview.records import Record
from app.telling import change_wording
from tests.overview.builders import a_record
from tests.sheets.tabs.overviews import an_overview, people

SPRING = datetime.fromisoformat("2026-05-25")


def spring(*columns: str) -> list[Record]:
    found = people("Nord", *columns, label="Forår")
    return [replace(one, response_id=f"f{one.response_id}", answered_at=SPRING) for one in found]


def autumn(*columns: str) -> list[Record]:
    return people("Nord", *columns)


def a_checklist_of(*records: Record) -> ChecklistOverview:
    return an_overview(*records).teams[0].checklists[0]


def only_change(*records: Record) -> Change:
    ((_, found),) = newest(a_checklist_of(*records))
    assert found is not None
    return found


FIVE = "Siden sidst (Forår, 5 individuelle svar, 6 måneder før)"
ALL = ("jjjjj", "jjjjj", "55555", "jjjjj", "jjjjj")
HALF = ("ddddd", "ddddd", "33333", "ddddd", "ddddd")
FEW_OF_B = ("jjjjj", "jjjj-", "55555", "jjjjj", "jjjjj")
FOUR = tuple(one[:4] for one in ALL)
ONLY_A = ("nnndd", "-----", "-----", "-----", "-----")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (HALF, ALL, "+50 procentpoint"),
        (ALL, HALF, "−50 procentpoint"),
        (ALL, ALL, "uændret"),
        (HALF, FEW_OF_B, "+50 procentpoint (4 punkter)"),
        (FOUR, ALL, "holdt tilbage"),
        (ONLY_A, ALL, "op (1 punkt)"),
        (ALL, ("-----", "jjjj-", "-----", "-----", "-----"), "intet at sammenligne"),
    ],
)
def test_the_total_in_few_words(before: tuple[str, ...], after: tuple[str, ...], said: str) -> None:
    assert change_wording.total(only_change(*spring(*before), *autumn(*after))) == said
    assert change_wording.since_last(a_checklist_of(*spring(*before), *autumn(*after))) == said


def test_the_first_round_of_a_kind_says_so_only_when_it_is() -> None:
    assert change_wording.since_last(a_checklist_of(*spring(*ALL))) == "første måling"
    joint = a_record("q", {"a": "ja"}, kind=RoundKind.JOINT, label="Vinter")
    assert change_wording.since_last(a_checklist_of(*spring(*ALL), joint)) == "første måling"
    undated = [replace(one, answered_at=None) for one in spring(*ALL)]
    assert change_wording.since_last(a_checklist_of(*undated, *autumn(*ALL))) == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            HALF,
            ALL,
            f"{FIVE}: +50 procentpoint, fra 50 % til 100 %. {change_wording.OTHERS}",
        ),
        (
            ALL,
            ALL,
            f"{FIVE}: uændret, 100 % begge gange. {change_wording.OTHERS}",
        ),
        (FOUR, ALL, "Siden sidst (Forår, 4 individuelle svar, 6 måneder før): holdt tilbage"),
    ],
)
def test_the_change_in_a_sentence(before: tuple[str, ...], after: tuple[str, ...], said: str) -> None:
    assert change_wording.sentence(only_change(*spring(*before), *autumn(*after))) == said


def test_a_joint_change_is_by_the_team_itself() -> None:
    one, other = (
        a_record(label, {"a": code}, kind=RoundKind.JOINT, label=label, answered_at=day)
        for label, code, day in (
            ("Forår", "nej", SPRING),
            ("Efterår", "ja", datetime.fromisoformat("2026-11-23")),
        )
    )
    said = change_wording.sentence(only_change(one, other))
    assert said == "Siden sidst (Forår, 1 fælles svar, 6 måneder før): op (1 punkt), fra 0 af 1 til 1 af 1."


@pytest.mark.parametrize(
    ("months", "said"), [(0, "under en måned"), (1, "1 måned"), (2, "2 måneder"), (12, "12 måneder")]
)
def test_a_distance(months: int, said: str) -> None:
    assert change_wording.distance(months) == said
