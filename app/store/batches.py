"""Batches: responses frozen together before they are sent, until they are known to have arrived.

A batch keeps its number, its id, its token and its responses however often it is sent, so that a
spreadsheet can tell a second try from a new batch.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, select, update

from app.core.response import new_id
from app.store import counting
from app.store.engine import writing
from app.store.outbox import note, undelivered
from app.store.tables import batches, outbox, responses, set_aside, spreadsheets

_LETTERS = 30  # in a code's words and what stands around them, about
_SOME = 500  # ids in one question: well under SQLite's limit on variables


@dataclass(frozen=True, slots=True)
class Frozen:
    """A batch as it is sent, however often: its number, its id, its token and its responses.

    The ids are sorted: they are random, so the order of rows does not tell who answered first.
    """

    number: int
    id: str
    token: int
    response_ids: tuple[str, ...]


def settle(engine: Engine, name: str, *, latest: int, now: datetime) -> None:
    """Square the outbox with the newest batch that the workbook says it holds.

    Batches up to `latest` arrived: their entries are delivered. Delivered ones after it are gone, because
    an older copy of the workbook was put back: their entries wait again. Others are sent once more.
    """
    with writing(engine).begin() as connection:
        arrived = undelivered(name) & (outbox.c.batch <= latest)
        _arrive(connection, arrived)
        connection.execute(delete(batches).where(batches.c.spreadsheet == name, batches.c.number <= latest))
        if latest < _highest(connection, name):
            _wait_again(connection, _is_lost(name, latest), now)


def undecided(engine: Engine, name: str) -> Frozen | None:
    """Return the oldest batch that was frozen and is not known to have arrived."""
    first = select(func.min(batches.c.number)).where(batches.c.spreadsheet == name)
    with engine.connect() as connection:
        number = connection.scalar(first)
        return None if number is None else _frozen(connection, name, number)


def freeze(engine: Engine, name: str, *, latest: int | None, limit: int, room: int = 10**9) -> Frozen | None:
    """Put waiting responses, the oldest, in a new batch; None when nothing waits.

    They are at most `limit`, and their answers and comments `room` characters unless the first has more.
    The batch's number is above every batch before it, here and in the workbook (`latest`).
    """
    oldest = (
        select(outbox.c.response_id, outbox.c.waiting_since)
        .where(undelivered(name), outbox.c.batch.is_(None), outbox.c.response_id.not_in(_set_aside(name)))
        .order_by(outbox.c.waiting_since)
        .limit(limit)
        .subquery()
    )
    size = func.length(responses.c.answers) + func.length(responses.c.comments)
    size += _LETTERS * func.length(responses.c.marks)
    sized = select(oldest.c.response_id, size.label("size")).join(
        responses, responses.c.id == oldest.c.response_id
    )
    with writing(engine).begin() as connection:
        rows = connection.execute(sized.order_by(oldest.c.waiting_since)).all()
        taken = accumulate(row.size for row in rows)
        ids = [row.response_id for row, so_far in zip(rows, taken, strict=True) if so_far <= room]
        ids = ids or [row.response_id for row in rows[:1]]
        return _new_batch(connection, name, ids, latest=latest) if ids else None


def blank(engine: Engine, name: str, *, latest: int | None) -> Frozen:
    """Return a new batch without responses, for what else is to be told."""
    with writing(engine).begin() as connection:
        return _new_batch(connection, name, [], latest=latest)


def renew(engine: Engine, name: str, *, batch: int) -> None:
    """Give the batch another token: the one it had belongs to somebody else."""
    with writing(engine).begin() as connection:
        mine = (batches.c.spreadsheet == name) & (batches.c.number == batch)
        connection.execute(update(batches).where(mine).values(token=_new_token()))


def split(engine: Engine, name: str, *, batch: int) -> None:
    """Make two batches of one that is refused; the caller knows that it never arrives as it is."""
    with writing(engine).begin() as connection:
        ids = _thaw(connection, name, batch)
        middle = len(ids) // 2
        for half in (ids[:middle], ids[middle:]):
            if half:
                _new_batch(connection, name, half, latest=None)


def put_aside(engine: Engine, name: str, *, batch: int, reason: str, now: datetime) -> None:
    """Take the batch's responses out of the way: the spreadsheet refuses them for this reason."""
    with writing(engine).begin() as connection:
        ids = _thaw(connection, name, batch)
        rows = [{"spreadsheet": name, "response_id": one, "reason": reason, "since": now} for one in ids]
        if rows:
            connection.execute(insert(set_aside), rows)


def take_back(engine: Engine, name: str) -> int:
    """Let everything that was put aside wait again; return how many."""
    with writing(engine).begin() as connection:
        return connection.execute(delete(set_aside).where(set_aside.c.spreadsheet == name)).rowcount


def lost_ids(engine: Engine, name: str, *, latest: int) -> set[str]:
    """Return what was delivered after the newest batch that the workbook holds: `settle` sends it again."""
    with engine.connect() as connection:
        return set(connection.scalars(select(outbox.c.response_id).where(_is_lost(name, latest))))


def send_again(engine: Engine, name: str, ids: Sequence[str], *, now: datetime) -> int:
    """Let those of these responses that were delivered wait again, since a person asked; return how many."""
    with writing(engine).begin() as connection:
        return sum(
            _wait_again(
                connection, _was_delivered(name) & outbox.c.response_id.in_(ids[start : start + _SOME]), now
            )
            for start in range(0, len(ids), _SOME)
        )


def mark_delivered(engine: Engine, name: str, *, batch: int, now: datetime) -> None:
    """Record that the batch is in the workbook."""
    with writing(engine).begin() as connection:
        mine = undelivered(name) & (outbox.c.batch == batch)
        _arrive(connection, mine)
        _forget(connection, name, batch)
        note(connection, name, delivered_at=now, fault=None, fault_since=None)


def _arrive(connection: Connection, which: ColumnElement[bool]) -> None:
    counting.add(connection, which)
    connection.execute(update(outbox).where(which).values(delivered=True, waiting_since=None))


def _wait_again(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    """Let these wait as if they came in this hour: when they really came is forgotten, and stays so."""
    hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    again = update(outbox).where(which).values(batch=None, delivered=False, waiting_since=hour)
    return connection.execute(again).rowcount


def _set_aside(name: str) -> Select[str]:
    return select(set_aside.c.response_id).where(set_aside.c.spreadsheet == name)


def _new_batch(connection: Connection, name: str, ids: Sequence[str], *, latest: int | None) -> Frozen:
    made = Frozen(
        max(_highest(connection, name), latest or 0) + 1, new_id(20), _new_token(), tuple(sorted(ids))
    )
    note(connection, name, batches=made.number)
    connection.execute(
        insert(batches).values(spreadsheet=name, number=made.number, id=made.id, token=made.token)
    )
    mine = undelivered(name) & outbox.c.response_id.in_(ids)
    connection.execute(update(outbox).where(mine).values(batch=made.number))
    return made


def _new_token() -> int:
    """Return a random positive number of 31 bits."""
    return secrets.randbelow(2**31 - 1) + 1


def _frozen(connection: Connection, name: str, number: int) -> Frozen | None:
    known = select(batches).where(batches.c.spreadsheet == name, batches.c.number == number)
    row = connection.execute(known).one_or_none()
    if row is None:
        return None
    ids = connection.scalars(select(outbox.c.response_id).where(undelivered(name), outbox.c.batch == number))
    return Frozen(number, row.id, row.token, tuple(sorted(ids)))


def _thaw(connection: Connection, name: str, number: int) -> tuple[str, ...]:
    """Let the batch be no more; return its responses, none when another writer settled it meanwhile."""
    batch = _frozen(connection, name, number)
    if batch is None:
        return ()
    _forget(connection, name, number)
    mine = undelivered(name) & (outbox.c.batch == number)
    connection.execute(update(outbox).where(mine).values(batch=None))
    return batch.response_ids


def _forget(connection: Connection, name: str, number: int) -> None:
    mine = (batches.c.spreadsheet == name) & (batches.c.number == number)
    connection.execute(delete(batches).where(mine))


def _highest(connection: Connection, name: str) -> int:
    """Return the highest number that a batch was given."""
    return connection.scalar(select(spreadsheets.c.batches).where(spreadsheets.c.name == name)) or 0


def _was_delivered(name: str) -> ColumnElement[bool]:
    return (outbox.c.spreadsheet == name) & outbox.c.delivered


def _is_lost(name: str, latest: int) -> ColumnElement[bool]:
    return _was_delivered(name) & (outbox.c.batch > latest)
