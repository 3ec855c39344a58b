"""The versions of checklists that answers were given to, kept for as long as the answers are."""

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


def find(engine: Engine, checklist_id: str, version: str) -> Checklist | None:
    """Return that version as it was kept, or None."""
    with engine.connect() as connection:
        return _find(connection, checklist_id, version)


def older(engine: Engine, current: Checklist) -> list[Checklist]:
    """Return the kept versions of the checklist other than this one, the newest first."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(definitions.c.content).where(
                definitions.c.checklist_id == current.id, definitions.c.version != current.version
            )
        )
        found = [Checklist.model_validate_json(row.content) for row in rows]
    return sorted(found, key=lambda one: int(one.version), reverse=True)


def newest(engine: Engine, checklist_id: str) -> Checklist | None:
    """Return the newest version that was kept of the checklist, also when it is no longer in use; or None."""
    known = select(definitions.c.content).where(definitions.c.checklist_id == checklist_id)
    with engine.connect() as connection:
        found = [Checklist.model_validate_json(content) for content in connection.scalars(known)]
    return max(found, key=lambda one: int(one.version), default=None)


def _find(connection: Connection, checklist_id: str, version: str) -> Checklist | None:
    content = connection.scalar(
        select(definitions.c.content).where(
            definitions.c.checklist_id == checklist_id, definitions.c.version == version
        )
    )
    return None if content is None else Checklist.model_validate_json(content)


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
