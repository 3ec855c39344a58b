"""Barometers: rounds by all staff, by role and half a year apart: what has taken root and what has not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core import scoring
from app.core.checklist import Checklist, Lookup
from app.core.items import Scale
from app.core.response import RoundKind
from app.overview.answers import of_records
from app.overview.change import Change, change, newest
from app.overview.figures import ChecklistOverview, Limits, RoundOverview, TeamOverview
from app.overview.records import Record, counted_once, round_of
from app.overview.roles import RoleGroup, by_role
from app.overview.team import overview
from app.overview.texts import ItemTexts, texts
from app.overview.versions import newest_versions


@dataclass(frozen=True, slots=True)
class BarometerRound:
    """One round: all staff together, and by role where no group is too small.

    `texts` is what people wrote in their own words, never by role; None where too few answered to show it.
    """

    all: RoundOverview
    roles: tuple[RoleGroup, ...]
    texts: tuple[ItemTexts, ...] | None


@dataclass(frozen=True, slots=True)
class RoleChange:
    """The change of a group that has the same roles in both rounds."""

    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class Barometer:
    """A team's rounds of one barometer, the newest first.

    `change` is from the round before to the newest, None without two rounds whose days are known;
    `role_changes` the same by role.
    """

    team: TeamOverview
    checklist_id: str
    title: str
    rounds: tuple[BarometerRound, ...]
    change: Change | None
    role_changes: tuple[RoleChange, ...]


def is_barometer(checklist: Checklist) -> bool:
    """Say whether the checklist takes the temperature: its items that give points are scales, and several."""
    scored = [item for item in checklist.items if scoring.is_scored(item)]
    return not checklist.separate and len(scored) > 1 and all(isinstance(item, Scale) for item in scored)


def barometers(records: Iterable[Record], lookup: Lookup, limits: Limits) -> tuple[Barometer, ...]:
    """Return every team's barometers, in the overview's order. Joint answers have none.

    Raises UnknownVersionError.
    """
    individual = [one for one in counted_once(records) if one.kind is RoundKind.INDIVIDUAL]
    wanted = {id_ for id_, one in newest_versions(individual, lookup).items() if is_barometer(one)}
    by_round: dict[tuple[str, ...], list[Record]] = {}
    for one in individual:
        if one.checklist_id in wanted:
            by_round.setdefault(round_of(one), []).append(one)
    chosen = [one for of_round in by_round.values() for one in of_round]
    split = {
        key: (by_role(next(of_records(found, lookup)), lookup, limits), texts(found, lookup, limits))
        for key, found in by_round.items()
    }
    return tuple(
        _barometer(team, checklist, split)
        for team in overview(chosen, lookup, limits).teams
        for checklist in team.checklists
    )


_Split = Mapping[tuple[str, ...], tuple[tuple[RoleGroup, ...], tuple[ItemTexts, ...] | None]]


def _barometer(team: TeamOverview, checklist: ChecklistOverview, split: _Split) -> Barometer:
    rounds = tuple(
        BarometerRound(one, *split[checklist.id, team.area, team.team, one.label, one.kind.value])
        for one in checklist.rounds
    )
    since = next((found for _, found in newest(checklist)), None)
    return Barometer(
        team=team,
        checklist_id=checklist.id,
        title=checklist.title,
        rounds=rounds,
        change=since,
        role_changes=tuple(_role_changes(since, rounds)) if since else (),
    )


def _role_changes(since: Change, rounds: Sequence[BarometerRound]) -> Iterator[RoleChange]:
    before, after = (
        {group.roles: group for group in _of(rounds, end)} for end in (since.before, since.after)
    )
    for roles, group in after.items():
        if roles in before:
            yield RoleChange(group.name, change(before[roles].round, group.round))


def _of(rounds: Iterable[BarometerRound], wanted: RoundOverview) -> tuple[RoleGroup, ...]:
    return next(one.roles for one in rounds if one.all is wanted)
