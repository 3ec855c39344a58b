"""Every spreadsheet of a deployment: where its address comes from, and what is to stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.core.addresses import google_key
from app.deployment import ANSWERS, INDIVIDDATA, Deployment, team_spreadsheet_name
from app.store import teams, versions, volumes
from sheets.answers import answers_tab
from sheets.log import LOG
from sheets.workbook import Tab


@dataclass(frozen=True, slots=True)
class Used:
    """One spreadsheet: what it is for, its address, the setting that names it, and the tabs to stand in it.

    `has_next` says whether another follows when it is full.
    """

    title: str
    address: str
    source: str
    tabs: tuple[Tab, ...] = ()
    has_next: bool = False


def every(deployment: Deployment) -> list[Used]:
    """Return the spreadsheets, each once however many things it is used for."""
    found: dict[str, Used] = {}
    for one in _all(deployment):
        key = google_key(one.address) or str(Path(one.address).resolve())
        found.setdefault(key, one)
    return list(found.values())


def _all(deployment: Deployment) -> Iterator[Used]:
    settings, engine = deployment.settings, deployment.engine
    older = partial(versions.older, engine)
    common = [one for one in deployment.library if not one.separate]
    tabs = (*(answers_tab(one, *older(one)) for one in common), LOG)
    series = deployment.spreadsheets[ANSWERS]
    current = min(volumes.current(engine, ANSWERS), len(series) - 1)
    for at, address in enumerate(series):
        source = "FORANKRING_SPREADSHEET_NEXT" if at else "FORANKRING_SPREADSHEET"
        title = "Svar" if at == current else "Svar (fuldt)" if at < current else "Svar (det næste)"
        yield Used(title, address, source, tabs if at <= current else (), at + 1 < len(series))
    if settings.individdata_spreadsheet:
        single = tuple(answers_tab(one, *older(one)) for one in deployment.library if one.separate)
        (address,) = deployment.spreadsheets[INDIVIDDATA]
        yield Used("Individdata", address, "FORANKRING_INDIVIDDATA_SPREADSHEET", (*single, LOG))
    if settings.overview_spreadsheet:
        yield Used("Overblik", settings.overview_spreadsheet, "FORANKRING_OVERVIEW_SPREADSHEET")
    for team in teams.every(engine):
        if team.spreadsheet:
            (address,) = deployment.spreadsheets[team_spreadsheet_name(team)]
            yield Used(f"Svar fra {team.name}", address, "forankring team", tabs)
