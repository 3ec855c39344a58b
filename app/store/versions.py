"""The versions of checklists as they were kept, see `definitions`."""

from sqlalchemy import Engine, select

from app.core.checklist import Checklist
from app.store.tables import definitions


def find(engine: Engine, checklist_id: str, version: str) -> Checklist | None:
    """Return that version as it was kept, or None."""
    same = (definitions.c.checklist_id == checklist_id) & (definitions.c.version == version)
    with engine.connect() as connection:
        content = connection.scalar(select(definitions.c.content).where(same))
    return None if content is None else Checklist.model_validate_json(content)


def older(engine: Engine, current: Checklist) -> list[Checklist]:
    """Return the kept versions of the checklist other than this one, the newest first."""
    return [one for one in _all(engine, current.id) if one.version != current.version]


def newest(engine: Engine, checklist_id: str) -> Checklist | None:
    """Return the newest version that was kept of the checklist, also when it is no longer in use; or None."""
    return next(iter(_all(engine, checklist_id)), None)


def _all(engine: Engine, checklist_id: str) -> list[Checklist]:
    """Return the kept versions of the checklist, the newest first."""
    known = select(definitions.c.content).where(definitions.c.checklist_id == checklist_id)
    with engine.connect() as connection:
        found = [Checklist.model_validate_json(content) for content in connection.scalars(known)]
    return sorted(found, key=lambda one: int(one.version), reverse=True)
