"""The rule of what a plan proposes, by hand: which round tells, how each kind of answer stands."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.actions import ItemStanding, item_key, standings
from app.overview.figures import Limits
from app.overview.records import Record
from app.overview.team import overview
from app.telling import action_wording
from tests.overview.builders import MONDAY, a_checklist, a_record, a_scale, a_status, a_text

CHECKLIST = a_checklist([a_status("a"), a_status("b"), a_scale("c")], [a_status("d"), a_text("e")])


def found(*records: Record, limits: Limits | None = None) -> Sequence[ItemStanding]:
    return standings(overview(records, lambda _id, _version: CHECKLIST, limits or Limits()))


def told(*records: Record, limits: Limits | None = None) -> dict[str, tuple[str, bool]]:
    """Return each item's words by its number, and whether it is lacking."""
    return {
        one.number: (action_wording.standing(one), one.is_lacking) for one in found(*records, limits=limits)
    }


def joint(*, label: str = "Efterår", days: int = 0, team: str = "Nord", **answers: str) -> Record:
    return a_record(
        f"{team}{label}", answers, kind=RoundKind.JOINT, label=label, team=team,
        answered_at=MONDAY - timedelta(days=days),
    )  # fmt: skip


def individual(*answers: str, label: str = "Måling", days: int = 0) -> list[Record]:
    """Return a record per person with this answer to item a."""
    return [
        a_record(f"{label}{n}", {"a": one}, label=label, answered_at=MONDAY - timedelta(days=days))
        for n, one in enumerate(answers)
    ]


@pytest.mark.parametrize("threshold", [40, 80, 100])
def test_a_joint_answer_stands_as_its_word_whatever_the_threshold(threshold: int) -> None:
    assert told(
        joint(a="ja", b="delvist", c="5", d="nej"), limits=Limits(threshold=threshold)
    ) == {
        "1.1.1": ("Ja", False),
        "1.1.2": ("Delvist på plads", True),
        "1.1.3": ("5 af 5", False),
        "1.2.1": ("Nej", True),
    }  # fmt: skip


def test_what_nobody_knows_is_not_proposed() -> None:
    assert told(joint(a="ved_ikke", b="ikke_relevant")) == {
        "1.1.1": ("Ved ikke", False),
        "1.1.2": ("Ikke relevant", False),
        "1.1.3": ("Ubesvaret", False),
        "1.2.1": ("Ubesvaret", False),
    }


@pytest.mark.parametrize(
    ("answers", "words", "is_lacking"),
    [
        (["ja"] * 4 + ["delvist"] * 2, "på plads 83 %, 6 svar", False),
        (["ja"] * 2 + ["nej"] * 3, "på vej 40 %, 5 svar", True),
        (["ja"] + ["nej"] * 4, "mangler 20 %, 5 svar", True),
        (["ja"] + ["nej"] * 4 + ["ved_ikke"], "mangler 20 %, 5 svar", True),
        (["ved_ikke"] * 5, "–", False),
    ],
)
def test_individual_answers_stand_as_the_item_does(
    answers: list[str], words: str, *, is_lacking: bool
) -> None:
    filled = [a_record(one.response_id, {**one.answers, "b": "ja"}) for one in individual(*answers)]
    assert told(*filled)["1.1.1"] == (words, is_lacking)


def test_an_item_alone_in_its_section_has_no_percentage() -> None:
    records = [a_record(str(n), {"a": "ja", "d": "nej" if n else "ja"}) for n in range(6)]
    assert told(*records)["1.2.1"] == ("mangler 1 af 6, 6 svar", True)


def test_an_item_that_is_held_back_is_not_told_of() -> None:
    records = [a_record(str(n), {"a": "nej"} | ({"b": "nej"} if n < 4 else {})) for n in range(6)]
    assert "1.1.2" not in told(*records)


def test_the_newest_round_tells() -> None:
    assert told(joint(label="Forår", days=180, a="ja"), joint(a="nej"))["1.1.1"] == ("Nej", True)


def test_a_newest_round_that_is_held_back_gives_way_to_the_one_before() -> None:
    few = individual("ja", "ja", label="Vinter")
    assert told(joint(days=30, a="nej"), *few)["1.1.1"] == ("Nej", True)


def test_the_day_and_the_words_of_an_item_are_those_of_its_round() -> None:
    (one,) = [one for one in found(joint(a="nej")) if one.number == "1.1.1"]
    assert (one.area, one.team, one.checklist, one.text) == ("Byen", "Nord", "Prøveskema", "Punkt a.")
    assert (one.measured, one.standing) == (date(2026, 11, 23), Standing.MISSING)


def test_each_teams_item_has_a_key_of_its_own_that_lasts() -> None:
    keys = [one.key for one in found(joint(a="nej"), joint(team="Syd", a="nej"))]
    assert len(set(keys)) == len(keys) == 8
    assert item_key("Byen", "Nord", "proeve", "a") in keys
    assert item_key("Byen", "Nord", "proeve", "a") == "p0x2fn7ftj"


def test_teams_with_their_plan_elsewhere_are_left_out() -> None:
    made = overview([joint(a="nej"), joint(team="Syd", a="nej")], lambda _id, _version: CHECKLIST, Limits())
    assert {one.team for one in standings(made, without={("Byen", "Nord")})} == {"Syd"}


def test_a_plan_of_groups_alone_gives_nothing() -> None:
    lines = a_checklist([a_text("a")])
    made = overview([joint(a="Vores plan")], lambda _id, _version: lines, Limits())
    assert standings(made) == ()
