"""Texts among comments: what people answered in their own words, beside what they said about other items."""

from dataclasses import replace

from app.overview.figures import (
    ChecklistOverview,
    ItemComments,
    Overview,
    RoundOverview,
    TeamOverview,
)
from app.overview.texts import TextsByRound


def with_texts(overview: Overview, texts: TextsByRound) -> Overview:
    """Return the overview with the texts among each round's comments, in the order of the items' numbers.

    Where comments are held back, so are the texts.
    """
    return replace(overview, teams=tuple(_team(one, texts) for one in overview.teams))


def _team(team: TeamOverview, texts: TextsByRound) -> TeamOverview:
    return replace(team, checklists=tuple(_checklist(team, one, texts) for one in team.checklists))


def _checklist(team: TeamOverview, checklist: ChecklistOverview, texts: TextsByRound) -> ChecklistOverview:
    def changed(one: RoundOverview) -> RoundOverview:
        found = texts.get((checklist.id, team.area, team.team, one.label, one.kind.value))
        if not found or one.comments is None:
            return one
        written = [ItemComments(item.id, item.number, item.text, item.texts) for item in found if item.texts]
        return replace(one, comments=tuple(sorted((*one.comments, *written), key=_place)))

    return replace(checklist, rounds=tuple(map(changed, checklist.rounds)))


def _place(one: ItemComments) -> list[int]:
    return [int(number) for number in one.number.split(".")]
