"""A round by role: worked by hand, and what no difference of what is shown can tell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.overview.answers import of_records
from app.overview.figures import UNANSWERED, Limits, RoundOverview
from app.overview.records import Record
from app.overview.roles import OTHERS, WITHOUT, RoleGroup, by_role, held_back_items, partition
from app.overview.team import overview
from tests.overview.builders import MONDAY, a_checklist, a_record, a_scale, a_status, a_text

LIMITS = Limits(respondents=3, comments=3)
CHECKLIST = a_checklist([a_status("a"), a_status("b")], [a_scale("c"), a_text("d")])


def people(role: str, *codes: str, **more: str) -> list[Record]:
    """Return a record per code, which answers item a; each has the answers `more` too."""
    return [
        replace(a_record(f"{role}{place}", {"a": code, **more}), role=role)
        for place, code in enumerate(codes)
    ]


def groups(records: Sequence[Record], limits: Limits = LIMITS) -> tuple[RoleGroup, ...]:
    def lookup(_id: str, _version: str) -> Checklist:
        return CHECKLIST

    return tuple(group for one in of_records(records, lookup) for group in by_role(one, lookup, limits))


def whole(records: Sequence[Record]) -> RoundOverview:
    found = overview(records, lambda _id, _version: CHECKLIST, LIMITS)
    return found.teams[0].checklists[0].rounds[0]


def answered(round_: RoundOverview) -> dict[str, int]:
    """Return how many answered each item that is shown."""
    return {
        item.id: sum(item.figures.counts.values()) - item.figures.counts[UNANSWERED]
        for item in round_.items
        if item.figures
    }


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"leder": 5, "frivillig": 7}, (("frivillig",), ("leder",))),
        ({"leder": 2, "frivillig": 7, "medarbejder": 6}, (("frivillig",), ("leder", "medarbejder"))),
        (
            {"leder": 2, "beboer": 3, "frivillig": 7, "medarbejder": 6},
            (("frivillig",), ("medarbejder",), ("beboer", "leder")),
        ),
        ({"leder": 2, "frivillig": 7}, (("frivillig", "leder"),)),
        ({"leder": 2, "frivillig": 2}, (("frivillig", "leder"),)),
        ({"leder": 0, "frivillig": 7, "beboer": 5}, (("beboer",), ("frivillig",))),
        ({"leder": 9}, (("leder",),)),
        ({}, ()),
    ],
)
def test_roles_are_pooled_until_every_group_has_enough(
    sizes: dict[str, int], expected: tuple[tuple[str, ...], ...]
) -> None:
    assert partition(sizes, minimum=5) == expected


def test_an_item_that_few_answered_in_one_group_is_held_back_in_all() -> None:
    answers = [{"a": 5, "b": 4, "c": 0}, {"a": 9, "b": 9, "c": 6, "d": 5}]
    assert held_back_items(answers, minimum=5) == {"b"}


def test_each_role_has_figures_of_its_own() -> None:
    found = groups([*people("leder", "ja", "ja", "delvist"), *people("frivillig", "nej", "nej", "ja", "ja")])
    assert [(one.name, one.round.n) for one in found] == [("frivillig", 4), ("leder", 3)]
    assert [one.round.items[0].figures for one in found] == [
        whole(people("frivillig", "nej", "nej", "ja", "ja")).items[0].figures,
        whole(people("leder", "ja", "ja", "delvist")).items[0].figures,
    ]
    assert [one.round.total.percent for one in found if one.round.total] == [50.0, pytest.approx(500 / 6)]


def test_a_small_role_is_pooled_with_the_smallest_of_the_others() -> None:
    found = groups([*people("chef", "nej"), *people("leder", *["ja"] * 3), *people("frivillig", *["ja"] * 4)])
    assert [(one.name, one.roles, one.round.n) for one in found] == [
        ("frivillig", ("frivillig",), 4),
        (OTHERS, ("chef", "leder"), 4),
    ]


def test_a_total_of_a_group_counts_only_what_all_groups_show() -> None:
    found = groups([*people("leder", *["ja"] * 3, b="nej"), *people("frivillig", *["ja"] * 3),
                    replace(a_record("f9", {"a": "ja", "b": "ja"}), role="frivillig")])  # fmt: skip
    assert [set(answered(one.round)) for one in found] == [{"a", "c"}, {"a", "c"}]
    assert [one.round.total and one.round.total.percent for one in found] == [100.0, 100.0]
    assert [one.round.completeness and one.round.completeness.at_least for one in found] == [True, True]


def test_people_without_a_role_are_a_group() -> None:
    found = groups([*people("", *["ja"] * 3), *people("leder", *["ja"] * 3)])
    assert [one.name for one in found] == [WITHOUT, "leder"]


def test_comments_and_days_are_never_split() -> None:
    friday = datetime.fromisoformat("2026-11-27")
    late = [replace(one, answered_at=friday) for one in people("x", *["ja"] * 3)]
    commented = [replace(one, comments={"a": "Ord"}) for one in people("y", *["nej"] * 3)]
    for one in groups([*late, *commented]):
        assert one.round.comments is None
        assert (one.round.first, one.round.last) == (MONDAY.date(), friday.date())


def test_joint_answers_and_a_single_group_are_not_split() -> None:
    assert groups([]) == ()
    assert groups(people("leder", *["ja"] * 9)) == ()
    both = [*people("leder", *["ja"] * 3), *people("frivillig", *["ja"] * 3)]
    assert groups([replace(one, kind=RoundKind.JOINT) for one in both]) == ()


def test_a_response_that_stands_twice_counts_for_the_role_it_had_first() -> None:
    one, *others = [*people("leder", *["ja"] * 3), *people("frivillig", *["ja"] * 3)]
    found = groups([one, *others, replace(one, role="frivillig")])
    assert [(group.name, group.round.n) for group in found] == [("frivillig", 3), ("leder", 3)]


@st.composite
def rounds(draw: st.DrawFn) -> list[Record]:
    """Return the answers of up to 14 people of up to five roles, many items unanswered."""
    codes = st.sampled_from(["ja", "delvist", "nej", "ved_ikke"])
    scale = st.sampled_from(["1", "3", "5"])
    kinds = {"a": codes, "b": codes, "c": scale, "d": st.just("Ord")}
    roles = draw(st.lists(st.sampled_from(["", "b", "f", "l", "m"]), min_size=1, max_size=14))
    return [
        replace(
            a_record(
                f"p{number}", {id_: draw(kind) for id_, kind in kinds.items() if draw(st.integers(0, 9)) > 1}
            ),
            role=role,
        )
        for number, role in enumerate(roles)
    ]


@settings(deadline=None, max_examples=80)
@given(rounds())
def test_no_difference_leaves_the_answers_of_few(records: list[Record]) -> None:
    found = groups(records)
    together = answered(whole(records))
    shown = [answered(one.round) for one in found]
    assert all(one.keys() == shown[0].keys() for one in shown)
    for some in (some for size in range(1, len(found) + 1) for some in combinations(shown, size)):
        for item in shown[0]:
            rest = together[item] - sum(one[item] for one in some)
            assert rest == 0 or rest >= LIMITS.respondents
            assert all(one[item] == 0 or one[item] >= LIMITS.respondents for one in some)
    assert sum(one.round.n for one in found) in (0, len(records))
    assert all(one.round.n >= LIMITS.respondents for one in found)


@settings(deadline=None, max_examples=80)
@given(rounds(), st.data())
def test_nothing_tells_the_roles_of_a_pool_apart(records: list[Record], data: st.DataObject) -> None:
    found = groups(records)
    pooled = {role for one in found if one.name == OTHERS for role in one.roles}
    places = [place for place, one in enumerate(records) if one.role in pooled]
    shuffled = data.draw(st.permutations([records[place].role for place in places]))
    otherwise = list(records)
    for place, role in zip(places, shuffled, strict=True):
        otherwise[place] = replace(records[place], role=role)
    assert groups(otherwise) == found


@settings(deadline=None, max_examples=80)
@given(rounds(), st.data())
def test_what_few_of_a_group_answered_changes_nothing(records: list[Record], data: st.DataObject) -> None:
    found = groups(records)
    group_of = {role: one for one in found for role in one.roles}
    counts = Counter((group_of[one.role].name, id_) for one in records if found for id_ in one.answers)
    changed = [
        replace(
            one,
            answers={
                id_: data.draw(st.sampled_from(["ja", "nej"]))
                if found and id_ != "c" and 0 < counts[group_of[one.role].name, id_] < LIMITS.respondents
                else answer
                for id_, answer in one.answers.items()
            },
        )
        for one in records
    ]
    assert groups(changed) == found
