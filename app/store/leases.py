"""Leases: who is the one writer of a spreadsheet, and until when."""

import os
import socket
from datetime import datetime, timedelta

from sqlalchemy import Engine, insert, select, update

from app.core.response import new_id
from app.store.engine import writing
from app.store.tables import spreadsheets


def new_holder() -> str:
    """Return a name for who holds leases: this machine, this process, and a word of its own."""
    return f"{socket.gethostname()}:{os.getpid()}:{new_id(6)}"


def take(engine: Engine, name: str, *, holder: str, now: datetime, length: timedelta) -> bool:
    """Become the one writer of the spreadsheet, or stay it, until `now + length`; False if another is.

    A lease that has run out, or whose holder's process has ended, is free.
    """
    with writing(engine).begin() as connection:
        row = connection.execute(select(spreadsheets).where(spreadsheets.c.name == name)).one_or_none()
        if row is None:
            connection.execute(insert(spreadsheets).values(name=name, batches=0))
        elif row.holder not in (None, holder) and row.held_until > now and not _is_gone(row.holder):
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


def _is_gone(holder: str) -> bool:
    """Say whether the holder was a process of this machine that has ended.

    Only where asking does no harm: on Windows the lease runs out by itself.
    """
    host, _, process = holder.partition(":")
    if os.name != "posix" or host != socket.gethostname():
        return False
    try:
        os.kill(int(process.partition(":")[0]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
