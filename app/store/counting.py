"""Responses to be counted: as marks, in the order they are counted in, without reading the answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Row,
    Select,
    Subquery,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    true,
)

from app.core.checklist import Checklist
from app.core.marks import Marked
from app.core.response import Round, RoundKind, local
from app.store.tables import corrections, counted, outbox, responses
from app.store.tables import rounds as rounds_table

_MOST = 500  # ids in one question: well under SQLite's limit on variables
_NOTHING: ColumnElement[str] = literal_column("''")  # as a variable, SQLite would fetch it for each row

_SAID = select(responses.c.round_id, responses.c.id, responses.c.comments)
_PACKED = tuple(responses.c[column.name] for column in counted.c)


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
        sources = _sources(connection)
        is_corrected = not as_submitted and _has_corrections(connection)
        for kind, query in ((RoundKind.INDIVIDUAL, together), (RoundKind.JOINT, _each)):
            for some in _some(ids[kind]):
                for source in sources:
                    asked = query(source).where(_counts(source, some, is_corrected=is_corrected))
                    yield from ((row.round_id, _marked(row)) for row in connection.execute(asked))


def comments(
    engine: Engine, rounds: Iterable[Round], *, as_submitted: bool = True
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Yield the comments to these rounds by item id, with the ids of the round and the response."""
    with engine.connect() as connection:
        sources = _sources(connection)
        is_corrected = not as_submitted and _has_corrections(connection)
        for some in _some([one.id for one in rounds]):
            for source in sources:
                # The source alone says which have any; only those are looked up.
                counts = _counts(source, some, is_corrected=is_corrected)
                said = select(source.c.id).where(counts, source.c.has_comments)
                for row in connection.execute(_SAID.where(responses.c.id.in_(said))):
                    yield row.round_id, row.id, row.comments


def add(connection: Connection, arrived: ColumnElement[bool]) -> None:
    """Put the responses of these entries of the outbox where counting finds them at once."""
    packed = select(*_PACKED).join(outbox, outbox.c.response_id == responses.c.id).where(arrived)
    # Those that were delivered before are there, and stay as they are.
    connection.execute(insert(counted).prefix_with("OR IGNORE").from_select(counted.c.keys(), packed))


def mend(engine: Engine, checklist: Checklist) -> None:
    """Count by their marks what came before its version was kept; `engine` is one that writes."""
    of_checklist = select(rounds_table.c.id).where(rounds_table.c.checklist_id == checklist.id)
    stale = (counted.c.version == checklist.version) & (counted.c.marks == "")
    with engine.begin() as connection:
        gone = delete(counted).where(counted.c.round_id.in_(of_checklist), stale).returning(counted.c.id)
        ids = connection.scalars(gone).all()
        for some in _some(ids):
            packed = select(*_PACKED).where(responses.c.id.in_(some))
            connection.execute(insert(counted).from_select(counted.c.keys(), packed))


def together(source: FromClause) -> Select[Any]:
    """Return the question for responses by version and role."""
    of, when = (source.c.round_id, source.c.version, source.c.role), source.c.answered_at
    return select(
        *of,
        func.count().label("n"),
        func.min(when).label("first"),
        func.max(when).label("last"),
        func.group_concat(source.c.marks, _NOTHING).label("marks"),
        _NOTHING.label("id"),
    ).group_by(*of)


def _each(source: FromClause) -> Select[Any]:
    when = source.c.answered_at
    return select(
        *(source.c.round_id, source.c.version, source.c.role, literal(1).label("n")),
        *(when.label("first"), when.label("last"), source.c.marks, source.c.id),
    )


def _sources(connection: Connection) -> tuple[FromClause, Subquery]:
    """Return where responses stand: those that arrived in a spreadsheet, and those that wait for it."""
    waits = outbox.c.spreadsheet.in_(list(_spreadsheets(connection))) & outbox.c.delivered.is_(False)
    same = [responses.c[column.name] == column for column in counted.c]
    came_before = select(counted.c.id).where(*same).exists()
    waiting = select(*_PACKED).join(outbox, outbox.c.response_id == responses.c.id)
    return counted, waiting.where(waits, ~came_before).subquery()


def _spreadsheets(connection: Connection) -> Iterator[str]:
    """Yield what the outbox calls each spreadsheet, in steps that cost the same however much it holds."""
    name: str | None = ""
    while name is not None:
        after = select(func.min(outbox.c.spreadsheet)).where(outbox.c.spreadsheet > name)
        name = connection.scalar(after)
        if name is not None:
            yield name


def _has_corrections(connection: Connection) -> bool:
    return connection.scalar(select(corrections.c.response_id).limit(1)) is not None


def _counts(source: FromClause, round_ids: Sequence[str], *, is_corrected: bool) -> ColumnElement[bool]:
    """Return what is true of the responses that count; without corrections nothing is asked of each."""
    mine = source.c.round_id.in_(round_ids)
    return mine & (source.c.id.not_in(select(corrections.c.response_id)) if is_corrected else true())


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (ids[start : start + _MOST] for start in range(0, len(ids), _MOST))


def _marked(row: Row[Any]) -> Marked:
    return Marked(row.version, row.role, row.n, local(row.first), local(row.last), row.marks, row.id)
