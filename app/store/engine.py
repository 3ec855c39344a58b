"""Opening the store: SQLite with WAL and synchronous FULL, so that a receipt survives a power cut."""

import atexit
import sqlite3
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError

from app.store.older import bring_up_to_date, tables_of
from app.store.tables import metadata

_LOG_PAGES = 4000  # of 4 KB, 16 MB: a full meeting is written to its place in one go, not in ten
_MEMORY = 2 * 1024 * 1024  # bytes of changes that SQLite holds back from the log

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"wal_autocheckpoint={_LOG_PAGES}",
    "foreign_keys=ON",
    "busy_timeout=10000",  # milliseconds
    "secure_delete=ON",
)


_opened: WeakSet[Engine] = WeakSet()


class StoreError(Exception):
    """The store cannot be opened; the message is Danish and says what to do."""


def open_store(url: str) -> Engine:
    """Return the store at `url`, made if it is not there; raise StoreError where it cannot be opened."""
    engine = create_engine(url, hide_parameters=True)  # no answers in logs
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    path = make_url(url).database
    try:
        if path and path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        bring_up_to_date(writing(engine))
        _make_tables(engine)
    except (OSError, DatabaseError) as error:
        engine.dispose()
        cause = getattr(error, "orig", None) or error
        raise StoreError(
            f"Databasen {path} kan ikke åbnes ({cause}). Se efter, at mappen findes, at der er plads på "
            "disken, og at filen må skrives. Er filen beskadiget, så læg en sikkerhedskopi tilbage."
        ) from error
    _opened.add(engine)
    return engine


@atexit.register
def _close() -> None:
    """Close what is open: what the log of changes (WAL) has goes into the store's own file."""
    for engine in tuple(_opened):
        engine.dispose()


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        known = tables_of(connection)
        # Asking for each table by itself takes longer than all else here.
        metadata.create_all(connection, [one for one in metadata.sorted_tables if one.name not in known])


def make_room(engine: Engine) -> None:
    """Let the log of changes (WAL) grow to its full size now; nothing is stored.

    A sync to disk takes up to twice as long while the file grows, and that time would be the phones'.
    """
    with suppress(DBAPIError), writing(engine).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE room (zeros BLOB)")
        connection.exec_driver_sql("INSERT INTO room VALUES (zeroblob(?))", (_LOG_PAGES * 4096 + _MEMORY,))
        connection.rollback()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: Python's module would begin too late
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a writer waits its turn at the start instead of failing in the middle.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: Engine) -> Engine:
    """Return the same store for transactions that write."""
    return engine.execution_options(writes=True)
