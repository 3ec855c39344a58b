"""Standings: how many teams stand where. Numbers of teams, never a percentage of a few."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.scoring import Standing
from app.overview.figures import Figures, Limits


@dataclass(frozen=True, slots=True)
class Standings:
    """How many teams stand where.

    `few` have too few answers to be shown; `without_points` have answers, but none that gives points.
    """

    in_place: int = 0
    underway: int = 0
    missing: int = 0
    without_points: int = 0
    few: int = 0

    @property
    def shown(self) -> int:
        """Return how many teams are shown: what the other numbers are out of."""
        return self.in_place + self.underway + self.missing + self.without_points

    @property
    def teams(self) -> int:
        """Return how many teams were asked."""
        return self.shown + self.few

    @property
    def lacking(self) -> int:
        """Return how many of the shown teams are on the way or lack it."""
        return self.underway + self.missing


def standings(found: Iterable[Figures | None], limits: Limits) -> Standings:
    """Return where the teams stand, from a team's figures each; None where they are held back."""
    known = list(found)
    counts = Counter(one.standing(limits) for one in known if one)
    return Standings(
        in_place=counts[Standing.IN_PLACE],
        underway=counts[Standing.UNDERWAY],
        missing=counts[Standing.MISSING],
        without_points=counts[None],
        few=sum(one is None for one in known),
    )
