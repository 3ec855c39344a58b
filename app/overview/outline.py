"""The order and words of a checklist's items when answers were given to several versions of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.checklist import Checklist
from app.core.items import Item


@dataclass(frozen=True, slots=True)
class Place:
    """An item and the number people know it by."""

    number: str
    item: Item


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section and its items in order."""

    id: str
    title: str
    places: tuple[Place, ...]


def outline(versions: Iterable[Checklist]) -> list[SectionOutline]:
    """Return the sections of the newest version; items and sections that only older ones have come after.

    An item that is in several versions has the words, number and section of the newest.
    """
    titles: dict[str, str] = {}
    places: dict[str, dict[str, Place]] = {}
    seen: set[str] = set()
    for checklist in sorted(versions, key=lambda one: int(one.version), reverse=True):
        numbers = checklist.numbers()
        for section in checklist.sections:
            titles.setdefault(section.id, section.title)
            of_section = places.setdefault(section.id, {})
            of_section |= {
                item.id: Place(numbers[item.id], item) for item in section.items if item.id not in seen
            }
        seen |= {item.id for item in checklist.items}
    return [SectionOutline(id_, titles[id_], tuple(found.values())) for id_, found in places.items()]
