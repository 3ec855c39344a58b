"""The lines of a change on the page Udvikling: before, after, the difference, and what is left out."""

from collections.abc import Iterator, Sequence

from app.core.response import RoundKind
from app.overview.change import Change
from app.overview.figures import Limits
from app.telling import change_lines as telling
from app.telling import change_wording, wording
from app.telling.change_lines import ChangeLine, End
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
        yield from (Line(_cells(one), folds=one.is_item) for one in telling.change_lines(change, limits))
    elif not change.held_back:
        yield Line([Styled(change_wording.NOTHING_ALIKE)])
    yield from _left_out(change)


def total_line(text: str, change: Change, limits: Limits) -> PageLine:
    """Return the change in total under the name `text`."""
    if change.total:
        return _cells(telling.total_line(text, change.total, change, limits))
    told = Styled(change_wording.total(change), Format.HELD_BACK if change.held_back else Format.TEXT)
    n = (change.before.n, change.after.n)
    return [Styled(text, Format.LONG), None, None, None, None, told, *_numbers(n)]


def _cells(one: ChangeLine) -> PageLine:
    text = f"    {one.text}" if one.is_item else one.text
    ends = (cell for end in (one.before, one.after) for cell in _end(end))
    return [Styled(text, Format.LONG), *ends, Styled(one.difference), *_numbers(one.n)]


def _end(end: End) -> PageLine:
    """Return the cells of one end; a compared item has always a standing."""
    if end.standing is None:
        return [Styled(end.status), None]
    status = Styled(end.status, GROUND[end.standing])
    if end.percent is not None:
        return [status, Styled(end.percent / 100, GROUND_PERCENT[end.standing])]
    return [status, Styled(end.share, GROUND[end.standing]) if end.share else None]


def _left_out(change: Change) -> Iterator[Line]:
    if not change.left_out:
        return
    title = f"Ikke med: {change_wording.items(len(change.left_out))}"
    yield Line([Styled(title, Format.HEADER), Styled("Hvorfor", Format.HEADER)])
    for one in change.left_out:
        text = f"    {one.item.number} {one.item.text}"
        yield Line([Styled(text, Format.LONG), Styled(one.reason.value)], folds=True)
    yield Line([Styled("Derfor kan procenten være en anden end i Overblik.", Format.NOTE)])


def _numbers(n: Sequence[int]) -> PageLine:
    return [Styled(one, Format.NUMBER) for one in n]


def header(title: str) -> PageLine:
    """Return the header of a table of changes."""
    return [Styled(one, Format.HEADER) for one in (title, *_COLUMNS)]
