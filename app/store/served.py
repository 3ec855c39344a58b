"""The address that the form was served on last: what links begin with where no setting says it."""

from sqlalchemy import Engine, delete, insert, select

from app.store.engine import writing
from app.store.tables import served


def remember(engine: Engine, address: str) -> None:
    """Keep this address in place of the one before."""
    with writing(engine).begin() as connection:
        connection.execute(delete(served))
        connection.execute(insert(served).values(address=address))


def latest(engine: Engine) -> str | None:
    """Return the address, without a slash at its end; None before the form was served the first time."""
    with engine.connect() as connection:
        return connection.scalar(select(served.c.address))
