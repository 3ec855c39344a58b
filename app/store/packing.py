"""Answers as they are stored: codes as marks, by the versions that are kept here, and the rest as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Engine, Row, Text, bindparam, select, update

from app.core.checklist import Checklist
from app.core.marks import Marking
from app.core.response import Answer, Response
from app.store import versions
from app.store.tables import responses, rounds
from app.store.values import json_text

_SOME = 5000  # responses in one transaction
_ROUNDS, _VERSIONS = 1024, 256  # that are remembered

_PACK = (
    update(responses)
    .where(responses.c.id == bindparam("of"))
    .values(
        marks=bindparam("marks"),
        answers=bindparam("answers", type_=Text),
        digest=bindparam("digest"),
        has_comments=bindparam("has_comments"),
    )
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A response's content as it is stored.

    `answers` is JSON of what the marks do not say: all of it where there are none. `digest` is a fingerprint
    of everything that was said: equal for a repeated request, whenever it arrives.
    """

    marks: str
    answers: str
    comments: str
    digest: str


class Packing:
    """Packs answers and unpacks them again; asks the store for each round and version once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._checklist = lru_cache(maxsize=_ROUNDS)(self._find_checklist)
        self._marking = lru_cache(maxsize=_VERSIONS)(self._find_marking)

    def packed(self, response: Response) -> Packed:
        """Return what to store; without marks where the version is not kept, until `pack`."""
        marking: Marking | None
        try:
            marking = self._of(response.round_id, response.version)
        except LookupError:
            marking = None
        return _packed(response, marking)

    def answers(self, row: Row[Any]) -> Mapping[str, Answer]:
        """Return the answers that a row of the table says; raise LookupError where its version is gone."""
        codes = self._of(row.round_id, row.version).answers(row.marks) if row.marks else {}
        return {**codes, **row.answers}

    def _of(self, round_id: str, version: str) -> Marking:
        return self._marking(self._checklist(round_id), version)

    def _find_checklist(self, round_id: str) -> str:
        with self._engine.connect() as connection:
            found = connection.scalar(select(rounds.c.checklist_id).where(rounds.c.id == round_id))
        if found is None:
            raise LookupError(f"no round {round_id}")
        return str(found)

    def _find_marking(self, checklist_id: str, version: str) -> Marking:
        found = versions.find(self._engine, checklist_id, version)
        if found is None:
            raise LookupError(f"version {version} of {checklist_id} is not kept")
        return found.marking


def pack(engine: Engine, checklist: Checklist) -> None:
    """Pack the responses to this version that have no marks yet, some at a time, in an engine that writes."""
    of_checklist = select(rounds.c.id).where(rounds.c.checklist_id == checklist.id)
    unpacked = select(responses.c.id).where(
        responses.c.round_id.in_(of_checklist),
        responses.c.version == checklist.version,
        responses.c.marks == "",
    )
    with engine.connect() as connection:
        ids = connection.scalars(unpacked).all()
    for start in range(0, len(ids), _SOME):
        with engine.begin() as connection:
            _pack(connection, ids[start : start + _SOME], checklist.marking)


def _pack(connection: Connection, ids: Sequence[str], marking: Marking) -> None:
    values = []
    for row in connection.execute(select(responses).where(responses.c.id.in_(ids))):
        one = _packed(row, marking)
        new = {"marks": one.marks, "answers": one.answers, "digest": one.digest}
        values.append({"of": row.id, **new, "has_comments": bool(row.comments)})
    connection.execute(_PACK, values)


def _packed(said: Response | Row[Any], marking: Marking | None) -> Packed:
    """Return what to store of a response, or of the row of one without marks."""
    marks, rest = "", said.answers
    if marking is not None:
        marks = marking.marks(rest)
        rest = marking.unsaid(rest, marks)
    answers, comments = json_text(rest), json_text(said.comments)
    content = "\n".join((said.round_id, said.version, said.role, marks, answers, comments))
    return Packed(marks, answers, comments, blake2b(content.encode(), digest_size=16).hexdigest())
