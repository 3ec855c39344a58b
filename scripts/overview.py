"""`forankring overview`: count the answers, write the overview tabs and print a table."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from app.deployment import Deployment, open_deployment
from app.overview.figures import Overview, TeamOverview
from app.store import refreshes, teams
from scripts import overview_link
from scripts.danish import DanishGroup, run
from scripts.progress import showing
from sheets.counting import Counted, Source, count
from sheets.publishing import publish
from sheets.reading import Unreadable
from sheets.reports import Report, reports
from sheets.tabs import terminal
from sheets.tabs.danish_csv import write_csv

_MOST_TOLD = 10  # cells that could not be read


@click.group(cls=DanishGroup, invoke_without_command=True, subcommand_metavar="[KOMMANDO]")
@click.option("--team", default="", help="Vis kun dette team")
@click.option("--checklist", default="", help="Vis kun dette skema; se 'forankring checklists'")
@click.option(
    "--source",
    type=click.Choice([one.value for one in Source]),
    default=Source.WORKBOOK.value,
    help="Tæl regnearket, som det står, eller det, der blev sendt",
)
@click.option(
    "--csv", "folder", type=click.Path(path_type=Path, file_okay=False), help="Skriv også CSV-filer her"
)
@click.pass_context
def command(context: click.Context, team: str, checklist: str, source: str, folder: Path | None) -> None:
    """Lav overblikket ud fra svarene.

    Fanerne Overblik, Ledere, Udvikling, Barometer, Planer og aftaler, Kommentarer, Skemaer og Læs mig får
    altid alle teams med. Handleplan får nye forslag, og det, I har skrevet i den, bliver stående. --team og
    --checklist vælger, hvad der vises her og skrives som CSV.
    """
    if context.invoked_subcommand is None:
        _count(team, checklist, source, folder)


def _count(team: str, checklist: str, source: str, folder: Path | None) -> None:
    deployment = open_deployment(os.environ)
    console = Console()
    if checklist:
        deployment.library.current(checklist)
    for report in reports(deployment):
        begun = datetime.now(UTC)
        with showing(console) as tell:
            counted = count(deployment, report, Source(source), tell=tell)
        if report.is_told:
            if not counted.is_separate:
                chosen = _chosen(counted.overview, team, checklist)
                _tell(console, chosen, folder)
                if team and not chosen.teams and not _is_known(deployment, team):
                    console.print(str(teams.UnknownTeamError(team)), style="yellow")
            if source == Source.WORKBOOK and (counted.answered or not counted.is_separate):
                console.print(terminal.render_differences(counted.differences, counted.titles))
        _write(console, deployment, counted, report)
        refreshes.mark(deployment.engine, report.name, at=begun)


def _tell(console: Console, chosen: Overview, folder: Path | None) -> None:
    console.print(terminal.render(chosen))
    if folder is not None:
        console.print(f"CSV: {', '.join(map(str, write_csv(chosen, folder)))}")


def _chosen(found: Overview, team: str, checklist: str) -> Overview:
    narrowed = [_only(one, checklist) for one in found.teams if not team or _is_named(one.team, team)]
    return replace(found, teams=tuple(one for one in narrowed if one.checklists))


def _is_known(deployment: Deployment, team: str) -> bool:
    return any(_is_named(one.name, team) for one in teams.every(deployment.engine))


def _is_named(name: str, wanted: str) -> bool:
    return name.casefold() == wanted.strip().casefold()


def _only(team: TeamOverview, checklist: str) -> TeamOverview:
    kept = (one for one in team.checklists if not checklist or one.id == checklist)
    return replace(team, checklists=tuple(kept))


def _write(console: Console, deployment: Deployment, counted: Counted, report: Report) -> None:
    if report.is_told and counted.unreadable:
        _tell_unreadable(console, counted.unreadable)
    with showing(console) as tell:
        notes = publish(deployment, counted, report, now=datetime.now(UTC), tell=tell)
    for note in notes:
        console.print(note, style="yellow")
    console.print(f"Fanerne er skrevet i {report.target.name}.")


def _tell_unreadable(console: Console, found: list[Unreadable]) -> None:
    console.print(terminal.render_unreadable(found[:_MOST_TOLD]), style="yellow")
    if len(found) > _MOST_TOLD:
        console.print(f"... og {len(found) - _MOST_TOLD} mere, der ikke kan læses.", style="yellow")


command.add_command(overview_link.command)


if __name__ == "__main__":
    sys.exit(run(command))
