"""The outbox: responses stored but not yet in the spreadsheet, and why they wait.

An entry waits, is frozen into a batch (see `batches`) before the batch is sent, and is marked as delivered
after. It stays as the record of which batch it went in, so that a workbook that was put back to an older
state gets what it lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select, update

from app.core.response import RoundKind
from app.store.engine import writing
from app.store.tables import outbox, responses, rounds, set_aside, spreadsheets


@dataclass(frozen=True, slots=True)
class Waiting:
    """How delivery to one spreadsheet stands.

    `since` is when the oldest waiting response came, `held_until` when the lease of the last writer ends.
    `aside` tells how many are refused by the spreadsheet and why the newest of them is.
    """

    spreadsheet: str
    count: int
    since: datetime | None
    delivered_at: datetime | None
    fault: str | None
    fault_since: datetime | None
    held_until: datetime | None
    aside: int = 0
    aside_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """How many responses wait for one spreadsheet, and when the oldest and the newest of them came."""

    count: int
    oldest: datetime
    newest: datetime


def loads(engine: Engine) -> dict[str, Load]:
    """Return what waits, by spreadsheet; those that nothing waits for are left out."""
    since = outbox.c.waiting_since
    waiting = (
        select(outbox.c.spreadsheet, func.count(), func.min(since), func.max(since))
        .where(outbox.c.delivered.is_(False))
        .group_by(outbox.c.spreadsheet)
    )
    refused = select(set_aside.c.response_id).where(set_aside.c.spreadsheet == outbox.c.spreadsheet)
    with engine.connect() as connection:
        # Hardly ever is anything put aside, and to ask of every response whether it is takes its time.
        if connection.scalar(select(set_aside.c.response_id).limit(1)) is not None:
            waiting = waiting.where(outbox.c.response_id.not_in(refused))
        return {name: Load(count, first, last) for name, count, first, last in connection.execute(waiting)}


def mark_fault(engine: Engine, name: str, *, fault: str, now: datetime) -> None:
    """Record why delivery waits; the time is when this fault was first seen."""
    with writing(engine).begin() as connection:
        row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
        if row is None or row.fault != fault:
            note(connection, name, fault=fault, fault_since=now)


def clear_fault(engine: Engine, name: str) -> None:
    """Record that nothing stands in the way any more."""
    with writing(engine).begin() as connection:
        note(connection, name, fault=None, fault_since=None)


def waiting_ids(engine: Engine, name: str) -> list[str]:
    """Return the ids of the responses that are not known to be in the workbook."""
    with engine.connect() as connection:
        return list(connection.scalars(select(outbox.c.response_id).where(_waits(name))))


def response_ids(engine: Engine, names: Iterable[str]) -> set[str]:
    """Return the ids of all responses that go to these spreadsheets, delivered or not."""
    with engine.connect() as connection:
        mine = outbox.c.spreadsheet.in_(list(names))
        return set(connection.scalars(select(outbox.c.response_id).where(mine)))


def ids_of_open_rounds(engine: Engine, names: Iterable[str]) -> set[str]:
    """Return the ids of individual answers to open rounds, of those that go to these spreadsheets."""
    found = (
        select(outbox.c.response_id)
        .join(responses, responses.c.id == outbox.c.response_id)
        .join(rounds, rounds.c.id == responses.c.round_id)
        .where(outbox.c.spreadsheet.in_(list(names)))
        .where(rounds.c.closed_at.is_(None), rounds.c.kind == RoundKind.INDIVIDUAL.value)
    )
    with engine.connect() as connection:
        return set(connection.scalars(found))


def delivered_ids(engine: Engine, name: str) -> set[str]:
    """Return the ids of the responses that are known to have arrived in the workbook."""
    with engine.connect() as connection:
        mine = (outbox.c.spreadsheet == name) & outbox.c.delivered
        return set(connection.scalars(select(outbox.c.response_id).where(mine)))


def refused(engine: Engine, name: str) -> dict[str, str]:
    """Return why the workbook refuses the responses that were put aside, by their ids."""
    with engine.connect() as connection:
        rows = connection.execute(select(set_aside).where(set_aside.c.spreadsheet == name))
        return {row.response_id: row.reason for row in rows}


def count_waiting(engine: Engine, name: str) -> int:
    """Return how many responses are not known to be in the workbook."""
    with engine.connect() as connection:
        return connection.scalar(_count(name)) or 0


def standing(engine: Engine, names: Sequence[str]) -> list[Waiting]:
    """Return how delivery to each of these spreadsheets stands."""
    with engine.connect() as connection:
        return [_standing(connection, name) for name in names]


def undelivered(name: str) -> ColumnElement[bool]:
    """Return what tells the entries that are not known to be in the workbook, those put aside among them."""
    return (outbox.c.spreadsheet == name) & outbox.c.delivered.is_(False)


def note(connection: Connection, name: str, **values: object) -> None:
    """Keep these values of the spreadsheet's row."""
    connection.execute(update(spreadsheets).where(spreadsheets.c.name == name).values(values))


def _standing(connection: Connection, name: str) -> Waiting:
    row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
    refused = select(set_aside.c.reason).where(set_aside.c.spreadsheet == name)
    aside = list(connection.scalars(refused.order_by(set_aside.c.since.desc())))
    return Waiting(
        spreadsheet=name,
        count=connection.scalar(_count(name)) or 0,
        since=connection.scalar(select(func.min(outbox.c.waiting_since)).where(_waits(name))),
        delivered_at=row.delivered_at if row else None,
        fault=row.fault if row else None,
        fault_since=row.fault_since if row else None,
        held_until=row.held_until if row else None,
        aside=len(aside),
        aside_reason=aside[0] if aside else None,
    )


def _count(name: str) -> Select[int]:
    return select(func.count()).select_from(outbox).where(_waits(name))


def _waits(name: str) -> ColumnElement[bool]:
    aside = select(set_aside.c.response_id).where(set_aside.c.spreadsheet == name)
    return undelivered(name) & outbox.c.response_id.not_in(aside)
