"""The statements that save responses: made once by SQLAlchemy, run by the driver, one for all that wait.

This is the one place where every microsecond is a phone's. One statement for many responses, never one for
each: the driver lets other threads run at every statement, and then waits for its turn again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import (
    BindParameter,
    ClauseElement,
    Engine,
    Text,
    bindparam,
    insert,
    null,
    select,
    union_all,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from app.core.response import Response
from app.store.packing import Packed
from app.store.tables import outbox, responses, rounds
from app.store.values import moment_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A response as it is stored: its row, its outbox entry's row, and the digest of its content."""

    id: str
    round_id: str
    digest: str
    row: tuple[str | bool, ...]
    outbox_row: tuple[str | bool | None, ...]


def entry(response: Response, packed: Packed, *, spreadsheet: str, now: datetime) -> Entry:
    """Return the response as it is stored; the rows are in the order of the tables' columns."""
    row = (
        *(response.id, response.round_id, response.version, response.role, packed.answers, packed.comments),
        *(moment_text(response.answered_at), packed.digest, bool(response.comments), packed.marks),
    )
    waits_in_no_batch = (spreadsheet, False, response.id, moment_text(now), None)
    return Entry(response.id, response.round_id, packed.digest, row, waits_in_no_batch)


class Statements:
    """What is said to the database to save responses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._said = lru_cache(maxsize=256)(self._compiled)

    def transact(self, connection: DBAPIConnection, act: Callable[[DBAPICursor], T]) -> T:
        """Return what `act` does: on disk, or undone where something fails."""
        cursor = connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            done = act(cursor)
            connection.commit()
        except BaseException:
            connection.rollback()  # lets go of the database's lock at once
            raise
        finally:
            cursor.close()
        return done

    def known(self, cursor: DBAPICursor, entries: Sequence[Entry]) -> dict[str, str | None]:
        """Return the digest of every response that is stored, by its id, and None for every closed round."""
        ids = [one.id for one in entries]
        round_ids = list({one.round_id for one in entries})
        cursor.execute(self._said(_select_known, len(ids), len(round_ids)), [*ids, *round_ids])
        return dict(cursor.fetchall())

    def add(self, cursor: DBAPICursor, new: Sequence[Entry]) -> None:
        """Store the responses and their outbox entries."""
        if new:
            rows = [value for one in new for value in one.row]
            cursor.execute(self._said(_insert_responses, len(new)), rows)
            cursor.execute(
                self._said(_insert_entries, len(new)), [value for one in new for value in one.outbox_row]
            )

    def _compiled(self, make: Callable[..., ClauseElement], *counts: int) -> str:
        return str(make(*counts).compile(dialect=self._engine.dialect))


def _select_known(ids: int, round_ids: int) -> ClauseElement:
    stored = select(responses.c.id, responses.c.digest).where(responses.c.id.in_(_places("id", ids)))
    is_closed = rounds.c.id.in_(_places("round", round_ids)) & rounds.c.closed_at.is_not(None)
    return union_all(stored, select(rounds.c.id, null()).where(is_closed))


def _insert_responses(count: int) -> ClauseElement:
    return insert(responses).values([dict.fromkeys(responses.c.keys(), "")] * count)


def _insert_entries(count: int) -> ClauseElement:
    return insert(outbox).values([dict.fromkeys(outbox.c.keys(), "")] * count)


def _places(name: str, count: int) -> list[BindParameter[str]]:
    return [bindparam(f"{name}{place}", type_=Text) for place in range(count)]
