"""Individdata: single persons' courses, counted by method and the half-year they began in.

Persons are counted, never rows. A figure on fewer persons than the minimum is held back, and every sum is one
of figures that are shown, so that subtracting tells nothing. Figures at two stages are of whoever was asked
then: a change of the same persons would, beside them, tell of those who are in only one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core import scoring, suppression
from app.core.checklist import Checklist, Lookup
from app.core.course import Course, Stage
from app.core.items import Choice, Item, Scale
from app.overview.figures import Limits
from app.overview.people import HalfYear, Person, persons
from app.overview.records import Record
from app.overview.versions import newest_versions


@dataclass(frozen=True, slots=True)
class Counts:
    """How many persons gave each answer to one item."""

    codes: Mapping[str, int]

    @property
    def n(self) -> int:
        """Return how many persons are counted."""
        return sum(self.codes.values())

    @property
    def mean(self) -> float | None:
        """Return the mean of answers on a scale, 1 to 5; None for other answers."""
        return scoring.score(self.codes).mean


@dataclass(frozen=True, slots=True)
class StageFigures:
    """One stage: `n` persons, None when they are too few to be shown, and the counts that are, by item id."""

    n: int | None
    items: Mapping[str, Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The `n` persons with one method ("" unknown) whose course began in one half-year (None unknown).

    `n` is None when they are too few to be shown; then there are no stages.
    """

    method: str
    began: HalfYear | None
    n: int | None
    stages: Mapping[Stage, StageFigures]


@dataclass(frozen=True, slots=True)
class Together:
    """Several cohorts that are shown, added up: those of one method, or of all when `method` is None."""

    method: str | None
    n: int
    stages: Mapping[Stage, StageFigures]


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses that one checklist follows, by method and half-year. The checklist has its words."""

    checklist: Checklist
    course: Course
    cohorts: tuple[Cohort, ...]
    together: tuple[Together, ...]

    def shown_items(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """Return the items that figures are of, by the titles of their sections."""
        found = (
            (section.title, tuple(item for item in section.items if self.course.shows(item)))
            for section in self.checklist.sections
        )
        return tuple((title, items) for title, items in found if items)

    def method(self, code: str) -> str:
        """Return the word for the method; "" for one that is unknown."""
        item = next(one for one in self.checklist.items if one.id == self.course.method)
        options = item.choices if isinstance(item, Choice) else ()
        return next((option.text for option in options if option.id == code), code)


def courses(records: Iterable[Record], lookup: Lookup, limits: Limits) -> tuple[Courses, ...]:
    """Return the courses of each checklist that follows persons; raise UnknownVersionError."""
    found = list(records)
    return tuple(
        _courses([one for one in found if one.checklist_id == id_], checklist, checklist.course, limits)
        for id_, checklist in newest_versions(found, lookup).items()
        if checklist.course is not None
    )


def _courses(records: Iterable[Record], checklist: Checklist, course: Course, limits: Limits) -> Courses:
    by_cohort: dict[tuple[str, HalfYear | None], list[Person]] = {}
    for one in persons(records, course):
        by_cohort.setdefault((one.method, one.began), []).append(one)
    items = [item for item in checklist.items if course.shows(item)]
    made = [_cohort(*key, found, items, limits) for key, found in by_cohort.items()]
    methods = _methods(checklist, course)
    made.sort(key=lambda one: (methods.get(one.method, len(methods)), _when(one)))
    return Courses(checklist, course, tuple(made), tuple(_together(made)))


def _cohort(
    method: str, began: HalfYear | None, found: Sequence[Person], items: Sequence[Item], limits: Limits
) -> Cohort:
    if _is_small(len(found), limits):
        return Cohort(method, began, None, {})
    asked = {stage: [one.answers[stage] for one in found if stage in one.answers] for stage in Stage}
    return Cohort(
        method, began, len(found), {stage: _stage(some, items, limits) for stage, some in asked.items()}
    )


def _stage(records: Sequence[Record], items: Sequence[Item], limits: Limits) -> StageFigures:
    if _is_small(len(records), limits):
        return StageFigures(None)
    counts = {item.id: _counts(records, item) for item in items}
    shown = {id_: one for id_, one in counts.items() if one.n and not _is_small(one.n, limits)}
    return StageFigures(len(records), shown)


def _counts(records: Iterable[Record], item: Item) -> Counts:
    """Return the answers; of a scale only those on it, for the others would make its mean one of few."""
    given = (str(one.answers[item.id]) for one in records if item.id in one.answers)
    is_scale = isinstance(item, Scale)
    return Counts(Counter(code for code in given if not is_scale or scoring.score({code: 1}).scored))


def _together(cohorts: Sequence[Cohort]) -> Iterable[Together]:
    shown = [one for one in cohorts if one.n is not None]
    by_method: dict[str | None, list[Cohort]] = {}
    for one in shown:
        by_method.setdefault(one.method, []).append(one)
    if len(by_method) > 1:
        by_method[None] = shown
    for method, found in by_method.items():
        if len(found) > 1:
            stages = {stage: _sum([one.stages[stage] for one in found]) for stage in Stage}
            yield Together(method, sum(one.n or 0 for one in found), stages)


def _sum(found: Sequence[StageFigures]) -> StageFigures:
    items: dict[str, Counter[str]] = {}
    for one in found:
        for id_, counts in one.items.items():
            items.setdefault(id_, Counter()).update(counts.codes)
    n = [one.n for one in found if one.n is not None]
    return StageFigures(sum(n) if n else None, {id_: Counts(codes) for id_, codes in items.items()})


def _methods(checklist: Checklist, course: Course) -> dict[str, int]:
    item = next(one for one in checklist.items if one.id == course.method)
    options = item.choices if isinstance(item, Choice) else ()
    return {option.id: place for place, option in enumerate(options)}


def _when(one: Cohort) -> tuple[bool, HalfYear]:
    return one.began is None, one.began or HalfYear(0, 1)


def _is_small(size: int, limits: Limits) -> bool:
    return suppression.is_held_back(size, minimum=limits.respondents)
