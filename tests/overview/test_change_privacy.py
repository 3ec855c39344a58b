"""What holds of every change between two rounds, whatever was answered."""

from dataclasses import replace
from datetime import datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.core import scoring
from app.core.response import RoundKind
from app.overview.change import Change, Reason, Step, newest
from app.overview.figures import Overview
from app.overview.records import Record
from tests.overview.test_privacy import an_overview, rounds, with_another_secret

_LATER = datetime.fromisoformat("2027-05-24")
_FEW = 5


def later(records: list[Record]) -> list[Record]:
    """Return the records as answers to a later round."""
    return [
        replace(one, response_id=f"{one.response_id}s", label="Forår", answered_at=_LATER) for one in records
    ]


def changes(overview: Overview) -> list[Change]:
    checklists = (one for team in overview.teams for one in team.checklists)
    return [found for one in checklists for _, found in newest(one) if found]


def steps(found: Change) -> list[Step]:
    """Return every step of the change: items, sections and total."""
    inner = [item.step for section in found.sections for item in section.items]
    return [*inner, *(section.step for section in found.sections), *([found.total] if found.total else [])]


@settings(deadline=None, max_examples=60)
@given(with_another_secret(), rounds(least=5, most=9))
def test_what_few_answered_at_either_end_changes_no_change(
    both: tuple[list[Record], list[Record]], other: list[Record]
) -> None:
    one, otherwise = both
    assert changes(an_overview([*other, *later(one)])) == changes(an_overview([*other, *later(otherwise)]))
    assert changes(an_overview([*one, *later(other)])) == changes(an_overview([*otherwise, *later(other)]))


@settings(deadline=None, max_examples=60)
@given(rounds(least=1, most=9), rounds(least=1, most=9))
def test_every_figure_is_on_items_that_both_rounds_show(one: list[Record], other: list[Record]) -> None:
    for found in changes(an_overview([*one, *later(other)])):
        shown = [{item.id for item in end.items if item.figures} for end in (found.before, found.after)]
        compared = {item.item.id for section in found.sections for item in section.items}
        assert compared <= shown[0] & shown[1]
        assert not (found.held_back and steps(found))
        for step in steps(found):
            assert step.before.items == step.after.items
        total = found.total
        assert (total.before.items if total else 0) == found.items
        held_back = {left.item.id for left in found.left_out if left.reason is Reason.HELD_BACK}
        assert held_back.isdisjoint(compared)


@settings(deadline=None, max_examples=60)
@given(rounds(least=_FEW, most=9), rounds(least=_FEW, most=9))
def test_a_difference_is_after_minus_before(one: list[Record], other: list[Record]) -> None:
    for found in changes(an_overview([*one, *later(other)])):
        for step in steps(found):
            before, after = step.before.percent, step.after.percent
            assert before is not None
            assert after is not None
            assert step.difference == scoring.whole(after) - scoring.whole(before)
            assert abs(step.difference - (after - before)) <= 1


@settings(deadline=None, max_examples=60)
@given(rounds(least=1, most=9), rounds(least=1, most=9), st.data())
def test_the_n_of_each_end_is_its_own(one: list[Record], other: list[Record], data: st.DataObject) -> None:
    assume(len(one) != len(other))
    joint = [replace(found, kind=RoundKind.JOINT, response_id=f"{found.response_id}f") for found in one]
    mixed = data.draw(st.permutations([*one, *later(other), *joint]))
    (found,) = changes(an_overview(mixed))
    assert (found.before.n, found.after.n) == (len(one), len(other))
    for step in steps(found):
        assert step.before.scored <= len(one) * step.before.items
        assert step.after.scored <= len(other) * step.after.items
