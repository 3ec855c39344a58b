"""`forankring report`: write a team's short report as a Word file, a web page or a PDF."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from app.core.actions import Action
from app.core.response import COPENHAGEN, local
from app.deployment import Deployment, open_deployment
from app.overview.anchoring import anchoring_plan, of_actions
from app.overview.figures import TeamOverview
from app.overview.interviews import interviews
from app.report.content import document
from app.report.material import Material, OpenRound
from app.report.rendering import Format, render
from app.store import plans, rounds, teams
from scripts.danish import DanishCommand, run
from sheets.counting import Counted, Source, count
from sheets.reports import reports

_COUNTED = {Source.WORKBOOK: "regnearket, som det står", Source.STORE: "de svar, der er sendt"}


@click.command(cls=DanishCommand)
@click.option("--team", "name", required=True, help="Teamet, som rapporten handler om")
@click.option("--area", help="Området, når flere teams har samme navn")
@click.option("--checklist", default="", help="Tag kun tal fra dette skema med; se 'forankring checklists'")
@click.option("--format", "form", type=click.Choice([one.value for one in Format]), help="Filens format")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Filen, som rapporten skrives i. Findes den, bliver den skrevet over",
)
@click.option(
    "--source",
    type=click.Choice([one.value for one in Source]),
    default=Source.WORKBOOK.value,
    help="Tæl regnearket, som det står, eller det, der blev sendt",
)
def command(
    name: str, area: str | None, checklist: str, form: str | None, output: Path | None, source: str
) -> None:
    """Skriv en kort rapport om et team: status, udvikling, uenighed og plan.

    En Word-fil kan I skrive videre i. Uden --output får filen navn efter teamet og dagen.
    """
    deployment = open_deployment(os.environ)
    if checklist:
        deployment.library.current(checklist)
    chosen = _format(form, output)
    counted = count(deployment, next(reports(deployment)), Source(source))
    team = _only(_team(deployment, counted, name.strip(), area), checklist)
    now = local(datetime.now(UTC))
    material = _material(deployment, counted, team, counted_in=_COUNTED[Source(source)], now=now)
    path = output or _free_name(team, chosen, now)
    _write(path, render(document(material), chosen))
    print(f"Rapporten er skrevet i {path}.")


def _format(form: str | None, output: Path | None) -> Format:
    """Return the format that is asked for, else the one that the file's name ends with, else Word."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    known = {one.value for one in Format}
    return Format(form or (ending if ending in known else Format.DOCX))


def _team(deployment: Deployment, counted: Counted, name: str, area: str | None) -> TeamOverview:
    """Return the one team of that name; raise a fault that says which there are."""
    found = [one for one in counted.overview.teams if _is_named(one.team, one.area, name, area)]
    if len(found) == 1:
        return found[0]
    if found:
        areas = ", ".join(f"'{one.area}'" for one in found)
        raise click.ClickException(f"Flere teams hedder '{name}'. Skriv området med --area: {areas}.")
    every = [(one.name, one.area) for one in teams.every(deployment.engine)]
    if any(_is_named(*one, name, area) for one in every):
        raise click.ClickException(
            f"Teamet '{name}' har ingen svar endnu, så der er intet at skrive om. "
            "Del linket til en måling; se dem med 'forankring round list'."
        )
    raise click.ClickException(_unknown(name, [*every, *((o.team, o.area) for o in counted.overview.teams)]))


def _unknown(name: str, every: Sequence[tuple[str, str]]) -> str:
    if not every:
        return "Der er ingen teams endnu. De kommer med 'forankring round new'."
    known = sorted({f"{team} ({area})" if area else team for team, area in every})
    return f"Teamet '{name}' findes ikke. Vælg et af: {', '.join(known)}."


def _is_named(team: str, area: str, name: str, wanted_area: str | None) -> bool:
    is_area = wanted_area is None or area.casefold() == wanted_area.strip().casefold()
    return is_area and team.casefold() == name.casefold()


def _only(team: TeamOverview, checklist: str) -> TeamOverview:
    kept = (one for one in team.checklists if not checklist or one.id == checklist)
    return replace(team, checklists=tuple(kept))


def _material(
    deployment: Deployment, counted: Counted, team: TeamOverview, *, counted_in: str, now: datetime
) -> Material:
    own = [one for one in counted.records if (one.area, one.team) == (team.area, team.team)]
    lookup = deployment.library.version
    return Material(
        team=team,
        limits=counted.overview.limits,
        counted=counted_in,
        now=now,
        interviews=interviews(own, lookup, counted.overview.limits),
        plan=anchoring_plan(own, lookup, today=now.date()),
        actions=of_actions(_lines(deployment, team), today=now.date()),
        open_rounds=tuple(_open_rounds(deployment, counted, team)),
    )


def _lines(deployment: Deployment, team: TeamOverview) -> list[Action]:
    """Return the lines of the team's Handleplan, as it was read last."""
    named = (
        one for one in teams.every(deployment.engine) if _is_named(one.name, one.area, team.team, team.area)
    )
    return [line for one in named for line in plans.of_team(deployment.engine, one)]


def _open_rounds(deployment: Deployment, counted: Counted, team: TeamOverview) -> Iterator[OpenRound]:
    for one in rounds.every(deployment.engine):
        is_theirs = (one.team.area, one.team.name) == (team.area, team.team)
        if is_theirs and one.is_open and one.checklist_id in counted.titles:
            opened = one.opened_at.astimezone(COPENHAGEN).date()
            yield OpenRound(one.label, counted.titles[one.checklist_id], opened)


def _free_name(team: TeamOverview, form: Format, now: datetime) -> Path:
    """Return a name that is not taken: people may have gone on writing in the report of this morning."""
    plain = re.sub(r"[\W_]+", "-", team.team.casefold()).strip("-")
    stem = f"rapport-{plain}-{now:%Y-%m-%d}"
    names = (Path(f"{stem}{number}.{form}") for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(one for one in names if not one.exists())


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing."""
    unfinished = path.with_name(f".{path.name}.del")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        is_there = path.parent.is_dir()
        cure = "Luk filen, hvis den er åben" if is_there else f"Lav mappen {path.parent} først"
        raise click.ClickException(
            f"Rapporten kan ikke skrives i {path}. {cure}, eller vælg en anden fil med --output."
        ) from error


if __name__ == "__main__":
    sys.exit(run(command))
