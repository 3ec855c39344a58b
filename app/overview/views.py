"""Views that some checklists have by their nature, beside the figures that all have."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.checklist import Checklist, Lookup
from app.overview.barometer import Barometer, barometers, is_barometer
from app.overview.courses import Courses, courses
from app.overview.figures import Limits
from app.overview.plans import Plan, is_plan, plans
from app.overview.records import Record
from app.overview.versions import newest_versions


@dataclass(frozen=True, slots=True)
class Views:
    """What the answers to such checklists show; empty where nobody has answered one."""

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
    known = list(records)
    wanted = {id_ for id_, one in newest_versions(known, lookup).items() if has_view(one)}
    found = [one for one in known if one.checklist_id in wanted]
    return Views(
        barometers=barometers(found, lookup, limits),
        plans=plans(found, lookup, limits),
        courses=courses(found, lookup, limits),
    )
