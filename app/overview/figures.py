"""What an overview says: figures per team, round, section and item, for every page, screen and report.

What there are tens of thousands of are named tuples: they are made in half of a frozen dataclass's time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.core.items import YES
from app.core.response import RoundKind
from app.core.scoring import Standing, standing

#: The count of those who were asked and did not answer stands beside the codes under this key.
UNANSWERED = "ubesvaret"

#: What an item asks, and the words of its answers.
Wording = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The fewest individual answers behind figures and behind comments, and the percent of 'på plads'."""

    respondents: int = 5
    comments: int = 10
    threshold: int = 80


class Figures(NamedTuple):
    """Figures on some answers to `items` items.

    `counts` has the number of answers per code, and of those not answered. `scored` answers gave points;
    `percent` is theirs, 0 to 100, None when there are none. `mean` is that of the answers on a scale, 1 to 5.
    `spread` is 0 when all agree and 1 at most; `is_disputed` when there are answers at both ends.
    """

    items: int
    counts: Mapping[str, int]
    scored: int
    percent: float | None
    mean: float | None
    spread: float | None
    is_disputed: bool

    @property
    def yes_of(self) -> tuple[int, int]:
        """Return how many answered Ja, of those whose answers gave points."""
        return self.counts.get(YES, 0), self.scored

    def standing(self, limits: Limits) -> Standing | None:
        """Return the word for the percentage; None without one."""
        return None if self.percent is None else standing(self.percent, limits.threshold)


class ItemFigures(NamedTuple):
    """A scored item. `figures` is None when they are held back.

    `wordings` are those of every version that was answered: two when some were asked otherwise than others.
    """

    id: str
    number: str
    text: str
    is_scale: bool
    figures: Figures | None
    wordings: frozenset[Wording] = frozenset()


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """A section's scored items. Its figures count the items that are shown; None when none are."""

    id: str
    title: str
    items: tuple[ItemFigures, ...]
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """At most three items, the clearest first, and how many more stand equal with the last of them."""

    items: tuple[ItemFigures, ...] = ()
    equal: int = 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much was answered, 0 to 100 percent.

    `at_least`: answers to items that are held back are not counted, so that nobody can work them out.
    """

    percent: float
    at_least: bool


@dataclass(frozen=True, slots=True)
class ItemComments:
    """The comments to an item, sorted by their text: their order tells nothing about who wrote them."""

    id: str
    number: str
    text: str
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundOverview:
    """One round (måling) of one team and one checklist.

    `n` answers are counted of `received`: of several joint answers the newest counts. `first` and `last` are
    the days of the counted answers. When `is_held_back`, there are too few answers to show any figure.
    `sections` holds only those with scored items; `total` is None when none of them is shown. `comments` is
    None when they are held back, and when an overview of the figures alone was asked for.
    """

    label: str
    kind: RoundKind
    n: int
    received: int
    first: date | None
    last: date | None
    is_held_back: bool
    completeness: Completeness | None
    sections: tuple[SectionFigures, ...]
    total: Figures | None
    strongest: Ranking
    weakest: Ranking
    disputed: tuple[ItemFigures, ...]
    comments: tuple[ItemComments, ...] | None

    @property
    def items(self) -> tuple[ItemFigures, ...]:
        """Return the scored items in the checklist's order."""
        return tuple(item for section in self.sections for item in section.items)

    def is_alone(self, item: ItemFigures) -> bool:
        """Say whether nothing else is counted in the item's section, which then has no percentage."""
        return any(
            section.figures is not None and section.figures.items == 1 and item in section.items
            for section in self.sections
        )


@dataclass(frozen=True, slots=True)
class ChecklistOverview:
    """A team's rounds of one checklist, the newest first."""

    id: str
    title: str
    rounds: tuple[RoundOverview, ...]


@dataclass(frozen=True, slots=True)
class TeamOverview:
    """A team and the checklists it has answered."""

    area: str
    team: str
    checklists: tuple[ChecklistOverview, ...]

    @property
    def name(self) -> str:
        """Return the team with its area, as people tell teams apart."""
        return f"{self.team}, {self.area}" if self.area else self.team


@dataclass(frozen=True, slots=True)
class Overview:
    """Every team with answers, in alphabetical order of area and team."""

    limits: Limits
    teams: tuple[TeamOverview, ...]
