"""The page Udvikling: each team's newest round against the one before it, and all its rounds side by side."""

from collections.abc import Iterator
from datetime import datetime

from app.core.response import RoundKind
from app.overview.change import Change, newest
from app.overview.course import courses
from app.overview.figures import ChecklistOverview, Overview, RoundOverview, TeamOverview
from app.telling import change_wording, wording
from app.telling.charts import change_chart
from sheets.page import Format, Page, Styled
from sheets.tabs.change_lines import change_lines, header, total_line
from sheets.tabs.course_lines import course_lines
from sheets.tabs.growing import Drawn, Line, PageLine, Part, grown

KEY = "udvikling"
#: With more changes than this, charts are left out.
MOST_CHARTS = 30

_WIDTHS = (60, 16, 14, 16, 14, 21, 14, 14)
_PICTURE = 6  # columns that a chart is wide
_FEWEST = 3  # rounds that are set side by side: two are the change
_RULES = (
    "Den nyeste måling mod den før. Kun punkter med de samme ord begge gange er med. "
    "Svar ud for et punkt er dem, der giver point."
)

_Compared = tuple[TeamOverview, ChecklistOverview, RoundOverview, Change | None]


def udvikling(overview: Overview, *, now: datetime) -> Page:
    """Return the page; `now` is local. Items, and what is left out, fold under the line above."""
    compared = list(_compared(overview))
    parts = [*map(Line, _top(overview, compared, now)), *_teams(overview, compared)]
    made = grown(parts, width=_PICTURE)
    return Page(
        KEY,
        "Udvikling",
        made.lines,
        _WIDTHS,
        frozen=2,
        levels=made.levels,
        is_landscape=True,
        charts=made.charts,
    )


def _top(overview: Overview, compared: list[_Compared], now: datetime) -> Iterator[PageLine]:
    yield [Styled("Udvikling", Format.TITLE)]
    for note in (f"Opdateret {wording.moment(now)}", _RULES, change_wording.OTHERS, wording.SELF_REPORT):
        yield [Styled(note, Format.NOTE)]
    yield []
    if not compared:
        yield [Styled("Her er ingen målinger at vise endnu.")]
        return
    yield header("Siden sidst")
    for team, checklist, round_, change in compared:
        text = f"{team.name}: {_title(checklist, round_.kind)}"
        yield total_line(text, change, overview.limits) if change else _without(text)


def _compared(overview: Overview) -> Iterator[_Compared]:
    for team in overview.teams:
        for checklist in team.checklists:
            yield from ((team, checklist, round_, change) for round_, change in newest(checklist))


def _teams(overview: Overview, compared: list[_Compared]) -> Iterator[Part]:
    is_drawn = sum(change is not None for *_, change in compared) <= MOST_CHARTS
    told = None
    for team, checklist, round_, change in compared:
        if team is not told:
            yield Line([])
            yield Line([Styled(team.name, Format.TITLE)])
            told = team
        yield Line([])
        yield Line([Styled(_title(checklist, round_.kind), Format.HEADING)])
        if change is None:
            yield Line([Styled(change_wording.end("Måling", round_), Format.NOTE)])
            yield Line([Styled(change_wording.NOTHING_BEFORE, Format.NOTE)])
            continue
        yield from change_lines(change, overview.limits)
        if is_drawn and (chart := change_chart(change)) and len(chart.categories) > 1:
            yield Drawn((team.area, team.team, checklist.id, round_.kind), "Før og efter", chart)
        for one in courses(checklist):
            if one.kind is round_.kind and len(one.rounds) >= _FEWEST:
                yield from course_lines(one, overview.limits)


def _without(text: str) -> PageLine:
    return [Styled(text, Format.LONG), Styled(change_wording.NOTHING_BEFORE)]


def _title(checklist: ChecklistOverview, kind: RoundKind) -> str:
    return f"{checklist.title} · {change_wording.kind(kind)}"
