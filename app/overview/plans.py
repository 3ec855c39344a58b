"""Plans, theories of change and agreements: what a team wrote together, the last version and its history."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.alphabet import danish_order
from app.core.checklist import Checklist, Lookup, find_version
from app.core.items import Group
from app.core.response import RoundKind
from app.overview.differing import ItemDifference, comment_difference, item_difference
from app.overview.figures import Limits
from app.overview.records import Record, counted_once
from app.overview.texts import ItemTexts, texts
from app.overview.versions import newest_versions


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One joint answer, and what differs from the one before it; the first differs from nothing.

    `checklist` is the version of the definition that it answers. `answered_at` is local, None when unknown.
    """

    record: Record
    checklist: Checklist
    differences: tuple[ItemDifference, ...]

    @property
    def answered_at(self) -> datetime | None:
        """Return when it was answered."""
        return self.record.answered_at


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What people wrote each for themselves in one round of `n`; `texts` is None when held back."""

    label: str
    n: int
    texts: tuple[ItemTexts, ...] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A team's plan: its joint versions, the newest first, and the rounds where each answered alone."""

    area: str
    team: str
    checklist_id: str
    title: str
    versions: tuple[PlanVersion, ...]
    own_words: tuple[OwnWords, ...]

    @property
    def name(self) -> str:
        """Return the team with its area, as people tell teams apart."""
        return f"{self.team}, {self.area}" if self.area else self.team


def is_plan(checklist: Checklist) -> bool:
    """Say whether the checklist is a plan or an agreement: it has lines that people write together."""
    return not checklist.separate and any(isinstance(item, Group) for item in checklist.items)


def plans(records: Iterable[Record], lookup: Lookup, limits: Limits) -> tuple[Plan, ...]:
    """Return every team's plans, in Danish alphabetical order of area, team and title.

    Of individual answers only texts are shown, with the minimum of comments. Raises UnknownVersionError.
    """
    known = counted_once(records)
    wanted = {id_: one for id_, one in newest_versions(known, lookup).items() if is_plan(one)}
    by_plan: dict[tuple[str, str, str], list[Record]] = {}
    for one in sorted((one for one in known if one.checklist_id in wanted), key=_age):
        by_plan.setdefault((one.area, one.team, one.checklist_id), []).append(one)
    made = (
        Plan(
            area=area,
            team=team,
            checklist_id=id_,
            title=wanted[id_].title,
            versions=tuple(_versions([one for one in found if one.kind is RoundKind.JOINT], lookup)),
            own_words=tuple(
                _own_words([one for one in found if one.kind is RoundKind.INDIVIDUAL], lookup, limits)
            ),
        )
        for (area, team, id_), found in by_plan.items()
    )
    return tuple(
        sorted(made, key=lambda one: [danish_order(part) for part in (one.area, one.team, one.title)])
    )


def _versions(records: Sequence[Record], lookup: Lookup) -> Iterator[PlanVersion]:
    """Yield the versions, the newest first. `records` are sorted, the oldest first."""
    made: list[PlanVersion] = []
    for one in records:
        checklist = find_version(lookup, one.checklist_id, one.version)
        before = made[-1] if made else None
        differences = tuple(_differences(before, one, checklist)) if before else ()
        made.append(PlanVersion(one, checklist, differences))
    yield from reversed(made)


def _differences(before: PlanVersion, record: Record, checklist: Checklist) -> Iterator[ItemDifference]:
    """Yield what differs, in the order of the newer definition; items that only the older has come last."""
    known = {item.id for item in checklist.items}
    gone = [item for item in before.checklist.items if item.id not in known]
    for item in (*checklist.items, *gone):
        yield from item_difference(item, before.record.answers.get(item.id), record.answers.get(item.id))
        yield from comment_difference(item, before.record.comments.get(item.id), record.comments.get(item.id))


def _own_words(records: Sequence[Record], lookup: Lookup, limits: Limits) -> Iterator[OwnWords]:
    """Yield the individual rounds, the newest first."""
    by_label: dict[str, list[Record]] = {}
    for one in reversed(records):
        by_label.setdefault(one.label, []).append(one)
    for label, found in by_label.items():
        yield OwnWords(label, len(found), texts(found, lookup, limits))


def _age(record: Record) -> tuple[str, str]:
    return (record.answered_at.isoformat() if record.answered_at else "", record.response_id)
