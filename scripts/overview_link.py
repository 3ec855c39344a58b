"""`forankring overview link`: the links that open the overview on a screen."""

import json
import os
from datetime import UTC, datetime

import click

from app.core.response import Team
from app.deployment import Base, open_base
from app.store import links, teams
from scripts.danish import DanishCommand
from scripts.links import address, show_qr, tell_reach


@click.command("link", cls=DanishCommand)
@click.option("--team", default="", help="Teamets navn")
@click.option("--area", help="Området, når flere teams har samme navn")
@click.option("--leaders", is_flag=True, help="Linket for ledere: alle teams")
@click.option("--end", "ended", metavar="TOKEN", default="", help="Luk linket, der ender på TOKEN")
@click.option("--json", "as_json", is_flag=True, help="Skriv {team, url} som JSON")
def command(team: str, area: str | None, ended: str, *, leaders: bool, as_json: bool) -> None:
    """Vis linket til overblikket på skærm, eller luk det.

    Et team har sit eget link, og ledere har ét til alle teams. Det laves første gang, det vises. Alle med
    linket kan se overblikket, til det bliver lukket.
    """
    if sum((bool(team.strip()), leaders, bool(ended))) != 1:
        raise click.BadParameter("Skriv enten --team, --leaders eller --end.")
    deployment = open_base(os.environ)
    if ended:
        links.end(deployment.engine, ended.rsplit("/", 1)[-1], now=datetime.now(UTC))
        print("Linket er lukket.")
        return
    wanted = None if leaders else teams.find(deployment.engine, team.strip(), area)
    _show(deployment, wanted, as_json=as_json)


def _show(deployment: Base, team: Team | None, *, as_json: bool) -> None:
    found = links.open_link(deployment.engine, team, now=datetime.now(UTC))
    url = f"{address(deployment)}/overblik/{found.token}"
    if as_json:
        print(json.dumps({"team": team.name if team else None, "url": url}, ensure_ascii=False))
        return
    print(f"Overblik for {team.name if team else 'ledere: alle teams'}\n\n{url}\n")
    show_qr(url)
    tell_reach(url)
    print(f"Alle med linket kan se det. Luk det med 'forankring overview link --end {found.token}'.")
