"""One deployment: its settings, its store and its checklists, opened together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from app.config import Settings, is_same
from app.core.addresses import is_spreadsheet
from app.core.checklist import Checklist
from app.core.response import Team
from app.definitions.library import Library, built_in, in_folder
from app.store import definitions, teams, versions
from app.store.engine import open_store

#: What the outbox calls the spreadsheets of a deployment, besides those of teams that have one of their own.
#: Their addresses may change, these do not.
ANSWERS = "svar"
INDIVIDDATA = "individdata"


def spreadsheet_name(checklist: Checklist, team: Team) -> str:
    """Return which spreadsheet a team's answers to a checklist go to, as the outbox calls it."""
    if checklist.separate:
        return INDIVIDDATA
    return team_spreadsheet_name(team) if team.spreadsheet else ANSWERS


def team_spreadsheet_name(team: Team) -> str:
    """Return what the outbox calls the team's own spreadsheet."""
    return f"team-{team.id}"


@dataclass(frozen=True, slots=True)
class Base:
    """A deployment without its checklists: enough for commands that look at none, and faster to open."""

    settings: Settings
    engine: Engine

    @property
    def spreadsheets(self) -> dict[str, tuple[str, ...]]:
        """Return the addresses of every spreadsheet that is in use, by what the outbox calls it.

        The second and later addresses follow when the one before them is full.
        """
        settings = self.settings
        found = {ANSWERS: (settings.spreadsheet, *settings.spreadsheet_next.split())}
        if settings.individdata_spreadsheet:
            found[INDIVIDDATA] = (settings.individdata_spreadsheet,)
        own = [team for team in teams.every(self.engine) if team.spreadsheet]
        return found | {team_spreadsheet_name(team): (team.spreadsheet,) for team in own}


@dataclass(frozen=True, slots=True)
class Deployment(Base):
    """What the form and most commands work on."""

    library: Library


_CURE = "Lav et nyt til teamet, eller brug det fælles med --common."


class AddressError(Exception):
    """A team cannot have its answers there; the message is Danish and says what to do."""


def check_address(deployment: Base, address: str, team: Team) -> None:
    """Raise AddressError where the team cannot have the spreadsheet for itself."""
    if not is_spreadsheet(address):
        raise AddressError(
            f"'{address}' er ikke et regneark. Skriv adressen på et Google-regneark eller en fil, "
            "der ender på .xlsx."
        )
    for purpose, taken in _taken(deployment, team):
        if is_same(address, taken):
            raise AddressError(f"Det regneark bruges allerede til {purpose}. {_CURE}")


def _taken(deployment: Base, team: Team) -> Iterator[tuple[str, str]]:
    """Yield what every spreadsheet but the team's own is used for, and its address."""
    settings = deployment.settings
    for address in (settings.spreadsheet, *settings.spreadsheet_next.split()):
        yield "de fælles svar", address
    yield "individdata", settings.individdata_spreadsheet
    yield "overblikket", settings.overview_spreadsheet
    for other in teams.every(deployment.engine):
        if other.id != team.id:
            yield f"teamet {other.name}", other.spreadsheet


def checklists(settings: Settings) -> dict[str, Checklist]:
    """Return the newest version of every checklist by id; raise DefinitionError that names every fault."""
    found = built_in()
    if settings.checklists:
        found |= in_folder(Path(settings.checklists))
    return found


def open_base(environ: Mapping[str, str]) -> Base:
    """Open the store that the settings in `environ` name, and no checklist.

    Raises ConfigError or StoreError, each with a Danish message that says what to do.
    """
    settings = Settings.from_environ(environ)
    return Base(settings, open_store(settings.database_url))


def open_deployment(environ: Mapping[str, str]) -> Deployment:
    """Open what the settings in `environ` name.

    Raises ConfigError, DefinitionError, ChangedShapeError or StoreError, each with a Danish message that
    says what to do.
    """
    settings = Settings.from_environ(environ)
    current = checklists(settings)
    engine = open_store(settings.database_url)
    definitions.keep(engine, current.values())
    library = Library(
        current, partial(versions.find, engine), separate=bool(settings.individdata_spreadsheet)
    )
    return Deployment(settings, engine, library)
