"""What people wrote in their own words as answers, with the minimum that comments have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core import suppression
from app.core.checklist import Lookup, find_version
from app.core.items import Item, LongText, ShortText
from app.core.response import RoundKind
from app.overview.figures import Limits
from app.overview.outline import Place, outline
from app.overview.records import Record, counted_once


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """The texts that answer an item, sorted: their order tells nothing about who wrote them."""

    id: str
    number: str
    text: str
    texts: tuple[str, ...]


def is_text(item: Item) -> bool:
    """Say whether the item is answered in one's own words."""
    return isinstance(item, ShortText | LongText)


def texts(records: Iterable[Record], lookup: Lookup, limits: Limits) -> tuple[ItemTexts, ...] | None:
    """Return the texts of one individual round, by item; None where too few answered the round to show any.

    As comments: the round must have enough people for comments, the item must have been asked of as many,
    and enough for figures must have answered it. Raises UnknownVersionError.
    """
    counted = [one for one in counted_once(records) if one.kind is RoundKind.INDIVIDUAL]
    if suppression.is_held_back(len(counted), minimum=limits.comments):
        return None
    versions = {one.version: find_version(lookup, one.checklist_id, one.version) for one in counted}
    asked = {number: {item.id for item in one.items} for number, one in versions.items()}
    places = (place for section in outline(versions.values()) for place in section.places)
    return tuple(
        _texts(place, [one for one in counted if place.item.id in asked[one.version]], limits)
        for place in places
        if is_text(place.item)
    )


def _texts(place: Place, asked: list[Record], limits: Limits) -> ItemTexts:
    written = sorted(_written(place.item.id, asked), key=str.casefold)
    is_small = suppression.is_held_back(len(asked), minimum=limits.comments)
    is_small = is_small or suppression.is_held_back(len(written), minimum=limits.respondents)
    return ItemTexts(place.item.id, place.number, place.item.text, () if is_small else tuple(written))


def _written(id_: str, records: Iterable[Record]) -> Iterator[str]:
    return (str(answer) for one in records if (answer := one.answers.get(id_)) is not None)
