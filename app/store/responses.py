"""Responses: saved once and for good, together with their outbox entry."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from threading import Lock
from typing import Any

from sqlalchemy import (
    ClauseElement,
    Connection,
    Engine,
    PoolProxiedConnection,
    Select,
    Text,
    bindparam,
    insert,
    select,
)
from sqlalchemy.engine.interfaces import DBAPICursor

from app.core.response import Response
from app.store.tables import json_text, moment_text, outbox, responses, rounds

_SOME = 500  # ids in one question: well under SQLite's limit on variables


class SaveError(Exception):
    """The database did not store the response. It says nothing about what was to be stored."""


class Saved(Enum):
    """What became of a response."""

    NEW = auto()
    AGAIN = auto()  # the same id with the same content: it was stored before
    CONFLICT = auto()  # the same id with other content: not stored
    CLOSED = auto()  # its round takes no more answers: not stored


@dataclass(slots=True)
class _Waiting:
    response: Response
    digest: str
    spreadsheet: str
    now: datetime
    outcome: Saved | None = None
    error: SaveError | None = None


class Responses:
    """Saves responses from many threads, each in a durable transaction that they may share.

    Whoever gets the lock commits for all that wait: under load one sync to disk serves many phones, and a
    single phone pays for no more than its own. This is the one place where every microsecond is a phone's:
    the statements are made once by SQLAlchemy and run by the driver.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._statements = _Statements(engine)
        self._connection: PoolProxiedConnection | None = None
        self._queue: deque[_Waiting] = deque()
        self._lock = Lock()

    def save(self, response: Response, *, spreadsheet: str, now: datetime) -> Saved:
        """Store the response and its outbox entry; when this returns they are on disk.

        `spreadsheet` is the role of the spreadsheet that it goes to. Raises SaveError, and then nothing is
        stored. A response that was stored before its round was closed is AGAIN, not CLOSED.
        """
        mine = _Waiting(response, response.digest(), spreadsheet, now)
        self._queue.append(mine)
        with self._lock:
            if mine.outcome is None and mine.error is None:
                self._commit([self._queue.popleft() for _ in range(len(self._queue))])
        if mine.outcome is None:
            raise mine.error or SaveError("a response left the queue without an outcome")
        return mine.outcome

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._drop()

    def _commit(self, together: Sequence[_Waiting]) -> None:
        """Store all of these in one transaction; where that fails, each in its own."""
        try:
            outcomes = self._transact(together)
        except self._driver_error as error:
            self._drop()
            if len(together) == 1:
                together[0].error = SaveError(type(error).__name__)
                return
            for one in together:
                self._commit([one])
        else:
            for one, outcome in zip(together, outcomes, strict=True):
                one.outcome = outcome

    def _transact(self, together: Sequence[_Waiting]) -> list[Saved]:
        if self._connection is None:
            self._connection = self._engine.raw_connection()
        cursor = self._connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        closed = self._statements.closed(cursor, {one.response.round_id for one in together})
        outcomes: list[Saved] = []
        new: dict[str, _Waiting] = {}
        for one in together:
            id_ = one.response.id
            before = new[id_].digest if id_ in new else self._statements.digest(cursor, id_)
            outcomes.append(_outcome(one, before, is_closed=one.response.round_id in closed))
            if outcomes[-1] is Saved.NEW:
                new[id_] = one
        self._statements.add(cursor, list(new.values()))
        self._connection.commit()
        return outcomes

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection = None


def _outcome(one: _Waiting, before: str | None, *, is_closed: bool) -> Saved:
    if before is not None:
        return Saved.AGAIN if before == one.digest else Saved.CONFLICT
    return Saved.CLOSED if is_closed else Saved.NEW


class _Statements:
    """The statements of a save, made once in the words of the database."""

    def __init__(self, engine: Engine) -> None:
        def made(statement: ClauseElement) -> str:
            return str(statement.compile(dialect=engine.dialect))

        id_ = bindparam("id", type_=Text)
        self._digest = made(select(responses.c.digest).where(responses.c.id == id_))
        self._closed = made(select(rounds.c.closed_at).where(rounds.c.id == id_))
        self._add_response = made(insert(responses))
        self._add_entry = made(insert(outbox))

    def digest(self, cursor: DBAPICursor, response_id: str) -> str | None:
        """Return the digest of the response that has this id."""
        cursor.execute(self._digest, (response_id,))
        row = cursor.fetchone()
        return None if row is None else str(row[0])

    def closed(self, cursor: DBAPICursor, round_ids: Iterable[str]) -> set[str]:
        """Return those of the rounds that are closed."""
        found = set()
        for id_ in round_ids:
            cursor.execute(self._closed, (id_,))
            row = cursor.fetchone()
            if row is not None and row[0] is not None:
                found.add(id_)
        return found

    def add(self, cursor: DBAPICursor, new: Sequence[_Waiting]) -> None:
        """Store the responses and their outbox entries."""
        cursor.executemany(self._add_response, [_values(one.response, one.digest) for one in new])
        cursor.executemany(self._add_entry, [_entry(one) for one in new])


def _values(response: Response, digest: str) -> tuple[str, ...]:
    """Return the response's row, in the order of the table's columns."""
    return (
        response.id,
        response.round_id,
        response.version,
        response.role,
        json_text(response.answers),
        json_text(response.comments),
        moment_text(response.answered_at),
        digest,
    )


def _entry(one: _Waiting) -> tuple[str | bool | None, ...]:
    """Return the outbox entry's row, in the order of the table's columns: it waits, in no batch."""
    return (one.response.id, one.spreadsheet, moment_text(one.now), None, False)


def by_ids(engine: Engine, ids: Sequence[str]) -> Iterator[Response]:
    """Yield the responses with these ids, in no special order; ids that are not there are left out."""
    with engine.connect() as connection:
        for start in range(0, len(ids), _SOME):
            some = select(responses).where(responses.c.id.in_(ids[start : start + _SOME]))
            yield from _responses(connection, some)


def every(engine: Engine) -> Iterator[Response]:
    """Yield all responses, in no special order."""
    with engine.connect() as connection:
        yield from _responses(connection, select(responses))


def _responses(connection: Connection, query: Select[Any]) -> Iterator[Response]:
    for row in connection.execute(query):
        yield Response(
            id=row.id,
            round_id=row.round_id,
            version=row.version,
            role=row.role,
            answers=row.answers,
            comments=row.comments,
            answered_at=row.answered_at,
        )
