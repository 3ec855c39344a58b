"""What the reader chose in the address: which checklist, round, kind of answer and role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.core.response import RoundKind
from app.overview.figures import ChecklistOverview, RoundOverview
from app.overview.roles import RoleGroup

CHECKLIST, KIND, ROUND, ROLE, PAGE = "skema", "slags", "maaling", "rolle", "side"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to choose between, and the address that chooses it."""

    text: str
    address: str
    is_chosen: bool


def checklist(found: Sequence[ChecklistOverview], asked: Mapping[str, str]) -> ChecklistOverview:
    """Return the checklist that is asked for, or else the one that was answered last."""
    newest = max(found, key=lambda one: one.rounds[0].last.isoformat() if one.rounds[0].last else "")
    return next((one for one in found if one.id == asked.get(CHECKLIST)), newest)


def kinds(rounds: Sequence[RoundOverview]) -> tuple[RoundKind, ...]:
    """Return the kinds of answer among the rounds, that of the newest first."""
    return tuple(dict.fromkeys(one.kind for one in rounds))


def of_kind(rounds: Sequence[RoundOverview], asked: Mapping[str, str]) -> tuple[RoundOverview, ...]:
    """Return the rounds of the kind that is asked for, or else of the newest round's."""
    there = kinds(rounds)
    kind = next((one for one in there if one.value == asked.get(KIND)), there[0])
    return tuple(one for one in rounds if one.kind is kind)


def round_(rounds: Sequence[RoundOverview], asked: Mapping[str, str]) -> RoundOverview:
    """Return the round that is asked for, or else the newest."""
    return next((one for one in rounds if one.label == asked.get(ROUND)), rounds[0])


def group(groups: Sequence[RoleGroup], asked: Mapping[str, str]) -> RoleGroup | None:
    """Return the group that is asked for; None for everybody."""
    return next((one for one in groups if one.name == asked.get(ROLE)), None)


def page(pages: int, asked: Mapping[str, str]) -> int:
    """Return the page that is asked for, from 0; they are numbered from 1 in the address."""
    numbers = {str(number): number - 1 for number in range(1, pages + 1)}
    return numbers.get(asked.get(PAGE, ""), 0)


def address(path: str, **chosen: str) -> str:
    """Return the address of the page with what is chosen; what is "" is left out."""
    wanted = {name: value for name, value in chosen.items() if value}
    return f"{path}?{urlencode(wanted)}" if wanted else path
