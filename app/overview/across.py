"""Across: where all teams stand in one checklist, section by section, area by area and item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.response import RoundKind
from app.overview.figures import Figures, ItemFigures, Limits, Overview, RoundOverview
from app.overview.side_by_side import SideBySide, side_by_side
from app.overview.standings import Standings, standings


@dataclass(frozen=True, slots=True)
class AreaStandings:
    """Where the teams of one area stand: in total, and per section in the order of `Across.sections`."""

    area: str
    total: Standings
    sections: tuple[Standings, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """An item that teams lack, in its newest words, and where the teams that were asked stand."""

    number: str
    text: str
    standings: Standings


@dataclass(frozen=True, slots=True)
class Across:
    """All teams' newest rounds of one checklist and kind of answer, counted.

    `areas` is empty where no area has several teams: then the teams side by side say the same. `lacks` has
    every item that a shown team lacks, those that most teams lack first.
    """

    checklist_id: str
    title: str
    kind: RoundKind
    total: Standings
    sections: tuple[tuple[str, Standings], ...]
    areas: tuple[AreaStandings, ...]
    lacks: tuple[Lack, ...]


def across(overview: Overview) -> Iterator[Across]:
    """Yield one per checklist and kind of answer that at least two teams have used.

    A team with too few answers is counted as one of these everywhere. What was never asked of a team is not
    counted for it.
    """
    for one in side_by_side(overview):
        rounds = [round_ for _, round_ in one.teams]
        titles = one.sections
        yield Across(
            checklist_id=one.checklist_id,
            title=one.title,
            kind=one.kind,
            total=_total(rounds, overview.limits),
            sections=tuple((titles[id_], _section(rounds, id_, overview.limits)) for id_ in titles),
            areas=tuple(_areas(one, overview.limits)),
            lacks=tuple(_lacks(rounds, overview.limits)),
        )


def _areas(one: SideBySide, limits: Limits) -> Iterator[AreaStandings]:
    by_area: dict[str, list[RoundOverview]] = {}
    for team, round_ in one.teams:
        by_area.setdefault(team.area, []).append(round_)
    if 1 < len(by_area) < len(one.teams):
        for area, rounds in by_area.items():
            sections = tuple(_section(rounds, id_, limits) for id_ in one.sections)
            yield AreaStandings(area, _total(rounds, limits), sections)


def _total(rounds: Sequence[RoundOverview], limits: Limits) -> Standings:
    return standings((one.total for one in rounds), limits)


def _section(rounds: Sequence[RoundOverview], section_id: str, limits: Limits) -> Standings:
    found: list[Figures | None] = []
    for one in rounds:
        found += [section.figures for section in one.sections if section.id == section_id]
        found += [None] if one.is_held_back else []
    return standings(found, limits)


def _lacks(rounds: Sequence[RoundOverview], limits: Limits) -> Iterator[Lack]:
    """Yield the items; between those that as many lack, the checklist's order decides."""
    asked: dict[str, list[ItemFigures]] = {}
    for one in sorted(rounds, key=lambda one: one.last or date.min, reverse=True):
        for item in one.items:
            asked.setdefault(item.id, []).append(item)
    few = [None for one in rounds if one.is_held_back]
    found = [
        Lack(items[0].number, items[0].text, standings([*(one.figures for one in items), *few], limits))
        for items in asked.values()
    ]
    lacking = [one for one in found if one.standings.lacking]
    yield from sorted(lacking, key=lambda one: (-one.standings.missing, -one.standings.underway))
