"""One deployment: its settings, its store and its checklists, opened together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from app.config import Settings
from app.core.checklist import Checklist
from app.definitions.library import Library, built_in, in_folder
from app.store import definitions
from app.store.engine import open_store

#: What the outbox calls the two spreadsheets of a deployment. Their addresses may change, these do not.
ANSWERS = "svar"
INDIVIDDATA = "individdata"


def spreadsheet_name(*, separate: bool) -> str:
    """Return which spreadsheet a checklist's answers go to, as the outbox calls it."""
    return INDIVIDDATA if separate else ANSWERS


@dataclass(frozen=True, slots=True)
class Deployment:
    """What every command and the form work on."""

    settings: Settings
    engine: Engine
    library: Library

    @property
    def spreadsheets(self) -> dict[str, str]:
        """Return the address of each spreadsheet that is in use, by what the outbox calls it."""
        found = {ANSWERS: self.settings.spreadsheet, INDIVIDDATA: self.settings.individdata_spreadsheet}
        return {name: address for name, address in found.items() if address}


def checklists(settings: Settings) -> dict[str, Checklist]:
    """Return the newest version of every checklist by id; raise DefinitionError that names every fault."""
    found = built_in()
    if settings.checklists:
        found |= in_folder(Path(settings.checklists))
    return found


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
        current, partial(definitions.find, engine), separate=bool(settings.individdata_spreadsheet)
    )
    return Deployment(settings, engine, library)
