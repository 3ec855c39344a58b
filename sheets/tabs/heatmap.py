"""The heatmaps of Overblik: for leaders, every team's sections side by side, never ranked."""

from collections.abc import Iterator, Sequence

from app.overview.figures import Figures, Limits, Overview, RoundOverview, TeamOverview
from app.overview.side_by_side import side_by_side
from app.telling import change_wording, wording
from sheets.page import Format, Styled
from sheets.tabs.grounds import GROUND

_PageLine = list[Styled | None]

_ORDER = "Hvert teams nyeste måling. Teams står efter område og navn, ikke efter tal."
_FEW = "for få svar"
_NOTHING = "–"


def heatmaps(overview: Overview) -> Iterator[_PageLine]:
    """Yield a table per checklist and kind of answer that at least two teams have used."""
    for one in side_by_side(overview):
        yield []
        yield [Styled(f"Alle teams: {one.title} · {change_wording.kind(one.kind)}", Format.HEADING)]
        yield [Styled(_ORDER, Format.NOTE)]
        titles = ("Team", "Svar", "Samlet", *one.sections.values())
        yield [Styled(title, Format.HEADER) for title in titles]
        yield from (_line(team, round_, list(one.sections), overview.limits) for team, round_ in one.teams)


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
