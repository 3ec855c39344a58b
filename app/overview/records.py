"""Records: responses as an overview sees them, wherever they were read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.core.response import Answer, Response, Round, RoundKind, local


@dataclass(frozen=True, slots=True)
class Record:
    """One response together with the team and the round that it belongs to.

    `answered_at` is local (Europe/Copenhagen) and naive, as a spreadsheet has it; None when it cannot be
    read. `label` is the round's name (måling).
    """

    response_id: str
    checklist_id: str
    version: str
    area: str
    team: str
    label: str
    kind: RoundKind
    role: str
    answered_at: datetime | None
    answers: Mapping[str, Answer]
    comments: Mapping[str, str]


def from_store(responses: Iterable[Response], rounds: Iterable[Round]) -> list[Record]:
    """Return a record per response; raise KeyError where its round is not among `rounds`."""
    by_id = {one.id: one for one in rounds}
    return [_record(response, by_id[response.round_id]) for response in responses]


def counted_once(records: Iterable[Record]) -> list[Record]:
    """Return the records without copies: of those with one response id in a checklist, the first counts."""
    first: dict[tuple[str, str], Record] = {}
    for one in records:
        first.setdefault((one.checklist_id, one.response_id), one)
    return list(first.values())


def round_of(record: Record) -> tuple[str, str, str, str, str]:
    """Return what a round is known by: checklist, area, team, label and kind."""
    return record.checklist_id, record.area, record.team, record.label, record.kind.value


def newest_joint(records: Iterable[Record]) -> list[Record]:
    """Return the individual records and, of each round's joint ones, the one that was answered last.

    Between two of the same minute the id decides, so that the order of the rows never does.
    """
    found: dict[tuple[str, ...], Record] = {}
    for one in sorted(records, key=_age):
        is_joint = one.kind is RoundKind.JOINT
        found[round_of(one) if is_joint else (one.checklist_id, one.response_id)] = one
    return list(found.values())


def line(text: str) -> str:
    """Return `text` with single spaces, as it is read from a spreadsheet too."""
    return " ".join(text.split())


def _age(record: Record) -> tuple[str, str]:
    return (record.answered_at.isoformat() if record.answered_at else "", record.response_id)


def _record(response: Response, round_: Round) -> Record:
    return Record(
        response_id=response.id,
        checklist_id=round_.checklist_id,
        version=response.version,
        area=line(round_.team.area),
        team=line(round_.team.name),
        label=line(round_.label),
        kind=round_.kind,
        role=line(response.role),
        answered_at=local(response.answered_at),
        answers=response.answers,
        comments=response.comments,
    )
