"""The overview of what the store holds, counted without reading the answers one by one."""

from collections.abc import Iterable

from sqlalchemy import Engine

from app.core.checklist import Lookup
from app.core.response import Round
from app.overview.answers import RoundAnswers, of_store
from app.overview.figures import Limits, Overview
from app.overview.team import overview_of
from app.store import counting


def answers(engine: Engine, rounds: Iterable[Round], *, with_comments: bool) -> list[RoundAnswers]:
    """Return the answers to these rounds, by name: see `app.overview.tallies` for what to count in them."""
    some = list(rounds)
    said = counting.comments(engine, some) if with_comments else None
    return list(of_store(some, counting.marked(engine, some), said))


def store_overview(
    engine: Engine, rounds: Iterable[Round], lookup: Lookup, limits: Limits, *, with_comments: bool = True
) -> Overview:
    """Return the overview of the answers to these rounds; what it costs grows with them alone.

    Comments are read for themselves: without them the figures come faster, and every round's are None.
    Raises UnknownVersionError.
    """
    return overview_of(answers(engine, rounds, with_comments=with_comments), lookup, limits)
