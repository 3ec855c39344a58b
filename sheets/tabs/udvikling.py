"""The page Udvikling: each team's newest round against the one before it, over the same items."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.core import scoring
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.change import Change, ItemChange, SectionChange, Step, newest
from app.overview.figures import ChecklistOverview, Figures, Limits, Overview, RoundOverview, TeamOverview
from app.telling import change_wording, lines, wording
from sheets.tabs.grounds import GROUND, GROUND_PERCENT
from sheets.workbook import Format, Page, Styled

KEY = "udvikling"

_PageLine = list[Styled | None]
_Folding = tuple[_PageLine, bool]

_WIDTHS = (60, 16, 10, 16, 10, 21, 9, 9)
_COLUMNS = ("Før", "Procent", "Efter", "Procent", "Forskel", "Svar før", "Svar efter")
_RULES = (
    "Den nyeste måling mod den før. Kun punkter med de samme ord begge gange er med. "
    "Svar ud for et punkt er dem, der giver point."
)


def udvikling(overview: Overview, *, now: datetime) -> Page:
    """Return the page; `now` is local. Items, and what is left out, fold under the line above."""
    found = [*((line, False) for line in _top(overview, now)), *_teams(overview)]
    levels = {number: 1 for number, (_, is_folding) in enumerate(found) if is_folding}
    page = [line for line, _ in found]
    return Page(KEY, "Udvikling", page, _WIDTHS, frozen=2, levels=levels, is_landscape=True)


def _top(overview: Overview, now: datetime) -> Iterator[_PageLine]:
    yield [Styled("Udvikling", Format.TITLE)]
    for note in (f"Opdateret {wording.moment(now)}", _RULES, change_wording.OTHERS, wording.SELF_REPORT):
        yield [Styled(note, Format.NOTE)]
    yield []
    found = list(_compared(overview))
    if not found:
        yield [Styled("Her er ingen målinger at vise endnu.")]
        return
    yield _header("Siden sidst")
    for team, checklist, round_, change in found:
        text = f"{team.name}: {_title(checklist, round_.kind)}"
        yield _total(text, change, overview.limits) if change else _without(text)


def _compared(
    overview: Overview,
) -> Iterator[tuple[TeamOverview, ChecklistOverview, RoundOverview, Change | None]]:
    for team in overview.teams:
        for checklist in team.checklists:
            yield from ((team, checklist, round_, change) for round_, change in newest(checklist))


def _teams(overview: Overview) -> Iterator[_Folding]:
    told = None
    for team, checklist, round_, change in _compared(overview):
        if team is not told:
            yield [], False
            yield [Styled(team.name, Format.TITLE)], False
            told = team
        yield [], False
        yield [Styled(_title(checklist, round_.kind), Format.HEADING)], False
        if change is None:
            yield [Styled(change_wording.end("Måling", round_), Format.NOTE)], False
            yield [Styled(change_wording.NOTHING_BEFORE, Format.NOTE)], False
        else:
            yield from _change(change, overview.limits)


def _change(change: Change, limits: Limits) -> Iterator[_Folding]:
    notes = [
        change_wording.end("Før", change.before),
        change_wording.end("Efter", change.after),
        f"{change_wording.distance(change.months).capitalize()} imellem.",
    ]
    if change.kind is RoundKind.INDIVIDUAL:
        notes[-1] = f"{notes[-1]} {change_wording.OTHERS}"
    for note in notes:
        yield [Styled(note, Format.NOTE)], False
    for one in change.held_back:
        text = f"{one.label}: {wording.held_back(limits.respondents)}"
        yield [Styled(text, Format.HELD_BACK)], False
    if change.total:
        yield _header("Afsnit"), False
        yield _total("Samlet", change, limits), False
        for section in change.sections:
            yield from _section(section, change, limits)
    elif not change.held_back:
        yield [Styled(change_wording.NOTHING_ALIKE)], False
    yield from _left_out(change)


def _section(section: SectionChange, change: Change, limits: Limits) -> Iterator[_Folding]:
    is_one = len(section.items) == 1
    scale = all(item.item.is_scale for item in section.items) and not is_one
    text = f"{section.title} ({_means(section.step)})" if scale else section.title
    yield _line(text, section.step, limits, is_one=is_one, n=_respondents(change)), False
    for item in section.items:
        yield _item(item, change.kind, limits, is_one=is_one), True


def _item(one: ItemChange, kind: RoundKind, limits: Limits, *, is_one: bool) -> _PageLine:
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


def _total(text: str, change: Change, limits: Limits) -> _PageLine:
    if change.left_out and change.total:
        text = f"{text} ({change_wording.items(change.items)})"
    n = _respondents(change)
    if change.total is None:
        told = Styled(change_wording.total(change), Format.HELD_BACK if change.held_back else Format.TEXT)
        return [Styled(text, Format.LONG), None, None, None, None, told, *_numbers(n)]
    return _line(text, change.total, limits, is_one=change.items == 1, n=n)


def _line(text: str, step: Step, limits: Limits, *, is_one: bool, n: tuple[int, int]) -> _PageLine:
    told = change_wording.alone(step) if is_one else change_wording.points(step)
    return [
        Styled(text, Format.LONG),
        *_end(step.before, limits, is_one=is_one),
        *_end(step.after, limits, is_one=is_one),
        Styled(told),
        *_numbers(n),
    ]


def _end(figures: Figures, limits: Limits, *, is_one: bool) -> _PageLine:
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


def _left_out(change: Change) -> Iterator[_Folding]:
    if not change.left_out:
        return
    title = f"Ikke med: {change_wording.items(len(change.left_out))}"
    yield [Styled(title, Format.HEADER), Styled("Hvorfor", Format.HEADER)], False
    for one in change.left_out:
        text = f"    {one.item.number} {one.item.text}"
        yield [Styled(text, Format.LONG), Styled(one.reason.value)], True
    yield [Styled("Derfor kan procenten være en anden end i Overblik.", Format.NOTE)], False


def _without(text: str) -> _PageLine:
    return [Styled(text, Format.LONG), Styled(change_wording.NOTHING_BEFORE)]


def _title(checklist: ChecklistOverview, kind: RoundKind) -> str:
    return f"{checklist.title} · {change_wording.kind(kind)}"


def _means(step: Step) -> str:
    before, after = (wording.of_five(end.mean or 0.0) for end in (step.before, step.after))
    return f"gennemsnit fra {before.removesuffix(' af 5')} til {after}"


def _respondents(change: Change) -> tuple[int, int]:
    return change.before.n, change.after.n


def _numbers(n: Sequence[int]) -> _PageLine:
    return [Styled(one, Format.NUMBER) for one in n]


def _header(title: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in (title, *_COLUMNS)]
