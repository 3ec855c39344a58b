"""A chart of the PDF, drawn as lines and surfaces that stay sharp at any size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.chart import Chart, ChartKind, Series
from app.report import pdf_text
from app.report.colours import GREY, INK, RULE, WHITE
from app.report.pdf_tags import TaggedPDF
from app.report.pdf_text import Look, colour

_TITLE, _NAME, _LEGEND = Look(9, is_bold=True), Look(8), Look(8, GREY)
_NAMES, _GAP, _BAR = 62.0, 2.0, 4.4  # mm: the names' width, the air beside them, the height of a bar
_TRACK = 0.86  # of the width: the room for 0 to 100 %, with the numbers beside it
_NARROW = 3.5  # mm: a part of a bar without room for its number


@dataclass(frozen=True, slots=True)
class _Row:
    name: list[list[pdf_text.Word]]
    height: float
    at: int


def height(pdf: TaggedPDF, chart: Chart) -> float:
    """Return the height in mm that the chart takes."""
    return sum(row.height for row in _rows(pdf, chart)) + 1.3 * _TITLE.line + _LEGEND.line + 1


def draw(pdf: TaggedPDF, chart: Chart, *, x: float, y: float, width: float) -> None:
    """Draw the chart with its upper left corner at x and y."""
    title = pdf_text.wrapped(pdf, pdf_text.words(chart.title), width, _TITLE)
    pdf_text.draw(pdf, title[:1], _TITLE, x=x, y=y)
    top = y + 1.3 * _TITLE.line
    left, room = x + _NAMES + _GAP, width - _NAMES - _GAP
    for row in _rows(pdf, chart):
        pdf_text.draw(pdf, row.name, _NAME, x=x, y=top)
        if chart.kind is ChartKind.STACKED:
            _bar(pdf, chart.series, row.at, x=left, y=top, width=room)
        else:
            _dumbbell(pdf, chart.series, row.at, x=left, y=top, width=room)
        top += row.height
    _legend(pdf, chart, x=left, y=top + 0.5)


def _rows(pdf: TaggedPDF, chart: Chart) -> Iterator[_Row]:
    for at, name in enumerate(chart.categories):
        lines = pdf_text.wrapped(pdf, pdf_text.words(name), _NAMES, _NAME)
        yield _Row(lines, max(len(lines) * _NAME.line, _BAR) + 0.9, at)


def _bar(pdf: TaggedPDF, series: Sequence[Series], at: int, *, x: float, y: float, width: float) -> None:
    whole = sum(one.values[at] for one in series)
    for one in series:
        share = width * one.values[at] / whole
        pdf.set_fill_color(*colour(one.colour))
        pdf.set_draw_color(*colour(WHITE))
        if share:
            pdf.rect(x, y, share, _BAR, style="DF")
        if share > _NARROW:
            _centred(pdf, str(one.values[at]), Look(8, one.ink), x=x + share / 2, y=y + 0.6)
        x += share


def _dumbbell(pdf: TaggedPDF, series: Sequence[Series], at: int, *, x: float, y: float, width: float) -> None:
    before, after = series
    start, room, middle = x + width * (1 - _TRACK) / 2, width * _TRACK, y + _BAR / 2
    ends = [start + room * one.values[at] / 100 for one in (before, after)]
    for ink, thick, (first, last) in (
        (RULE, 0.3, (start, start + room)),
        (GREY, 0.9, (ends[0], ends[1])),
    ):
        pdf.set_draw_color(*colour(ink))
        pdf.set_line_width(thick)
        pdf.line(first, middle, last, middle)
    pdf.set_line_width(0.5)
    _ring(pdf, before, x=ends[0], y=middle)
    _dot(pdf, after, x=ends[1], y=middle)
    pdf.set_line_width(0.2)
    is_up = ends[1] >= ends[0]
    look = Look(8, INK)
    if before.values[at] != after.values[at]:
        _beside(pdf, f"{before.values[at]} %", look, x=ends[0], y=y + 0.6, is_left=is_up)
    _beside(pdf, f"{after.values[at]} %", look, x=ends[1], y=y + 0.6, is_left=not is_up)


def _ring(pdf: TaggedPDF, one: Series, *, x: float, y: float) -> None:
    pdf.set_draw_color(*colour(one.colour))
    pdf.set_fill_color(*colour(WHITE))
    pdf.circle(x, y, 1.3, style="DF")


def _dot(pdf: TaggedPDF, one: Series, *, x: float, y: float) -> None:
    pdf.set_fill_color(*colour(one.colour))
    pdf.circle(x, y, 1.1, style="F")


def _legend(pdf: TaggedPDF, chart: Chart, *, x: float, y: float) -> None:
    for place, one in enumerate(chart.series):
        if chart.kind is ChartKind.STACKED:
            pdf.set_fill_color(*colour(one.colour))
            pdf.rect(x, y + 0.8, 2.4, 2.4, style="F")
        elif place:
            _dot(pdf, one, x=x + 1.2, y=y + 2)
        else:
            _ring(pdf, one, x=x + 1.2, y=y + 2)
        words = pdf_text.words(one.title)
        pdf_text.draw(pdf, [words], _LEGEND, x=x + 3.4, y=y)
        x += 3.4 + pdf_text.width_of(pdf, one.title, _LEGEND) + 5


def _centred(pdf: TaggedPDF, text: str, look: Look, *, x: float, y: float) -> None:
    half = pdf_text.width_of(pdf, text, look) / 2
    pdf_text.draw(pdf, [pdf_text.words(text)], look, x=x - half, y=y)


def _beside(pdf: TaggedPDF, text: str, look: Look, *, x: float, y: float, is_left: bool) -> None:
    moved = -pdf_text.width_of(pdf, text, look) - 2 if is_left else 2
    pdf.set_fill_color(*colour(WHITE))
    pdf.rect(x + moved - 0.4, y, pdf_text.width_of(pdf, text, look) + 0.8, look.line, style="F")
    pdf_text.draw(pdf, [pdf_text.words(text)], look, x=x + moved, y=y)
