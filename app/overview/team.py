"""The one aggregation: answers in, an overview per team, checklist and round out."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from app.core.alphabet import danish_order
from app.core.checklist import Lookup, find_version
from app.overview.answers import RoundAnswers, of_records
from app.overview.figures import ChecklistOverview, Limits, Overview, RoundOverview, TeamOverview
from app.overview.outline import Outlines
from app.overview.records import Record
from app.overview.rounds import round_overview
from app.overview.tallies import tallies

#: A round, and when its first answer was given.
_Begun = tuple[datetime | None, RoundOverview]
_Rounds = Mapping[str, Sequence[_Begun]]


def overview(
    records: Iterable[Record], lookup: Lookup, limits: Limits, *, withheld: Collection[str] = ()
) -> Overview:
    """Return the overview of these records. A response that stands twice counts once."""
    return overview_of(of_records(records, lookup), lookup, limits, withheld=withheld)


def overview_of(
    answers: Iterable[RoundAnswers], lookup: Lookup, limits: Limits, *, withheld: Collection[str] = ()
) -> Overview:
    """Return every team's overview, in Danish alphabetical order of area and team.

    Joint and individual answers are never in one figure: a round with both becomes two. Each answer counts
    for the items of the version it was given to. The items whose ids are `withheld` are held back
    everywhere. Raises UnknownVersionError.
    """
    with _uncollected():
        return _overview(answers, lookup, limits, withheld)


def _overview(
    answers: Iterable[RoundAnswers], lookup: Lookup, limits: Limits, withheld: Collection[str]
) -> Overview:
    outlines = Outlines(lookup)
    newest: dict[str, int] = {}
    found: dict[tuple[str, str], dict[str, list[_Begun]]] = {}
    for one in answers:
        outline = outlines.of(one.checklist_id, one.versions)
        made = round_overview(one, outline, tallies(one, lookup), limits, withheld=withheld)
        found.setdefault((one.area, one.team), {}).setdefault(one.checklist_id, []).append((one.began, made))
        newest[one.checklist_id] = max(newest.get(one.checklist_id, 0), *map(int, one.versions))
    titles = {id_: find_version(lookup, id_, str(number)).title for id_, number in newest.items()}
    teams = (_team(area, team, rounds, titles) for (area, team), rounds in found.items())
    return Overview(
        limits, tuple(sorted(teams, key=lambda one: (danish_order(one.area), danish_order(one.team))))
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a great many objects are made, and none of them is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _team(area: str, team: str, rounds: _Rounds, titles: Mapping[str, str]) -> TeamOverview:
    checklists = (ChecklistOverview(id_, titles[id_], _newest_first(of)) for id_, of in rounds.items())
    return TeamOverview(area, team, tuple(sorted(checklists, key=lambda one: danish_order(one.title))))


def _newest_first(rounds: Iterable[_Begun]) -> tuple[RoundOverview, ...]:
    """Return the rounds by when they began: a late answer to an old round does not make it the newest."""
    by_name = sorted(rounds, key=lambda one: (danish_order(one[1].label), one[1].kind))
    newest_first = sorted(by_name, key=lambda one: one[0].isoformat() if one[0] else "", reverse=True)
    return tuple(round_ for _, round_ in newest_first)
