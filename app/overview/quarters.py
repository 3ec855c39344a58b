"""Quarters: how many teams followed up in each quarter, and where they stood when it ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview, RoundOverview, TeamOverview
from app.overview.standings import Standings, standings

_MOST = 8  # two years


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter that the day is in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def following(self) -> "Quarter":
        """Return the quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def last_day(self) -> date:
        """Return the last day in it."""
        after = self.following
        return date(after.year, 3 * after.number - 2, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Activity:
    """How many teams answered in the quarter, and in how many rounds.

    A round belongs to the quarter of its last answer.
    """

    quarter: Quarter
    teams: int
    rounds: int


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """One checklist's quarter. `standings` counts every team that had answered when the quarter ended.

    Each team counts by the newest round that it had then.
    """

    activity: Activity
    standings: Standings


@dataclass(frozen=True, slots=True)
class Timeline:
    """The quarters of one checklist and kind of answer, the oldest first."""

    checklist_id: str
    title: str
    kind: RoundKind
    quarters: tuple[QuarterFigures, ...]


def activity(overview: Overview, *, today: date) -> tuple[Activity, ...]:
    """Return the quarters of all checklists together, the oldest first, over at most two years up to `today`.

    Rounds whose day is unknown or still to come are passed over, here and in `timelines`.
    """
    found = [
        [one for checklist in team.checklists for one in checklist.rounds if _day(one) <= today]
        for team in overview.teams
    ]
    return tuple(_activity(quarter, found) for quarter in _quarters(found, today))


def timelines(overview: Overview, *, today: date) -> Iterator[Timeline]:
    """Yield one per checklist and kind of answer with scored items, over at most two years up to `today`.

    Each begins with its first round.
    """
    titles = {one.id: one.title for team in overview.teams for one in team.checklists}
    for id_, title in titles.items():
        for kind in RoundKind:
            teams = [_rounds(team, id_, kind, today) for team in overview.teams]
            quarters = tuple(_figures(one, teams, overview.limits) for one in _quarters(teams, today))
            if quarters:
                yield Timeline(id_, title, kind, quarters)


def _rounds(team: TeamOverview, checklist_id: str, kind: RoundKind, today: date) -> list[RoundOverview]:
    """Return the team's rounds that can be counted, the newest first."""
    return [
        one
        for checklist in team.checklists
        for one in checklist.rounds
        if (checklist.id, one.kind) == (checklist_id, kind)
        and (one.sections or one.is_held_back)
        and _day(one) <= today
    ]


def _quarters(teams: Iterable[Sequence[RoundOverview]], today: date) -> list[Quarter]:
    """Return the quarters from the first round on; at most `_MOST` up to today."""
    first = min((_day(one) for rounds in teams for one in rounds), default=None)
    if first is None:
        return []
    found = [Quarter.of(first)]
    while found[-1] < Quarter.of(today):
        found.append(found[-1].following)
    return found[-_MOST:]


def _figures(quarter: Quarter, teams: Sequence[Sequence[RoundOverview]], limits: Limits) -> QuarterFigures:
    until = [[one for one in rounds if _day(one) <= quarter.last_day] for rounds in teams]
    stood = standings((rounds[0].total for rounds in until if rounds), limits)
    return QuarterFigures(_activity(quarter, teams), stood)


def _activity(quarter: Quarter, teams: Sequence[Sequence[RoundOverview]]) -> Activity:
    within = [[one for one in rounds if Quarter.of(_day(one)) == quarter] for rounds in teams]
    return Activity(quarter, sum(map(bool, within)), sum(map(len, within)))


def _day(round_: RoundOverview) -> date:
    """Return the day of the round's last answer; the end of time where nobody knows it."""
    return round_.last or date.max
