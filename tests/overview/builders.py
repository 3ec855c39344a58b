"""Checklists, rounds and records with defaults, for tests that name only what matters to them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from app.core.checklist import Checklist
from app.core.response import Answer, Response, Round, RoundKind, Team, new_token
from app.overview.records import Record

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY = datetime.fromisoformat("2026-11-23")


def a_checklist(*sections: Sequence[Mapping[str, object]], version: str = "1") -> Checklist:
    """Return a checklist of one part; section s1 has the first items, section s2 the next."""
    made = [
        {"id": f"s{number}", "title": f"Afsnit {number}", "item": list(items)}
        for number, items in enumerate(sections, 1)
    ]
    return Checklist.model_validate(
        {
            "id": "proeve",
            "title": "Prøveskema",
            "version": version,
            "wording": "own",
            "source": "Vores egne spørgsmål.",
            "intro": "Kun til prøve.",
            "part": [{"title": "Del", "section": made}],
        }
    )


def a_status(id_: str) -> dict[str, object]:
    return {
        "kind": "status", "id": id_, "text": f"Punkt {id_}.", "dont_know": True, "not_relevant": True,
    }  # fmt: skip


def a_yesno(id_: str) -> dict[str, object]:
    return {"kind": "yesno", "id": id_, "text": f"Spørgsmål {id_}?", "dont_know": True}


def a_scale(id_: str) -> dict[str, object]:
    return {"kind": "scale", "id": id_, "text": f"Hvor meget {id_}?", "low": "lidt", "high": "meget"}


def a_text(id_: str) -> dict[str, object]:
    return {"kind": "text", "id": id_, "text": f"Tekst {id_}"}


def a_round(*, kind: RoundKind = RoundKind.INDIVIDUAL, team: str = "Nord", label: str = "Efterår") -> Round:
    return Round(
        id="r1",
        token=new_token(),
        team=Team("t1", team, "Byen"),
        checklist_id="proeve",
        label=label,
        kind=kind,
        roles=(),
        opened_at=NOON,
    )


def a_response(
    answers: Mapping[str, Answer],
    comments: Mapping[str, str] | None = None,
    *,
    id_: str = "a1",
    version: str = "1",
    answered_at: datetime = NOON,
) -> Response:
    return Response(
        id=id_,
        round_id="r1",
        version=version,
        role="",
        answers=answers,
        comments=comments or {},
        answered_at=answered_at,
    )


def a_record(
    id_: str,
    answers: Mapping[str, Answer],
    comments: Mapping[str, str] | None = None,
    *,
    kind: RoundKind = RoundKind.INDIVIDUAL,
    team: str = "Nord",
    label: str = "Efterår",
    version: str = "1",
    answered_at: datetime | None = MONDAY,
) -> Record:
    return Record(
        response_id=id_,
        checklist_id="proeve",
        version=version,
        area="Byen",
        team=team,
        label=label,
        kind=kind,
        role="",
        answered_at=answered_at,
        answers=answers,
        comments=comments or {},
    )
