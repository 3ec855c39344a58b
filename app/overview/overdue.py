"""Overdue: what teams said they would do, and the day has passed."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from app.core.alphabet import danish_order


class Planned(Protocol):
    """One line of a plan, wherever it stands: what a team will do about an item, who does it and by when."""

    @property
    def area(self) -> str:
        """Return the area, "" without one."""
        ...

    @property
    def team(self) -> str:
        """Return the team."""
        ...

    @property
    def item(self) -> str:
        """Return the words of the item that it is about, "" for none."""
        ...

    @property
    def action(self) -> str:
        """Return what is to be done, "" where only the item is told."""
        ...

    @property
    def owner(self) -> str:
        """Return the role that does it."""
        ...

    @property
    def due(self) -> date | None:
        """Return the deadline, None without one."""
        ...

    @property
    def status(self) -> str:
        """Return how far it has come, in words."""
        ...

    def days_overdue(self, today: date) -> int:
        """Return how many days the deadline is passed; 0 where it is not, or the action is done."""
        ...


def overdue(actions: Iterable[Planned], *, today: date) -> tuple[Planned, ...]:
    """Return the actions whose day has passed, by area and team, in each the oldest first."""
    found = [one for one in actions if one.days_overdue(today) > 0]
    return tuple(sorted(found, key=lambda one: (*map(danish_order, (one.area, one.team)), one.due or today)))
