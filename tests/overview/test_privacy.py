"""Nothing that an overview shows depends on what a small group answered."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.records import Record
from app.overview.team import overview
from tests.overview.builders import a_checklist, a_record, a_scale, a_status, a_text, a_yesno

OLD = a_checklist([a_status("a"), a_yesno("b"), a_scale("c")], [a_status("d"), a_text("e")])
NEW = a_checklist([a_status("a"), a_yesno("b"), a_scale("c")], [a_text("e"), a_status("f")], version="2")
_LIMITS = Limits(respondents=5, comments=6)
_CODES = st.sampled_from(["ja", "delvist", "nej", "ved_ikke", "ikke_relevant"])
_ANSWERS: Mapping[str, st.SearchStrategy[str]] = {
    "a": _CODES,
    "b": st.sampled_from(["ja", "nej", "ved_ikke"]),
    "c": st.sampled_from(["1", "2", "3", "4", "5", "ved_ikke"]),
    "d": _CODES,
    "e": st.just("Ord"),
    "f": _CODES,
}


_VERSIONS = {"1": OLD, "2": NEW}


@st.composite
def rounds(draw: st.DrawFn, *, least: int, most: int) -> list[Record]:
    """Return individual answers of `least` to `most` people to two versions, many items unanswered."""
    people = draw(st.integers(least, most))
    answering = {id_: draw(st.integers(0, people)) for id_ in _ANSWERS}
    return [
        a_record(
            f"p{number}",
            {id_: draw(_ANSWERS[id_]) for id_ in _asked(version) if number < answering[id_]},
            {"a": f"Ord {number}"} if draw(st.booleans()) else {},
            version=version,
        )
        for number, version in enumerate(draw(st.sampled_from("12")) for _ in range(people))
    ]


@st.composite
def with_another_secret(draw: st.DrawFn) -> tuple[list[Record], list[Record]]:
    """Return a round, and one where other people answered the items that few answered, and otherwise."""
    records = draw(rounds(least=5, most=9))
    changed = [dict(one.answers) for one in records]
    for id_ in _few_answered(records):
        asked = [number for number, one in enumerate(records) if id_ in _asked(one.version)]
        chosen = draw(st.sets(st.sampled_from(asked), min_size=1, max_size=_LIMITS.respondents - 1))
        for number in asked:
            changed[number].pop(id_, None)
            changed[number] |= {id_: draw(_ANSWERS[id_])} if number in chosen else {}
    return records, [replace(one, answers=answers) for one, answers in zip(records, changed, strict=True)]


def an_overview(records: list[Record]) -> Overview:
    return overview(records, lambda _id, version: _VERSIONS[version], _LIMITS)


def _asked(version: str) -> list[str]:
    return [item.id for item in _VERSIONS[version].items]


def _few_answered(records: list[Record]) -> list[str]:
    answered = {id_: sum(id_ in one.answers for one in records) for id_ in _ANSWERS}
    return [id_ for id_, count in answered.items() if 0 < count < _LIMITS.respondents]


@settings(deadline=None, max_examples=60)
@given(with_another_secret())
def test_what_few_answered_changes_nothing_that_is_shown(both: tuple[list[Record], list[Record]]) -> None:
    records, changed = both
    assert an_overview(records) == an_overview(changed)


@settings(deadline=None, max_examples=60)
@given(rounds(least=4, most=4), rounds(least=4, most=4))
def test_a_round_under_the_minimum_shows_no_more_than_n(one: list[Record], other: list[Record]) -> None:
    assert an_overview(one) == an_overview(other)


@settings(deadline=None, max_examples=60)
@given(rounds(least=1, most=9).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_the_rows_changes_nothing(both: tuple[list[Record], list[Record]]) -> None:
    records, shuffled = both
    assert an_overview(records) == an_overview(shuffled)
    joint = [replace(one, kind=RoundKind.JOINT) for one in records]
    assert an_overview(joint) == an_overview([replace(one, kind=RoundKind.JOINT) for one in shuffled])


@settings(deadline=None, max_examples=60)
@given(rounds(least=5, most=9))
def test_every_shown_item_was_answered_by_enough_people_or_by_nobody(records: list[Record]) -> None:
    shown = {
        item.id
        for team in an_overview(records).teams
        for item in team.checklists[0].rounds[0].items
        if item.figures
    }
    assert shown.isdisjoint(_few_answered(records))


@settings(deadline=None, max_examples=60)
@given(rounds(least=5, most=9), st.integers(1, 4))
def test_answering_dont_know_changes_no_percent(records: list[Record], more: int) -> None:
    full = [replace(one, version="1", answers={**one.answers, "a": "ja"}) for one in records]
    unsure = [replace(full[0], response_id=f"x{number}", answers={"a": "ved_ikke"}) for number in range(more)]
    assert _percent(full) == _percent([*full, *unsure])


def _percent(records: list[Record]) -> float | None:
    figures = an_overview(records).teams[0].checklists[0].rounds[0].items[0].figures
    return figures.percent if figures else None
