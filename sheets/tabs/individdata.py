"""The page Individdata: single persons' courses by method and half-year, in a spreadsheet of its own."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.overview.courses import Cohort, Courses, Together
from app.overview.figures import Limits
from app.telling import courses_wording, wording
from app.telling.courses_wording import FEW, STAGES, Line
from sheets.page import Format, Page, Styled

KEY = "overblik"

_PageLine = list[Styled | None]
_WIDTHS = (58, 20, 20, 20, 20)


def individdata(
    found: Sequence[Courses], limits: Limits, *, now: datetime, notes: Sequence[str] = ()
) -> Page:
    """Return the page. `now` is local; `notes` are sentences that people should read first."""
    lines = [*_top(limits, now, notes), *(line for one in found for line in _courses(one))]
    if not found:
        lines += [[], [Styled(courses_wording.NOTHING)]]
    return Page(KEY, "Overblik", lines, _WIDTHS, frozen=2, is_landscape=True, is_first=True)


def _top(limits: Limits, now: datetime, notes: Sequence[str]) -> Iterator[_PageLine]:
    yield [Styled("Individdata", Format.TITLE)]
    told = (
        f"Opdateret {wording.moment(now)}",
        courses_wording.PERSONS,
        courses_wording.small(limits),
        courses_wording.SUMS,
        courses_wording.OTHERS,
        *notes,
    )
    for note in told:
        yield [Styled(note, Format.NOTE)]


def _courses(found: Courses) -> Iterator[_PageLine]:
    yield []
    yield [Styled(found.checklist.title, Format.TITLE)]
    yield [Styled(courses_wording.scale(found), Format.NOTE)]
    yield _header("Metode og start", "Personer")
    for one in found.cohorts:
        look = Format.HELD_BACK if one.n is None else Format.TEXT
        yield [
            Styled(courses_wording.cohort(found, one), Format.LONG),
            Styled(courses_wording.persons(one.n), look),
        ]
    for cohort in found.cohorts:
        if cohort.n is not None:
            yield from _table(courses_wording.cohort(found, cohort), found, cohort)
    for together in found.together:
        yield from _table(courses_wording.together(found, together), found, together)


def _table(title: str, found: Courses, one: Cohort | Together) -> Iterator[_PageLine]:
    yield []
    yield [Styled(title, Format.HEADING)]
    yield [Styled(courses_wording.persons(one.n), Format.NOTE)]
    yield _header("", *STAGES)
    for line in courses_wording.lines(found, one):
        yield [Styled(line.text, Format.LONG), *_cells(line)] if line.cells else _header(line.text)


def _cells(line: Line) -> _PageLine:
    return [Styled(text, Format.HELD_BACK if text == FEW else Format.TEXT) for text in line.cells]


def _header(*titles: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in titles]
