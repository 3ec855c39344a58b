"""The answers to rounds, packed for counting, wherever they were read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.checklist import Lookup, find_version
from app.core.marks import Marked
from app.core.response import Round, RoundKind
from app.overview.records import Record, counted_once, line, newest_joint, round_of

#: What one response comments on, by item id.
Comments = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RoundAnswers:
    """The answers to one round that count, of those `received`: of several joint ones the newest counts.

    `comments` are those of the responses that have any; None when they were not read.
    """

    checklist_id: str
    area: str
    team: str
    label: str
    kind: RoundKind
    received: int
    marked: Sequence[Marked]
    comments: Sequence[Comments] | None

    @property
    def n(self) -> int:
        """Return how many answers count."""
        return sum(one.n for one in self.marked)

    @property
    def versions(self) -> frozenset[str]:
        """Return the versions that were answered."""
        return frozenset(one.version for one in self.marked)


def of_records(records: Iterable[Record], lookup: Lookup) -> Iterator[RoundAnswers]:
    """Yield the answers by round. A response that stands twice counts once. Raises UnknownVersionError."""
    by_round: dict[tuple[str, ...], list[Record]] = {}
    for one in counted_once(records):
        by_round.setdefault(round_of(one), []).append(one)
    for received in by_round.values():
        counted, first = newest_joint(received), received[0]
        yield RoundAnswers(
            *(first.checklist_id, first.area, first.team, first.label, first.kind),
            received=len(received),
            marked=_marked(counted, lookup),
            comments=[one.comments for one in counted if one.comments],
        )


def of_store(
    rounds: Iterable[Round],
    marked: Iterable[tuple[str, Marked]],
    comments: Iterable[tuple[str, str, Comments]] | None = None,
) -> Iterator[RoundAnswers]:
    """Yield the answers by round; a team's rounds of one checklist, name and kind are one.

    `marked` names the round of each by its id; joint responses come one by one. `comments` name the round and
    the response that they stand in.
    """
    answers: dict[str, list[Marked]] = {}
    for round_id, one in marked:
        answers.setdefault(round_id, []).append(one)
    said: dict[str, list[tuple[str, Comments]]] = {}
    for round_id, response_id, texts in comments or ():
        said.setdefault(round_id, []).append((response_id, texts))
    for key, same in _by_name(rounds).items():
        received = [one for round_ in same for one in answers.get(round_.id, ())]
        counted = [max(received, key=_age)] if received and key[-1] is RoundKind.JOINT else received
        only = counted[0].response_id if counted else ""
        texts_of = (found for round_ in same for found in said.get(round_.id, ()))
        if counted:
            yield RoundAnswers(
                *key,
                received=sum(one.n for one in received),
                marked=counted,
                comments=None if comments is None else [t for id_, t in texts_of if only in ("", id_)],
            )


def _by_name(rounds: Iterable[Round]) -> dict[tuple[str, str, str, str, RoundKind], list[Round]]:
    found: dict[tuple[str, str, str, str, RoundKind], list[Round]] = {}
    for one in rounds:
        key = (one.checklist_id, line(one.team.area), line(one.team.name), line(one.label), one.kind)
        found.setdefault(key, []).append(one)
    return found


def _marked(records: Iterable[Record], lookup: Lookup) -> list[Marked]:
    """Return the records as marks, by version and role."""
    alike: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        alike.setdefault((one.version, one.role), []).append(one)
    return [_pack(version, role, found, lookup) for (version, role), found in alike.items()]


def _pack(version: str, role: str, records: Sequence[Record], lookup: Lookup) -> Marked:
    marking = find_version(lookup, records[0].checklist_id, version).marking
    times = [one.answered_at for one in records if one.answered_at]
    return Marked(
        version=version,
        role=role,
        n=len(records),
        first=min(times, default=None),
        last=max(times, default=None),
        marks="".join([marking.marks(one.answers) for one in records]),
    )


def _age(one: Marked) -> tuple[str, str]:
    return one.last.isoformat() if one.last else "", one.response_id
