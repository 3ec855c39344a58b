"""The order and words of a checklist's items when answers were given to several versions of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core import scoring
from app.core.checklist import Checklist, Lookup, find_version
from app.core.items import Item, wording
from app.overview.figures import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """An item, the number people know it by, and every wording of it in the versions that were answered."""

    number: str
    item: Item
    wordings: frozenset[Wording]


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section and its items in order; `scored` are those that give points."""

    id: str
    title: str
    places: tuple[Place, ...]
    scored: tuple[Place, ...]


class Outlines:
    """The outlines of versions that were answered together, each made once."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._made: dict[tuple[str, frozenset[str]], list[SectionOutline]] = {}

    def of(self, checklist_id: str, versions: frozenset[str]) -> list[SectionOutline]:
        """Return the outline of these versions of the checklist; raise UnknownVersionError."""
        key = checklist_id, versions
        if key not in self._made:
            self._made[key] = outline(find_version(self._lookup, checklist_id, one) for one in versions)
        return self._made[key]


def outline(versions: Iterable[Checklist]) -> list[SectionOutline]:
    """Return the sections of the newest version; items and sections that only older ones have come after.

    An item that is in several versions has the words, number and section of the newest.
    """
    newest_first = sorted(versions, key=lambda one: int(one.version), reverse=True)
    wordings = _wordings(newest_first)
    titles: dict[str, str] = {}
    places: dict[str, dict[str, Place]] = {}
    seen: set[str] = set()
    for checklist in newest_first:
        numbers = checklist.numbers()
        for section in checklist.sections:
            titles.setdefault(section.id, section.title)
            of_section = places.setdefault(section.id, {})
            of_section |= {
                item.id: Place(numbers[item.id], item, wordings[item.id])
                for item in section.items
                if item.id not in seen
            }
        seen |= {item.id for item in checklist.items}
    return [_section(id_, titles[id_], tuple(found.values())) for id_, found in places.items()]


def _section(id_: str, title: str, places: tuple[Place, ...]) -> SectionOutline:
    return SectionOutline(id_, title, places, tuple(one for one in places if scoring.is_scored(one.item)))


def _wordings(versions: Iterable[Checklist]) -> dict[str, frozenset[Wording]]:
    found: dict[str, set[Wording]] = {}
    for checklist in versions:
        for item in checklist.items:
            found.setdefault(item.id, set()).add(wording(item))
    return {id_: frozenset(of_item) for id_, of_item in found.items()}
