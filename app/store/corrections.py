"""Corrections: what the common spreadsheet said instead of what was submitted, when it was read last."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from app.store.engine import writing
from app.store.tables import corrections


def keep(engine: Engine, found: Mapping[str, Mapping[str, Any] | None], *, now: datetime) -> None:
    """Keep these, by response id, in place of the last ones; None for a response that is gone."""
    rows = [{"response_id": id_, "record": record, "read_at": now} for id_, record in found.items()]
    with writing(engine).begin() as connection:
        connection.execute(delete(corrections))
        if rows:
            connection.execute(insert(corrections), rows)


def every(engine: Engine) -> dict[str, Mapping[str, Any] | None]:
    """Return what stands instead of responses, or was typed by hand, by id; None for what is gone."""
    with engine.connect() as connection:
        found = connection.execute(select(corrections.c.response_id, corrections.c.record))
        return {row.response_id: row.record for row in found}


def read_at(engine: Engine) -> datetime | None:
    """Return when the corrections were read; None where there are none."""
    with engine.connect() as connection:
        return connection.scalar(select(corrections.c.read_at).limit(1))
