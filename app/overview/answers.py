"""The answers to rounds, packed for counting, wherever they were read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.checklist import Lookup, find_version
from app.core.marks import Marked
from app.core.response import Round, RoundKind
from app.overview.records import Record, counted_once, line, newest_joint, round_of

#: What one response comments on, by item id.
Comments = Mapping[str, str]


#: What a round is known by: checklist, area, team, label and kind.
_Name = tuple[str, str, str, str, RoundKind]


@dataclass(frozen=True, slots=True)
class Alone:
    """One response, packed by itself, and the round that it says it belongs to."""

    name: _Name
    marked: Marked
    comments: Comments


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
    def began(self) -> datetime | None:
        """Return when the first of them was answered, None where no time is known."""
        return min((one.first for one in self.marked if one.first), default=None)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day that somebody answered, None where no day is known."""
        firsts = (one.first.date() for one in self.marked if one.first)
        lasts = (one.last.date() for one in self.marked if one.last)
        return min(firsts, default=None), max(lasts, default=None)

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
    standing: Iterable[Alone] = (),
) -> Iterator[RoundAnswers]:
    """Yield the answers by round; a team's rounds of one checklist, name and kind are one.

    `marked` names the round of each by its id; joint responses come one by one. `comments` name the round and
    the response that they stand in. `standing` are counted too, whatever round they say.
    """
    names = {one.id: _name(one) for one in rounds}
    received: dict[_Name, list[Marked]] = {}
    said: dict[_Name, list[tuple[str, Comments]]] = {}
    for round_id, one in marked:
        received.setdefault(names[round_id], []).append(one)
    for round_id, response_id, texts in comments or ():
        said.setdefault(names[round_id], []).append((response_id, texts))
    for alone in standing:
        received.setdefault(alone.name, []).append(alone.marked)
        said.setdefault(alone.name, []).append((alone.marked.response_id, alone.comments))
    for name, of_round in received.items():
        texts_of = None if comments is None else said.get(name, [])
        yield _counted(name, of_round, texts_of)


def alone(record: Record, lookup: Lookup) -> Alone:
    """Return the record packed by itself. Raises UnknownVersionError."""
    name = (record.checklist_id, record.area, record.team, record.label, record.kind)
    packed = _pack(record.version, record.role, [record], lookup)
    return Alone(name, replace(packed, response_id=record.response_id), record.comments)


def _counted(
    name: _Name, received: Sequence[Marked], said: Sequence[tuple[str, Comments]] | None
) -> RoundAnswers:
    counted = [max(received, key=_age)] if name[-1] is RoundKind.JOINT else received
    newest = counted[0].response_id if name[-1] is RoundKind.JOINT else None
    return RoundAnswers(
        *name,
        received=sum(one.n for one in received),
        marked=counted,
        comments=None if said is None else [texts for id_, texts in said if texts and newest in (None, id_)],
    )


def _name(round_: Round) -> _Name:
    team = round_.team
    return (round_.checklist_id, line(team.area), line(team.name), line(round_.label), round_.kind)


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
