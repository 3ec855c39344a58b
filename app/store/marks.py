"""The marks of stored responses: made with the versions of checklists as they are kept here."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, Engine, bindparam, select, update

from app.core.checklist import Checklist
from app.core.marks import Marking
from app.core.response import Response
from app.store.tables import definitions, responses, rounds

_SOME = 5000  # responses in one transaction

_KEPT = (
    select(definitions.c.content)
    .join(rounds, rounds.c.checklist_id == definitions.c.checklist_id)
    .where(rounds.c.id == bindparam("round_id"), definitions.c.version == bindparam("version"))
)


class Marker:
    """Marks responses that are about to be stored; asks for each round and version once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._marking = lru_cache(maxsize=1024)(self._find)

    def marks(self, response: Response) -> str:
        """Return the response's marks; "" where its version is not kept, see `fill`."""
        marking = self._marking(response.round_id, response.version)
        return "" if marking is None else marking.marks(response.answers)

    def _find(self, round_id: str, version: str) -> Marking | None:
        with self._engine.connect() as connection:
            content = connection.scalar(_KEPT, {"round_id": round_id, "version": version})
        return None if content is None else Checklist.model_validate_json(content).marking


def fill(engine: Engine, checklist: Checklist) -> None:
    """Mark the responses to this version that have no marks yet, some at a time, in an engine that writes."""
    of_checklist = select(rounds.c.id).where(rounds.c.checklist_id == checklist.id)
    unmarked = select(responses.c.id).where(
        responses.c.round_id.in_(of_checklist),
        responses.c.version == checklist.version,
        responses.c.marks == "",
    )
    with engine.connect() as connection:
        ids = connection.scalars(unmarked).all()
    for start in range(0, len(ids), _SOME):
        with engine.begin() as connection:
            _fill(connection, ids[start : start + _SOME], checklist.marking)


def _fill(connection: Connection, ids: Sequence[str], marking: Marking) -> None:
    said = select(responses.c.id, responses.c.answers, responses.c.comments).where(responses.c.id.in_(ids))
    values = [
        {"of": row.id, "marks": marking.marks(row.answers), "has_comments": bool(row.comments)}
        for row in connection.execute(said)
    ]
    connection.execute(update(responses).where(responses.c.id == bindparam("of")), values)
