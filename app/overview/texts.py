"""What people wrote in their own words as answers, with the minimum that comments have."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.core import scoring, suppression
from app.core.checklist import Checklist, Lookup, find_version
from app.core.items import Item, LongText, ShortText
from app.core.response import RoundKind
from app.overview.figures import Limits
from app.overview.outline import Place, outline
from app.overview.records import Record, counted_once, newest_joint, round_of


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """The texts that answer an item, sorted: their order tells nothing about who wrote them."""

    id: str
    number: str
    text: str
    texts: tuple[str, ...]


#: The texts of rounds by what each is known by; None where they are held back.
TextsByRound = Mapping[tuple[str, ...], tuple[ItemTexts, ...] | None]


def is_text(item: Item) -> bool:
    """Say whether the item is answered in one's own words."""
    return isinstance(item, ShortText | LongText)


def stand_beside_figures(checklist: Checklist) -> bool:
    """Say whether its texts say more about its figures: most of its items give points, and some are texts.

    Where texts are the most of it, as in an interview, they are read in a view of their own.
    """
    scored = sum(map(scoring.is_scored, checklist.items))
    return not checklist.separate and 2 * scored > len(checklist.items) and any(map(is_text, checklist.items))


def texts(records: Iterable[Record], lookup: Lookup, limits: Limits) -> tuple[ItemTexts, ...] | None:
    """Return the texts of one round, by item; None where too few answered it to show any.

    Of joint answers the newest counts. Individual ones are as comments: the round must have enough people for
    comments, the item must have been asked of as many, and enough for figures must have answered it. Raises
    UnknownVersionError.
    """
    counted = newest_joint(counted_once(records))
    is_individual = any(one.kind is RoundKind.INDIVIDUAL for one in counted)
    if is_individual and suppression.is_held_back(len(counted), minimum=limits.comments):
        return None
    versions = {one.version: find_version(lookup, one.checklist_id, one.version) for one in counted}
    asked = {number: {item.id for item in one.items} for number, one in versions.items()}
    places = (place for section in outline(versions.values()) for place in section.places)
    return tuple(
        _texts(
            place,
            [one for one in counted if place.item.id in asked[one.version]],
            limits if is_individual else None,
        )
        for place in places
        if is_text(place.item)
    )


def texts_by_round(records: Iterable[Record], lookup: Lookup, limits: Limits) -> TextsByRound:
    """Return the texts of each round by what it is known by, see `records.round_of`."""
    by_round: dict[tuple[str, ...], list[Record]] = {}
    for one in records:
        by_round.setdefault(round_of(one), []).append(one)
    return {key: texts(found, lookup, limits) for key, found in by_round.items()}


def _texts(place: Place, asked: list[Record], limits: Limits | None) -> ItemTexts:
    """Return what those who were asked wrote; `limits` is None for a joint answer, which has none."""
    written = sorted(_written(place.item.id, asked), key=str.casefold)
    is_small = limits is not None and (
        suppression.is_held_back(len(asked), minimum=limits.comments)
        or suppression.is_held_back(len(written), minimum=limits.respondents)
    )
    return ItemTexts(place.item.id, place.number, place.item.text, () if is_small else tuple(written))


def _written(id_: str, records: Iterable[Record]) -> Iterator[str]:
    return (str(answer) for one in records if (answer := one.answers.get(id_)) is not None)
