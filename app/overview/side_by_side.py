"""Side by side: every team's newest round of one checklist and kind of answer, for leaders; never ranked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.response import RoundKind
from app.overview.figures import Overview, RoundOverview, TeamOverview


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The teams that have answered, in the overview's order, each with its newest round.

    `sections` has the titles of all their sections by id, in the order and words of the newest round.
    """

    checklist_id: str
    title: str
    kind: RoundKind
    sections: Mapping[str, str]
    teams: tuple[tuple[TeamOverview, RoundOverview], ...]


def side_by_side(overview: Overview) -> Iterator[SideBySide]:
    """Yield one per checklist and kind of answer that at least two teams have used."""
    titles = {one.id: one.title for team in overview.teams for one in team.checklists}
    for id_, title in titles.items():
        for kind in RoundKind:
            found = tuple(_newest(overview, id_, kind))
            sections = _sections([round_ for _, round_ in found])
            if len(found) > 1 and sections:
                yield SideBySide(id_, title, kind, sections, found)


def _newest(
    overview: Overview, checklist_id: str, kind: RoundKind
) -> Iterator[tuple[TeamOverview, RoundOverview]]:
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
    titles: dict[str, str] = {}
    for one in sorted(rounds, key=lambda one: one.last or date.min, reverse=True):
        for section in one.sections:
            titles.setdefault(section.id, section.title)
    return titles
