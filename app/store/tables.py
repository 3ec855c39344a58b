"""The tables of the store, and the column type that keeps a time's zone where SQLite drops it."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from typing_extensions import override


class Moment(TypeDecorator[datetime]):
    """A time with its zone: stored in UTC, given back in UTC."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC without its zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored time with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

teams = Table(
    "teams",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("area", Text, nullable=False),
    UniqueConstraint("name", "area"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False, index=True),
    Column("checklist_id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
)

definitions = Table(
    "definitions",
    metadata,
    Column("checklist_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

# WITHOUT ROWID: the order in which individual answers came is not kept anywhere.
responses = Table(
    "responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("round_id", ForeignKey("rounds.id"), nullable=False, index=True),
    Column("version", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("comments", JSON, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

# `spreadsheet` is a role ("svar", "individdata"), not an address: an address may change. `waiting_since`
# is cleared on delivery, for it tells when somebody answered.
outbox = Table(
    "outbox",
    metadata,
    Column("response_id", ForeignKey("responses.id"), primary_key=True),
    Column("spreadsheet", Text, nullable=False),
    Column("waiting_since", Moment),
    Column("batch", Integer),
    Column("delivered", Boolean, nullable=False),
    Index("outbox_waiting", "spreadsheet", "delivered", "batch"),
    sqlite_with_rowid=False,
)

spreadsheets = Table(
    "spreadsheets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("batches", Integer, nullable=False),
    Column("delivered_at", Moment),
    Column("fault", Text),
    Column("fault_since", Moment),
    Column("holder", Text),
    Column("held_until", Moment),
)
