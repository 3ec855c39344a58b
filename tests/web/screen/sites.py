"""A deployment with an overview on the screen, and answers to fill it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from lxml import html
from werkzeug.test import TestResponse

from app.core.checklist import Checklist
from app.core.response import Answer, Response, Round, RoundKind, Team, new_response_id, rounded
from app.definitions.library import Library
from app.deployment import Deployment, open_deployment
from app.store import definitions, links, rounds, teams
from app.store.responses import Responses
from app.web import create_app
from tests.builders import NOW
from tests.web.pages import Page

SPRING, AUTUMN = NOW - timedelta(days=182), NOW


@dataclass(frozen=True, slots=True)
class Screen:
    """A deployment and its web application."""

    deployment: Deployment
    app: Flask

    def link(self, team: Team | None) -> str:
        """Return the address of the team's overview, or the leaders' (None)."""
        return f"/overblik/{links.open_link(self.deployment.engine, team, now=NOW).token}"

    def team(self, name: str = "Nord") -> Team:
        return next(one for one in teams.every(self.deployment.engine) if one.name.startswith(name))

    def get(self, path: str) -> TestResponse:
        return self.app.test_client(use_cookies=False).get(path, headers={"Accept-Encoding": "gzip"})

    def page(self, path: str) -> Page:
        return Page(self.app.test_client(use_cookies=False).get(path).text)

    def words(self, path: str) -> str:
        """Return what people read on the page."""
        return words(self.page(path).one("//body"))


def words(element: html.HtmlElement) -> str:
    """Return what people read there: a space between all pieces, and plain ones only."""
    return " ".join(" ".join(element.itertext()).replace("\N{NO-BREAK SPACE}", " ").split())


def a_screen(folder: Path, checklist: Checklist | None = None) -> Screen:
    """Make a deployment in the folder, with this checklist alone where one is given."""
    deployment = open_deployment(
        {
            "FORANKRING_DATABASE_URL": f"sqlite:///{folder}/forankring.db",
            "FORANKRING_SPREADSHEET": str(folder / "forankring.xlsx"),
        }
    )
    if checklist:
        definitions.keep(deployment.engine, [checklist])
        deployment = replace(deployment, library=Library({checklist.id: checklist}))
    app = create_app(deployment.settings, deployment.engine, deployment.library, clock=lambda: NOW)
    return Screen(deployment, app)


def a_round(
    screen: Screen,
    *,
    team: str = "Nord",
    checklist_id: str = "proeve",
    label: str = "Efterår",
    kind: RoundKind = RoundKind.INDIVIDUAL,
    now: datetime = AUTUMN,
) -> Round:
    return rounds.new(
        screen.deployment.engine,
        team=team,
        area="Byen",
        checklist_id=checklist_id,
        label=label,
        kind=kind,
        now=now,
    )


def answer(
    screen: Screen,
    round_: Round,
    people: Sequence[Mapping[str, Answer]],
    *,
    role: str = "",
    comments: Mapping[str, str] | None = None,
) -> None:
    """Let people answer the round, one for each mapping of answers by item id."""
    saves = Responses(screen.deployment.engine)
    for answers in people:
        at = rounded(round_.opened_at, round_.kind)
        one = Response(new_response_id(), round_.id, "1", role, answers, comments or {}, at)
        saves.save(one, spreadsheet="svar", now=round_.opened_at)
