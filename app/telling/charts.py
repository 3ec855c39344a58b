"""Charts of an overview: the same pictures on the screen, in the report and in the spreadsheet."""

from collections.abc import Callable, Iterable

from app.core import scoring
from app.core.items import NO, PARTLY, WORDS, YES
from app.drawing.chart import Chart, ChartKind, Series
from app.overview.change import Change
from app.overview.figures import ItemFigures, RoundOverview, SectionFigures
from app.telling import wording

_GREEN, _YELLOW, _RED, _PETROL, _GREY = "2E7D4F", "F2C14E", "B3423A", "17414F", "8A949C"
_WHITE, _INK = "FFFFFF", "1B1F23"

#: The answers of a bar, from the left: code, colour and ink.
_STATUS = ((YES, _GREEN, _WHITE), (PARTLY, _YELLOW, _INK), (NO, _RED, _WHITE))
_SCALE = (
    *(("5", _GREEN, _WHITE), ("4", "A9D3B6", _INK), ("3", _YELLOW, _INK)),
    *(("2", "E8A79F", _INK), ("1", _RED, _WHITE)),
)


def section_charts(round_: RoundOverview) -> tuple[Chart, ...]:
    """Return how the answers of each section are spread: one chart for Ja, Delvist and Nej, one for scales.

    Only answers that give points, of items that are shown. Nothing where there are none.
    """
    kinds: tuple[tuple[bool, tuple[tuple[str, str, str], ...]], ...] = ((False, _STATUS), (True, _SCALE))
    found = (_stacked(round_, codes, is_scale=is_scale) for is_scale, codes in kinds)
    return tuple(chart for chart in found if chart)


def change_chart(change: Change) -> Chart | None:
    """Return each section's percent before and after; None without a section that has percentages.

    A section of a single compared item has none, and is left out.
    """
    sections = [one for one in change.sections if len(one.items) > 1]
    if not sections:
        return None
    ends = [
        (scoring.whole(one.step.before.percent or 0.0), scoring.whole(one.step.after.percent or 0.0))
        for one in sections
    ]
    told = "; ".join(
        f"{one.title}: fra {before} % til {after} %"
        for one, (before, after) in zip(sections, ends, strict=True)
    )
    return Chart(
        title=f"Fra {change.before.label} til {change.after.label}",
        kind=ChartKind.DUMBBELL,
        categories=tuple(one.title for one in sections),
        series=(
            Series(_end(change.before), tuple(one for one, _ in ends), _GREY, _INK),
            Series(_end(change.after), tuple(one for _, one in ends), _PETROL, _WHITE),
        ),
        description=f"{told}.",
    )


def _end(round_: RoundOverview) -> str:
    return f"{round_.label} ({wording.answers(round_)})"


def _stacked(
    round_: RoundOverview, codes: tuple[tuple[str, str, str], ...], *, is_scale: bool
) -> Chart | None:
    found = {
        section.title: items
        for section in round_.sections
        if (items := _answered(section, lambda one: one.is_scale is is_scale))
    }
    if not found:
        return None
    series = tuple(
        Series(_word(code), tuple(_count(items, code) for items in found.values()), colour, ink)
        for code, colour, ink in codes
        if any(_count(items, code) for items in found.values()) or not is_scale
    )
    told = (
        f"{title}: " + ", ".join(_said(one, place, is_scale=is_scale) for one in series)
        for place, title in enumerate(found)
    )
    return Chart(
        title=f"Svar i hvert afsnit: {_end(round_)}",
        kind=ChartKind.STACKED,
        categories=tuple(found),
        series=series,
        description=f"{'; '.join(told)}.",
    )


def _said(series: Series, place: int, *, is_scale: bool) -> str:
    """Return the part of a bar for those who hear it; two numbers side by side would run together."""
    value = series.values[place]
    return f"{series.title} i {value} svar" if is_scale else f"{value} {series.title}"


def _answered(section: SectionFigures, is_wanted: Callable[[ItemFigures], bool]) -> list[ItemFigures]:
    return [one for one in section.items if is_wanted(one) and one.figures and one.figures.scored]


def _count(items: Iterable[ItemFigures], code: str) -> int:
    return sum(one.figures.counts.get(code, 0) for one in items if one.figures)


def _word(code: str) -> str:
    return WORDS.get(code, f"{code} af 5")
