"""`forankring team`: list the teams, and give a team a spreadsheet of its own or the common one."""

import json
import os
import sys

import click

from app.core.addresses import is_file
from app.core.response import Team
from app.deployment import ANSWERS, Base, check_address, open_base, team_spreadsheet_name
from app.store import outbox, teams
from scripts.danish import DanishCommand, DanishGroup, run


@click.group(cls=DanishGroup)
def command() -> None:
    """Vis teams, og giv et team sit eget regneark."""


@command.command("list", cls=DanishCommand)
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON")
def list_(*, as_json: bool) -> None:
    """Vis alle teams, og hvor deres svar står."""
    found = teams.every(open_base(os.environ).engine)
    if as_json:
        print(json.dumps([_facts(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        print("Der er ingen teams endnu. De kommer med 'forankring round new'.")
    for one in found:
        print(f"{_named(one)}: {one.spreadsheet or 'det fælles regneark'}")


@command.command(cls=DanishCommand)
@click.argument("name", metavar="TEAM")
@click.argument("address", metavar="[ADRESSE]", default="")
@click.option("--common", is_flag=True, help="Brug det fælles regneark igen")
@click.option("--area", help="Området, når flere teams har samme navn")
def spreadsheet(name: str, address: str, area: str | None, *, common: bool) -> None:
    """Giv et team sit eget regneark, eller det fælles igen.

    ADRESSE er et Google-regneark eller en fil, der ender på .xlsx.
    """
    if bool(address) == common:
        raise click.BadParameter("Skriv enten regnearkets adresse eller --common.")
    deployment = open_base(os.environ)
    team = teams.find(deployment.engine, name.strip(), area)
    if common:
        _give_up(deployment, team)
    else:
        check_address(deployment, address, team)
        _give(deployment, team, address)


def _give(deployment: Base, team: Team, address: str) -> None:
    before = outbox.delivered_ids(deployment.engine, team_spreadsheet_name(team))
    teams.give_spreadsheet(deployment.engine, team, address)
    print(f"Svar fra {_named(team)} lander fra nu af i {address}.")
    if before and team.spreadsheet != address:
        how = "lægges også derind" if is_file(address) else "hentes med 'forankring verify --repair'"
        print(f"De svar, der står i det forrige, {how}.")


def _give_up(deployment: Base, team: Team) -> None:
    engine, own = deployment.engine, team_spreadsheet_name(team)
    moved = outbox.response_ids(engine, [own]) - outbox.delivered_ids(engine, own)
    teams.give_up_spreadsheet(engine, team, name=own, common=ANSWERS)
    print(f"Svar fra {_named(team)} lander fra nu af i det fælles regneark.")
    if moved:
        print(f"{len(moved)} svar, der ventede, kommer også derind.")
    left = len(outbox.delivered_ids(engine, own))
    if team.spreadsheet and left:
        print(f"{left} svar bliver stående i {team.spreadsheet} og tæller ikke længere med i overblikket.")


def _named(team: Team) -> str:
    return f"{team.name} ({team.area})" if team.area else team.name


def _facts(team: Team) -> dict[str, object]:
    return {"name": team.name, "area": team.area, "spreadsheet": team.spreadsheet or None}


if __name__ == "__main__":
    sys.exit(run(command))
