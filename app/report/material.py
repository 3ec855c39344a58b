"""The material of a report: one team's figures, interviews, plans and open rounds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.response import RoundKind
from app.overview import anchoring, interviews
from app.overview.anchoring import AnchoringPlan, PlannedAction
from app.overview.change import Change, newest
from app.overview.figures import ChecklistOverview, Limits, RoundOverview, TeamOverview
from app.overview.interviews import Interviews

_NONE = Interviews()

#: The checklists that have a chapter of their own.
_APART = (interviews.CHECKLIST, anchoring.CHECKLIST)

#: Documents that a team agrees on: they are told of where there is nothing that was measured.
_DOCUMENTS = ("forandringsteori", "implementeringsaftale")


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that takes answers, by its name, its checklist's title and the day it was opened."""

    label: str
    checklist: str
    opened: date


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a report says. `counted` tells in Danish what was counted; `now` is local.

    `actions` are the Handleplan's lines, empty where there is none.
    """

    team: TeamOverview
    limits: Limits
    counted: str
    now: datetime
    interviews: Interviews = _NONE
    plan: AnchoringPlan | None = None
    actions: tuple[PlannedAction, ...] = ()
    open_rounds: tuple[OpenRound, ...] = ()

    @property
    def today(self) -> date:
        """Return the day the report is made."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Topic:
    """A checklist's newest round of one kind of answer that can be shown, and its change.

    `name` is the checklist's title, with the kind of answer where the team has used both. `waiting` is a
    newer round with too few answers; without anything to show it is the round itself.
    """

    name: str
    round_: RoundOverview
    change: Change | None
    waiting: RoundOverview | None = None


def topics(team: TeamOverview) -> tuple[Topic, ...]:
    """Return a topic per checklist and kind of answer, in the overview's order."""
    told = [one for one in team.checklists if one.id not in _APART]
    measured = [one for one in told if one.id not in _DOCUMENTS]
    return tuple(topic for checklist in measured or told for topic in _topics(checklist))


def _topics(checklist: ChecklistOverview) -> Iterator[Topic]:
    by_kind = {
        kind: found
        for kind in RoundKind
        if (found := [one for one in checklist.rounds if one.kind is kind and _says_something(one)])
    }
    for kind, rounds in by_kind.items():
        first = next((at for at, one in enumerate(rounds) if not one.is_held_back), 0)
        name = f"{checklist.title} ({_KINDS[kind]})" if len(by_kind) > 1 else checklist.title
        yield Topic(
            name=name,
            round_=rounds[first],
            change=_change(replace(checklist, rounds=tuple(rounds[first:])), rounds[first]),
            waiting=rounds[0] if first else None,
        )


_KINDS = {RoundKind.INDIVIDUAL: "hver for sig", RoundKind.JOINT: "sammen"}


def _says_something(round_: RoundOverview) -> bool:
    return bool(round_.sections) or round_.is_held_back


def _change(checklist: ChecklistOverview, round_: RoundOverview) -> Change | None:
    return next((change for first, change in newest(checklist) if first is round_), None)
