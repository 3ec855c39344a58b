"""The page Planer og aftaler: plans, theories of change and agreements as people read them, with history."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.overview.figures import Limits
from app.overview.plans import OwnWords, Plan, PlanVersion
from app.telling import plan_wording, wording
from app.telling.plan_wording import Entry
from sheets.page import Format, Page, Styled

KEY = "planer"

_PageLine = list[Styled | None]
_Folding = tuple[_PageLine, bool]
_WIDTHS = (50, 50, 50, 18, 18, 18, 18, 18)


def planer(plans: Iterable[Plan], limits: Limits, *, now: datetime) -> Page:
    """Return the page; `now` is local. What changed in earlier versions folds under the version's line."""
    lines = [
        *((line, False) for line in _top(now)),
        *(line for plan in plans for line in _plan(plan, limits)),
    ]
    levels = {number: 1 for number, (_, is_folding) in enumerate(lines) if is_folding}
    page = [line for line, _ in lines]
    return Page(KEY, "Planer og aftaler", page, _WIDTHS, frozen=2, levels=levels, is_landscape=True)


def _top(now: datetime) -> Iterator[_PageLine]:
    yield [Styled("Planer og aftaler", Format.TITLE)]
    yield [Styled(f"Opdateret {wording.moment(now)}", Format.NOTE)]
    yield [Styled(plan_wording.ABOUT, Format.NOTE)]


def _plan(plan: Plan, limits: Limits) -> Iterator[_Folding]:
    yield [], False
    yield [Styled(plan_wording.title(plan), Format.TITLE)], False
    if plan.versions:
        yield from ((line, False) for line in _newest(plan.versions[0]))
        yield from _history(plan)
    for one in plan.own_words:
        yield from ((line, False) for line in _own_words(one, limits))


def _newest(version: PlanVersion) -> Iterator[_PageLine]:
    yield [Styled(plan_wording.about(version), Format.NOTE)]
    if told := plan_wording.unanswered(version):
        yield [Styled(told, Format.NOTE)]
    for title, found in plan_wording.entries(version):
        yield []
        yield [Styled(title, Format.HEADING)]
        for entry in found:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[_PageLine]:
    if entry.header:
        yield [Styled(entry.title, Format.LONG)]
        yield _header(*entry.header)
        yield from (_cells(*row) for row in entry.rows)
    else:
        yield _cells(entry.title, entry.answer)
    if entry.comment:
        yield _cells("    Uddybende", entry.comment)


def _history(plan: Plan) -> Iterator[_Folding]:
    yield [], False
    yield [Styled("Udgaver", Format.HEADING)], False
    yield _header("Hvad", "Før", "Nu", "Ændring"), False
    for about, summary, alterations in plan_wording.history(plan):
        yield _cells(about, summary), False
        for one in alterations:
            yield _cells(f"    {one.what}", one.before, one.after, one.how), True


def _own_words(one: OwnWords, limits: Limits) -> Iterator[_PageLine]:
    yield []
    yield [Styled(f"Egne ord: {one.label}", Format.HEADING)]
    yield [Styled("1 individuelt svar" if one.n == 1 else f"{one.n} individuelle svar", Format.NOTE)]
    if one.texts is None:
        yield [Styled(wording.held_back(limits.comments), Format.HELD_BACK)]
        return
    for item in one.texts:
        for place, text in enumerate(item.texts):
            yield _cells("" if place else f"{item.number} {item.text}", text)


def _cells(*found: str | date) -> _PageLine:
    return [Styled(one, Format.LONG if isinstance(one, str) else Format.DATE) for one in found]


def _header(*titles: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in titles]
