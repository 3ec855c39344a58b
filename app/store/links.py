"""Links to overviews: one open link per team, and one for leaders, until somebody ends it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Row, insert, select, update

from app.core.response import Team, new_token
from app.store.engine import writing
from app.store.tables import overview_links, teams
from app.store.teams import EVERY, team_of


class UnknownOverviewLinkError(Exception):
    """There is no such link to an overview; the message is Danish and says what to do."""

    def __init__(self, token: str) -> None:
        super().__init__(
            f"Der er ikke noget link til et overblik, der ender på '{token}'. "
            "Vis linket med 'forankring overview link'."
        )


@dataclass(frozen=True, slots=True)
class OverviewLink:
    """Whoever has the token may read the overview of the team, or of all teams where `team` is None."""

    token: str
    team: Team | None
    made_at: datetime
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the link still works."""
        return self.ended_at is None


def open_link(engine: Engine, team: Team | None, *, now: datetime) -> OverviewLink:
    """Return the link of the team, or of the leaders (None); it is made where none is open."""
    mine = overview_links.c.team_id == team.id if team else overview_links.c.team_id.is_(None)
    known = select(overview_links).where(mine, overview_links.c.ended_at.is_(None))
    with writing(engine).begin() as connection:
        row = connection.execute(known).first()
        if row is not None:
            return OverviewLink(row.token, team, row.made_at)
        made = OverviewLink(new_token(), team, now)
        values = {"token": made.token, "team_id": team.id if team else None, "made_at": now}
        connection.execute(insert(overview_links).values(values))
    return made


def by_token(engine: Engine, token: str) -> OverviewLink | None:
    """Return the link with that token, also one that was ended; or None."""
    with engine.connect() as connection:
        known = select(overview_links).where(overview_links.c.token == token)
        row = connection.execute(known).one_or_none()
        if row is None:
            return None
        team = connection.execute(EVERY.where(teams.c.id == row.team_id)).one_or_none()
        return _link(row, team)


def end(engine: Engine, token: str, *, now: datetime) -> None:
    """Let the link work no more; raise UnknownOverviewLinkError. Ending an ended link changes nothing."""
    mine = overview_links.c.token == token
    with writing(engine).begin() as connection:
        if connection.execute(select(overview_links.c.token).where(mine)).one_or_none() is None:
            raise UnknownOverviewLinkError(token)
        is_open = mine & overview_links.c.ended_at.is_(None)
        connection.execute(update(overview_links).where(is_open).values(ended_at=now))


def _link(row: Row[tuple[object, ...]], team: Row[tuple[object, ...]] | None) -> OverviewLink:
    return OverviewLink(row.token, team_of(team) if team else None, row.made_at, row.ended_at)
