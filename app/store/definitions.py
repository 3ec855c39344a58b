"""Keeping the versions of checklists that answers are given to, for as long as the answers are kept."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, insert, select, update

from app.core.checklist import Checklist
from app.store import counting, packing
from app.store.engine import writing
from app.store.tables import definitions


class ChangedShapeError(Exception):
    """A definition changed what can be answered without a new version number; the message says which."""


def keep(engine: Engine, checklists: Iterable[Checklist]) -> None:
    """Keep these versions beside the older ones.

    Mended wording replaces the old. A version whose items, kinds or codes differ from what was kept raises
    ChangedShapeError: answers to the old one could not be told from answers to the new one.
    """
    new: list[Checklist] = []
    with writing(engine).begin() as connection:
        kept = _contents(connection)
        for one in checklists:
            before, content = kept.get((one.id, one.version)), _content(one)
            if before == content:
                continue
            if before is None:
                new.append(one)
            else:
                _check_shape(one, Checklist.model_validate_json(before))
            _write(connection, one, content, is_new=before is None)
    for one in new:
        packing.pack(writing(engine), one)
        counting.mend(writing(engine), one)


def _contents(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(select(definitions))
    return {(row.checklist_id, row.version): row.content for row in rows}


def _content(one: Checklist) -> str:
    return one.model_dump_json(by_alias=True, exclude_defaults=True)


def _check_shape(one: Checklist, before: Checklist) -> None:
    if before.shape() != one.shape():
        raise ChangedShapeError(
            f"Skemaet '{one.id}' er ændret, men har stadig version {one.version}. "
            f"Giv det version {int(one.version) + 1}, så gamle og nye svar kan skelnes."
        )


def _write(connection: Connection, one: Checklist, content: str, *, is_new: bool) -> None:
    values = {"checklist_id": one.id, "version": one.version, "content": content}
    same = (definitions.c.checklist_id == one.id) & (definitions.c.version == one.version)
    connection.execute(insert(definitions) if is_new else update(definitions).where(same), values)
