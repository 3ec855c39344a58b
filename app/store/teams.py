"""Teams, and the spreadsheets that some of them have for themselves."""

from sqlalchemy import Connection, Engine, delete, insert, select, update

from app.core.response import Team
from app.store.engine import writing
from app.store.tables import batches, outbox, set_aside, team_spreadsheets, teams

#: A team's row with its own spreadsheet's address, NULL when it has none.
WITH_SPREADSHEET = team_spreadsheets.c.address.label("team_spreadsheet")
OWN_SPREADSHEET = team_spreadsheets.c.team_id == teams.c.id


class UnknownTeamError(Exception):
    """There is no team of that name and area; the message is Danish and says what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Teamet '{name}' findes ikke. Se dem alle med 'forankring team list'.")


def every(engine: Engine) -> list[Team]:
    """Return all teams by area and name."""
    found = select(teams, WITH_SPREADSHEET).select_from(teams).outerjoin(team_spreadsheets, OWN_SPREADSHEET)
    with engine.connect() as connection:
        rows = connection.execute(found.order_by(teams.c.area, teams.c.name))
        return [Team(row.id, row.name, row.area, row.team_spreadsheet or "") for row in rows]


def find(engine: Engine, name: str, area: str | None) -> Team:
    """Return the team; `area` None where the name alone tells. Raises UnknownTeamError."""
    found = [one for one in every(engine) if one.name == name and area in (None, one.area)]
    if len(found) != 1:
        raise UnknownTeamError(name)
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
        for table in (batches, set_aside):
            connection.execute(delete(table).where(table.c.spreadsheet == name))
        waits = (outbox.c.spreadsheet == name) & outbox.c.delivered.is_(False)
        connection.execute(update(outbox).where(waits).values(spreadsheet=common, batch=None))


def _take_away(connection: Connection, team: Team) -> None:
    connection.execute(delete(team_spreadsheets).where(team_spreadsheets.c.team_id == team.id))
