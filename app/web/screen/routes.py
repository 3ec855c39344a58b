"""The addresses of the overview: a link's own page, and under the leaders' link a page per team."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, Response, request
from sqlalchemy import Engine

from app.config import Settings
from app.core.languages import DANISH
from app.core.response import Team, local
from app.definitions.library import Library
from app.overview.figures import Limits
from app.overview.records import line
from app.store import links, teams
from app.store.links import OverviewLink
from app.telling import change_wording, wording
from app.telling.lines import COUNTED
from app.web import errors, reply
from app.web.screen.counting import Counting
from app.web.screen.countsview import counts_view
from app.web.screen.leadersview import leaders_view
from app.web.screen.teamview import Teams
from app.web.templating import render


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about all of its figures.

    `moment` is when they were counted, `corrected` when the corrections in the spreadsheet were read, ""
    where there are none.
    """

    moment: str
    corrected: str
    limits: Limits
    self_report: str = wording.SELF_REPORT
    nothing_before: str = change_wording.NOTHING_BEFORE
    counted: tuple[str, ...] = tuple(COUNTED.values())


class Screen:
    """The overview's pages. They are made anew at each request, from the answers there are then."""

    def __init__(
        self, settings: Settings, engine: Engine, library: Library, *, clock: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._counting = Counting(settings, engine, library)
        self._teams = Teams(self._counting)

    def open(self, token: str) -> Response:
        """Return what the link shows: its team, or all of them for leaders."""
        link = self._link(token)
        if not link.is_open:
            return _page("ended", status=410)
        path = _path(token)
        return self._team(link.team, path) if link.team else self._leaders(path)

    def open_team(self, token: str, team_id: str) -> Response:
        """Return a team's page under the leaders' link."""
        link = self._link(token)
        team = next((one for one in teams.every(self._engine) if one.id == team_id), None)
        if link.team or team is None:
            raise errors.UnknownLinkError
        if not link.is_open:
            return _page("ended", status=410)
        return self._team(team, f"{_path(token)}/{team_id}", leaders=_path(token))

    def _link(self, token: str) -> OverviewLink:
        link = links.by_token(self._engine, token)
        if link is None:
            raise errors.UnknownLinkError
        return link

    def _team(self, team: Team, path: str, *, leaders: str = "") -> Response:
        view = self._teams.view(team, path, request.args, today=local(self._clock()).date())
        if view is None:
            named = f"{team.name}, {team.area}" if team.area else team.name
            return _page("nothing", named, leaders=leaders)
        return _page("team", view, leaders=leaders, about=self._about())

    def _leaders(self, path: str) -> Response:
        found = self._counting.of_everybody()
        if not found.teams:
            return _page("nothing", "Alle teams")
        today = local(self._clock()).date()
        counts = counts_view(found, self._counting.actions(today=today), today=today)
        addresses = {_named(one): f"{path}/{one.id}" for one in teams.every(self._engine)}
        view = leaders_view(
            found, counts, path, request.args, lambda team: addresses.get((team.area, team.team), "")
        )
        return _page("leaders", view, about=self._about())

    def _about(self) -> About:
        read_at = self._counting.read_at()
        corrected = wording.moment(local(read_at)) if read_at else ""
        return About(wording.moment(local(self._clock())), corrected, self._counting.limits)


def register(app: Flask, screen: Screen) -> None:
    """Add the routes of the overview."""
    app.add_url_rule("/overblik/<token>", "overview", screen.open, methods=["GET"])
    app.add_url_rule("/overblik/<token>/<team_id>", "team_overview", screen.open_team, methods=["GET"])


def _path(token: str) -> str:
    return f"/overblik/{token}"


def _named(team: Team) -> tuple[str, str]:
    """Return area and name as an overview has them, with single spaces."""
    return line(team.area), line(team.name)


def _page(
    name: str, view: object = None, *, about: About | None = None, leaders: str = "", status: int = 200
) -> Response:
    page = render(f"overview/{name}.html", DANISH.code, view=view, about=about, leaders=leaders)
    return reply.html(page, status)
