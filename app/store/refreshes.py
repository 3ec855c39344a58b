"""Refreshes: when each report's overview was last made, and why a newer one waits.

They are kept beside the spreadsheets, under names of their own, so that a report is leased as a spreadsheet
is: one process at a time makes its overview.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from app.store.engine import writing
from app.store.outbox import note
from app.store.tables import spreadsheets


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How a report's overview stands. `at` is when the answers that it counts were read."""

    report: str
    at: datetime | None = None
    fault: str | None = None
    fault_since: datetime | None = None


def lease_name(report: str) -> str:
    """Return the name under which the making of a report's overview is leased."""
    return f"overblik:{report}"


def standing(engine: Engine, report: str) -> Refreshed:
    """Return how the report's overview stands."""
    with engine.connect() as connection:
        mine = select(spreadsheets).where(spreadsheets.c.name == lease_name(report))
        row = connection.execute(mine).one_or_none()
    return Refreshed(report, row.delivered_at, row.fault, row.fault_since) if row else Refreshed(report)


def mark(engine: Engine, report: str, *, at: datetime) -> None:
    """Record that the report's overview counts what stood there `at` this time."""
    _note(engine, report, delivered_at=at, fault=None, fault_since=None)


def mark_fault(engine: Engine, report: str, *, fault: str, now: datetime) -> bool:
    """Record why the overview waits; the time is when this fault was first seen. Say whether it is new."""
    if standing(engine, report).fault == fault:
        return False
    _note(engine, report, fault=fault, fault_since=now)
    return True


def newest_delivery(engine: Engine, names: Iterable[str]) -> datetime | None:
    """Return when the newest answers came to any of these spreadsheets."""
    newest = select(func.max(spreadsheets.c.delivered_at)).where(spreadsheets.c.name.in_(list(names)))
    with engine.connect() as connection:
        found: datetime | None = connection.scalar(newest)
    return found


def _note(engine: Engine, report: str, **values: object) -> None:
    name = lease_name(report)
    with writing(engine).begin() as connection:
        known = select(spreadsheets.c.name).where(spreadsheets.c.name == name)
        if connection.scalar(known) is None:
            connection.execute(insert(spreadsheets).values(name=name, batches=0))
        note(connection, name, **values)
