"""Responses: saved once and for good, together with their outbox entry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from functools import partial
from typing import Any, cast

from sqlalchemy import ColumnElement, Engine, PoolProxiedConnection, Select, select
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from app.core.response import Response
from app.store.packing import Packing
from app.store.saving import Entry, Statements, entry
from app.store.tables import responses
from app.store.together import Together

_SOME = 500  # ids in one question: well under SQLite's limit on variables


class SaveError(Exception):
    """The database did not store the response. It says nothing about what was to be stored."""


class Saved(Enum):
    """What became of a response."""

    NEW = auto()
    AGAIN = auto()  # the same id with the same content: it was stored before
    CONFLICT = auto()  # the same id with other content: not stored
    CLOSED = auto()  # its round takes no more answers: not stored


class _Wish:
    """An entry to be saved, and what became of it."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.outcome: Saved | SaveError | None = None


class Responses:
    """Saves responses from many threads, each in a durable transaction that they may share.

    Under load one sync to disk serves many phones, and a single phone pays for no more than its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._together = Together(_Writer(engine).commit)
        self._packing = Packing(engine)

    def save(self, response: Response, *, spreadsheet: str, now: datetime) -> Saved:
        """Store the response and its outbox entry; when this returns they are on disk.

        `spreadsheet` is the role of the spreadsheet that it goes to. Raises SaveError, and then nothing is
        stored. A response that was stored before its round was closed is AGAIN, not CLOSED.
        """
        packed = self._packing.packed(response)
        wish = _Wish(entry(response, packed, spreadsheet=spreadsheet, now=now))
        self._together.do(wish)
        if not isinstance(wish.outcome, Saved):
            raise wish.outcome or SaveError("no outcome")
        return wish.outcome


class _Writer:
    """Writes what is wished for over one connection, which it gives back when nobody holds it any more."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._statements = Statements(engine)
        self._connection: PoolProxiedConnection | None = None

    def commit(self, wishes: Sequence[_Wish]) -> None:
        """Store all of these in one transaction; where that fails, each in its own."""
        error = self._try(wishes)
        if error is not None and len(wishes) == 1:
            wishes[0].outcome = error
        elif error is not None:
            for wish in wishes:
                self.commit([wish])

    def _try(self, wishes: Sequence[_Wish]) -> SaveError | None:
        """Return why nothing was stored; None when everything is on disk."""
        try:
            outcomes = self._transact([wish.entry for wish in wishes])
        except self._driver_error as error:
            if self._connection is not None:
                self._connection.invalidate()
                self._connection = None
            return SaveError(type(error).__name__)
        for wish, outcome in zip(wishes, outcomes, strict=True):
            wish.outcome = outcome
        return None

    def _transact(self, entries: Sequence[Entry]) -> list[Saved]:
        if self._connection is None:
            self._connection = self._engine.raw_connection()
        # The driver's own: the pool's stand-in looks every name up first.
        driver = cast("DBAPIConnection", self._connection.dbapi_connection)
        return self._statements.transact(driver, partial(self._store, entries))

    def _store(self, entries: Sequence[Entry], cursor: DBAPICursor) -> list[Saved]:
        known = self._statements.known(cursor, entries)
        outcomes: list[Saved] = []
        new: list[Entry] = []
        for one in entries:
            outcomes.append(_outcome(one, known))
            if outcomes[-1] is Saved.NEW:
                known[one.id] = one.digest
                new.append(one)
        self._statements.add(cursor, new)
        return outcomes


def _outcome(one: Entry, known: Mapping[str, str | None]) -> Saved:
    if before := known.get(one.id):
        return Saved.AGAIN if before == one.digest else Saved.CONFLICT
    return Saved.CLOSED if one.round_id in known else Saved.NEW


def by_ids(engine: Engine, ids: Sequence[str]) -> Iterator[Response]:
    """Yield the responses with these ids, in no special order; ids that are not there are left out."""
    return _responses(engine, _some(responses.c.id, ids))


def of_rounds(engine: Engine, round_ids: Sequence[str]) -> Iterator[Response]:
    """Yield the responses to these rounds, in no special order."""
    return _responses(engine, _some(responses.c.round_id, round_ids))


def every(engine: Engine) -> Iterator[Response]:
    """Yield all responses, in no special order."""
    return _responses(engine, [select(responses)])


def _some(column: ColumnElement[str], ids: Sequence[str]) -> Iterator[Select[Any]]:
    for start in range(0, len(ids), _SOME):
        yield select(responses).where(column.in_(ids[start : start + _SOME]))


def _responses(engine: Engine, queries: Iterable[Select[Any]]) -> Iterator[Response]:
    packing = Packing(engine)
    with engine.connect() as connection:
        for query in queries:
            for row in connection.execute(query):
                yield Response(
                    id=row.id,
                    round_id=row.round_id,
                    version=row.version,
                    role=row.role,
                    answers=packing.answers(row),
                    comments=row.comments,
                    answered_at=row.answered_at,
                )
