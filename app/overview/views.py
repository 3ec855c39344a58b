"""Views that some checklists have by their nature, beside the figures that all have."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.checklist import Checklist, Lookup
from app.overview.barometer import Barometer, barometers, is_barometer
from app.overview.courses import Courses, courses
from app.overview.figures import Limits
from app.overview.plans import Plan, is_plan, plans
from app.overview.records import Record


@dataclass(frozen=True, slots=True)
class Views:
    """What the answers to such checklists show."""

    barometers: tuple[Barometer, ...] = ()
    plans: tuple[Plan, ...] = ()
    courses: tuple[Courses, ...] = ()


def has_view(checklist: Checklist) -> bool:
    """Say whether the checklist has a view of its own, for which its answers themselves are needed."""
    return is_barometer(checklist) or is_plan(checklist) or checklist.course is not None


def views(records: Iterable[Record], lookup: Lookup, limits: Limits) -> Views:
    """Return the views of these answers; those to checklists without a view are passed over.

    Raises UnknownVersionError.
    """
    found = list(records)
    return Views(
        barometers=barometers(found, lookup, limits),
        plans=plans(found, lookup, limits),
        courses=courses(found, lookup, limits),
    )
