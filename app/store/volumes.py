"""Volumes: the spreadsheets that follow each other under one name, when one is full."""

from sqlalchemy import Engine, insert, select, update

from app.store.engine import writing
from app.store.tables import volumes


def current(engine: Engine, name: str) -> int:
    """Return which volume is written in, from 0."""
    with engine.connect() as connection:
        return connection.scalar(select(volumes.c.volume).where(volumes.c.spreadsheet == name)) or 0


def turn_to(engine: Engine, name: str, volume: int) -> None:
    """Write in this volume from now on."""
    with writing(engine).begin() as connection:
        mine = volumes.c.spreadsheet == name
        if connection.execute(update(volumes).where(mine).values(volume=volume)).rowcount == 0:
            connection.execute(insert(volumes).values(spreadsheet=name, volume=volume))
