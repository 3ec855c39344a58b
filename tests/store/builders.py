"""Rounds and responses with defaults."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from app.core.response import Response, Round, RoundKind, new_response_id, rounded
from app.store import batches, rounds

NOW = datetime(2026, 11, 23, 16, 5, 30, tzinfo=UTC)


def a_round(
    store: Engine,
    *,
    team: str = "Nord",
    area: str = "Skovparken",
    checklist_id: str = "proeve",
    label: str = "Efterår 2026",
    kind: RoundKind = RoundKind.INDIVIDUAL,
    roles: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    now: datetime = NOW,
) -> Round:
    return rounds.new(
        store,
        team=team,
        area=area,
        checklist_id=checklist_id,
        label=label,
        kind=kind,
        roles=roles,
        languages=languages,
        now=now,
    )


def a_response(
    round_: Round, *, id_: str | None = None, answer: str = "ja", now: datetime = NOW, version: str = "1"
) -> Response:
    return Response(
        id=id_ or new_response_id(),
        round_id=round_.id,
        version=version,
        role="",
        answers={"koordinator": answer},
        comments={"koordinator": "Hun er på barsel"},
        answered_at=rounded(now, round_.kind),
    )


def deliver(store: Engine, *, name: str = "svar", limit: int = 10**6) -> None:
    """Let what waits for the spreadsheet arrive, at most `limit` of it."""
    batch = batches.freeze(store, name, latest=None, limit=limit)
    if batch is not None:
        batches.mark_delivered(store, name, batch=batch.number, now=NOW)
