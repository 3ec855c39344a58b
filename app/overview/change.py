"""Change: a team's newest round set beside the one before it, item by item.

A change is made of nothing but what the two rounds show, so it can tell nobody more than they do: items that
are held back in either are left out of every figure, and every total is a sum of items that are shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core import scoring
from app.core.response import RoundKind
from app.overview.figures import ChecklistOverview, Figures, ItemFigures, RoundOverview
from app.overview.tallies import together

_DAYS = 365.25 / 12  # in a month


class Reason(StrEnum):
    """Why an item is left out of a change, in the words people read."""

    NEW = "nyt punkt"
    GONE = "udgået punkt"
    REWORDED = "andre ord eller svarmuligheder"
    HELD_BACK = "for få svar"
    WITHOUT_POINTS = "intet svar, der giver point"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that is not compared, in the newest words it has."""

    item: ItemFigures
    reason: Reason


@dataclass(frozen=True, slots=True)
class Step:
    """The same items before and after. Both ends have answers that gave points."""

    before: Figures
    after: Figures

    @property
    def difference(self) -> int:
        """Return the difference in percentage points between the whole percents that people read."""
        return scoring.whole(_percent(self.after)) - scoring.whole(_percent(self.before))

    @property
    def direction(self) -> int:
        """Return 1 for up, -1 for down and 0 for unchanged, by the exact percents."""
        before, after = _percent(self.before), _percent(self.after)
        return (after > before) - (after < before)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that was asked with the same words both times; `item` has the number it has now."""

    item: ItemFigures
    step: Step


@dataclass(frozen=True, slots=True)
class SectionChange:
    """The compared items of a section. `step` counts them alone, and so may differ from the section's own."""

    title: str
    items: tuple[ItemChange, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class Change:
    """Two rounds of one team, checklist and kind of answer. `total` is None when no item is compared."""

    before: RoundOverview
    after: RoundOverview
    months: int
    sections: tuple[SectionChange, ...]
    total: Step | None
    left_out: tuple[LeftOut, ...]

    @property
    def kind(self) -> RoundKind:
        """Return which kind of answers both rounds have."""
        return self.after.kind

    @property
    def held_back(self) -> tuple[RoundOverview, ...]:
        """Return those of the two rounds that have too few answers to show anything."""
        return tuple(one for one in (self.before, self.after) if one.is_held_back)

    @property
    def items(self) -> int:
        """Return how many items are compared."""
        return sum(len(section.items) for section in self.sections)


def newest(checklist: ChecklistOverview) -> tuple[tuple[RoundOverview, Change | None], ...]:
    """Return, per kind of answer, the newest round and its change since the one before it, if there is one.

    Joint and individual answers are never compared with each other. Rounds without scored items, and those
    whose day is unknown, are passed over.
    """
    by_kind: dict[RoundKind, list[RoundOverview]] = {}
    for one in checklist.rounds:
        if one.last and (one.sections or one.is_held_back):
            by_kind.setdefault(one.kind, []).append(one)
    return tuple(
        (found[0], change(found[1], found[0]) if len(found) > 1 else None) for found in by_kind.values()
    )


def change(before: RoundOverview, after: RoundOverview) -> Change:
    """Return the change from one round to another of the same kind.

    An item counts when it has one and the same wording wherever it was asked, is shown in both rounds, and
    has in both an answer that gave points: otherwise a total would rise by what was left unanswered.
    """
    if before.kind is not after.kind:
        raise ValueError("joint and individual answers are never compared")
    earlier = {item.id: item for item in before.items}
    later = {item.id for item in after.items}
    reasons = {item.id: _reason(earlier.get(item.id), item) for item in after.items}
    sections = tuple(_sections(after, earlier, {id_ for id_, reason in reasons.items() if reason is None}))
    steps = [item.step for section in sections for item in section.items]
    is_shown = not (before.is_held_back or after.is_held_back)
    new = [LeftOut(item, reason) for item in after.items if (reason := reasons[item.id])]
    gone = [LeftOut(item, Reason.GONE) for item in before.items if item.id not in later]
    return Change(
        before=before,
        after=after,
        months=_months(before.first, after.first),
        sections=sections,
        total=_together(steps) if steps else None,
        left_out=(*new, *gone) if is_shown else (),
    )


def _reason(before: ItemFigures | None, after: ItemFigures) -> Reason | None:
    if before is None:
        return Reason.NEW
    if len(before.wordings | after.wordings) > 1:
        return Reason.REWORDED
    if before.figures is None or after.figures is None:
        return Reason.HELD_BACK
    if not (before.figures.scored and after.figures.scored):
        return Reason.WITHOUT_POINTS
    return None


def _sections(
    after: RoundOverview, earlier: dict[str, ItemFigures], compared: set[str]
) -> Iterator[SectionChange]:
    for section in after.sections:
        items = tuple(
            ItemChange(item, Step(was, item.figures))
            for item in section.items
            if item.id in compared and item.figures and (was := earlier[item.id].figures)
        )
        if items:
            yield SectionChange(section.title, items, _together(item.step for item in items))


def _together(steps: Iterable[Step]) -> Step:
    found = list(steps)
    return Step(together([one.before for one in found]), together([one.after for one in found]))


def _months(before: date | None, after: date | None) -> int:
    """Return the distance in whole months, to the nearest; 0 where a day is unknown.

    It is from first day to first day: somebody may answer the older round long after.
    """
    return round((after - before).days / _DAYS) if before and after else 0


def _percent(figures: Figures) -> float:
    return figures.percent or 0.0
