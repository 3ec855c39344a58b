"""A page that grows part by part: lines of cells, lines that fold, and charts under their numbers."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from app.drawing.chart import Chart, ChartKind
from app.drawing.ooxml import numbers, points_high
from sheets.page import Format, Placed, Styled

PageLine = list[Styled | None]

_POINTS = 15  # the height of a blank line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells. One that `folds` is folded under the line above it."""

    cells: PageLine
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart in its place on the page: a heading, its numbers as a small table, and the picture below.

    `names` say what it is about, and tell it from the page's other charts at all times.
    """

    names: Sequence[str]
    heading: str
    chart: Chart


Part = Line | Drawn


@dataclass(slots=True)
class Grown:
    """What a page has: its lines, the outline levels of those that fold, and its charts."""

    lines: list[PageLine] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    charts: list[Placed] = field(default_factory=list)


def grown(parts: Iterable[Part], *, width: int) -> Grown:
    """Return the parts put under each other; charts are `width` columns wide."""
    made = Grown()
    for part in parts:
        if isinstance(part, Drawn):
            _draw(made, part, width)
            continue
        if part.folds:
            made.levels[len(made.lines)] = 1
        made.lines.append(part.cells)
    return made


def _draw(made: Grown, part: Drawn, width: int) -> None:
    chart = part.chart
    header = len(made.lines)
    height = ceil(points_high(chart) / _POINTS)
    titles = (part.heading, *(one.title for one in chart.series))
    look = Format.NUMBER if chart.kind is ChartKind.STACKED else Format.PERCENT
    values = [numbers(chart, one) for one in chart.series]
    made.lines.append([Styled(title, Format.HEADER) for title in titles])
    for at, name in enumerate(chart.categories):
        made.lines.append([Styled(name, Format.LONG), *(Styled(some[at], look) for some in values)])
    made.charts.append(Placed(_key(part.names), chart, header, len(made.lines), height, width))
    made.lines += [[] for _ in range(height)]


def _key(names: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(names).encode()).hexdigest()[:10]
