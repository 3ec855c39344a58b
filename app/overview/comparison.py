"""How the spreadsheet differs from the store: which responses, never what they say."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.overview.records import Record, counted_once


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that stands in a checklist's tab and cannot be read, known by its id alone."""

    checklist_id: str
    response_id: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What people changed in one checklist's tab, as response ids in alphabetical order.

    `missing` were deleted, `extra` typed by hand, `double` stand more than once (the first counts). `moved`
    say another time, team, round, role, kind or version than what was submitted. `edited` have other answers
    or comments: how many differ. `unreadable` stand there and cannot be read; `nameless` stand there without
    their id. `waiting` are stored and not delivered yet, which is nobody's change. Where the tab
    `has_no_ids`, its rows cannot be told from each other, and nothing but `waiting` is said of them.
    """

    checklist_id: str
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    double: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    edited: Mapping[str, int] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    has_no_ids: bool = False

    @property
    def is_changed(self) -> bool:
        """Say whether people changed what was delivered."""
        ids = self.missing or self.extra or self.double or self.moved or self.edited
        return bool(ids or self.unreadable or self.nameless or self.has_no_ids)

    @property
    def is_empty(self) -> bool:
        """Say whether the tab stands as it was delivered, and nothing waits for it."""
        return not (self.is_changed or self.waiting)


def differences(
    stored: Iterable[Record],
    standing: Iterable[Record],
    *,
    waiting: Collection[str] = (),
    unread: Iterable[Unread] = (),
    without_ids: Collection[str] = (),
) -> list[Difference]:
    """Return what differs between the store and the spreadsheet as it stands, per checklist that differs.

    `waiting` are the ids of responses that are not delivered yet, `unread` the rows that are not among
    `standing` because they cannot be read, `without_ids` the checklists whose tab has lost its ids.
    """
    ours, theirs = _by_checklist(stored), _by_checklist(standing)
    others: dict[str, list[str]] = {}
    for one in unread:
        others.setdefault(one.checklist_id, []).append(one.response_id)
    found = (
        _waiting_alone(id_, ours.get(id_, []), waiting)
        if id_ in without_ids
        else _difference(id_, ours.get(id_, []), theirs.get(id_, []), others.get(id_, []), waiting)
        for id_ in sorted(ours.keys() | theirs.keys() | others.keys() | set(without_ids))
    )
    return [one for one in found if not one.is_empty]


def _by_checklist(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in records:
        found.setdefault(one.checklist_id, []).append(one)
    return found


def _waiting_alone(checklist_id: str, stored: Sequence[Record], waiting: Collection[str]) -> Difference:
    ids = sorted(one.response_id for one in stored if one.response_id in waiting)
    return Difference(checklist_id, waiting=tuple(ids), has_no_ids=True)


def _difference(
    checklist_id: str,
    stored: Sequence[Record],
    standing: Sequence[Record],
    unread: Sequence[str],
    waiting: Collection[str],
) -> Difference:
    ours = {one.response_id: one for one in stored}
    theirs = {one.response_id: one for one in counted_once(standing)}
    times = Counter(one.response_id for one in standing) + Counter(unread)
    both = [(ours[id_], theirs[id_]) for id_ in sorted(ours.keys() & theirs.keys())]
    gone = sorted(ours.keys() - times.keys())
    deleted = [ours[id_] for id_ in gone if id_ not in waiting]
    nameless = _nameless(deleted, [one for id_, one in theirs.items() if id_ not in ours])
    return Difference(
        checklist_id=checklist_id,
        missing=tuple(one.response_id for one in deleted if one.response_id not in nameless),
        extra=tuple(sorted(times.keys() - ours.keys() - set(nameless.values()))),
        double=tuple(sorted(id_ for id_, count in times.items() if count > 1)),
        moved=tuple(one.response_id for one, other in both if _place(one) != _place(other)),
        edited={one.response_id: count for one, other in both if (count := sum(_edits(one, other)))},
        unreadable=tuple(sorted((ours.keys() & set(unread)) - theirs.keys())),
        nameless=tuple(nameless),
        waiting=tuple(id_ for id_ in gone if id_ in waiting),
    )


def _nameless(deleted: Iterable[Record], extra: Iterable[Record]) -> dict[str, str]:
    """Return which of the `extra` rows, by id, say what a deleted one did: it is there, but lost its id."""
    free: dict[str, list[str]] = {}
    for one in extra:
        free.setdefault(_content(one), []).append(one.response_id)
    return {one.response_id: same.pop() for one in deleted if (same := free.get(_content(one)))}


def _content(record: Record) -> str:
    return repr((_place(record), sorted(record.answers.items()), sorted(record.comments.items())))


def _place(record: Record) -> tuple[object, ...]:
    return (
        *(record.area, record.team, record.label, record.kind),
        *(record.role, record.version, record.answered_at),
    )


def _edits(one: Record, other: Record) -> Iterator[bool]:
    for ours, theirs in ((one.answers, other.answers), (one.comments, other.comments)):
        yield from (ours.get(id_) != theirs.get(id_) for id_ in ours.keys() | theirs.keys())
