"""Older stores: what they lack is added when they are opened."""

from sqlalchemy import Connection, Engine, select

from app.core.checklist import Checklist
from app.store import marks
from app.store.tables import counted, definitions

_ADDED = (
    ("rounds", "languages", "TEXT NOT NULL DEFAULT '[]'"),
    ("responses", "has_comments", "BOOLEAN NOT NULL DEFAULT 0"),
    ("responses", "marks", "TEXT NOT NULL DEFAULT ''"),
)


def bring_up_to_date(engine: Engine) -> None:
    """Add the columns that an older store does not have, and mark its responses; `engine` is one that writes.

    The index on the marks comes last: where it is missing, marking was not done, or stopped in the middle.
    """
    with engine.begin() as connection:
        for table, column, kind in _ADDED:
            if column not in _names(connection, f"PRAGMA table_info({table})"):
                connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
        is_counted = counted.name in _names(connection, "PRAGMA index_list(responses)")
        kept = [] if is_counted else list(connection.scalars(select(definitions.c.content)))
    for content in kept:
        marks.fill(engine, Checklist.model_validate_json(content))
    if not is_counted:
        counted.create(engine, checkfirst=True)


def _names(connection: Connection, pragma: str) -> set[str]:
    return {row.name for row in connection.exec_driver_sql(pragma)}
