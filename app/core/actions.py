"""Actions: what a team will do about an item, who does it and when it is to be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.core import parsing
from app.core.scoring import Standing

_EARLIEST, _LATEST = 2000, 2100  # years: a number that only looks like a date lies outside


class Status(StrEnum):
    """How far an action has come, in the words people choose from. They may write others."""

    NOT_STARTED = "Ikke startet"
    UNDERWAY = "I gang"
    DONE = "Færdig"
    POSTPONED = "Udskudt"


@dataclass(frozen=True, slots=True)
class Action:
    """One line of a plan. `key` tells which item it is about, "" on a line that people added.

    `words` say how the item stands now, and `standing` what that counts as; "" and None where nobody knows.
    `due` is None also where `due_as_written` cannot be read as a date. Texts that held a CPR number say so
    instead.
    """

    key: str
    area: str
    team: str
    checklist: str
    number: str
    item: str
    words: str = ""
    standing: Standing | None = None
    action: str = ""
    owner: str = ""
    due: date | None = None
    due_as_written: str = ""
    status: str = ""
    note: str = ""

    @property
    def is_proposal(self) -> bool:
        """Say whether it is a line that nobody has written anything on yet."""
        typed = self.action or self.owner or self.due_as_written or self.status or self.note
        return bool(self.key) and not typed

    @property
    def is_done(self) -> bool:
        """Say whether the status is Færdig."""
        return is_done(self.status)

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done: neither a mere proposal nor done."""
        return not (self.is_proposal or self.is_done)

    def days_overdue(self, today: date) -> int:
        """Return how many days the deadline is passed, 0 where it is not or the action is done."""
        return days_overdue(self.due, self.status, today=today)

    def is_overdue(self, today: date) -> bool:
        """Say whether the deadline is passed and the action not done."""
        return self.days_overdue(today) > 0


class State(StrEnum):
    """What became of an item that was proposed once."""

    OPEN = "open"
    IN_PLACE = "in_place"
    FALLEN = "fallen"  # in place for a time, and no longer


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of an item's line in one spreadsheet.

    `written` holds, by column, the texts that the program put on the line: any other text is people's.
    `is_pending` until the line is known to be there.
    """

    state: State
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_pending: bool = False


def is_done(status: str) -> bool:
    """Say whether the word means that nothing is left to do."""
    return status.strip().casefold() == Status.DONE.casefold()


def days_overdue(due: date | None, status: str, *, today: date) -> int:
    """Return how many days the deadline is passed, 0 where it is not or the status is Færdig."""
    return 0 if due is None or is_done(status) else max((today - due).days, 0)


def deadline(written: object) -> date | None:
    """Return the day that stands in a cell, None for a blank one; raise ValueError where it is none.

    A date, or a text as Danes write dates: 1/12 2026, 01-12-2026.
    """
    if written is None or not str(written).strip():
        return None
    if isinstance(written, datetime):
        found = written.date()
    elif isinstance(written, date):
        found = written
    else:
        found = parsing.day(parsing.clean(str(written)))
    if not _EARLIEST <= found.year <= _LATEST:
        raise ValueError("a year that no plan reaches")
    return found
