"""Responses: saved once and for good, together with their outbox entry."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, insert, select

from app.core.response import Response
from app.store.engine import writing
from app.store.tables import outbox, responses

_KNOWN = select(responses.c.id, responses.c.digest).where(
    responses.c.id.in_(bindparam("ids", expanding=True))
)
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
                outcomes = _store(connection, together)
        except Exception as error:
            if len(together) == 1:
                together[0].error = error
            else:  # one bad response never takes the others with it
                for one in together:
                    self._commit([one])
        else:
            for one, outcome in zip(together, outcomes, strict=True):
                one.outcome = outcome


def _store(connection: Connection, together: Sequence[_Waiting]) -> list[Saved]:
    ids = [one.response.id for one in together]
    known = {row.id: row.digest for row in connection.execute(_KNOWN, {"ids": ids})}
    outcomes: list[Saved] = []
    new: list[tuple[_Waiting, str]] = []
    for one in together:
        digest = one.response.digest()
        before = known.get(one.response.id)
        if before is None:
            known[one.response.id] = digest
            new.append((one, digest))
            outcomes.append(Saved.NEW)
        else:
            outcomes.append(Saved.AGAIN if before == digest else Saved.CONFLICT)
    if new:
        connection.execute(insert(responses), [_values(one.response, digest) for one, digest in new])
        connection.execute(insert(outbox), [_entry(one) for one, _ in new])
    return outcomes


def _values(response: Response, digest: str) -> dict[str, object]:
    return {
        "id": response.id,
        "round_id": response.round_id,
        "version": response.version,
        "role": response.role,
        "answers": dict(response.answers),
        "comments": dict(response.comments),
        "answered_at": response.answered_at,
        "digest": digest,
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
