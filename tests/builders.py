"""A whole site on disk with one round, and the fields that a browser would send, with defaults."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app.config import Settings
from app.core.checklist import Checklist
from app.core.response import Response, Round, RoundKind, new_response_id
from app.definitions.library import Library, built_in
from app.store import responses, rounds
from app.store.engine import open_store
from app.web import create_app

NOW = datetime(2026, 11, 23, 16, 5, 30, tzinfo=UTC)
FOLLOW_UP = "opfoelgningsvaerktoej"


@dataclass(frozen=True, slots=True)
class Site:
    """The web application, its store and a round with its link."""

    app: Flask
    engine: Engine
    checklist: Checklist
    round: Round
    database: Path

    @property
    def link(self) -> str:
        """Return the address of the form."""
        return f"/s/{self.round.token}"

    def phone(self) -> FlaskClient:
        """Return a browser that keeps no cookies, as if it were new."""
        return self.app.test_client(use_cookies=False)

    def saved(self) -> list[Response]:
        """Return every response in the store."""
        return list(responses.every(self.engine))


def follow_up() -> Checklist:
    """Return the largest official checklist: 24 statements with 'Uddybende'."""
    return built_in()[FOLLOW_UP]


def a_site(
    folder: Path,
    checklist: Checklist | None = None,
    *,
    kind: RoundKind = RoundKind.INDIVIDUAL,
    roles: tuple[str, ...] = (),
    settings: Settings | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
    earlier: Checklist | None = None,
    separate: bool = True,
) -> Site:
    """Make a site with an open round of the checklist, by default the follow-up.

    `earlier` is an older version that answers may still be given to; `separate` switches checklists about
    single persons on.
    """
    checklist = checklist or follow_up()
    database = folder / "forankring.db"
    engine = open_store(f"sqlite:///{database}")
    round_ = rounds.new(
        engine,
        team="Boligteam Nord",
        area="Skovparken",
        checklist_id=checklist.id,
        label="Efterår 2026",
        kind=kind,
        roles=roles,
        now=NOW,
    )
    library = Library(
        {checklist.id: checklist},
        lambda _, version: earlier if earlier and earlier.version == version else None,
        separate=separate,
    )
    app = create_app(settings or Settings.from_environ({}), engine, library, clock=clock)
    return Site(app, engine, checklist, round_, database)


def fields(version: str = "1", *, id_: str | None = None, **given: str) -> dict[str, str]:
    """Return what the form sends: an id, the version and what was answered; __ in a name stands for a dot."""
    answers = {name.replace("__", "."): value for name, value in given.items()}
    return {"_id": id_ or new_response_id(), "_version": version, **answers}
