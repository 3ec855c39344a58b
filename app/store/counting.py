"""Responses to be counted: as marks, in the order that the index has them, without reading the answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, literal, select, true

from app.core.marks import Marked
from app.core.response import COPENHAGEN, Round, RoundKind
from app.store.tables import corrections, responses

_MOST = 500  # rounds in one question: well under SQLite's limit on variables

_OF = (responses.c.round_id, responses.c.version, responses.c.role)
_TIME = responses.c.answered_at
TOGETHER = select(
    *_OF,
    func.count().label("n"),
    func.min(_TIME).label("first"),
    func.max(_TIME).label("last"),
    func.group_concat(responses.c.marks, "").label("marks"),
    literal("").label("id"),
).group_by(*_OF)
_EACH = select(
    *_OF,
    literal(1).label("n"),
    _TIME.label("first"),
    _TIME.label("last"),
    responses.c.marks,
    responses.c.id,
)
_SAID = select(responses.c.round_id, responses.c.id, responses.c.comments)


def marked(
    engine: Engine, rounds: Iterable[Round], *, as_submitted: bool = True
) -> Iterator[tuple[str, Marked]]:
    """Yield the responses to these rounds, each with its round's id.

    Individual ones come together by version and role, joint ones by themselves. Those that something else
    stands instead of are left out where not `as_submitted`, see `store.corrections`.
    """
    ids: dict[RoundKind, list[str]] = {kind: [] for kind in RoundKind}
    for one in rounds:
        ids[one.kind].append(one.id)
    with engine.connect() as connection:
        counted = _counted(connection, as_submitted=as_submitted)
        for kind, query in ((RoundKind.INDIVIDUAL, TOGETHER), (RoundKind.JOINT, _EACH)):
            for some in _some(ids[kind]):
                for row in connection.execute(query.where(responses.c.round_id.in_(some), counted)):
                    yield row.round_id, _marked(row)


def comments(
    engine: Engine, rounds: Iterable[Round], *, as_submitted: bool = True
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Yield the comments to these rounds by item id, with the ids of the round and the response."""
    with engine.connect() as connection:
        counted = _counted(connection, as_submitted=as_submitted)
        for some in _some([one.id for one in rounds]):
            # The index alone says which have any; only those are looked up.
            said = select(responses.c.id).where(
                responses.c.round_id.in_(some), responses.c.has_comments, counted
            )
            for row in connection.execute(_SAID.where(responses.c.id.in_(said))):
                yield row.round_id, row.id, row.comments


def _counted(connection: Connection, *, as_submitted: bool) -> ColumnElement[bool]:
    """Return what is true of the responses that count; without corrections nothing is asked of each."""
    corrected = select(corrections.c.response_id)
    if as_submitted or connection.scalar(corrected.limit(1)) is None:
        return true()
    return responses.c.id.not_in(corrected)


def _some(round_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (round_ids[start : start + _MOST] for start in range(0, len(round_ids), _MOST))


def _marked(row: Row[Any]) -> Marked:
    return Marked(row.version, row.role, row.n, _local(row.first), _local(row.last), row.marks, row.id)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(COPENHAGEN).replace(tzinfo=None)
