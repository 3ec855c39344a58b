"""Which items stand out: the strongest, the weakest, and where the team disagrees."""

import math
from collections.abc import Sequence

from app.overview.figures import ItemFigures, Ranking

_MOST = 3


def strongest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the highest percent, of those above the items' mean.

    Between equals the checklist's order decides. Where all stand alike, none is strong.
    """
    return _first(items, sign=-1)


def weakest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the lowest percent, of those below the items' mean.

    Between equals the checklist's order decides. Where all stand alike, none is weak.
    """
    return _first(items, sign=1)


def disputed(items: Sequence[ItemFigures]) -> tuple[ItemFigures, ...]:
    """Return at most three items with answers at both ends, those with the widest spread first."""
    found = [one for one in items if one.figures and one.figures.is_disputed]
    return tuple(sorted(found, key=_spread, reverse=True)[:_MOST])


def _first(items: Sequence[ItemFigures], *, sign: int) -> Ranking:
    """Return those furthest from the items' mean, below it or, where `sign` is -1, above it."""
    percents = [sign * (one.figures.percent or 0.0) if one.figures else 0.0 for one in items]
    total, n = math.fsum(percents), len(items)
    found = sorted([(percent, at) for at, percent in enumerate(percents) if n * percent < total])
    named, others = found[:_MOST], found[_MOST:]
    equal = sum([percent == named[-1][0] for percent, _ in others])
    return Ranking(tuple([items[at] for _, at in named]), equal)


def _spread(item: ItemFigures) -> float:
    return item.figures.spread or 0.0 if item.figures else 0.0
