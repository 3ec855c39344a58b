"""Which items stand out: the strongest, the weakest, and where the team disagrees."""

import math
from collections.abc import Sequence

from app.overview.figures import ItemFigures, Ranking

_MOST = 3


def strongest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the highest percent, of those above the items' mean.

    Between equals the checklist's order decides. Where all stand alike, none is strong.
    """
    total = _total(items)
    return _first([one for one in items if len(items) * _percent(one) > total], sign=-1)


def weakest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the lowest percent, of those below the items' mean.

    Between equals the checklist's order decides. Where all stand alike, none is weak.
    """
    total = _total(items)
    return _first([one for one in items if len(items) * _percent(one) < total], sign=1)


def disputed(items: Sequence[ItemFigures]) -> tuple[ItemFigures, ...]:
    """Return at most three items with answers at both ends, those with the widest spread first."""
    found = [one for one in items if one.figures and one.figures.is_disputed]
    return tuple(sorted(found, key=_spread, reverse=True)[:_MOST])


def _first(items: Sequence[ItemFigures], *, sign: int) -> Ranking:
    found = sorted(items, key=lambda one: sign * _percent(one))
    named, others = found[:_MOST], found[_MOST:]
    return Ranking(tuple(named), sum(_percent(one) == _percent(named[-1]) for one in others))


def _total(items: Sequence[ItemFigures]) -> float:
    return math.fsum(_percent(one) for one in items)


def _percent(item: ItemFigures) -> float:
    return item.figures.percent or 0.0 if item.figures else 0.0


def _spread(item: ItemFigures) -> float:
    return item.figures.spread or 0.0 if item.figures else 0.0
