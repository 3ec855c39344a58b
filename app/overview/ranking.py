"""Which items stand out: the strongest, the weakest, and where the team disagrees."""

from collections.abc import Sequence

from app.overview.figures import ItemFigures, Ranking

_MOST = 3


def strongest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the highest percent; those at 0 % never count as strong.

    Of few items only the better half. Between equals the checklist's order decides.
    """
    return _first([one for one in items if _percent(one) > 0], of=len(items), sign=-1)


def weakest(items: Sequence[ItemFigures]) -> Ranking:
    """Return the three items with the lowest percent; those at 100 % never count as weak.

    Of few items only the worse half. Between equals the checklist's order decides.
    """
    return _first([one for one in items if _percent(one) < 100], of=len(items), sign=1)


def disputed(items: Sequence[ItemFigures]) -> tuple[ItemFigures, ...]:
    """Return at most three items with answers at both ends, those with the widest spread first."""
    found = [one for one in items if one.figures and one.figures.is_disputed]
    return tuple(sorted(found, key=_spread, reverse=True)[:_MOST])


def _first(items: Sequence[ItemFigures], *, of: int, sign: int) -> Ranking:
    found = sorted(items, key=lambda one: sign * _percent(one))
    named = found[: min(_MOST, of // 2)]
    if not named:
        return Ranking()
    last = _percent(named[-1])
    return Ranking(tuple(named), sum(_percent(one) == last for one in found[len(named) :]))


def _percent(item: ItemFigures) -> float:
    return item.figures.percent or 0.0 if item.figures else 0.0


def _spread(item: ItemFigures) -> float:
    return item.figures.spread or 0.0 if item.figures else 0.0
