"""Anchoring: the newest forankringsplan that a team agreed on, its lines and its days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.actions import Action
from app.core.checklist import Checklist, Lookup, find_version
from app.core.items import Choice, Group
from app.core.response import RoundKind
from app.overview.records import Record

CHECKLIST = "forankringsplan"
#: The checklist that is answered again in the month that the plan names.
BAROMETER = "ics-barometer"
_LINES = "handlinger"
_DONE = "faerdig"

#: The plan's own days, with what happens on them.
_DAYS = {"udviklingsdag": "Udviklingsdag", "sidste_moede": "Det sidste møde"}
_ANCHOR, _AGAIN = "ankerdato", "barometer_2"
_WEEKS = (6, 12)


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One line of a plan: what is done, by whom, when at the latest, and how far it is in words."""

    action: str
    owner: str
    due: date | None
    status: str
    is_overdue: bool
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day that the plan names; of a month it `is_month`, the first day stands for it."""

    day: date
    text: str
    is_month: bool = False


@dataclass(frozen=True, slots=True)
class AnchoringPlan:
    """The plan as it was last answered together, on the day `answered`."""

    label: str
    answered: date | None
    actions: tuple[PlannedAction, ...]
    days: tuple[PlannedDay, ...]


def anchoring_plan(records: Iterable[Record], lookup: Lookup, *, today: date) -> AnchoringPlan | None:
    """Return the newest plan in one team's records, of any checklist; None without one.

    A plan that people filled in each for themselves is no plan of the team's, and its texts are their own.
    """
    joint = [one for one in records if one.checklist_id == CHECKLIST and one.kind is RoundKind.JOINT]
    newest = max(joint, key=_age, default=None)
    if newest is None:
        return None
    plan = find_version(lookup, CHECKLIST, newest.version)
    return AnchoringPlan(
        label=newest.label,
        answered=newest.answered_at.date() if newest.answered_at else None,
        actions=tuple(_actions(newest, plan, today)),
        days=tuple(sorted(_days(newest), key=lambda one: one.day)),
    )


def agreed_actions(records: Iterable[Record], lookup: Lookup, *, today: date) -> Iterator[Action]:
    """Yield the lines of every team's newest plan as a Handleplan has its own, in no special order."""
    by_team: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        if one.checklist_id == CHECKLIST:
            by_team.setdefault((one.area, one.team), []).append(one)
    for (area, team), own in by_team.items():
        plan = anchoring_plan(own, lookup, today=today)
        for line in plan.actions if plan else ():
            yield Action(
                key="",
                area=area,
                team=team,
                checklist=CHECKLIST,
                number="",
                item="",
                action=line.action,
                owner=line.owner,
                due=line.due,
                status=line.status,
            )


def of_actions(found: Iterable[Action], *, today: date) -> tuple[PlannedAction, ...]:
    """Return the lines of a Handleplan that somebody has written on; mere proposals are left out."""
    return tuple(
        PlannedAction(
            action=one.action or one.item,
            owner=one.owner,
            due=one.due,
            status=one.status,
            is_overdue=one.is_overdue(today),
            is_done=one.is_done,
        )
        for one in found
        if not one.is_proposal
    )


def _age(record: Record) -> tuple[str, str]:
    return (record.answered_at.isoformat() if record.answered_at else "", record.response_id)


def _actions(record: Record, plan: Checklist, today: date) -> Iterator[PlannedAction]:
    lines = record.answers.get(_LINES)
    for line in lines if isinstance(lines, list | tuple) else ():
        if isinstance(line, Mapping) and line.get("handling"):
            due = _day(line.get("frist"))
            is_done = line.get("status") == _DONE
            yield PlannedAction(
                action=str(line["handling"]),
                owner=str(line.get("ansvarlig", "")),
                due=due,
                status=_words(plan).get(str(line.get("status")), ""),
                is_overdue=due is not None and due < today and not is_done,
                is_done=is_done,
            )


def _words(plan: Checklist) -> dict[str, str]:
    groups = (one for one in plan.items if one.id == _LINES and isinstance(one, Group))
    fields = (field for group in groups for field in group.fields)
    return {
        option.id: option.text
        for field in fields
        if field.id == "status" and isinstance(field, Choice)
        for option in field.choices
    }


def _days(record: Record) -> Iterator[PlannedDay]:
    for id_, text in _DAYS.items():
        if day := _day(record.answers.get(id_)):
            yield PlannedDay(day, text)
    if anchor := _day(record.answers.get(_ANCHOR)):
        yield from (
            PlannedDay(anchor + timedelta(weeks=weeks), f"Statusmøde efter {weeks} uger") for weeks in _WEEKS
        )
    if month := _day(f"{record.answers.get(_AGAIN)}-01"):
        yield PlannedDay(month, "Barometeret igen", is_month=True)


def _day(answer: object) -> date | None:
    """Return the day of an answer as it is stored (YYYY-MM-DD); None where it is none."""
    try:
        return date.fromisoformat(str(answer))
    except ValueError:
        return None
