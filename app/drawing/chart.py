"""What a chart shows, whoever draws it."""

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How the values are drawn, along horizontal lines with a category each."""

    STACKED = "stacked"  # bars of 100 %: each series is a part of its category's whole
    DUMBBELL = "dumbbell"  # two series, before and after: two points in percent with a line between


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one name, one per category. `colour` and the `ink` that is read on it as RRGGBB."""

    title: str
    values: tuple[int, ...]
    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and what it says.

    `categories` are written beside the lines, from the top. Values are counts in a stacked chart, whole
    percents (0 to 100) in a dumbbell. `description` says in words what there is to see: the text that stands
    in for the picture.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    description: str
