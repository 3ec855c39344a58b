"""Responses: saved once and for good, together with their outbox entry."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Select, insert, select
from sqlalchemy.exc import IntegrityError

from app.core.response import Response
from app.store.engine import writing
from app.store.tables import outbox, responses

_ADD_RESPONSE, _ADD_ENTRY = insert(responses), insert(outbox)
_SOME = 500  # ids in one question: well under SQLite's limit on variables


class Saved(Enum):
    """What became of a response."""

    NEW = auto()
    AGAIN = auto()  # the same id with the same content: it was stored before
    CONFLICT = auto()  # the same id with other content: not stored


@dataclass(slots=True)
class _Waiting:
    response: Response
    spreadsheet: str
    now: datetime
    outcome: Saved | None = None
    error: BaseException | None = field(default=None)


class Responses:
    """Saves responses from many threads, each in a durable transaction that they may share.

    Whoever gets the lock commits for all that wait: under load one sync to disk serves many phones, and a
    single phone pays for no more than its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = writing(engine)
        self._queue: deque[_Waiting] = deque()
        self._lock = Lock()

    def save(self, response: Response, *, spreadsheet: str, now: datetime) -> Saved:
        """Store the response and its outbox entry; when this returns they are on disk.

        `spreadsheet` is the role of the spreadsheet that it goes to. What the database raises is raised
        here, and nothing is stored then.
        """
        mine = _Waiting(response, spreadsheet, now)
        self._queue.append(mine)
        with self._lock:
            if mine.outcome is None and mine.error is None:
                self._commit([self._queue.popleft() for _ in range(len(self._queue))])
        if mine.error is not None:
            raise mine.error
        if mine.outcome is None:
            raise RuntimeError("a response left the queue without an outcome")
        return mine.outcome

    def _commit(self, together: Sequence[_Waiting]) -> None:
        try:
            with self._engine.begin() as connection:
                _insert(connection, together)
        except Exception as error:
            self._settle(together, error)
        else:
            for one in together:
                one.outcome = Saved.NEW

    def _settle(self, together: Sequence[_Waiting], error: Exception) -> None:
        """Find out what stopped the transaction; one bad response never takes the others with it."""
        if len(together) > 1:
            for one in together:
                self._commit([one])
            return
        (one,) = together
        before = self._digest_of(one.response.id) if isinstance(error, IntegrityError) else None
        if before is None:
            one.error = error
        else:
            one.outcome = Saved.AGAIN if before == one.response.digest() else Saved.CONFLICT

    def _digest_of(self, response_id: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.scalar(select(responses.c.digest).where(responses.c.id == response_id))


def _insert(connection: Connection, together: Sequence[_Waiting]) -> None:
    connection.execute(_ADD_RESPONSE, [_values(one.response) for one in together])
    connection.execute(_ADD_ENTRY, [_entry(one) for one in together])


def _values(response: Response) -> dict[str, object]:
    return {
        "id": response.id,
        "round_id": response.round_id,
        "version": response.version,
        "role": response.role,
        "answers": dict(response.answers),
        "comments": dict(response.comments),
        "answered_at": response.answered_at,
        "digest": response.digest(),
    }


def _entry(one: _Waiting) -> dict[str, object]:
    return {
        "response_id": one.response.id,
        "spreadsheet": one.spreadsheet,
        "waiting_since": one.now,
        "batch": None,
        "delivered": False,
    }


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
