"""Leases: who is the one writer of a spreadsheet, and until when."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, insert, select, update

from app.store.engine import writing
from app.store.tables import spreadsheets


def take(
    engine: Engine,
    name: str,
    *,
    holder: str,
    now: datetime,
    length: timedelta,
    is_gone: Callable[[str], bool] = lambda _: False,
) -> bool:
    """Become the one writer of the spreadsheet, or stay it, until `now + length`; False if another is.

    A lease that has run out, or whose holder `is_gone`, is free.
    """
    with writing(engine).begin() as connection:
        row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
        if row is None:
            connection.execute(insert(spreadsheets).values(name=name, batches=0))
        elif row.holder not in (None, holder) and row.held_until > now and not is_gone(row.holder):
            return False
        mine = spreadsheets.c.name == name
        connection.execute(update(spreadsheets).where(mine).values(holder=holder, held_until=now + length))
    return True


def stay(engine: Engine, *, holder: str, until: datetime) -> None:
    """Stay the writer of everything that one writes, at least until then."""
    with writing(engine).begin() as connection:
        mine = (spreadsheets.c.holder == holder) & (spreadsheets.c.held_until < until)
        connection.execute(update(spreadsheets).where(mine).values(held_until=until))


def release(engine: Engine, name: str, *, holder: str) -> None:
    """Let another writer in at once."""
    with writing(engine).begin() as connection:
        mine = (spreadsheets.c.name == name) & (spreadsheets.c.holder == holder)
        connection.execute(update(spreadsheets).where(mine).values(holder=None, held_until=None))
