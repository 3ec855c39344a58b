"""`forankring overview`: count the answers, write the overview tabs and print a table."""

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from app.core.checklist import Checklist, find_version
from app.core.response import COPENHAGEN
from app.deployment import ANSWERS, INDIVIDDATA, Deployment, open_deployment
from app.overview.comparison import Difference, differences
from app.overview.figures import Limits, Overview, TeamOverview
from app.overview.records import Record, from_store
from app.overview.team import overview
from app.store import definitions, outbox, responses, rounds
from scripts.danish import DanishCommand, run
from sheets.reading import Unreadable
from sheets.reports import Report, reports
from sheets.standing import read_workbooks
from sheets.tabs import terminal, wording
from sheets.tabs.danish_csv import write_csv
from sheets.tabs.kommentarer import kommentarer
from sheets.tabs.laes_mig import laes_mig
from sheets.tabs.overblik import overblik
from sheets.tabs.skemaer import skemaer
from sheets.tabs.udvikling import udvikling
from sheets.workbook import Workbook

_MOST_TOLD = 10  # cells that could not be read


@dataclass(frozen=True, slots=True)
class Counted:
    """One spreadsheet's answers, counted: what they say, and how it differs from the store.

    `answered` are the checklists in the versions that were answered.
    """

    workbook: Workbook
    overview: Overview
    answered: list[Checklist]
    titles: dict[str, str]
    differences: list[Difference]
    unreadable: list[Unreadable]


@click.command(cls=DanishCommand)
@click.option("--team", default="", help="Vis kun dette team")
@click.option("--checklist", default="", help="Vis kun dette skema; se 'forankring checklists'")
@click.option(
    "--source",
    type=click.Choice(["workbook", "store"]),
    default="workbook",
    help="Tæl regnearket, som det står, eller det, der blev sendt",
)
@click.option(
    "--csv", "folder", type=click.Path(path_type=Path, file_okay=False), help="Skriv også CSV-filer her"
)
def command(team: str, checklist: str, source: str, folder: Path | None) -> None:
    """Lav overblikket ud fra svarene.

    Fanerne Overblik, Udvikling, Kommentarer, Skemaer og Læs mig får altid alle teams med. --team og
    --checklist vælger, hvad der vises her og skrives som CSV.
    """
    deployment = open_deployment(os.environ)
    console = Console()
    if checklist:
        deployment.library.current(checklist)
    for report in reports(deployment):
        counted = count(deployment, report, source)
        chosen = _chosen(counted.overview, team, checklist)
        if report.is_told and (chosen.teams or report.name == ANSWERS):
            console.print(terminal.render(chosen))
            if source == "workbook":
                console.print(terminal.render_differences(counted.differences, counted.titles))
            if counted.unreadable:
                _tell_unreadable(console, counted.unreadable)
        if report.is_told and folder is not None:
            written = write_csv(chosen, folder if report.name == ANSWERS else folder / report.name)
            console.print(f"CSV: {', '.join(map(str, written))}")
        _write(deployment, counted, console)


def count(deployment: Deployment, report: Report, source: str) -> Counted:
    """Return the overview of one report's answers, counted from the `source`."""
    settings, engine = deployment.settings, deployment.engine
    checklists = [one for one in deployment.library if one.separate == (report.name == INDIVIDDATA)]
    reading = read_workbooks(
        report.workbooks,
        checklists,
        lookup=deployment.library.version,
        older=partial(definitions.older, engine),
    )
    stored = _stored(deployment, report)
    limits = Limits(settings.minimum_respondents, settings.minimum_for_comments, settings.threshold_percent)
    counted = stored if source == "store" else reading.records
    waiting = {id_ for name in report.names for id_ in outbox.waiting_ids(engine, name)}
    return Counted(
        workbook=report.target,
        overview=overview(counted, deployment.library.version, limits),
        answered=[
            find_version(deployment.library.version, *key)
            for key in sorted({(one.checklist_id, one.version) for one in counted})
        ],
        titles={one.id: one.title for one in checklists},
        differences=differences(
            stored,
            reading.records,
            waiting=waiting,
            unread=reading.unread,
            without_ids=reading.without_ids,
        ),
        unreadable=reading.unreadable,
    )


def _stored(deployment: Deployment, report: Report) -> list[Record]:
    ids = outbox.response_ids(deployment.engine, report.names)
    records = from_store(responses.every(deployment.engine), rounds.every(deployment.engine))
    return [record for record in records if record.response_id in ids]


def _chosen(found: Overview, team: str, checklist: str) -> Overview:
    teams = [one for one in found.teams if not team or one.team.casefold() == team.strip().casefold()]
    narrowed = [_only(one, checklist) for one in teams]
    return replace(found, teams=tuple(one for one in narrowed if one.checklists))


def _only(team: TeamOverview, checklist: str) -> TeamOverview:
    kept = (one for one in team.checklists if not checklist or one.id == checklist)
    return replace(team, checklists=tuple(kept))


def _tell_unreadable(console: Console, found: list[Unreadable]) -> None:
    console.print(terminal.render_unreadable(found[:_MOST_TOLD]), style="yellow")
    if len(found) > _MOST_TOLD:
        console.print(f"... og {len(found) - _MOST_TOLD} mere, der ikke kan læses.", style="yellow")


def _write(deployment: Deployment, counted: Counted, console: Console) -> None:
    now = datetime.now(UTC).astimezone(COPENHAGEN).replace(tzinfo=None)
    notes = [
        f"{counted.titles[one.checklist_id]}: {sentence}"
        for one in counted.differences
        for sentence in wording.difference(one)
    ]
    pages = [
        overblik(counted.overview, now=now, notes=notes),
        udvikling(counted.overview, now=now),
        kommentarer(counted.overview, now=now),
        skemaer(counted.answered),
        laes_mig(counted.overview.limits, contact=deployment.settings.contact),
    ]
    for page in counted.workbook.write_pages(pages):
        for note in page.notes:
            console.print(note, style="yellow")
    console.print(f"Fanerne er skrevet i {counted.workbook.name}.")


if __name__ == "__main__":
    sys.exit(run(command))
