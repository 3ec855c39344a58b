"""What the store holds, packed for an overview without reading the answers one by one."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Engine

from app.core.checklist import Lookup
from app.core.response import COPENHAGEN, Round, Team
from app.definitions.library import Library, UnknownChecklistError
from app.overview import corrections as differing
from app.overview.answers import RoundAnswers, alone, of_store
from app.overview.records import Record, from_store, line
from app.store import corrections, counting, responses, versions


def is_separate(engine: Engine, library: Library, checklist_id: str) -> bool:
    """Say whether the checklist is about single persons, also where it is switched off now."""
    try:
        return library.current(checklist_id).separate
    except UnknownChecklistError:
        kept = versions.newest(engine, checklist_id)
        return kept is not None and kept.separate


def answers(engine: Engine, rounds: Iterable[Round], *, with_comments: bool) -> list[RoundAnswers]:
    """Return the answers to these rounds as submitted; `app.overview.tallies` counts them."""
    some = list(rounds)
    said = counting.comments(engine, some) if with_comments else None
    return list(of_store(some, counting.marked(engine, some), said))


def standing_answers(
    engine: Engine, rounds: Iterable[Round], lookup: Lookup, *, team: Team | None, with_comments: bool
) -> list[RoundAnswers]:
    """Return the answers to these rounds as the common spreadsheet says them, as it was read last.

    They are the `team`'s rounds, or everybody's. What people typed by hand for it counts too. Raises
    UnknownVersionError.
    """
    some = list(rounds)
    changed = [
        alone(record, lookup)
        for record in _corrected(engine).values()
        if record is not None
        and (team is None or (record.area, record.team) == (line(team.area), line(team.name)))
    ]
    marked = counting.marked(engine, some, as_submitted=False)
    said = counting.comments(engine, some, as_submitted=False) if with_comments else None
    return list(of_store(some, marked, said, changed))


def standing_records(engine: Engine, rounds: Iterable[Round], checklist_id: str) -> list[Record]:
    """Return the answers to one checklist, of these rounds or typed by hand, as that spreadsheet says."""
    some = [one for one in rounds if one.checklist_id == checklist_id]
    submitted = from_store(responses.of_rounds(engine, [one.id for one in some]), some)
    standing = ({one.response_id: one for one in submitted} | _corrected(engine)).values()
    return [one for one in standing if one is not None and one.checklist_id == checklist_id]


def _corrected(engine: Engine) -> dict[str, Record | None]:
    return {
        id_: None if found is None else differing.read(found)
        for id_, found in corrections.every(engine).items()
    }


def keep_corrections(engine: Engine, found: Mapping[str, Record | None], *, now: datetime) -> None:
    """Keep what the common spreadsheet says instead of responses: see `app.overview.corrections`."""
    today = now.astimezone(COPENHAGEN).date()
    kept = {id_: None if one is None else differing.written(one, today=today) for id_, one in found.items()}
    corrections.keep(engine, kept, now=now)
