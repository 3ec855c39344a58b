"""Which version of a checklist speaks for all that were answered: the newest."""

from collections.abc import Iterable

from app.core.checklist import Checklist, Lookup, find_version
from app.overview.records import Record


def newest_versions(records: Iterable[Record], lookup: Lookup) -> dict[str, Checklist]:
    """Return each checklist that was answered, by id, in the newest version that was.

    Raises UnknownVersionError.
    """
    newest: dict[str, int] = {}
    for one in records:
        newest[one.checklist_id] = max(int(one.version), newest.get(one.checklist_id, 0))
    return {id_: find_version(lookup, id_, str(number)) for id_, number in newest.items()}
