"""Teams, and the spreadsheets that some of them have for themselves."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from app.core.response import Team
from app.store.engine import writing
from app.store.outbox import undelivered
from app.store.tables import batches, outbox, set_aside, team_spreadsheets, teams

#: A team's row with its own spreadsheet's address, NULL when it has none.
WITH_SPREADSHEET = team_spreadsheets.c.address.label("team_spreadsheet")
OWN_SPREADSHEET = team_spreadsheets.c.team_id == teams.c.id
#: A row per team.
EVERY = select(teams, WITH_SPREADSHEET).select_from(teams).outerjoin(team_spreadsheets, OWN_SPREADSHEET)


class UnknownTeamError(Exception):
    """There is not one team of that name and area; the message is Danish and says what to do."""

    def __init__(self, name: str, areas: Sequence[str] = ()) -> None:
        told = f"Teamet '{name}' findes ikke. Se dem alle med 'forankring team list'."
        if areas:
            told = f"Flere teams hedder '{name}'. Skriv området med --area: {', '.join(map(repr, areas))}."
        super().__init__(told)


def every(engine: Engine) -> list[Team]:
    """Return all teams by area and name."""
    with engine.connect() as connection:
        return [team_of(row) for row in connection.execute(EVERY.order_by(teams.c.area, teams.c.name))]


def team_of(row: Row[tuple[object, ...]]) -> Team:
    """Return the team of a row of EVERY."""
    return Team(row.id, row.name, row.area, row.team_spreadsheet or "")


def find(engine: Engine, name: str, area: str | None) -> Team:
    """Return the team; `area` None where the name alone tells. Raises UnknownTeamError."""
    found = [one for one in every(engine) if one.name == name and area in (None, one.area)]
    if len(found) != 1:
        raise UnknownTeamError(name, [one.area for one in found])
    return found[0]


def give_spreadsheet(engine: Engine, team: Team, address: str) -> None:
    """Let the team's answers go to a spreadsheet of its own from now on."""
    with writing(engine).begin() as connection:
        _take_away(connection, team)
        connection.execute(insert(team_spreadsheets).values(team_id=team.id, address=address))


def give_up_spreadsheet(engine: Engine, team: Team, *, name: str, common: str) -> None:
    """Let the team's answers go to the `common` spreadsheet, also those that wait for its own (`name`)."""
    with writing(engine).begin() as connection:
        _take_away(connection, team)
        _move_waiting(connection, name=name, to=common)


def move_waiting(engine: Engine, *, name: str, to: str) -> int:
    """Let what waits for one spreadsheet go to another; return how many."""
    with writing(engine).begin() as connection:
        return _move_waiting(connection, name=name, to=to)


def _move_waiting(connection: Connection, *, name: str, to: str) -> int:
    for table in (batches, set_aside):
        connection.execute(delete(table).where(table.c.spreadsheet == name))
    waits = undelivered(name)
    return connection.execute(update(outbox).where(waits).values(spreadsheet=to, batch=None)).rowcount


def _take_away(connection: Connection, team: Team) -> None:
    connection.execute(delete(team_spreadsheets).where(team_spreadsheets.c.team_id == team.id))
