"""A team's page: its checklists, one round of one of them, and what else there is to choose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.response import RoundKind, Team
from app.overview import change as changes
from app.overview.change import Change
from app.overview.figures import ChecklistOverview, Limits, RoundOverview, TeamOverview
from app.overview.roles import OTHERS, RoleGroup
from app.telling import change_wording, lines, wording
from app.telling.lines import Line
from app.web.screen import choosing
from app.web.screen.choosing import CHECKLIST, KIND, ROLE, ROUND, Option
from app.web.screen.counting import Counting
from app.web.screen.planview import PlanView
from app.web.screen.roundview import RoundView, round_view


@dataclass(frozen=True, slots=True)
class Card:
    """A checklist among the team's: its newest round in a line, and the address that shows it."""

    title: str
    choice: Option
    line: Line
    is_scored: bool
    since: str
    answers: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """The page of a team with answers. `kinds`, `rounds` and `roles` are empty where there is no choice.

    `is_open` says that more individual answers may come to the round that is shown.
    """

    team: str
    cards: tuple[Card, ...]
    title: str
    kinds: tuple[Option, ...]
    rounds: tuple[Option, ...]
    roles: tuple[Option, ...]
    group: str
    round: RoundView
    is_open: bool
    plan: PlanView | None


class Teams:
    """Makes the pages of teams."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting

    def view(self, team: Team, path: str, asked: Mapping[str, str], *, today: date) -> TeamView | None:
        """Return the page at `path` with what is asked for; None when nobody has answered."""
        found = self._counting.of_team(team)
        return self._view(found, team, path, asked, today) if found else None

    def _view(
        self, found: TeamOverview, team: Team, path: str, asked: Mapping[str, str], today: date
    ) -> TeamView:
        limits = self._counting.limits
        one = choosing.checklist(found.checklists, asked)
        of_kind = choosing.of_kind(one.rounds, asked)
        round_ = choosing.round_(of_kind, asked)
        groups = self._counting.by_role(team, one.id, round_.label) if _may_split(round_) else ()
        group = choosing.group(groups, asked)
        before = _before(one, round_)
        if group:
            shown, change = group.round, self._group_change(team, one, before, group)
        else:
            shown, change = round_, changes.change(before, round_) if before else None
        return TeamView(
            team=found.name,
            cards=tuple(_cards(found.checklists, one, path, limits)),
            title=one.title,
            kinds=_kinds(one, of_kind, path),
            rounds=_rounds(one, of_kind, round_, path),
            roles=_roles(one, round_, groups, group, path),
            group=_named(group) if group else "",
            round=round_view(shown, change, limits, is_group=group is not None),
            is_open=_may_split(round_)
            and round_.kind is RoundKind.INDIVIDUAL
            and self._counting.is_open(team, one.id, round_.label),
            plan=self._counting.plan(team, today=today),
        )

    def _group_change(
        self, team: Team, one: ChecklistOverview, before: RoundOverview | None, group: RoleGroup
    ) -> Change | None:
        """Return the change of the same roles; None where they were not a group of their own before."""
        earlier = self._counting.by_role(team, one.id, before.label) if before else ()
        same = next((each for each in earlier if each.roles == group.roles), None)
        return changes.change(same.round, group.round) if same else None


def _may_split(round_: RoundOverview) -> bool:
    return bool(round_.sections) and not round_.is_held_back


def _before(one: ChecklistOverview, round_: RoundOverview) -> RoundOverview | None:
    """Return the round before, of the same kind, that a change can be told from."""
    told = [each for each in one.rounds if each.last and (each.sections or each.is_held_back)]
    same = [each for each in told if each.kind is round_.kind]
    if round_ not in same:
        return None
    return next(iter(same[same.index(round_) + 1 :]), None)


def _cards(
    found: Iterable[ChecklistOverview], chosen: ChecklistOverview, path: str, limits: Limits
) -> Iterator[Card]:
    for one in found:
        newest = one.rounds[0]
        yield Card(
            title=one.title,
            choice=Option(
                newest.label, choosing.address(path, **{CHECKLIST: one.id}), is_chosen=one is chosen
            ),
            line=lines.total_line(newest.label, newest, limits),
            is_scored=bool(newest.sections) or newest.is_held_back,
            since=change_wording.since_last(one),
            answers=wording.answers(newest),
        )


def _kinds(one: ChecklistOverview, of_kind: tuple[RoundOverview, ...], path: str) -> tuple[Option, ...]:
    there = choosing.kinds(one.rounds)
    found = (
        Option(
            change_wording.kind(kind).capitalize(),
            choosing.address(path, **{CHECKLIST: one.id, KIND: kind.value}),
            is_chosen=kind is of_kind[0].kind,
        )
        for kind in there
    )
    return tuple(found) if len(there) > 1 else ()


def _rounds(
    one: ChecklistOverview, of_kind: tuple[RoundOverview, ...], chosen: RoundOverview, path: str
) -> tuple[Option, ...]:
    if len(of_kind) < 2:
        return ()
    return tuple(
        Option(_dated(each), _address(one, each, path), is_chosen=each is chosen) for each in of_kind
    )


def _dated(round_: RoundOverview) -> str:
    return f"{round_.label}, {wording.day(round_.last)}" if round_.last else round_.label


def _roles(
    one: ChecklistOverview,
    round_: RoundOverview,
    groups: tuple[RoleGroup, ...],
    chosen: RoleGroup | None,
    path: str,
) -> tuple[Option, ...]:
    if not groups:
        return ()
    everybody = Option(f"Alle ({round_.n})", _address(one, round_, path), is_chosen=chosen is None)
    return (
        everybody,
        *(
            Option(
                f"{_named(each)} ({each.round.n})",
                _address(one, round_, path, each.name),
                is_chosen=each is chosen,
            )
            for each in groups
        ),
    )


def _named(group: RoleGroup) -> str:
    return f"{OTHERS}: {', '.join(filter(None, group.roles))}" if len(group.roles) > 1 else group.name


def _address(one: ChecklistOverview, round_: RoundOverview, path: str, role: str = "") -> str:
    chosen = {CHECKLIST: one.id, ROUND: round_.label, KIND: round_.kind.value, ROLE: role}
    return choosing.address(path, **chosen)
