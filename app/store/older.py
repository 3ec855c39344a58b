"""Older stores: what they lack is added when they are opened."""

from sqlalchemy import Connection, Engine, select

from app.core.checklist import Checklist
from app.store import counting, packing
from app.store.tables import counted, definitions, outbox

_ADDED = (
    ("rounds", "languages", "TEXT NOT NULL DEFAULT '[]'"),
    ("responses", "has_comments", "BOOLEAN NOT NULL DEFAULT 0"),
    ("responses", "marks", "TEXT NOT NULL DEFAULT ''"),
)


def bring_up_to_date(engine: Engine) -> None:
    """Add what an older store does not have, and pack its responses; `engine` is one that writes.

    The table of what is counted comes last, filled: where it is missing, packing was not done, or stopped in
    the middle.
    """
    with engine.begin() as connection:
        known = tables_of(connection)
        if "responses" not in known:
            return
        for table, column, kind in _ADDED:
            if column not in _names(connection, f"PRAGMA table_info({table})"):
                connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
        kept = [] if counted.name in known else list(connection.scalars(select(definitions.c.content)))
    if counted.name in known:
        return
    for content in kept:
        packing.pack(engine, Checklist.model_validate_json(content))
    with engine.begin() as connection:
        counted.create(connection)
        counting.add(connection, outbox.c.delivered)


def tables_of(connection: Connection) -> set[str]:
    """Return the names of the tables that the store has."""
    return _names(connection, "PRAGMA table_list")


def _names(connection: Connection, pragma: str) -> set[str]:
    return {row.name for row in connection.exec_driver_sql(pragma)}
