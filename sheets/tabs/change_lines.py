"""The lines of a change on the page Udvikling: before, after, the difference, and what is left out."""

from collections.abc import Iterator, Sequence

from app.core import scoring
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.change import Change, ItemChange, SectionChange, Step
from app.overview.figures import Figures, Limits
from app.telling import change_wording, lines, wording
from sheets.page import Format, Styled
from sheets.tabs.grounds import GROUND, GROUND_PERCENT
from sheets.tabs.growing import Line, PageLine

_COLUMNS = ("Før", "Procent", "Efter", "Procent", "Forskel", "Svar før", "Svar efter")


def change_lines(change: Change, limits: Limits) -> Iterator[Line]:
    """Yield the change's ends, its total, sections and items, and what is left out and why; these fold."""
    notes = [
        change_wording.end("Før", change.before),
        change_wording.end("Efter", change.after),
        f"{change_wording.distance(change.months).capitalize()} imellem.",
    ]
    if change.kind is RoundKind.INDIVIDUAL:
        notes[-1] = f"{notes[-1]} {change_wording.OTHERS}"
    for note in notes:
        yield Line([Styled(note, Format.NOTE)])
    for one in change.held_back:
        text = f"{one.label}: {wording.held_back(limits.respondents)}"
        yield Line([Styled(text, Format.HELD_BACK)])
    if change.total:
        yield Line(header("Afsnit"))
        yield Line(total_line("Samlet", change, limits))
        for section in change.sections:
            yield from _section(section, change, limits)
    elif not change.held_back:
        yield Line([Styled(change_wording.NOTHING_ALIKE)])
    yield from _left_out(change)


def _section(section: SectionChange, change: Change, limits: Limits) -> Iterator[Line]:
    is_one = len(section.items) == 1
    scale = all(item.item.is_scale for item in section.items) and not is_one
    text = f"{section.title} ({_means(section.step)})" if scale else section.title
    yield Line(_line(text, section.step, limits, is_one=is_one, n=_respondents(change)))
    for item in section.items:
        yield Line(_item(item, change.kind, limits, is_one=is_one), folds=True)


def _item(one: ItemChange, kind: RoundKind, limits: Limits, *, is_one: bool) -> PageLine:
    text = f"    {one.item.number} {one.item.text}"
    n = (one.step.before.scored, one.step.after.scored)
    if kind is RoundKind.INDIVIDUAL:
        return _line(text, one.step, limits, is_one=is_one, n=n)
    ends = ([_word(figures, limits), None] for figures in (one.step.before, one.step.after))
    return [
        Styled(text, Format.LONG),
        *(cell for end in ends for cell in end),
        Styled(change_wording.alone(one.step)),
        *_numbers(n),
    ]


def total_line(text: str, change: Change, limits: Limits) -> PageLine:
    """Return the change in total under the name `text`."""
    if change.left_out and change.total:
        text = f"{text} ({change_wording.items(change.items)})"
    n = _respondents(change)
    if change.total is None:
        told = Styled(change_wording.total(change), Format.HELD_BACK if change.held_back else Format.TEXT)
        return [Styled(text, Format.LONG), None, None, None, None, told, *_numbers(n)]
    return _line(text, change.total, limits, is_one=change.items == 1, n=n)


def _line(text: str, step: Step, limits: Limits, *, is_one: bool, n: tuple[int, int]) -> PageLine:
    told = change_wording.alone(step) if is_one else change_wording.points(step)
    return [
        Styled(text, Format.LONG),
        *_end(step.before, limits, is_one=is_one),
        *_end(step.after, limits, is_one=is_one),
        Styled(told),
        *_numbers(n),
    ]


def _end(figures: Figures, limits: Limits, *, is_one: bool) -> PageLine:
    standing = _standing(figures, limits)
    if is_one:
        share = Styled(wording.share(figures, is_one=True), GROUND[standing])
    else:
        share = Styled(scoring.whole(figures.percent or 0.0) / 100, GROUND_PERCENT[standing])
    return [Styled(standing.value, GROUND[standing]), share]


def _word(figures: Figures, limits: Limits) -> Styled:
    return Styled(lines.word(figures), GROUND[_standing(figures, limits)])


def _standing(figures: Figures, limits: Limits) -> Standing:
    """Return the word for one end of a step, which always has a percentage."""
    return scoring.standing(figures.percent or 0.0, limits.threshold)


def _left_out(change: Change) -> Iterator[Line]:
    if not change.left_out:
        return
    title = f"Ikke med: {change_wording.items(len(change.left_out))}"
    yield Line([Styled(title, Format.HEADER), Styled("Hvorfor", Format.HEADER)])
    for one in change.left_out:
        text = f"    {one.item.number} {one.item.text}"
        yield Line([Styled(text, Format.LONG), Styled(one.reason.value)], folds=True)
    yield Line([Styled("Derfor kan procenten være en anden end i Overblik.", Format.NOTE)])


def _means(step: Step) -> str:
    before, after = (wording.of_five(end.mean or 0.0) for end in (step.before, step.after))
    return f"gennemsnit fra {before.removesuffix(' af 5')} til {after}"


def _respondents(change: Change) -> tuple[int, int]:
    return change.before.n, change.after.n


def _numbers(n: Sequence[int]) -> PageLine:
    return [Styled(one, Format.NUMBER) for one in n]


def header(title: str) -> PageLine:
    """Return the header of a table of changes."""
    return [Styled(one, Format.HEADER) for one in (title, *_COLUMNS)]
