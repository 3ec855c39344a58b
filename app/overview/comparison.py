"""How the spreadsheet differs from the store: which responses, never what they say."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.overview.records import Record, counted_once


@dataclass(frozen=True, slots=True)
class Difference:
    """What people changed in one checklist's tab, as response ids in alphabetical order.

    `missing` were deleted, `extra` typed by hand, `double` stand more than once (the first counts). `moved`
    say another time, team, round, role, kind or version than what was submitted. `edited` have other answers
    or comments: how many differ. `waiting` are stored and not delivered yet, which is nobody's change.
    """

    checklist_id: str
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    double: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    edited: Mapping[str, int] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether the tab stands as it was delivered."""
        return not (self.missing or self.extra or self.double or self.moved or self.edited or self.waiting)


def differences(
    stored: Iterable[Record], standing: Iterable[Record], *, waiting: Collection[str] = ()
) -> list[Difference]:
    """Return what differs between the store and the spreadsheet as it stands, per checklist that differs.

    `waiting` are the ids of responses that are not delivered yet.
    """
    ours, theirs = _by_checklist(stored), _by_checklist(standing)
    found = (
        _difference(id_, ours.get(id_, []), theirs.get(id_, []), waiting)
        for id_ in sorted(ours.keys() | theirs.keys())
    )
    return [one for one in found if not one.is_empty]


def _by_checklist(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in records:
        found.setdefault(one.checklist_id, []).append(one)
    return found


def _difference(
    checklist_id: str, stored: Sequence[Record], standing: Sequence[Record], waiting: Collection[str]
) -> Difference:
    ours = {one.response_id: one for one in stored}
    theirs = {one.response_id: one for one in counted_once(standing)}
    times = Counter(one.response_id for one in standing)
    both = [(ours[id_], theirs[id_]) for id_ in sorted(ours.keys() & theirs.keys())]
    gone = sorted(ours.keys() - theirs.keys())
    return Difference(
        checklist_id=checklist_id,
        missing=tuple(id_ for id_ in gone if id_ not in waiting),
        extra=tuple(sorted(theirs.keys() - ours.keys())),
        double=tuple(sorted(id_ for id_, count in times.items() if count > 1)),
        moved=tuple(one.response_id for one, other in both if _place(one) != _place(other)),
        edited={one.response_id: count for one, other in both if (count := sum(_edits(one, other)))},
        waiting=tuple(id_ for id_ in gone if id_ in waiting),
    )


def _place(record: Record) -> tuple[object, ...]:
    return (
        *(record.area, record.team, record.label, record.kind),
        *(record.role, record.version, record.answered_at),
    )


def _edits(one: Record, other: Record) -> Iterator[bool]:
    for ours, theirs in ((one.answers, other.answers), (one.comments, other.comments)):
        yield from (ours.get(id_) != theirs.get(id_) for id_ in ours.keys() | theirs.keys())
