"""The lines of a course on the page Udvikling: a column per round, the oldest first."""

from collections.abc import Iterator

from app.core import scoring
from app.core.response import RoundKind
from app.overview.change import Reason
from app.overview.course import Course, ItemCourse, Point, SectionCourse
from app.overview.figures import Figures, Limits, RoundOverview
from app.telling import change_wording, lines, wording
from sheets.page import Format, Styled
from sheets.tabs.grounds import GROUND, GROUND_PERCENT
from sheets.tabs.growing import Line, PageLine

_HEADING = "Måling for måling"
_COUNTED = (
    "Samlet og afsnit tæller kun punkter, der er ens og har svar i alle målinger. "
    "Derfor kan procenten være en anden end i Overblik."
)
_NOTHING = "–"
_REASONS = {Reason.NEW: "ikke med", Reason.REWORDED: "andre ord", Reason.HELD_BACK: "for få svar"}


def course_lines(course: Course, limits: Limits) -> Iterator[Line]:
    """Yield the rounds side by side: total, sections and their items, which fold, and what is not counted."""
    yield Line([Styled(one, Format.HEADER) for one in (_HEADING, *map(_round, course.rounds))])
    counted, items = course.counted, len(course.items)
    text = "Samlet" if counted == items else f"Samlet ({counted} af {items} punkter)"
    yield Line([Styled(text, Format.LONG), *_figures(course, course.figures, limits)])
    for section in course.sections:
        yield Line([Styled(section.title, Format.LONG), *_figures(course, section.figures, limits)])
        yield from (Line(_item(item, section, course, limits), folds=True) for item in section.items)
    if course.gone:
        title = f"Udgået: {change_wording.items(len(course.gone))}"
        yield Line([Styled(title, Format.HEADER), Styled("Hvorfor", Format.HEADER)])
        for one in course.gone:
            text = f"    {one.number} {one.text}"
            yield Line([Styled(text, Format.LONG), Styled(Reason.GONE.value)], folds=True)
    if counted < items:
        yield Line([Styled(_COUNTED, Format.NOTE)])


def _round(one: RoundOverview) -> str:
    return f"{one.label}\n{wording.answers(one)}\n{wording.period(one)}"


def _figures(course: Course, found: tuple[Figures | None, ...], limits: Limits) -> PageLine:
    return [
        _held_back()
        if round_.is_held_back
        else _share(one, limits, is_one=one is not None and one.items == 1)
        for round_, one in zip(course.rounds, found, strict=True)
    ]


def _item(item: ItemCourse, section: SectionCourse, course: Course, limits: Limits) -> PageLine:
    text = Styled(f"    {item.item.number} {item.item.text}", Format.LONG)
    is_one = len(section.items) == 1
    return [text, *(_point(one, course.kind, limits, is_one=is_one) for one in item.points)]


def _point(point: Point, kind: RoundKind, limits: Limits, *, is_one: bool) -> Styled:
    if point is Reason.HELD_BACK:
        return _held_back()
    if isinstance(point, Reason):
        return Styled(_REASONS[point])
    if kind is RoundKind.INDIVIDUAL:
        return _share(point, limits, is_one=is_one)
    standing = point.standing(limits)
    return Styled(lines.word(point), GROUND[standing] if standing else Format.TEXT)


def _share(figures: Figures | None, limits: Limits, *, is_one: bool) -> Styled:
    standing = figures.standing(limits) if figures else None
    if figures is None or standing is None or figures.percent is None:
        return Styled(_NOTHING)
    if is_one:
        return Styled(wording.share(figures, is_one=True), GROUND[standing])
    return Styled(scoring.whole(figures.percent) / 100, GROUND_PERCENT[standing])


def _held_back() -> Styled:
    return Styled(_REASONS[Reason.HELD_BACK], Format.HELD_BACK)
