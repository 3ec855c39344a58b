"""Counting for the screen: what stands in the store now, and no more of it than a page shows."""

from datetime import date, datetime
from functools import cache, partial

from sqlalchemy import Engine

from app.config import Settings
from app.core.actions import Action
from app.core.response import RoundKind, Team
from app.counting import is_separate, standing_answers, standing_records
from app.definitions.library import Library
from app.deployment import ANSWERS, team_spreadsheet_name
from app.overview.anchoring import CHECKLIST, agreed_actions
from app.overview.answers import RoundAnswers
from app.overview.figures import Limits, Overview, TeamOverview
from app.overview.records import line
from app.overview.roles import RoleGroup, by_role
from app.overview.team import overview_of
from app.store import corrections, plans, rounds
from app.web.screen.planview import PlanView, plan_view


class Counting:
    """Every figure on the screen comes from here. Data about single persons is never among them."""

    def __init__(self, settings: Settings, engine: Engine, library: Library) -> None:
        self.limits = Limits(
            settings.minimum_respondents, settings.minimum_for_comments, settings.threshold_percent
        )
        self._engine = engine
        self._library = library
        self._is_separate = cache(partial(is_separate, engine, library))

    def of_team(self, team: Team) -> TeamOverview | None:
        """Return the team's overview; None when nobody has answered."""
        found = overview_of(self._answers(team, with_comments=True), self._library.version, self.limits).teams
        return found[0] if found else None

    def by_role(self, team: Team, checklist_id: str, label: str) -> tuple[RoleGroup, ...]:
        """Return the groups that the team's round may be split in; nothing where it may not be split."""
        return next(
            (
                by_role(one, self._library.version, self.limits)
                for one in self._answers(team, checklist_id, with_comments=False)
                if one.label == label and one.kind is RoundKind.INDIVIDUAL
            ),
            (),
        )

    def is_open(self, team: Team, checklist_id: str, label: str) -> bool:
        """Say whether individual answers to the team's round are still taken."""
        return any(
            one.is_open and one.kind is RoundKind.INDIVIDUAL and line(one.label) == label
            for one in rounds.of_team(self._engine, team.id)
            if one.checklist_id == checklist_id
        )

    def of_everybody(self) -> Overview:
        """Return the overview of all teams, without comments."""
        return overview_of(self._answers(None, with_comments=False), self._library.version, self.limits)

    def plan(self, team: Team, *, today: date) -> PlanView | None:
        """Return the team's Handleplan as it was read last; None where it has none."""
        name = team_spreadsheet_name(team) if team.spreadsheet else ANSWERS
        read_at = next((plan.read_at for plan in plans.every(self._engine) if plan.spreadsheet == name), None)
        return plan_view(plans.of_team(self._engine, team), read_at=read_at, today=today) if read_at else None

    def actions(self, *, today: date) -> list[Action]:
        """Return the lines of all teams' plans, of Handleplan as it was read last and forankringsplaner."""
        agreed = standing_records(self._engine, rounds.every(self._engine), CHECKLIST)
        return [
            *(action for plan in plans.every(self._engine) for action in plan.actions),
            *agreed_actions(agreed, self._library.version, today=today),
        ]

    def read_at(self) -> datetime | None:
        """Return when the spreadsheet's corrections, which count, were read; None where there are none."""
        return corrections.read_at(self._engine)

    def _answers(
        self, team: Team | None, checklist_id: str = "", *, with_comments: bool
    ) -> list[RoundAnswers]:
        known = rounds.of_team(self._engine, team.id) if team else rounds.every(self._engine)
        told = [
            one
            for one in known
            if checklist_id in ("", one.checklist_id) and not self._is_separate(one.checklist_id)
        ]
        found = standing_answers(
            self._engine, told, self._library.version, team=team, with_comments=with_comments
        )
        return [one for one in found if checklist_id in ("", one.checklist_id)]
