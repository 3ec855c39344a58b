"""The page Overblik: for a coordinator with twenty minutes and a leader with two."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.core.response import RoundKind
from app.overview.figures import ChecklistOverview, ItemFigures, Limits, Overview, RoundOverview
from app.telling import change_wording, lines, wording
from app.telling.lines import COUNTED, Line
from sheets.tabs.grounds import GROUND, GROUND_PERCENT
from sheets.tabs.heatmap import heatmaps
from sheets.workbook import Format, Page, Styled

KEY = "overblik"

_PageLine = list[Styled | None]

_WIDTHS = (58, 22, 13, 14, 14, 14, 14, 14, 14, 14)  # from the third on as wide as a heatmap needs
_BRIEF = 3  # columns that strongest and weakest need: no counts


def overblik(overview: Overview, *, now: datetime, notes: Sequence[str] = ()) -> Page:
    """Return the page. `now` is local; `notes` are sentences that people should read first."""
    found = [*((line, False) for line in _top(overview, now, notes)), *_teams(overview)]
    levels = {number: 1 for number, (_, is_item) in enumerate(found) if is_item}
    page = [line for line, _ in found]
    return Page(KEY, "Overblik", page, _WIDTHS, frozen=2, levels=levels, is_landscape=True)


def _top(overview: Overview, now: datetime, notes: Sequence[str]) -> Iterator[_PageLine]:
    yield [Styled("Overblik", Format.TITLE)]
    for note in (f"Opdateret {wording.moment(now)}", wording.SELF_REPORT, *notes):
        yield [Styled(note, Format.NOTE)]
    yield []
    if overview.teams:
        yield from _newest(overview)
        yield from heatmaps(overview)
    else:
        yield [Styled("Her er ingen svar endnu.")]


def _teams(overview: Overview) -> Iterator[tuple[_PageLine, bool]]:
    """Yield the lines of every team, each with whether it folds under the line above."""
    for team in overview.teams:
        yield [], False
        yield [Styled(team.name, Format.TITLE)], False
        for checklist in team.checklists:
            for round_ in checklist.rounds:
                yield [], False
                yield from _round(checklist, round_, overview.limits)


def _newest(overview: Overview) -> Iterator[_PageLine]:
    """Yield a line per team and checklist for who has two minutes: its newest round, not ranked."""
    titles = ("Nyeste måling", "Status", "Procent", "Siden sidst", None, "Svar", None)
    yield [Styled(one, Format.HEADER) for one in titles]
    for team in overview.teams:
        for checklist in team.checklists:
            one = checklist.rounds[0]
            text = f"{team.name}: {checklist.title} · {one.label}"
            cells = _cells(lines.total_line(text, one, overview.limits))[:_BRIEF]
            if not (one.sections or one.is_held_back):
                cells = [Styled(text, Format.LONG)]
            blank = [None] * (_BRIEF - len(cells))
            since = change_wording.since_last(checklist)
            yield [*cells, *blank, Styled(since) if since else None, None, Styled(wording.answers(one))]


def _round(
    checklist: ChecklistOverview, round_: RoundOverview, limits: Limits
) -> Iterator[tuple[_PageLine, bool]]:
    yield [Styled(f"{checklist.title} · {round_.label}", Format.HEADING)], False
    yield [Styled(wording.summary(round_, limits), Format.NOTE)], False
    if round_.is_held_back:
        yield [Styled(wording.held_back(limits.respondents), Format.HELD_BACK)], False
    if not round_.sections:
        return
    yield _header("Afsnit"), False
    for line in lines.round_lines(round_, limits):
        yield _cells(line), line.is_item
    yield from ((line, False) for line in _standouts(round_, limits))


def _standouts(round_: RoundOverview, limits: Limits) -> Iterator[_PageLine]:
    for title, ranking in (("Stærkest", round_.strongest), ("Svagest", round_.weakest)):
        if ranking.items:
            yield _header(title)[:_BRIEF]
            yield from (_item(item, round_, limits)[:_BRIEF] for item in ranking.items)
        if ranking.equal:
            yield [Styled(wording.more(ranking.equal), Format.NOTE)]
    if round_.disputed:
        yield _header("Her er I uenige")
        yield from (_item(item, round_, limits) for item in round_.disputed)
    elif round_.kind is RoundKind.INDIVIDUAL and round_.total:
        yield [Styled("Ingen af de viste punkter har både Ja og Nej.", Format.NOTE)]


def _item(item: ItemFigures, round_: RoundOverview, limits: Limits) -> _PageLine:
    return _cells(lines.item_line(item, round_, limits))


def _header(title: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in (title, "Status", "Procent", *COUNTED.values())]


def _cells(line: Line) -> _PageLine:
    text = Styled(f"    {line.text}" if line.is_item else line.text, Format.LONG)
    if line.is_held_back:
        return [text, Styled(line.status, Format.HELD_BACK)]
    counts = [None if count is None else Styled(count, Format.NUMBER) for count in line.counts]
    if line.mean:
        counts[0] = Styled(line.mean)  # runs over the blank cells of Delvist and Nej
    return [text, _status(line), _share(line), *counts]


def _status(line: Line) -> Styled | None:
    if line.standing is None:
        return Styled(line.status) if line.status else None
    return Styled(line.status, GROUND[line.standing])


def _share(line: Line) -> Styled | None:
    if line.percent is not None and line.standing is not None:
        return Styled(line.percent / 100, GROUND_PERCENT[line.standing])
    if not line.share:
        return None
    return Styled(line.share, Format.TEXT if line.standing is None else GROUND[line.standing])
