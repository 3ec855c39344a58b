"""Course: a team's rounds of one checklist and kind of answer side by side, item by item, the oldest first.

Like a change, a course is made of nothing but what its rounds show.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.response import RoundKind
from app.overview.change import Reason
from app.overview.figures import ChecklistOverview, Figures, ItemFigures, RoundOverview
from app.overview.tallies import together

#: How many rounds stand side by side, the newest.
MOST_ROUNDS = 6

#: An item in one round: its figures, or why there are none to set beside those of the newest round.
Point = Figures | Reason


@dataclass(frozen=True, slots=True)
class ItemCourse:
    """An item, in the newest words and under the newest number it has, with a point per round.

    It `is_counted` in totals when it is the same, shown, and has answers that gave points, in every round.
    """

    item: ItemFigures
    points: tuple[Point, ...]
    is_counted: bool


@dataclass(frozen=True, slots=True)
class SectionCourse:
    """A section's items, and per round the figures on those that are counted; None where there are none."""

    title: str
    items: tuple[ItemCourse, ...]
    figures: tuple[Figures | None, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Rounds side by side. A round that is held back has no figures, and stands in nothing's way.

    `gone` are the items that an earlier round has and the newest has not.
    """

    rounds: tuple[RoundOverview, ...]
    sections: tuple[SectionCourse, ...]
    figures: tuple[Figures | None, ...]
    gone: tuple[ItemFigures, ...]

    @property
    def kind(self) -> RoundKind:
        """Return which kind of answers all rounds have."""
        return self.rounds[0].kind

    @property
    def items(self) -> tuple[ItemCourse, ...]:
        """Return all items of the newest round."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def counted(self) -> int:
        """Return how many items are counted in the totals."""
        return sum(item.is_counted for item in self.items)


def courses(checklist: ChecklistOverview) -> Iterator[Course]:
    """Yield the course of each kind of answer that has rounds of a known day with scored items."""
    for kind in RoundKind:
        found = [
            one
            for one in checklist.rounds
            if one.kind is kind and one.last and (one.sections or one.is_held_back)
        ]
        if found:
            yield course(found[:MOST_ROUNDS][::-1])


def course(rounds: Sequence[RoundOverview]) -> Course:
    """Return the course of these rounds, the oldest first. The newest that is shown gives the items."""
    shown = [one for one in rounds if not one.is_held_back]
    earlier = [{item.id: item for item in one.items} for one in rounds]
    sections = tuple(
        _section(section.title, [_item(item, rounds, earlier) for item in section.items], len(rounds))
        for section in (shown[-1].sections if shown else ())
    )
    items = [item for section in sections for item in section.items]
    return Course(tuple(rounds), sections, _together(items, len(rounds)), tuple(_gone(shown)))


def _section(title: str, items: Sequence[ItemCourse], rounds: int) -> SectionCourse:
    return SectionCourse(title, tuple(items), _together(items, rounds))


def _item(
    item: ItemFigures, rounds: Sequence[RoundOverview], earlier: Sequence[dict[str, ItemFigures]]
) -> ItemCourse:
    points = tuple(
        Reason.HELD_BACK if one.is_held_back else _point(item, known.get(item.id))
        for one, known in zip(rounds, earlier, strict=True)
    )
    compared = [point for one, point in zip(rounds, points, strict=True) if not one.is_held_back]
    return ItemCourse(item, points, all(_has_points(point) for point in compared))


def _point(newest: ItemFigures, there: ItemFigures | None) -> Point:
    if there is None:
        return Reason.NEW
    if len(newest.wordings | there.wordings) > 1:
        return Reason.REWORDED
    return there.figures or Reason.HELD_BACK


def _has_points(point: Point) -> bool:
    return isinstance(point, Figures) and point.scored > 0


def _together(items: Iterable[ItemCourse], rounds: int) -> tuple[Figures | None, ...]:
    counted = [item for item in items if item.is_counted]
    found = ([one for item in counted if isinstance(one := item.points[at], Figures)] for at in range(rounds))
    return tuple(together(figures) if figures else None for figures in found)


def _gone(shown: Sequence[RoundOverview]) -> Iterator[ItemFigures]:
    """Yield the items that the newest round has not, each once, in the newest words it had."""
    known = {item.id for item in shown[-1].items} if shown else set()
    for one in reversed(shown):
        for item in one.items:
            if item.id not in known:
                known.add(item.id)
                yield item
