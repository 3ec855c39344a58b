"""For leaders: who followed up, what is overdue, where teams stand and what most lack. Never a ranking."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.overview.across import Across, across
from app.overview.figures import Overview, TeamOverview
from app.overview.overdue import Planned, overdue
from app.overview.quarters import Activity, Timeline, activity, timelines

_MONTHS = 6


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A team, and the day of its newest answer up to today; None where no day is known."""

    team: TeamOverview
    last: date | None


@dataclass(frozen=True, slots=True)
class Leaders:
    """Everything for leaders, in the overview's order of teams and checklists.

    `recent` have followed up: answered in a round within half a year up to today, from `since` on. `others`
    have not.
    """

    since: date
    recent: tuple[FollowUp, ...]
    others: tuple[FollowUp, ...]
    overdue: tuple[Planned, ...]
    across: tuple[Across, ...]
    activity: tuple[Activity, ...]
    timelines: tuple[Timeline, ...]

    @property
    def teams(self) -> int:
        """Return how many teams have ever answered."""
        return len(self.recent) + len(self.others)


def leaders(overview: Overview, *, today: date, actions: Iterable[Planned] = ()) -> Leaders:
    """Return the picture for leaders; `today` is local, `actions` are the lines of all teams' plans."""
    since = months_before(today, _MONTHS)
    found = [FollowUp(team, _last(team, today)) for team in overview.teams]
    return Leaders(
        since=since,
        recent=tuple(one for one in found if one.last and one.last >= since),
        others=tuple(one for one in found if not (one.last and one.last >= since)),
        overdue=overdue(actions, today=today),
        across=tuple(across(overview)),
        activity=activity(overview, today=today),
        timelines=tuple(timelines(overview, today=today)),
    )


def months_before(day: date, months: int) -> date:
    """Return the same day so many months before, or that month's last day where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last(team: TeamOverview, today: date) -> date | None:
    """Return the newest day that is not still to come: a day typed wrong is no follow-up."""
    days: Iterable[date] = (
        one.last
        for checklist in team.checklists
        for one in checklist.rounds
        if one.last and one.last <= today
    )
    return max(days, default=None)
