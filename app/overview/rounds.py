"""One round's figures, from its tallies, with small groups held back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.core import scoring, suppression
from app.core.items import Scale
from app.core.marks import Tally
from app.core.response import RoundKind
from app.overview import ranking
from app.overview.answers import Comments, RoundAnswers
from app.overview.figures import (
    Completeness,
    Figures,
    ItemComments,
    ItemFigures,
    Limits,
    RoundOverview,
    SectionFigures,
)
from app.overview.outline import Place, SectionOutline
from app.overview.tallies import figures, together


def round_overview(
    answers: RoundAnswers,
    outline: Sequence[SectionOutline],
    found: Mapping[str, Tally],
    limits: Limits,
    *,
    withheld: Collection[str] = (),
) -> RoundOverview:
    """Return what the round shows. `found` are the tallies of the answers that count, by item id.

    An individual round under the minimum shows no figures; above it, an item that fewer answered is held
    back, and so are those whose ids are `withheld`. Every total counts only the items that are shown.
    """
    group = _Group(answers.kind is RoundKind.INDIVIDUAL, answers.n, limits, outline, found, withheld)
    ranked = group.ranked()
    first, last = answers.days
    return RoundOverview(
        label=answers.label,
        kind=answers.kind,
        n=answers.n,
        received=answers.received,
        first=first,
        last=last,
        is_held_back=group.is_held_back,
        completeness=group.completeness(),
        sections=group.sections,
        total=group.total,
        strongest=ranking.strongest(ranked),
        weakest=ranking.weakest(ranked),
        disputed=ranking.disputed(ranked) if group.is_individual else (),
        comments=None if answers.comments is None else group.comments(answers.comments),
    )


@dataclass(frozen=True)
class _Group:
    """The people behind a round, and what may be shown about them."""

    is_individual: bool
    n: int
    limits: Limits
    outline: Sequence[SectionOutline]
    found: Mapping[str, Tally]
    withheld: Collection[str]

    @property
    def is_held_back(self) -> bool:
        return self._is_small(self.n, self.limits.respondents)

    @cached_property
    def shown(self) -> dict[str, Tally]:
        """Return the tallies that may be shown, by item id."""
        if self.is_held_back:
            return {}
        return {
            id_: tally
            for id_, tally in self.found.items()
            if id_ not in self.withheld and not self._is_small(tally.answered, self.limits.respondents)
        }

    @cached_property
    def sections(self) -> tuple[SectionFigures, ...]:
        made = (self._section(section) for section in self.outline if not self.is_held_back)
        return tuple(section for section in made if section.items)

    @property
    def total(self) -> Figures | None:
        return _together([section.figures for section in self.sections])

    def ranked(self) -> list[ItemFigures]:
        """Return the items with enough answers that give points to be set beside each other."""
        fewest = max(self.limits.respondents, suppression.FLOOR) if self.is_individual else 1
        items = [item for section in self.sections for item in section.items]
        return [item for item in items if item.figures and item.figures.scored >= fewest]

    def completeness(self) -> Completeness | None:
        asked = sum(tally.asked for tally in self.found.values())
        answered = sum(tally.answered for tally in self.shown.values())
        percent = scoring.completeness(answered, asked)
        if percent is None or self.is_held_back:
            return None
        return Completeness(percent, at_least=len(self.shown) < len(self.found))

    def comments(self, said: Sequence[Comments]) -> tuple[ItemComments, ...] | None:
        """Return the comments to every item that is shown and was asked of enough people."""
        if self._is_small(self.n, self.limits.comments):
            return None
        made = (self._comments(place, said) for section in self.outline for place in section.places)
        return tuple(one for one in made if one.comments)

    def _section(self, section: SectionOutline) -> SectionFigures:
        items = tuple(self._item(place) for place in section.scored)
        return SectionFigures(section.id, section.title, items, _together([one.figures for one in items]))

    def _item(self, place: Place) -> ItemFigures:
        item = place.item
        tally = self.shown.get(item.id)
        return ItemFigures(
            id=item.id,
            number=place.number,
            text=item.text,
            is_scale=isinstance(item, Scale),
            figures=None if tally is None else figures(tally),
            wordings=place.wordings,
        )

    def _comments(self, place: Place, said: Sequence[Comments]) -> ItemComments:
        tally = self.shown.get(place.item.id)
        is_enough = tally is not None and not self._is_small(tally.asked, self.limits.comments)
        texts = (text for one in said if is_enough and (text := one.get(place.item.id)))
        return ItemComments(
            place.item.id, place.number, place.item.text, tuple(sorted(sorted(texts), key=str.casefold))
        )

    def _is_small(self, size: int, minimum: int) -> bool:
        return self.is_individual and suppression.is_held_back(size, minimum=minimum)


def _together(found: Iterable[Figures | None]) -> Figures | None:
    """Return the figures on those that are shown; None when there are none."""
    shown = [one for one in found if one is not None]
    return together(shown) if shown else None
