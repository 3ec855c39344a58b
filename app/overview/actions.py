"""How each item stands now, team by team: which of them a plan should propose something for."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.figures import (
    ChecklistOverview,
    Figures,
    ItemFigures,
    Limits,
    Overview,
    RoundOverview,
    TeamOverview,
)

#: An area and a team in it.
Place = tuple[str, str]

_ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789"
_KEY = 10  # characters of 32: two of a million items have the same key with a chance of 1 to 2,000


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How an item stands in a team's newest round that shows it; `standing` None where no answer tells.

    `is_alone` when nothing else counts in its section, which then has no percentage. `measured` is the day
    of the round's last answer.
    """

    key: str
    area: str
    team: str
    checklist: str
    number: str
    text: str
    kind: RoundKind
    figures: Figures
    is_alone: bool
    standing: Standing | None
    measured: date | None

    @property
    def is_lacking(self) -> bool:
        """Say whether it is not in place: Nej or Delvist, mangler or på vej."""
        return self.standing in (Standing.MISSING, Standing.UNDERWAY)


def standings(overview: Overview, *, without: Collection[Place] = ()) -> tuple[ItemStanding, ...]:
    """Return every scored item that is shown in the newest round of each checklist, in the overview's order.

    Teams in `without` are left out. A round that is held back is passed over for the newest that is not; an
    item that is held back in it is left out, for nothing may be said of it.
    """
    return tuple(
        one
        for team in overview.teams
        if (team.area, team.team) not in without
        for checklist in team.checklists
        for one in _newest(team, checklist, overview.limits)
    )


def item_key(area: str, team: str, checklist_id: str, item_id: str) -> str:
    """Return the short key of a team's item: the same every time."""
    digest = hashlib.sha256("\0".join((area, team, checklist_id, item_id)).encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_KEY])


def _newest(team: TeamOverview, checklist: ChecklistOverview, limits: Limits) -> Iterator[ItemStanding]:
    round_ = next((one for one in checklist.rounds if one.items and not one.is_held_back), None)
    for item in round_.items if round_ else ():
        if round_ and item.figures:
            yield ItemStanding(
                key=item_key(team.area, team.team, checklist.id, item.id),
                area=team.area,
                team=team.team,
                checklist=checklist.title,
                number=item.number,
                text=item.text,
                kind=round_.kind,
                figures=item.figures,
                is_alone=round_.is_alone(item),
                standing=_standing(item, item.figures, round_, limits),
                measured=round_.last,
            )


def _standing(item: ItemFigures, figures: Figures, round_: RoundOverview, limits: Limits) -> Standing | None:
    """Return the standing: a joint answer's is its word, whatever the threshold."""
    if figures.percent is None or round_.kind is RoundKind.INDIVIDUAL or item.is_scale:
        return figures.standing(limits)
    if figures.percent == 0:
        return Standing.MISSING
    return Standing.IN_PLACE if figures.percent == 100 else Standing.UNDERWAY
