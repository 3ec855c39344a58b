"""The overview in a terminal of 80 columns."""

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from app.core.scoring import Standing
from app.overview.change import Change, newest
from app.overview.comparison import Difference
from app.overview.figures import ChecklistOverview, Limits, Overview, Ranking, RoundOverview
from app.telling import change_wording, lines, wording
from app.telling.lines import COUNTED, Line
from sheets.reading import Unreadable

_COLOURS = {Standing.IN_PLACE: "green", Standing.UNDERWAY: "yellow", Standing.MISSING: "red"}
_COUNTED = ("Ja", "Del-\nvist", "Nej", "Ved\nikke", "Ikke\nrel.", "Ube-\nsv.")


def render(overview: Overview) -> Group:
    """Return every team's rounds as tables, the words beside every colour."""
    if not overview.teams:
        return Group(Text("Her er ingen svar endnu."))
    parts: list[RenderableType] = []
    for team in overview.teams:
        parts.append(Rule(team.name, align="left"))
        for checklist in team.checklists:
            changes = [change for _, change in newest(checklist) if change]
            for one in checklist.rounds:
                since = next((change for change in changes if change.after is one), None)
                parts += [*_round(checklist, one, since, overview.limits), Text()]
    return Group(*parts, Text(wording.SELF_REPORT, style="dim"))


def render_differences(found: Iterable[Difference], titles: Mapping[str, str]) -> Group:
    """Return how the spreadsheet differs from what was submitted; `titles` names checklists by id."""
    parts: list[RenderableType] = []
    for one in found:
        parts.append(Text(f"Regnearket er ændret i {titles.get(one.checklist_id, one.checklist_id)}:"))
        parts += [Padding(Text(sentence), (0, 0, 0, 2)) for sentence in wording.difference(one)]
    return Group(*parts or [Text("Regnearket er, som det blev leveret.")])


def render_unreadable(found: Iterable[Unreadable]) -> Group:
    """Return what could not be read in the spreadsheet, a line each; never what stood there."""
    return Group(
        *(
            Text(": ".join(part for part in (one.response_id, one.column, one.message) if part))
            for one in found
        )
    )


def _round(
    checklist: ChecklistOverview, one: RoundOverview, since: Change | None, limits: Limits
) -> Iterator[RenderableType]:
    yield Text(f"{checklist.title} · {one.label}", style="bold")
    yield Text(wording.summary(one, limits))
    if since:
        yield Text(change_wording.sentence(since))
    if one.is_held_back:
        yield Text(wording.held_back(limits.respondents))
    if not one.sections:
        return
    yield _table(one, limits)
    yield from _named("Stærkest", one.strongest, one, limits)
    yield from _named("Svagest", one.weakest, one, limits)
    yield from _named("Her er I uenige", Ranking(one.disputed), one, limits)


def _table(one: RoundOverview, limits: Limits) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column("Afsnit", ratio=1)
    table.add_column("Status", max_width=10)
    for title in ("Tal", *_COUNTED):
        table.add_column(title, justify="right", no_wrap=True)
    for line in lines.round_lines(one, limits):
        table.add_row(*_cells(line), style="" if line.is_item else "bold")
    return table


def _cells(line: Line) -> Iterator[Text]:
    text = f"{line.text} ({line.mean})" if line.mean else line.text
    yield Text(f"  {text}" if line.is_item else text)
    if line.is_held_back:
        yield Text("holdt tilbage", style="dim")
        return
    yield Text(line.status, style=_COLOURS[line.standing] if line.standing else "")
    yield Text(line.share)
    yield from (Text("" if count is None else str(count)) for count in line.counts)


def _named(title: str, ranking: Ranking, one: RoundOverview, limits: Limits) -> Iterator[RenderableType]:
    if not ranking.items:
        return
    yield Text(title, style="bold")
    for item in ranking.items:
        line = lines.item_line(item, one, limits)
        yield Padding(Text(f"{line.text} ({_told(line)})"), (0, 0, 0, 2))
    if ranking.equal:
        yield Padding(Text(wording.more(ranking.equal)), (0, 0, 0, 2))


def _told(line: Line) -> str:
    """Return the line's figures in words: 'på vej · 58 % · 3 Ja, 1 Delvist, 2 Nej'."""
    three = zip(line.counts, list(COUNTED.values())[:3], strict=False)
    counts = ", ".join(f"{count} {word}" for count, word in three if count is not None)
    is_counted = line.share and counts
    return " · ".join(one for one in (line.status, line.share, line.mean or (is_counted and counts)) if one)
