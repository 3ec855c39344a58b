"""What leaders read first: who followed up, what is overdue, what most teams lack, quarter by quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.actions import Action
from app.core.response import RoundKind
from app.overview.across import Across
from app.overview.figures import Overview
from app.overview.leaders import Leaders, leaders
from app.overview.quarters import Timeline
from app.telling import change_wording, leaders_wording, wording

_NAMED = 3  # items that most teams lack
_MOST_OVERDUE = 20


@dataclass(frozen=True, slots=True)
class Overdue:
    """An action whose day has passed."""

    what: str
    team: str
    owner: str
    due: str
    late: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """The items of one checklist that most teams lack, each with how many, and how many more are equal."""

    title: str
    items: tuple[tuple[str, str], ...]
    more: str


@dataclass(frozen=True, slots=True)
class Quarters:
    """A checklist quarter by quarter: the quarter, teams with answers, rounds and where the teams stood."""

    title: str
    rows: tuple[tuple[str, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class CountsView:
    """The counts. `others` are teams that have not followed up, with the day of their last answer.

    `hidden` more actions are overdue than `overdue` tells.
    """

    followed_up: str
    others: tuple[tuple[str, str], ...]
    told_overdue: str
    overdue: tuple[Overdue, ...]
    hidden: int
    lacks: tuple[Lacks, ...]
    quarters: tuple[Quarters, ...]
    rules: str = leaders_wording.QUARTERS


def counts_view(overview: Overview, actions: Iterable[Action], *, today: date) -> CountsView:
    """Return the counts of all teams and of their plans."""
    found = leaders(overview, today=today, actions=actions)
    return CountsView(
        followed_up=leaders_wording.followed_up(found),
        others=tuple(
            (one.team.name, wording.day(one.last) if one.last else "ukendt dato") for one in found.others
        ),
        told_overdue=leaders_wording.overdue(found) if found.overdue else "",
        overdue=tuple(_overdue(found, today)),
        hidden=max(len(found.overdue) - _MOST_OVERDUE, 0),
        lacks=tuple(_lacks(one) for one in found.across if one.lacks),
        quarters=tuple(map(_quarters, found.timelines)),
    )


def _overdue(found: Leaders, today: date) -> Iterable[Overdue]:
    for one in found.overdue[:_MOST_OVERDUE]:
        yield Overdue(
            what=leaders_wording.what(one),
            team=leaders_wording.team(one),
            owner=one.owner,
            due=wording.day(one.due) if one.due else "",
            late=leaders_wording.late(one, today),
        )


def _lacks(one: Across) -> Lacks:
    named, equal = leaders_wording.most(one.lacks, _NAMED)
    return Lacks(
        title=_title(one.title, one.kind),
        items=tuple((f"{lack.number} {lack.text}", ", ".join(leaders_wording.lack(lack))) for lack in named),
        more=wording.more(equal) if equal else "",
    )


def _quarters(one: Timeline) -> Quarters:
    rows = (
        (
            leaders_wording.quarter(each.activity.quarter),
            each.activity.teams,
            each.activity.rounds,
            leaders_wording.brief(each.standings),
        )
        for each in one.quarters
    )
    return Quarters(_title(one.title, one.kind), tuple(rows))


def _title(title: str, kind: RoundKind) -> str:
    return f"{title} · {change_wording.kind(kind)}"
