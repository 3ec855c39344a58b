"""Counting for the screen: what stands in the store now, and no more of it than a page shows."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Engine

from app.config import Settings
from app.core.response import Round, Team
from app.definitions.library import Library, UnknownChecklistError
from app.overview.figures import Limits, Overview, TeamOverview
from app.overview.records import Record, from_store
from app.overview.roles import RoleGroup, by_role
from app.overview.team import overview
from app.store import definitions, responses, rounds


class Counting:
    """Every figure on the screen comes from here. Data about single persons is never among them."""

    def __init__(self, settings: Settings, engine: Engine, library: Library) -> None:
        self.limits = Limits(
            settings.minimum_respondents, settings.minimum_for_comments, settings.threshold_percent
        )
        self._engine = engine
        self._library = library
        self._is_separate = cache(self._look_up_separate)

    def of_team(self, team: Team) -> TeamOverview | None:
        """Return the team's overview; None when nobody has answered."""
        found = self._overview(rounds.of_team(self._engine, team.id)).teams
        return found[0] if found else None

    def by_role(self, team: Team, checklist_id: str, label: str) -> tuple[RoleGroup, ...]:
        """Return the groups that the team's round may be split in; nothing where it may not be split."""
        known = [one for one in rounds.of_team(self._engine, team.id) if one.checklist_id == checklist_id]
        records = [one for one in self._records(known) if one.label == label]
        return by_role(records, self._library.version, self.limits)

    def of_everybody(self) -> Overview:
        """Return the overview of all teams."""
        return self._overview(rounds.every(self._engine))

    def _overview(self, known: Iterable[Round]) -> Overview:
        return overview(self._records(known), self._library.version, self.limits)

    def _records(self, known: Iterable[Round]) -> list[Record]:
        told = [one for one in known if not self._is_separate(one.checklist_id)]
        found = responses.of_rounds(self._engine, [one.id for one in told])
        return from_store(found, told)

    def _look_up_separate(self, checklist_id: str) -> bool:
        try:
            return self._library.current(checklist_id).separate
        except UnknownChecklistError:
            kept = definitions.newest(self._engine, checklist_id)
            return kept is not None and kept.separate
