"""Teams and rounds: making, finding, closing and opening them again."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, insert, select, update

from app.core.response import Round, RoundKind, Team, new_id, new_token
from app.store.engine import writing
from app.store.tables import rounds, team_spreadsheets, teams
from app.store.teams import EVERY, OWN_SPREADSHEET, WITH_SPREADSHEET, team_of

_JOINED = (
    select(rounds, teams.c.name.label("team_name"), teams.c.area.label("team_area"), WITH_SPREADSHEET)
    .select_from(rounds)
    .join(teams)
    .outerjoin(team_spreadsheets, OWN_SPREADSHEET)
)


class UnknownRoundError(Exception):
    """There is no round with that id; the message is Danish and says what to do."""

    def __init__(self, round_id: str) -> None:
        super().__init__(f"Målingen '{round_id}' findes ikke. Se dem alle med 'forankring round list'.")


def new(
    engine: Engine,
    *,
    team: str,
    area: str,
    checklist_id: str,
    label: str,
    kind: RoundKind,
    roles: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    now: datetime,
) -> Round:
    """Make an open round and return it; the team is made too when it is not there."""
    with writing(engine).begin() as connection:
        made = Round(
            id=new_id(6),
            token=new_token(),
            team=_team(connection, team, area),
            checklist_id=checklist_id,
            label=label,
            kind=kind,
            roles=roles,
            opened_at=now,
            languages=languages,
        )
        connection.execute(
            insert(rounds).values(
                id=made.id,
                token=made.token,
                team_id=made.team.id,
                checklist_id=made.checklist_id,
                label=made.label,
                kind=made.kind.value,
                roles=list(made.roles),
                opened_at=made.opened_at,
                languages=list(made.languages),
            )
        )
    return made


def by_token(engine: Engine, token: str) -> Round | None:
    """Return the round that a link's token opens, or None."""
    with engine.connect() as connection:
        row = connection.execute(_JOINED.where(rounds.c.token == token)).one_or_none()
    return None if row is None else _round(row)


def by_ids(engine: Engine, ids: Iterable[str]) -> dict[str, Round]:
    """Return the rounds with these ids, by id."""
    with engine.connect() as connection:
        rows = connection.execute(_JOINED.where(rounds.c.id.in_(set(ids))))
        return {row.id: _round(row) for row in rows}


def every(engine: Engine) -> list[Round]:
    """Return all rounds, the newest first."""
    with engine.connect() as connection:
        return [_round(row) for row in connection.execute(_JOINED.order_by(rounds.c.opened_at.desc()))]


def of_team(engine: Engine, team_id: str) -> list[Round]:
    """Return the team's rounds, the newest first."""
    mine = _JOINED.where(rounds.c.team_id == team_id).order_by(rounds.c.opened_at.desc())
    with engine.connect() as connection:
        return [_round(row) for row in connection.execute(mine)]


def close(engine: Engine, round_id: str, *, now: datetime) -> None:
    """Stop taking answers; raise UnknownRoundError. Closing a closed round changes nothing."""
    _set_closed(engine, round_id, now)


def reopen(engine: Engine, round_id: str) -> None:
    """Take answers again; raise UnknownRoundError. The link is the same."""
    _set_closed(engine, round_id, None)


def _set_closed(engine: Engine, round_id: str, moment: datetime | None) -> None:
    with writing(engine).begin() as connection:
        known = connection.execute(select(rounds.c.closed_at).where(rounds.c.id == round_id)).one_or_none()
        if known is None:
            raise UnknownRoundError(round_id)
        if (known.closed_at is None) != (moment is None):
            connection.execute(update(rounds).where(rounds.c.id == round_id).values(closed_at=moment))


def _team(connection: Connection, name: str, area: str) -> Team:
    known = EVERY.where(teams.c.name == name, teams.c.area == area)
    row = connection.execute(known).one_or_none()
    if row is not None:
        return team_of(row)
    made = Team(new_id(6), name, area)
    connection.execute(insert(teams).values(id=made.id, name=made.name, area=made.area))
    return made


def _round(row: Row[tuple[object, ...]]) -> Round:
    return Round(
        id=row.id,
        token=row.token,
        team=Team(row.team_id, row.team_name, row.team_area, row.team_spreadsheet or ""),
        checklist_id=row.checklist_id,
        label=row.label,
        kind=RoundKind(row.kind),
        roles=tuple(row.roles),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        languages=tuple(row.languages),
    )
