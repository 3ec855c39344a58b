"""A chart on the page: its picture, its legend and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.drawing import svg
from app.drawing.chart import Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as its template shows it; `legend` has a swatch and a name per series. All SVG is ours."""

    title: str
    svg: str
    legend: tuple[tuple[str, str], ...]
    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def picture(chart: Chart, *, key: str) -> Picture:
    """Return the chart for the page; `key` is its own there."""
    headers, rows = svg.table(chart)
    legend = tuple((svg.swatch(chart, place, key=key), one.title) for place, one in enumerate(chart.series))
    return Picture(chart.title, svg.picture(chart, key=key), legend, headers, rows)
