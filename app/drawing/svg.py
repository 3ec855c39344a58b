"""Charts as SVG: wide as the page, with text in the page's own size, and readable without any colour.

Across, everything is in percent of the picture's width, and down in em: the same picture fits a phone and a
projector, and grows with the reader's text. Numbers stand in the bars and at the ends; the last part of a bar
is hatched, and before and after have shapes of their own.
"""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from app.drawing.chart import Chart, ChartKind, Series

_LETTERS = 34  # of a name on one line: what fits where a phone is 320 px wide
_LETTER = 4.4  # percent of the picture on such a phone that a bold letter takes
_LINE, _BAR, _GAP = 1.35, 1.9, 0.8  # em
_LEFT, _WIDTH = (
    16.0,
    0.66,
)  # percent before the point of 0 %, and for each percent: room for '100 %' at the ends


def picture(chart: Chart, *, key: str) -> str:
    """Return the chart as an SVG element for a page of HTML, without its legend.

    `key` begins the ids in it and must be its own on the page. Its title and description are read aloud.
    """
    parts = list(_rows(chart, key))
    height = sum(_height(name) for name in chart.categories)
    return (
        f'<svg class="chart" role="img" aria-labelledby="{key}-t {key}-d" '
        f'width="100%" height="{height:g}em">'
        f'<title id="{key}-t">{escape(chart.title)}</title>'
        f'<desc id="{key}-d">{escape(chart.description)}</desc>'
        f"{_hatching(key) if chart.kind is ChartKind.STACKED else ''}{''.join(parts)}</svg>"
    )


def swatch(chart: Chart, place: int, *, key: str) -> str:
    """Return what the series at `place` looks like, for the legend beside the picture with that key."""
    series = chart.series[place]
    start = '<svg class="swatch" aria-hidden="true" width="1.1em" height="1.1em">'
    if chart.kind is ChartKind.DUMBBELL:
        return f"{start}{_point('50%', '.55em', series, is_after=place > 0)}</svg>"
    box = 'width="100%" height="100%" rx="2"'
    hatched = f'<rect {box} fill="url(#{key}-h)"/>' if place == len(chart.series) - 1 else ""
    return f'{start}<rect {box} fill="#{series.colour}"/>{hatched}</svg>'


def table(chart: Chart) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the chart as a table: the headers after the first, and a line per category, its name first."""
    unit = " %" if chart.kind is ChartKind.DUMBBELL else ""
    lines = [
        (name, *(f"{series.values[place]}{unit}" for series in chart.series))
        for place, name in enumerate(chart.categories)
    ]
    return tuple(series.title for series in chart.series), lines


def _rows(chart: Chart, key: str) -> Iterator[str]:
    top = 0.0
    for place, name in enumerate(chart.categories):
        lines = _lines(name)
        for number, text in enumerate(lines):
            yield f'<text class="name" y="{top + 1 + number * _LINE:g}em">{escape(text)}</text>'
        bar = top + len(lines) * _LINE
        if chart.kind is ChartKind.STACKED:
            yield from _bar(chart.series, place, bar, key)
        else:
            yield from _dumbbell(chart.series[0], chart.series[1], place, bar)
        top += _height(name)


def _lines(name: str) -> list[str]:
    return wrap(name, _LETTERS) or [""]


def _height(name: str) -> float:
    return round(len(_lines(name)) * _LINE + _BAR + _GAP, 2)


def _bar(series: Sequence[Series], place: int, top: float, key: str) -> Iterator[str]:
    whole = sum(one.values[place] for one in series)
    start = 0.0
    for one in series:
        value = one.values[place]
        if not value:
            continue
        share = 100 * value / whole
        box = f'x="{start:.4g}%" y="{top:g}em" width="{share:.4g}%" height="{_BAR}em"'
        yield f'<rect {box} fill="#{one.colour}"/>'
        if one is series[-1]:
            yield f'<rect {box} fill="url(#{key}-h)"/>'
        if told := _told(one, value, share):
            middle = f'x="{start + share / 2:.4g}%" y="{top + 1.3:g}em" text-anchor="middle"'
            halo = f'stroke="#{one.colour}"' if one is series[-1] else ""
            yield f'<text class="in" {middle} fill="#{one.ink}" {halo}>{told}</text>'
        start += share


def _told(series: Series, value: int, share: float) -> str:
    """Return the longest of '12 Ja', '12' and nothing that fits in the part of the bar."""
    worded = (f"{value} {series.title}",) if series.title.isalpha() else ()
    fitting = (text for text in (*worded, str(value)) if len(text) * _LETTER <= share)
    return escape(next(fitting, ""))


def _dumbbell(before: Series, after: Series, place: int, top: float) -> Iterator[str]:
    first, last = before.values[place], after.values[place]
    middle = f"{top + _BAR / 2:g}em"
    yield f'<line class="track" x1="{_x(0)}" x2="{_x(100)}" y1="{middle}" y2="{middle}"/>'
    yield f'<line class="between" x1="{_x(first)}" x2="{_x(last)}" y1="{middle}" y2="{middle}"/>'
    yield _point(_x(first), middle, before, is_after=False)
    yield _point(_x(last), middle, after, is_after=True)
    baseline = f"{top + _BAR / 2 + 0.35:g}em"
    ends = [(last, first <= last)] if first == last else [(first, first > last), (last, last > first)]
    for value, is_right in ends:
        side = 'dx=".8em"' if is_right else 'dx="-.8em" text-anchor="end"'
        yield f'<text class="end" {side} x="{_x(value)}" y="{baseline}">{value} %</text>'


def _point(x: str, y: str, series: Series, *, is_after: bool) -> str:
    """Return a full dot for after and a ring for before, which shows the dot where both are alike."""
    looks = (
        f'class="after" fill="#{series.colour}"' if is_after else f'class="before" stroke="#{series.colour}"'
    )
    return f'<circle {looks} cx="{x}" cy="{y}" r="{".36em" if is_after else ".44em"}"/>'


def _x(percent: int) -> str:
    return f"{_LEFT + percent * _WIDTH:.4g}%"


def _hatching(key: str) -> str:
    return (
        f'<pattern id="{key}-h" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0v7" stroke="#fff" stroke-opacity=".4" stroke-width="3"/>'
        "</pattern>"
    )
