"""The heatmaps of Overblik: for leaders, every team's sections side by side, never ranked."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.core.response import RoundKind
from app.overview.figures import Figures, Limits, Overview, RoundOverview, TeamOverview
from sheets.tabs import change_wording, wording
from sheets.tabs.grounds import GROUND
from sheets.workbook import Format, Styled

_PageLine = list[Styled | None]
_Newest = tuple[TeamOverview, RoundOverview]

_ORDER = "Hvert teams nyeste måling. Teams står efter område og navn, ikke efter tal."
_FEW = "for få svar"
_NOTHING = "–"


def heatmaps(overview: Overview) -> Iterator[_PageLine]:
    """Yield a table per checklist and kind of answer that at least two teams have used."""
    titles = {one.id: one.title for team in overview.teams for one in team.checklists}
    for id_, title in titles.items():
        for kind in RoundKind:
            found = list(_newest(overview, id_, kind))
            sections = _sections([round_ for _, round_ in found])
            if len(found) > 1 and sections:
                yield []
                yield [Styled(f"Alle teams: {title} · {change_wording.kind(kind)}", Format.HEADING)]
                yield [Styled(_ORDER, Format.NOTE)]
                yield [Styled(one, Format.HEADER) for one in ("Team", "Svar", "Samlet", *sections.values())]
                yield from (_line(team, round_, list(sections), overview.limits) for team, round_ in found)


def _newest(overview: Overview, checklist_id: str, kind: RoundKind) -> Iterator[_Newest]:
    """Yield each team that has answered with its newest round, in the overview's order."""
    for team in overview.teams:
        rounds = [
            one
            for checklist in team.checklists
            for one in checklist.rounds
            if checklist.id == checklist_id and one.kind is kind and (one.sections or one.is_held_back)
        ]
        if rounds:
            yield team, rounds[0]


def _sections(rounds: Sequence[RoundOverview]) -> dict[str, str]:
    """Return the titles of all sections by id, in the order and words of the newest round that has them."""
    titles: dict[str, str] = {}
    for one in sorted(rounds, key=lambda one: one.last or date.min, reverse=True):
        for section in one.sections:
            titles.setdefault(section.id, section.title)
    return titles


def _line(team: TeamOverview, round_: RoundOverview, sections: Sequence[str], limits: Limits) -> _PageLine:
    line: _PageLine = [
        Styled(f"{team.name} · {round_.label}", Format.LONG),
        Styled(wording.answers(round_), Format.LONG),
    ]
    if round_.is_held_back:
        return [*line, *(Styled(_FEW, Format.HELD_BACK) for _ in range(len(sections) + 1))]
    figures = {section.id: section.figures for section in round_.sections}
    shown = [_cell(figures[id_], limits) if id_ in figures else Styled(_NOTHING) for id_ in sections]
    return [*line, _cell(round_.total, limits), *shown]


def _cell(figures: Figures | None, limits: Limits) -> Styled:
    if figures is None:
        return Styled(_FEW, Format.HELD_BACK)
    standing = figures.standing(limits)
    if standing is None:
        return Styled(_NOTHING)
    return Styled(f"{standing} {wording.share(figures, is_one=figures.items == 1)}", GROUND[standing])
