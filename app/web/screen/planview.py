"""A team's Handleplan on the screen, as it stood in the spreadsheet when it was read last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.core.actions import Action
from app.core.response import local
from app.telling import action_wording, leaders_wording, wording


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What the team will do: what, about which item, who, by when. `late` says that the day is passed."""

    what: str
    about: str
    owner: str
    due: str
    status: str
    late: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan: what is still to be done, the most urgent first.

    `done` lines are done, and to `proposals` nobody has written anything yet. `moment` is when it was read.
    """

    moment: str
    lines: tuple[PlanLine, ...]
    done: int
    proposals: int


def plan_view(actions: Iterable[Action], *, read_at: datetime, today: date) -> PlanView | None:
    """Return the plan of one team; None where it has no lines."""
    found = list(actions)
    if not found:
        return None
    still = sorted((one for one in found if one.is_open), key=lambda one: one.due or date.max)
    return PlanView(
        moment=wording.moment(local(read_at)),
        lines=tuple(_line(one, today) for one in still),
        done=sum(one.is_done for one in found),
        proposals=sum(one.is_proposal for one in found),
    )


def _line(one: Action, today: date) -> PlanLine:
    days = one.days_overdue(today)
    return PlanLine(
        what=leaders_wording.what(one),
        about=f"{one.number} {one.item}".strip() if one.action else "",
        owner=one.owner,
        due=wording.day(one.due) if one.due else one.due_as_written,
        status=one.status,
        late=action_wording.overdue(days) if days else "",
    )
