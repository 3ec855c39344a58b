"""The one aggregation: records in, an overview per team, checklist and round out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from app.core.alphabet import danish_order
from app.core.checklist import Lookup, find_version
from app.overview.figures import ChecklistOverview, Limits, Overview, RoundOverview, TeamOverview
from app.overview.frames import ROUND, long_frame
from app.overview.outline import outline
from app.overview.records import Record, counted_once, newest_joint, round_of
from app.overview.rounds import round_overview

_Found = dict[tuple[str, str], dict[str, list[RoundOverview]]]


def overview(
    records: Iterable[Record], lookup: Lookup, limits: Limits, *, withheld: Collection[str] = ()
) -> Overview:
    """Return every team's overview, in Danish alphabetical order of area and team.

    Joint and individual answers are never in one figure: a round with both becomes two. Of several joint
    answers to one round the newest counts. A response that stands twice counts once. Each answer counts for
    the items of the version it was given to. The items whose ids are `withheld` are held back everywhere.
    Raises UnknownVersionError.
    """
    once = counted_once(records)
    received = Counter(round_of(one) for one in once)
    frame = long_frame(newest_joint(once), lookup)
    found: _Found = {}
    for _, rows in frame.groupby(ROUND, sort=False):
        checklist_id, area, team, label, kind = (str(rows[name].iloc[0]) for name in ROUND)
        versions = [find_version(lookup, checklist_id, str(number)) for number in rows["version"].unique()]
        made = round_overview(
            rows,
            outline(versions),
            limits,
            received=received[checklist_id, area, team, label, kind],
            withheld=withheld,
        )
        found.setdefault((area, team), {}).setdefault(checklist_id, []).append(made)
    titles = _titles(once, lookup)
    teams = (_team(area, team, checklists, titles) for (area, team), checklists in found.items())
    return Overview(
        limits, tuple(sorted(teams, key=lambda one: (danish_order(one.area), danish_order(one.team))))
    )


def _team(
    area: str, team: str, rounds: Mapping[str, list[RoundOverview]], titles: Mapping[str, str]
) -> TeamOverview:
    checklists = (ChecklistOverview(id_, titles[id_], _newest_first(of)) for id_, of in rounds.items())
    return TeamOverview(area, team, tuple(sorted(checklists, key=lambda one: danish_order(one.title))))


def _newest_first(rounds: Iterable[RoundOverview]) -> tuple[RoundOverview, ...]:
    by_name = sorted(rounds, key=lambda one: (danish_order(one.label), one.kind))
    return tuple(sorted(by_name, key=lambda one: one.last or date.min, reverse=True))


def _titles(records: Iterable[Record], lookup: Lookup) -> dict[str, str]:
    """Return each checklist's title, from the newest version that was answered."""
    newest: dict[str, int] = {}
    for one in records:
        newest[one.checklist_id] = max(int(one.version), newest.get(one.checklist_id, 0))
    return {id_: find_version(lookup, id_, str(number)).title for id_, number in newest.items()}
