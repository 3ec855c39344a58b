"""The page Overblik: for a coordinator with twenty minutes and a leader with two."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.core.response import RoundKind
from app.overview.figures import ChecklistOverview, ItemFigures, Limits, Overview, RoundOverview, TeamOverview
from app.telling import change_wording, lines, wording
from app.telling.charts import section_charts
from app.telling.lines import COUNTED
from sheets.page import Format, Page, Styled
from sheets.tabs.grounds import GROUND, GROUND_PERCENT
from sheets.tabs.growing import Drawn, Line, Part, grown
from sheets.tabs.heatmap import heatmaps

KEY = "overblik"

_PageLine = list[Styled | None]

_WIDTHS = (58, 22, 13, 14, 14, 14, 14, 14, 14, 14)  # from the third on as wide as a heatmap needs
_BRIEF = 3  # columns that strongest and weakest need: no counts
_PICTURE = 6  # columns that a chart is wide
#: With more teams and checklists than this, charts are left out: the heatmap says the same in one look.
MOST_CHARTS = 30


def overblik(overview: Overview, *, now: datetime, notes: Sequence[str] = ()) -> Page:
    """Return the page. `now` is local; `notes` are sentences that people should read first."""
    made = grown([*map(Line, _top(overview, now, notes)), *_teams(overview)], width=_PICTURE)
    return Page(
        KEY,
        "Overblik",
        made.lines,
        _WIDTHS,
        frozen=2,
        levels=made.levels,
        is_landscape=True,
        charts=made.charts,
        is_first=True,
    )


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


def _teams(overview: Overview) -> Iterator[Part]:
    """Yield the lines of every team: each checklist's newest rounds whole, with a picture of the newest."""
    is_drawn = sum(len(team.checklists) for team in overview.teams) <= MOST_CHARTS
    for team in overview.teams:
        yield Line([])
        yield Line([Styled(team.name, Format.TITLE)])
        for checklist in team.checklists:
            newest = {one.kind: one for one in reversed(checklist.rounds)}
            for round_ in checklist.rounds:
                if round_ is newest[round_.kind]:
                    yield Line([])
                    yield from _round(checklist, round_, overview.limits)
                    if is_drawn and round_ is checklist.rounds[0]:
                        yield from _pictures(team, checklist, round_)
            earlier = [one for one in checklist.rounds if one is not newest[one.kind]]
            yield from _earlier(earlier, overview.limits)


def _pictures(team: TeamOverview, checklist: ChecklistOverview, round_: RoundOverview) -> Iterator[Drawn]:
    for at, chart in enumerate(section_charts(round_)):
        names = (team.area, team.team, checklist.id, str(at))
        yield Drawn(names, "Svar i hvert afsnit", chart)


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


def _round(checklist: ChecklistOverview, round_: RoundOverview, limits: Limits) -> Iterator[Line]:
    yield Line([Styled(f"{checklist.title} · {round_.label}", Format.HEADING)])
    yield Line([Styled(wording.summary(round_, limits), Format.NOTE)])
    if round_.is_held_back:
        yield Line([Styled(wording.held_back(limits.respondents), Format.HELD_BACK)])
    if not round_.sections:
        return
    yield Line(_header("Afsnit"))
    for line in lines.round_lines(round_, limits):
        yield Line(_cells(line), folds=line.is_item)
    yield from map(Line, _standouts(round_, limits))


def _earlier(rounds: Sequence[RoundOverview], limits: Limits) -> Iterator[Line]:
    """Yield a line per round that a newer one has taken over from; Udvikling has them item by item."""
    told = [one for one in rounds if one.sections or one.is_held_back]
    if told:
        yield Line(_header("Tidligere målinger")[:_BRIEF])
    for one in told:
        text = f"{one.label} · {wording.answers(one)} · {wording.period(one)}"
        yield Line(_cells(lines.total_line(text, one, limits))[:_BRIEF])


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
        yield [Styled(wording.agreed(round_), Format.NOTE)]


def _item(item: ItemFigures, round_: RoundOverview, limits: Limits) -> _PageLine:
    return _cells(lines.item_line(item, round_, limits))


def _header(title: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in (title, "Status", "Procent", *COUNTED.values())]


def _cells(line: lines.Line) -> _PageLine:
    text = Styled(f"    {line.text}" if line.is_item else line.text, Format.LONG)
    if line.is_held_back:
        return [text, Styled(line.status, Format.HELD_BACK)]
    counts = [None if count is None else Styled(count, Format.NUMBER) for count in line.counts]
    if line.mean:
        counts[0] = Styled(line.mean)  # runs over the blank cells of Delvist and Nej
    return [text, _status(line), _share(line), *counts]


def _status(line: lines.Line) -> Styled | None:
    if line.standing is None:
        return Styled(line.status) if line.status else None
    return Styled(line.status, GROUND[line.standing])


def _share(line: lines.Line) -> Styled | None:
    if line.percent is not None and line.standing is not None:
        return Styled(line.percent / 100, GROUND_PERCENT[line.standing])
    if not line.share:
        return None
    return Styled(line.share, Format.TEXT if line.standing is None else GROUND[line.standing])
