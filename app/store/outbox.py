"""The outbox: responses stored but not yet in the spreadsheet, and who may deliver them.

An entry waits, is frozen into a numbered batch before the batch is sent, and is marked as delivered after.
It stays as the record of which batch it went in, so that a workbook that was put back to an older state
gets what it lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, insert, select, update

from app.store.engine import writing
from app.store.tables import outbox, spreadsheets


@dataclass(frozen=True, slots=True)
class Waiting:
    """How delivery to one spreadsheet stands.

    `since` is when the oldest waiting response came, `held_until` when the lease of the last writer ends.
    """

    spreadsheet: str
    count: int
    since: datetime | None
    delivered_at: datetime | None
    fault: str | None
    fault_since: datetime | None
    held_until: datetime | None


def take_lease(
    engine: Engine,
    name: str,
    *,
    holder: str,
    now: datetime,
    length: timedelta,
    is_gone: Callable[[str], bool] = lambda _: False,
) -> bool:
    """Become the one writer of the spreadsheet, or stay it, until `now + length`; False if another is.

    A lease that has run out, or whose holder `is_gone`, is free.
    """
    with writing(engine).begin() as connection:
        row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
        if row is None:
            connection.execute(insert(spreadsheets).values(name=name, batches=0))
        elif row.holder not in (None, holder) and row.held_until > now and not is_gone(row.holder):
            return False
        _update(connection, name, holder=holder, held_until=now + length)
    return True


def release_lease(engine: Engine, name: str, *, holder: str) -> None:
    """Let another writer in at once."""
    with writing(engine).begin() as connection:
        mine = (spreadsheets.c.name == name) & (spreadsheets.c.holder == holder)
        connection.execute(update(spreadsheets).where(mine).values(holder=None, held_until=None))


def settle(engine: Engine, name: str, *, latest: int | None) -> None:
    """Square the outbox with the newest batch that the workbook says it holds.

    Batches up to `latest` arrived: their entries are delivered. Later ones did not, or are gone because an
    older copy of the workbook was put back: their entries wait again. None: the workbook cannot tell, and
    only batches that nobody knows the end of wait again.
    """
    sent = _waits(name) & outbox.c.batch.is_not(None)
    with writing(engine).begin() as connection:
        if latest is not None:
            arrived = sent & (outbox.c.batch <= latest)
            connection.execute(update(outbox).where(arrived).values(delivered=True, waiting_since=None))
            if latest < _batches(connection, name):
                gone = (outbox.c.spreadsheet == name) & outbox.c.delivered & (outbox.c.batch > latest)
                connection.execute(update(outbox).where(gone).values(batch=None, delivered=False))
        connection.execute(update(outbox).where(sent).values(batch=None))


def freeze(engine: Engine, name: str, *, latest: int | None, limit: int) -> tuple[int, list[str]]:
    """Put up to `limit` waiting responses in a new batch; return its number and their ids, shuffled by id.

    The number is above every batch before it, here and in the workbook (`latest`).
    """
    with writing(engine).begin() as connection:
        waiting = (
            select(outbox.c.response_id)
            .where(_waits(name), outbox.c.batch.is_(None))
            .order_by(outbox.c.waiting_since)
            .limit(limit)
        )
        ids = list(connection.scalars(waiting))
        number = max(_batches(connection, name), latest or 0) + 1
        if ids:
            _update(connection, name, batches=number)
            frozen = _waits(name) & outbox.c.response_id.in_(ids)
            connection.execute(update(outbox).where(frozen).values(batch=number))
    # Sorted by their random ids: the order of rows does not tell who answered first.
    return number, sorted(ids)


def mark_delivered(engine: Engine, name: str, *, batch: int, now: datetime) -> None:
    """Record that the batch is in the workbook."""
    with writing(engine).begin() as connection:
        mine = _waits(name) & (outbox.c.batch == batch)
        connection.execute(update(outbox).where(mine).values(delivered=True, waiting_since=None))
        _update(connection, name, delivered_at=now, fault=None, fault_since=None)


def mark_fault(engine: Engine, name: str, *, fault: str, now: datetime) -> None:
    """Record why delivery waits; the time is when this fault was first seen."""
    with writing(engine).begin() as connection:
        row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
        if row is None or row.fault != fault:
            _update(connection, name, fault=fault, fault_since=now)


def clear_fault(engine: Engine, name: str) -> None:
    """Record that nothing stands in the way any more."""
    with writing(engine).begin() as connection:
        _update(connection, name, fault=None, fault_since=None)


def waiting_ids(engine: Engine, name: str) -> list[str]:
    """Return the ids of the responses that are not known to be in the workbook."""
    with engine.connect() as connection:
        return list(connection.scalars(select(outbox.c.response_id).where(_waits(name))))


def count_waiting(engine: Engine, name: str) -> int:
    """Return how many responses are not known to be in the workbook."""
    with engine.connect() as connection:
        return connection.scalar(_count(name)) or 0


def standing(engine: Engine, names: Sequence[str]) -> list[Waiting]:
    """Return how delivery to each of these spreadsheets stands."""
    with engine.connect() as connection:
        return [_standing(connection, name) for name in names]


def _standing(connection: Connection, name: str) -> Waiting:
    row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
    return Waiting(
        spreadsheet=name,
        count=connection.scalar(_count(name)) or 0,
        since=connection.scalar(select(func.min(outbox.c.waiting_since)).where(_waits(name))),
        delivered_at=row.delivered_at if row else None,
        fault=row.fault if row else None,
        fault_since=row.fault_since if row else None,
        held_until=row.held_until if row else None,
    )


def _count(name: str) -> Select[int]:
    return select(func.count()).select_from(outbox).where(_waits(name))


def _waits(name: str) -> ColumnElement[bool]:
    return (outbox.c.spreadsheet == name) & outbox.c.delivered.is_(False)


def _batches(connection: Connection, name: str) -> int:
    """Return the highest number that a batch was given."""
    return connection.scalar(select(spreadsheets.c.batches).where(spreadsheets.c.name == name)) or 0


def _update(connection: Connection, name: str, **values: object) -> None:
    connection.execute(update(spreadsheets).where(spreadsheets.c.name == name).values(values))
