"""The leaders' page: every team's newest round side by side, with a way to each team. Never ranked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.scoring import Standing
from app.overview.figures import Figures, Limits, Overview, RoundOverview, TeamOverview
from app.overview.side_by_side import SideBySide, side_by_side
from app.telling import change_wording, lines, wording
from app.telling.lines import Line
from app.web.screen import choosing
from app.web.screen.choosing import CHECKLIST, KIND, PAGE, Option
from app.web.screen.countsview import CountsView

_MOST = 40  # teams on a page: it stays small
#: The address of a team's page, "" for a name that people typed in the spreadsheet, which has none.
AddressOf = Callable[[TeamOverview], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the heatmap: how much, the word for it, and the colour of that, None for none."""

    word: str
    share: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A team in the heatmap."""

    team: str
    address: str
    label: str
    answers: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heatmap:
    """The teams' newest rounds of one checklist and kind of answer."""

    title: str
    kind: str
    sections: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Newest:
    """A team's newest round of one checklist in a line."""

    checklist: str
    address: str
    line: Line
    is_scored: bool
    since: str
    answers: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and its checklists."""

    team: str
    address: str
    newest: tuple[Newest, ...]


@dataclass(frozen=True, slots=True)
class LeadersView:
    """The leaders' page. `choices` are the heatmaps there are; `heatmap` None where no two teams compare.

    `counts` are of all teams; `heatmap` and `teams` have the teams of one of the `pages`, which are empty
    where all teams stand on one.
    """

    counts: CountsView
    pages: tuple[Option, ...]
    choices: tuple[Option, ...]
    heatmap: Heatmap | None
    teams: tuple[TeamRow, ...]


def leaders_view(
    found: Overview, counts: CountsView, path: str, asked: Mapping[str, str], address_of: AddressOf
) -> LeadersView:
    """Return the page at `path` with the heatmap and the teams that are asked for, or else the first."""
    parts = [found.teams[start : start + _MOST] for start in range(0, len(found.teams), _MOST)]
    chosen = choosing.page(len(parts), asked)
    every = list(side_by_side(replace(found, teams=parts[chosen])))
    wanted = (asked.get(CHECKLIST), asked.get(KIND))
    shown = next(
        (one for one in every if (one.checklist_id, one.kind.value) == wanted), next(iter(every), None)
    )
    return LeadersView(
        counts=counts,
        pages=tuple(_pages(parts, chosen, path, wanted)) if len(parts) > 1 else (),
        choices=tuple(_choice(one, path, chosen, is_chosen=one is shown) for one in every)
        if len(every) > 1
        else (),
        heatmap=_heatmap(shown, found.limits, address_of) if shown else None,
        teams=tuple(_team(one, found.limits, address_of(one)) for one in parts[chosen]),
    )


def _pages(
    parts: Sequence[Sequence[TeamOverview]], chosen: int, path: str, wanted: tuple[str | None, str | None]
) -> Iterator[Option]:
    checklist, kind = (one or "" for one in wanted)
    for at, teams in enumerate(parts):
        address = choosing.address(path, **{CHECKLIST: checklist, KIND: kind, PAGE: str(at + 1)})
        yield Option(f"{teams[0].name} – {teams[-1].name}", address, is_chosen=at == chosen)


def _choice(one: SideBySide, path: str, page: int, *, is_chosen: bool) -> Option:
    chosen = {CHECKLIST: one.checklist_id, KIND: one.kind.value, PAGE: str(page + 1) if page else ""}
    address = choosing.address(path, **chosen)
    return Option(f"{one.title} · {change_wording.kind(one.kind)}", address, is_chosen=is_chosen)


def _heatmap(one: SideBySide, limits: Limits, address_of: AddressOf) -> Heatmap:
    rows = (
        Row(
            team=team.name,
            address=_chosen(address_of(team), **{CHECKLIST: one.checklist_id, KIND: one.kind.value}),
            label=round_.label,
            answers=wording.answers(round_),
            cells=tuple(_cells(round_, one.sections, limits)),
        )
        for team, round_ in one.teams
    )
    return Heatmap(one.title, change_wording.kind(one.kind), tuple(one.sections.values()), tuple(rows))


def _cells(round_: RoundOverview, sections: Mapping[str, str], limits: Limits) -> Iterator[Cell]:
    if round_.is_held_back:
        yield from (Cell("for få svar") for _ in range(len(sections) + 1))
        return
    figures = {section.id: section.figures for section in round_.sections}
    yield _cell(round_.total, limits)
    yield from (_cell(figures[id_], limits) if id_ in figures else Cell("–") for id_ in sections)


def _cell(figures: Figures | None, limits: Limits) -> Cell:
    if figures is None:
        return Cell("for få svar")
    standing = figures.standing(limits)
    if standing is None:
        return Cell("–")
    return Cell(standing.value, wording.share(figures, is_one=figures.items == 1), standing)


def _team(team: TeamOverview, limits: Limits, address: str) -> TeamRow:
    newest = (
        Newest(
            checklist=f"{one.title} · {one.rounds[0].label}",
            address=_chosen(address, **{CHECKLIST: one.id}),
            line=lines.total_line("", one.rounds[0], limits),
            is_scored=bool(one.rounds[0].sections) or one.rounds[0].is_held_back,
            since=change_wording.since_last(one),
            answers=wording.answers(one.rounds[0]),
        )
        for one in team.checklists
    )
    return TeamRow(team.name, address, tuple(newest))


def _chosen(address: str, **chosen: str) -> str:
    """Return the address with what is chosen; "" where there is no page."""
    return choosing.address(address, **chosen) if address else ""
