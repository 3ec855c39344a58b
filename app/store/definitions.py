"""The versions of checklists that answers were given to, kept for as long as the answers are."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, insert, select, update

from app.core.checklist import Checklist
from app.store.engine import writing
from app.store.tables import definitions


class ChangedShapeError(Exception):
    """A definition changed what can be answered without a new version number; the message says which."""


def keep(engine: Engine, checklists: Iterable[Checklist]) -> list[Checklist]:
    """Keep these versions beside the older ones, and return all that are kept.

    Mended wording replaces the old. A version whose items, kinds or codes differ from what was kept raises
    ChangedShapeError: answers to the old one could not be told from answers to the new one.
    """
    with writing(engine).begin() as connection:
        kept = {(one.id, one.version): one for one in _every(connection)}
        for one in checklists:
            before = kept.get((one.id, one.version))
            if before is not None and before.shape() != one.shape():
                raise ChangedShapeError(
                    f"Skemaet '{one.id}' er ændret, men har stadig version {one.version}. "
                    f"Giv det version {int(one.version) + 1}, så gamle og nye svar kan skelnes."
                )
            if before != one:
                _write(connection, one, is_new=before is None)
            kept[one.id, one.version] = one
    return list(kept.values())


def _every(connection: Connection) -> list[Checklist]:
    rows = connection.execute(select(definitions.c.content))
    return [Checklist.model_validate_json(row.content) for row in rows]


def _write(connection: Connection, one: Checklist, *, is_new: bool) -> None:
    values = {
        "checklist_id": one.id,
        "version": one.version,
        "content": one.model_dump_json(by_alias=True, exclude_defaults=True),
    }
    same = (definitions.c.checklist_id == one.id) & (definitions.c.version == one.version)
    connection.execute(insert(definitions) if is_new else update(definitions).where(same), values)
