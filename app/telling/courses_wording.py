"""The words of persons' courses, the same on every page, on the screen and in the report."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from app.core.course import Stage
from app.core.items import Choice, Item, Scale
from app.overview.courses import Cohort, Counts, Courses, StageFigures, Together
from app.overview.figures import Limits
from app.overview.people import HalfYear
from app.telling import wording

PERSONS = "Tallene er personer, ikke rækker. En person tæller én gang på hvert tidspunkt."
OTHERS = "Det er ikke altid de samme personer ved start og slut. Så er en forskel ikke nødvendigvis fremgang."
SUMS = "Summer tæller kun det, der vises."
NOTHING = "Her er ingen forløb at vise endnu."
FEW = "for få"
STAGES = tuple(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: what it is, and a cell per stage. One of its items' heads has no cells."""

    text: str
    cells: tuple[str, ...] = ()


def small(limits: Limits) -> str:
    """Return from how many persons figures are shown."""
    return f"Tal vises fra {limits.respondents} personer, også for hvert tidspunkt og hvert spørgsmål."


def half_year(one: HalfYear | None) -> str:
    """Return '1. halvår 2026', or that nobody knows."""
    return f"{one.half}. halvår {one.year}" if one else "ukendt start"


def method(found: Courses, code: str | None) -> str:
    """Return the method's word; that of all methods for None, and of none told for ""."""
    if code is None:
        return "Alle metoder"
    return found.method(code) or "Metode ikke oplyst"


def cohort(found: Courses, one: Cohort) -> str:
    """Return 'CTI · start 1. halvår 2026'."""
    began = half_year(one.began)
    return f"{method(found, one.method)} · {began if one.began is None else f'start {began}'}"


def together(found: Courses, one: Together) -> str:
    """Return 'CTI · alle viste halvår'."""
    return f"{method(found, one.method)} · alle viste halvår"


def persons(count: int | None) -> str:
    """Return '12 personer', or that they are too few."""
    if count is None:
        return FEW
    return f"{count} person{'' if count == 1 else 'er'}"


def lines(found: Courses, one: Cohort | Together) -> Iterator[Line]:
    """Yield the table of a cohort: the persons at each stage, then every item under its section's title."""
    yield Line("Personer", tuple(_people(one.stages[stage]) for stage in Stage))
    for title, items in found.shown_items():
        yield Line(title)
        for item in items:
            yield from _item(item, one)


def scale(found: Courses) -> str:
    """Return what the ends of the scales mean, where they mean the same in all of them."""
    items = [item for _, items in found.shown_items() for item in items]
    ends = {(item.low, item.high) for item in items if isinstance(item, Scale)}
    if len(ends) != 1:
        return "Skalaer går fra 1 til 5."
    ((low, high),) = ends
    return f"Skalaer går fra 1 ({low}) til 5 ({high}) og vises som gennemsnit."


def _people(one: StageFigures) -> str:
    return FEW if one.n is None else str(one.n)


def _item(item: Item, one: Cohort | Together) -> Iterator[Line]:
    """Yield the item's line; under a choice, a line for each answer that somebody gave."""
    found = [(one.stages[stage], one.stages[stage].items.get(item.id)) for stage in Stage]
    if not isinstance(item, Choice):
        yield Line(item.text, tuple(_cell(stage, counts, _mean) for stage, counts in found))
        return
    yield Line(item.text, tuple(_cell(stage, counts, _number) for stage, counts in found))
    for option in item.choices:
        if any(counts and counts.codes.get(option.id) for _, counts in found):
            cells = (_cell(stage, counts, partial(_of, option.id)) for stage, counts in found)
            yield Line(f"    {option.text}", tuple(cells))


def _cell(stage: StageFigures, counts: Counts | None, told: Callable[[Counts], str]) -> str:
    """Return a cell: what is told of the answers, '–' at a stage without persons, FEW where held back."""
    if counts is not None:
        return told(counts)
    return "–" if stage.n == 0 else FEW


def _mean(counts: Counts) -> str:
    return f"{wording.of_five(counts.mean or 0.0).removesuffix(' af 5')} ({_number(counts)})"


def _number(counts: Counts) -> str:
    return f"{counts.n} svar"


def _of(code: str, counts: Counts) -> str:
    return f"{counts.codes.get(code, 0)} af {counts.n}"
