"""Corrections: where the spreadsheet, as people left it, says something else than what was submitted.

The spreadsheet counts, and the screen never reads it: so what differs is kept beside what was submitted.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.core import privacy
from app.core.response import Answer, RoundKind
from app.overview.records import Record, counted_once


def corrections(
    stored: Iterable[Record], standing: Iterable[Record], *, waiting: Collection[str] = ()
) -> dict[str, Record | None]:
    """Return what stands instead of each response that differs, by its id; None where nothing does any more.

    Rows that people typed by hand are among them. `waiting` are the ids of responses that are not delivered
    yet: nobody has removed these.
    """
    ours = {one.response_id: one for one in stored}
    theirs = {one.response_id: one for one in counted_once(standing)}
    changed: dict[str, Record | None] = {
        id_: one for id_, one in theirs.items() if id_ not in ours or one != ours[id_]
    }
    return changed | {id_: None for id_ in ours if id_ not in theirs and id_ not in waiting}


def written(record: Record, *, today: date) -> dict[str, Any]:
    """Return the record as JSON has it; where people typed a CPR number into a text, the number is masked."""
    answers = {id_: _without_cpr(one, today) for id_, one in record.answers.items()}
    comments = {id_: privacy.mask_cpr(one, today=today) for id_, one in record.comments.items()}
    moment = record.answered_at.isoformat() if record.answered_at else None
    return asdict(record) | {"answers": answers, "comments": comments, "answered_at": moment}


def read(found: Mapping[str, Any]) -> Record:
    """Return the record that `written` wrote."""
    moment = found["answered_at"]
    return Record(
        **{**found, "kind": RoundKind(found["kind"])}
        | {"answered_at": datetime.fromisoformat(moment) if moment else None}
    )


def _without_cpr(answer: Answer, today: date) -> object:
    if isinstance(answer, str):
        return privacy.mask_cpr(answer, today=today)
    if isinstance(answer, int | float):
        return answer
    return [
        one
        if isinstance(one, str)
        else {
            key: privacy.mask_cpr(value, today=today) if isinstance(value, str) else value
            for key, value in one.items()
        }
        for one in answer
    ]
