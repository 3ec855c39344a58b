"""Rounds side by side, with expected values written out by hand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.overview.change import Reason
from app.overview.course import MOST_ROUNDS, Course, Point, courses
from app.overview.figures import Figures
from app.overview.records import Record
from tests.overview.builders import a_checklist, a_status
from tests.overview.test_change import a_team, autumn, joint, newest_changes, people, spring
from tests.overview.test_change_privacy import later
from tests.overview.test_privacy import an_overview, rounds, with_another_secret

WINTER = datetime.fromisoformat("2025-12-01")


def winter(version: str = "1", **columns: str) -> list[Record]:
    return people("Vinter", WINTER, version, **columns)


def only_course(records: Iterable[Record], *versions: Checklist) -> Course:
    (found,) = courses(a_team(records, *versions))
    return found


def told(point: Point | None) -> float | Reason | None:
    return point.percent if isinstance(point, Figures) else point


def items(one: Course) -> dict[str, tuple[float | Reason | None, ...]]:
    return {item.item.id: tuple(map(told, item.points)) for item in one.items}


def totals(one: Course) -> dict[str, tuple[float | Reason | None, ...]]:
    found = {section.title: tuple(map(told, section.figures)) for section in one.sections}
    return {**found, "total": tuple(map(told, one.figures))}


def test_every_round_has_its_place_the_oldest_first() -> None:
    found = only_course(
        [
            *winter(a="nnnnn", b="jjjjj", c="nnnnn"),
            *spring(a="ddddd", b="jjjjj", c="ddddd"),
            *autumn(a="jjjjjj", b="nnnnnn", c="jjjddd"),
        ]
    )
    assert [(one.label, one.n) for one in found.rounds] == [("Vinter", 5), ("Forår", 5), ("Efterår", 6)]
    assert items(found) == {"a": (0.0, 50.0, 100.0), "b": (100.0, 100.0, 0.0), "c": (0.0, 50.0, 75.0)}
    assert totals(found) == {
        "Afsnit 1": (50.0, 75.0, 50.0),
        "Afsnit 2": (0.0, 50.0, 75.0),
        "total": (pytest.approx(100 / 3), pytest.approx(200 / 3), pytest.approx(175 / 3)),
    }
    assert (found.counted, found.gone) == (3, ())


def test_an_item_that_is_not_the_same_in_all_rounds_shows_its_own_and_counts_in_no_total() -> None:
    reworded = {**a_status("b"), "text": "Andre ord."}
    older = a_checklist([reworded, a_status("a")])
    newer = a_checklist([a_status("a"), a_status("b")], [a_status("c")], version="2")
    found = only_course(
        [
            *winter(b="jjjjj", a="nnnnn"),
            *spring("2", a="ddddd", b="jjjjj", c="ddddd"),
            *autumn("2", a="jjjjj", b="nnnnn", c="jjjjj"),
        ],
        older,
        newer,
    )
    assert items(found) == {
        "a": (0.0, 50.0, 100.0),
        "b": (Reason.REWORDED, 100.0, 0.0),
        "c": (Reason.NEW, 50.0, 100.0),
    }
    assert totals(found) == {
        "Afsnit 1": (0.0, 50.0, 100.0),
        "Afsnit 2": (None, None, None),
        "total": (0.0, 50.0, 100.0),
    }
    assert found.counted == 1


def test_an_item_that_few_answered_once_is_in_no_total() -> None:
    found = only_course([*winter(a="nnnnn", b="jjjn-", c="nnnnn"), *spring(a="ddddd", b="jjjjj", c="nnnnn")])
    assert items(found)["b"] == (Reason.HELD_BACK, 100.0)
    assert totals(found) == {"Afsnit 1": (0.0, 50.0), "Afsnit 2": (0.0, 0.0), "total": (0.0, 25.0)}


def test_an_item_without_points_once_is_in_no_total() -> None:
    found = only_course(joint([*winter(a="j", b="x"), *spring(a="d", b="j")]))
    assert items(found) == {"a": (100.0, 50.0), "b": (None, 100.0), "c": (None, None)}
    assert totals(found)["total"] == (100.0, 50.0)
    assert found.counted == 1


@pytest.mark.parametrize("held_back", [0, 1, 2])
def test_a_round_that_is_held_back_has_no_figure_and_stands_in_nothings_way(held_back: int) -> None:
    answers = ["nnnnn", "ddddd", "jjjjj"]
    answers[held_back] = "jjjj"
    made = [winter, spring, autumn]
    found = only_course([one for make, a in zip(made, answers, strict=True) for one in make(a=a)])
    shown = [0.0, 50.0, 100.0]
    points = [Reason.HELD_BACK if at == held_back else shown[at] for at in range(3)]
    assert items(found)["a"] == tuple(points)
    assert totals(found)["total"] == tuple(None if at == held_back else shown[at] for at in range(3))


def test_rounds_that_are_all_held_back_show_nothing() -> None:
    found = only_course([*winter(a="jjjj"), *spring(a="nnnn")])
    assert (found.sections, found.figures, found.gone) == ((), (None, None), ())


def test_items_that_went_are_named_once_in_their_newest_words() -> None:
    oldest = a_checklist([a_status("a"), {**a_status("b"), "text": "Gamle ord."}])
    older = a_checklist([a_status("a"), a_status("b")], version="2")
    newest = a_checklist([a_status("a")], version="3")
    found = only_course(
        [*winter(a="jjjjj", b="jjjjj"), *spring("2", a="jjjjj", b="jjjjj"), *autumn("3", a="jjjjj")],
        *(oldest, older, newest),
    )
    assert [(one.id, one.text) for one in found.gone] == [("b", "Punkt b.")]


def test_joint_and_individual_answers_are_never_side_by_side() -> None:
    both = [*winter(a="nnnnn"), *joint(spring(a="d")), *autumn(a="jjjjj")]
    found = {one.kind: items(one)["a"] for one in courses(a_team(both))}
    assert found == {RoundKind.INDIVIDUAL: (0.0, 100.0), RoundKind.JOINT: (50.0,)}


def test_the_newest_rounds_are_shown_and_one_of_an_unknown_day_is_not() -> None:
    many = [
        one
        for month in range(1, MOST_ROUNDS + 3)
        for one in people(f"{month}", datetime.fromisoformat(f"2026-{month:02}-01"), a="jjjjj")
    ]
    undated = [replace(one, answered_at=None, label="?") for one in people("?", WINTER, a="nnnnn")]
    found = only_course([*undated, *many])
    assert [one.label for one in found.rounds] == ["3", "4", "5", "6", "7", "8"]


def test_the_total_of_two_rounds_is_that_of_the_change() -> None:
    records = [*spring(a="jjjnn", b="jjj-n", c="nnnnn"), *autumn(a="jjjjjn", b="dddjjj", c="dddddd")]
    found = only_course(records)
    (changed,) = newest_changes(a_team(records))
    assert changed.total is not None
    assert found.figures == (changed.total.before, changed.total.after)


@settings(deadline=None, max_examples=40)
@given(with_another_secret(), rounds(least=5, most=9))
def test_what_few_answered_in_one_round_changes_no_course(
    both: tuple[list[Record], list[Record]], other: list[Record]
) -> None:
    def seen(records: list[Record]) -> list[Course]:
        teams = an_overview(records).teams
        return [found for team in teams for one in team.checklists for found in courses(one)]

    one, otherwise = both
    assert figures_of(seen([*other, *later(one)])) == figures_of(seen([*other, *later(otherwise)]))
    assert figures_of(seen([*one, *later(other)])) == figures_of(seen([*otherwise, *later(other)]))


def figures_of(found: list[Course]) -> list[object]:
    """Return every figure that the courses show."""
    return [(one.sections, one.figures, one.gone) for one in found]
