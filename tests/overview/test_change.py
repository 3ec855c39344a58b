"""Change between two rounds, with expected values written out by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.overview.change import Change, Reason, change, newest
from app.overview.figures import ChecklistOverview, Figures, Limits
from app.overview.records import Record
from app.overview.team import overview
from tests.overview.builders import a_checklist, a_record, a_scale, a_status, a_text, a_yesno

JOINT, INDIVIDUAL = RoundKind.JOINT, RoundKind.INDIVIDUAL
SPRING, AUTUMN = datetime.fromisoformat("2026-05-25"), datetime.fromisoformat("2026-11-23")
THREE = a_checklist([a_status("a"), a_status("b")], [a_status("c")])
_CODES = {"j": "ja", "d": "delvist", "n": "nej", "x": "ved_ikke"}


def people(label: str, day: datetime, version: str = "1", **columns: str) -> list[Record]:
    """Return a record per person from a string per item: ja, delvist, nej, x (ved ikke), 1 to 5, -."""
    return [
        a_record(
            f"{label}{version}{number}",
            {id_: _CODES.get(one, one) for id_, one in zip(columns, row, strict=True) if one != "-"},
            label=label,
            version=version,
            answered_at=day,
        )
        for number, row in enumerate(zip(*columns.values(), strict=True))
    ]


def spring(version: str = "1", **columns: str) -> list[Record]:
    return people("Forår", SPRING, version, **columns)


def autumn(version: str = "1", **columns: str) -> list[Record]:
    return people("Efterår", AUTUMN, version, **columns)


def joint(records: Iterable[Record]) -> list[Record]:
    return [replace(one, kind=JOINT, response_id=f"{one.response_id}f") for one in records]


def a_team(records: Iterable[Record], *versions: Checklist) -> ChecklistOverview:
    known = {one.version: one for one in versions or (THREE,)}
    (team,) = overview(records, lambda _id, version: known.get(version), Limits()).teams
    return team.checklists[0]


def newest_changes(checklist: ChecklistOverview) -> tuple[Change, ...]:
    return tuple(found for _, found in newest(checklist) if found)


def only_change(records: Iterable[Record], *versions: Checklist) -> Change:
    (found,) = newest_changes(a_team(records, *versions))
    return found


def told(one: Change) -> dict[str, tuple[float | None, float | None, int]]:
    """Return before, after and difference per compared item, per section and in total."""
    steps = {item.item.id: item.step for section in one.sections for item in section.items}
    steps |= {section.title: section.step for section in one.sections}
    steps |= {"total": one.total} if one.total else {}
    return {name: (step.before.percent, step.after.percent, step.difference) for name, step in steps.items()}


def left_out(one: Change) -> dict[str, Reason]:
    return {left.item.id: left.reason for left in one.left_out}


def test_the_same_items_are_compared_per_item_section_and_in_total() -> None:
    found = only_change(
        [*spring(a="jjjnn", b="ddddd", c="nnnnn"), *autumn(a="jjjjjn", b="dddjjj", c="dddddd")]
    )
    assert told(found) == {
        "a": (60.0, pytest.approx(83.3333), 23),
        "b": (50.0, 75.0, 25),
        "c": (0.0, 50.0, 50),
        "Afsnit 1": (55.0, pytest.approx(79.1667), 24),
        "Afsnit 2": (0.0, 50.0, 50),
        "total": (pytest.approx(36.6667), pytest.approx(69.4444), 32),
    }
    assert (found.before.n, found.after.n, found.items, found.left_out) == (5, 6, 3, ())
    assert (found.before.label, found.after.label, found.months) == ("Forår", "Efterår", 6)


def test_an_item_with_new_words_is_left_out_of_every_figure() -> None:
    reworded = {**a_status("b"), "text": "Punkt b, sagt på en anden måde."}
    newer = a_checklist([a_status("a"), reworded], [a_status("c")], version="2")
    found = only_change(
        [*spring(a="jjjnn", b="nnnnn", c="ddddd"), *autumn("2", a="jjjjn", b="jjjjj", c="ddddd")],
        THREE,
        newer,
    )
    assert left_out(found) == {"b": Reason.REWORDED}
    assert told(found) == {
        "a": (60.0, 80.0, 20),
        "c": (50.0, 50.0, 0),
        "Afsnit 1": (60.0, 80.0, 20),
        "Afsnit 2": (50.0, 50.0, 0),
        "total": (55.0, 65.0, 10),
    }


def test_an_item_with_another_answer_to_choose_is_left_out() -> None:
    without = {**a_status("b"), "dont_know": False}
    newer = a_checklist([a_status("a"), without], [a_status("c")], version="2")
    found = only_change(
        [*spring(a="jjjjj", b="jjjxx"), *autumn("2", a="jjjjj", b="jjjnn")],
        THREE,
        newer,
    )
    assert left_out(found)["b"] is Reason.REWORDED


def test_a_scale_whose_ends_have_new_names_is_left_out() -> None:
    older = a_checklist([a_scale("a"), a_scale("b")])
    newer = a_checklist([{**a_scale("a"), "high": "rigtig meget"}, a_scale("b")], version="2")
    found = only_change([*spring(a="11111", b="33333"), *autumn("2", a="55555", b="44444")], older, newer)
    assert left_out(found) == {"a": Reason.REWORDED}
    assert told(found)["total"] == (50.0, 75.0, 25)


def test_a_help_line_and_spaces_may_be_mended() -> None:
    mended = {**a_status("b"), "help": "Fx skolen.", "text": "Punkt  b."}
    newer = a_checklist([a_status("a"), mended], [a_status("c")], version="2")
    found = only_change([*spring(a="jjjjj", b="nnnnn"), *autumn("2", a="jjjjj", b="jjjjj")], THREE, newer)
    assert told(found)["b"] == (0.0, 100.0, 100)


def test_items_that_came_or_went_are_named_and_not_counted() -> None:
    newer = a_checklist([a_status("ny"), a_status("a")], [a_status("c")], version="2")
    found = only_change(
        [*spring(a="ddddd", b="nnnnn", c="nnnnn"), *autumn("2", ny="jjjjj", a="ddddd", c="nnnnn")],
        THREE,
        newer,
    )
    assert left_out(found) == {"ny": Reason.NEW, "b": Reason.GONE}
    assert told(found)["total"] == (25.0, 25.0, 0)


def test_a_round_in_two_wordings_has_no_item_to_compare() -> None:
    reworded = {**a_status("b"), "text": "Andre ord."}
    newer = a_checklist([a_status("a"), reworded], [a_status("c")], version="2")
    mixed = [*autumn(a="jjjjj", b="jjjjj"), *autumn("2", a="jjjjj", b="jjjjj")]
    found = only_change([*spring("2", a="jjjjj", b="nnnnn"), *mixed], THREE, newer)
    assert left_out(found)["b"] is Reason.REWORDED
    assert (found.after.n, told(found)["a"]) == (10, (100.0, 100.0, 0))


@pytest.mark.parametrize(("before", "after"), [("jjjn-", "jjjjj"), ("jjjjj", "jjjn-"), ("j----", "----j")])
def test_an_item_that_few_answered_at_either_end_is_left_out_of_every_total(before: str, after: str) -> None:
    found = only_change([*spring(a="ddddd", b=before, c="nnnnn"), *autumn(a="jjjjj", b=after, c="nnnnn")])
    assert left_out(found) == {"b": Reason.HELD_BACK}
    assert told(found) == {
        "a": (50.0, 100.0, 50),
        "c": (0.0, 0.0, 0),
        "Afsnit 1": (50.0, 100.0, 50),
        "Afsnit 2": (0.0, 0.0, 0),
        "total": (25.0, 50.0, 25),
    }


@pytest.mark.parametrize(("before", "after"), [("jjjj", "jjjjj"), ("jjjjj", "jjjj"), ("jjjj", "jjjj")])
def test_a_round_that_is_held_back_shows_no_change(before: str, after: str) -> None:
    found = only_change([*spring(a=before), *autumn(a=after)])
    assert (found.sections, found.total, found.left_out) == ((), None, ())
    assert [one.n for one in found.held_back] == [len(one) for one in (before, after) if len(one) < 5]


def test_an_item_without_points_at_one_end_counts_at_neither() -> None:
    found = only_change(joint([*spring(a="d", b="n", c="j"), *autumn(a="d", b="-", c="x")]))
    assert left_out(found) == {"b": Reason.WITHOUT_POINTS, "c": Reason.WITHOUT_POINTS}
    assert told(found) == {"a": (50.0, 50.0, 0), "Afsnit 1": (50.0, 50.0, 0), "total": (50.0, 50.0, 0)}


def test_joint_answers_are_compared_from_one_answer() -> None:
    found = only_change(joint([*spring(a="n", b="d", c="d"), *autumn(a="d", b="j", c="n")]))
    assert (found.kind, found.before.n, found.after.n) == (JOINT, 1, 1)
    assert told(found)["Afsnit 1"] == (25.0, 75.0, 50)
    assert told(found)["total"] == (100 / 3, 50.0, 17)


def test_joint_and_individual_answers_are_never_compared() -> None:
    alone = [*spring(a="jjjjj"), *joint(autumn(a="n"))]
    assert newest_changes(a_team(alone)) == ()
    both = [*alone, *joint(spring(a="d")), *autumn(a="ddddd")]
    found = {one.kind: told(one)["a"] for one in newest_changes(a_team(both))}
    assert found == {INDIVIDUAL: (100.0, 50.0, -50), JOINT: (50.0, 0.0, -50)}
    rounds = a_team(alone).rounds
    with pytest.raises(ValueError, match="never compared"):
        change(rounds[0], rounds[1])


def test_the_newest_is_set_against_the_one_before_it() -> None:
    winter = people("Vinter", datetime.fromisoformat("2025-12-01"), a="nnnnn")
    checklist = a_team([*winter, *spring(a="ddddd"), *autumn(a="jjjjj")])
    (found,) = newest_changes(checklist)
    assert (found.before.label, found.after.label) == ("Forår", "Efterår")


def test_a_late_answer_to_the_older_round_does_not_turn_the_change_around() -> None:
    early, late = spring(a="nnnnn"), spring(a="nnnnnn")[-1:]
    answered = [replace(one, answered_at=datetime.fromisoformat("2026-12-24")) for one in late]
    found = only_change([*early, *answered, *autumn(a="jjjjj")])
    assert (found.before.label, found.after.label, found.months) == ("Forår", "Efterår", 6)
    assert told(found)["total"] == (0.0, 100.0, 100)


def test_a_round_that_is_the_first_of_its_kind_has_no_change() -> None:
    ((first, found),) = newest(a_team(spring(a="ddddd")))
    assert (first.label, found) == ("Forår", None)


def test_a_round_whose_day_is_unknown_is_passed_over() -> None:
    undated = [replace(one, answered_at=None, label="?") for one in people("?", SPRING, a="nnnnn")]
    assert newest_changes(a_team([*undated, *autumn(a="jjjjj")])) == ()


def test_a_checklist_without_scored_items_has_no_change() -> None:
    texts = a_checklist([a_text("a")])
    assert newest_changes(a_team(joint([*spring(a="x"), *autumn(a="x")]), texts)) == ()


def test_no_item_is_the_same_in_both() -> None:
    found = only_change(
        [*spring(a="jjjjj"), *autumn("2", ny="jjjjj")],
        a_checklist([a_status("a")]),
        a_checklist([a_status("ny")], version="2"),
    )
    assert (found.total, found.sections) == (None, ())
    assert left_out(found) == {"ny": Reason.NEW, "a": Reason.GONE}


@pytest.mark.parametrize(
    ("before", "after", "difference", "direction"),
    [
        # 62.5 is read as 63, and 37.5 as 38: what people read is what they subtract.
        ("jjjjjnnn", "jjjnnnnn", -25, -1),
        # 5/11 = 45.45 and 6/13 = 46.15 are read as 45 and 46.
        ("jjjjjnnnnnn", "jjjjjjnnnnnnn", 1, 1),
        # 4/9 = 44.44 and 9/20 = 45.0: 0.56 apart, read as 44 and 45.
        ("jjjjnnnnn", "j" * 9 + "n" * 11, 1, 1),
        # 8/11 = 72.73 and 11/15 = 73.33 are both read as 73: unchanged to the eye, though a little up.
        ("jjjjjjjjnnn", "j" * 11 + "nnnn", 0, 1),
        ("jjjjj", "jjjjjjj", 0, 0),
        ("jjjjj", "nnnnn", -100, -1),
    ],
)
def test_the_difference_is_between_the_percents_that_people_read(
    before: str, after: str, difference: int, direction: int
) -> None:
    found = only_change([*spring(a=before), *autumn(a=after)])
    assert found.total is not None
    assert (found.total.difference, found.total.direction) == (difference, direction)


@pytest.mark.parametrize(
    ("before", "after", "months"),
    [
        ("2026-05-25", "2026-11-23", 6),
        ("2026-11-10", "2026-11-23", 0),
        ("2026-11-07", "2026-11-23", 1),
        ("2025-12-31", "2026-01-31", 1),
        ("2025-11-23", "2026-11-23", 12),
    ],
)
def test_the_distance_is_in_whole_months(before: str, after: str, months: int) -> None:
    first = people("Før", datetime.fromisoformat(before), a="jjjjj")
    second = people("Så", datetime.fromisoformat(after), a="jjjjj")
    assert only_change([*first, *second]).months == months


def test_a_sum_of_items_says_the_same_as_the_round_itself() -> None:
    checklist = a_checklist([a_status("a"), a_yesno("b"), a_scale("c")], [a_scale("d")])
    columns = {"a": "jdnxj-", "b": "jjnnxj", "c": "12345x", "d": "115522"}
    found = only_change([*spring(**columns), *autumn(**columns)], checklist)
    assert found.total is not None
    assert found.total.after == found.after.total
    assert _sections(found) == {one.title: one.figures for one in found.after.sections}


def _sections(found: Change) -> Mapping[str, Figures]:
    return {one.title: one.step.after for one in found.sections}
