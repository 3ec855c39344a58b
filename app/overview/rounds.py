"""One round's figures, from its rows of the long frame, with small groups held back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from app.core import scoring, suppression
from app.core.items import Scale
from app.core.response import RoundKind
from app.overview import ranking
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
from app.overview.tallies import Tally, figures, tallies


def round_overview(
    rows: pd.DataFrame,
    outline: Sequence[SectionOutline],
    limits: Limits,
    *,
    received: int,
    withheld: Collection[str] = (),
) -> RoundOverview:
    """Return what the round shows. `rows` are the long frame's rows of the answers that count.

    An individual round under the minimum shows no figures; above it, an item that fewer answered is held
    back, and so are those whose ids are `withheld`. Every total counts only the items that are shown.
    """
    kind = RoundKind(rows["kind"].iloc[0])
    n = int(rows["response"].nunique())
    group = _Group(kind is RoundKind.INDIVIDUAL, n, limits, outline, tallies(rows), withheld)
    ranked = group.ranked()
    return RoundOverview(
        label=str(rows["label"].iloc[0]),
        kind=kind,
        n=n,
        received=received,
        first=_day(rows["answered_at"].min()),
        last=_day(rows["answered_at"].max()),
        is_held_back=group.is_held_back,
        completeness=group.completeness(),
        sections=group.sections,
        total=group.together([place for section in outline for place in section.places]),
        strongest=ranking.strongest(ranked),
        weakest=ranking.weakest(ranked),
        disputed=ranking.disputed(ranked) if group.is_individual else (),
        comments=group.comments(),
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

    def together(self, places: Sequence[Place]) -> Figures | None:
        """Return the figures on those of the items that are scored and shown; None when there are none."""
        some = [
            self.shown[place.item.id]
            for place in places
            if scoring.is_scored(place.item) and place.item.id in self.shown
        ]
        return figures(some) if some else None

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

    def comments(self) -> tuple[ItemComments, ...] | None:
        """Return the comments to every item that is shown and was asked of enough people."""
        if self._is_small(self.n, self.limits.comments):
            return None
        made = (self._comments(place) for section in self.outline for place in section.places)
        return tuple(one for one in made if one.comments)

    def _section(self, section: SectionOutline) -> SectionFigures:
        scored = [place for place in section.places if scoring.is_scored(place.item)]
        items = tuple(
            ItemFigures(
                id=place.item.id,
                number=place.number,
                text=place.item.text,
                is_scale=isinstance(place.item, Scale),
                figures=self.together([place]),
                wordings=place.wordings,
            )
            for place in scored
        )
        return SectionFigures(section.id, section.title, items, self.together(scored))

    def _comments(self, place: Place) -> ItemComments:
        tally = self.shown.get(place.item.id)
        is_enough = tally is not None and not self._is_small(tally.asked, self.limits.comments)
        texts = sorted(tally.comments, key=str.casefold) if tally and is_enough else []
        return ItemComments(place.item.id, place.number, place.item.text, tuple(texts))

    def _is_small(self, size: int, minimum: int) -> bool:
        return self.is_individual and suppression.is_held_back(size, minimum=minimum)


def _day(moment: object) -> date | None:
    return moment.date() if isinstance(moment, pd.Timestamp) else None
