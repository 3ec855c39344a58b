"""Views that some checklists have by their nature, beside the figures that all have."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.core.checklist import Checklist, Lookup
from app.overview.barometer import Barometer, barometers, is_barometer
from app.overview.courses import Courses, courses
from app.overview.figures import Limits
from app.overview.plans import Plan, is_plan, plans
from app.overview.records import Record
from app.overview.texts import TextsByRound, stand_beside_figures, texts_by_round
from app.overview.versions import newest_versions


@dataclass(frozen=True, slots=True)
class Views:
    """What the answers to such checklists show; empty where nobody has answered one.

    `texts` are those that stand beside the figures of a round, by what it is known by (`records.round_of`).
    """

    barometers: tuple[Barometer, ...] = ()
    plans: tuple[Plan, ...] = ()
    courses: tuple[Courses, ...] = ()
    texts: TextsByRound = field(default_factory=dict)


def has_view(checklist: Checklist) -> bool:
    """Say whether the checklist has a view of its own, for which its answers themselves are needed."""
    return has_pages(checklist) or stand_beside_figures(checklist)


def has_pages(checklist: Checklist) -> bool:
    """Say whether the checklist has a page of its own, where its texts stand too."""
    return is_barometer(checklist) or is_plan(checklist) or checklist.course is not None


def views(records: Iterable[Record], lookup: Lookup, limits: Limits) -> Views:
    """Return the views of these answers; those to checklists without a view are passed over.

    Raises UnknownVersionError.
    """
    known = list(records)
    newest = newest_versions(known, lookup)
    wanted = {id_ for id_, one in newest.items() if has_view(one)}
    beside = {id_ for id_ in wanted if not has_pages(newest[id_])}
    found = [one for one in known if one.checklist_id in wanted]
    return Views(
        barometers=barometers(found, lookup, limits),
        plans=plans(found, lookup, limits),
        courses=courses(found, lookup, limits),
        texts=texts_by_round([one for one in found if one.checklist_id in beside], lookup, limits),
    )
