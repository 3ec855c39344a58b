"""Responses to the rows of the tabs that they belong to."""

from collections.abc import Iterable

from sqlalchemy import Engine

from app.core.checklist import Checklist, find_version
from app.definitions.library import Library
from app.store import responses, rounds
from sheets.answers import answers_row, answers_tab
from sheets.workbook import Row, Tab


def rows_of(engine: Engine, library: Library, ids: Iterable[str]) -> list[tuple[Tab, list[Row]]]:
    """Return the rows of these responses, by the tab they belong to, in the order of the ids.

    A tab has the columns of the newest version of its checklist that is known; a response that was given to
    an older one adds the columns that only it has.
    """
    ids = list(ids)
    found = {one.id: one for one in responses.by_ids(engine, ids)}
    known = rounds.by_ids(engine, {one.round_id for one in found.values()})
    versions: dict[str, dict[str, Checklist]] = {}
    rows: dict[str, list[Row]] = {}
    for id_ in ids:
        round_ = known[found[id_].round_id]
        checklist = find_version(library.version, round_.checklist_id, found[id_].version)
        versions.setdefault(checklist.id, {})[checklist.version] = checklist
        rows.setdefault(checklist.id, []).append(answers_row(found[id_], round_, checklist))
    return [(_tab(versions[id_].values()), rows[id_]) for id_ in sorted(rows)]


def _tab(versions: Iterable[Checklist]) -> Tab:
    newest_first = sorted(versions, key=lambda one: int(one.version), reverse=True)
    return answers_tab(*newest_first)
