"""`forankring round`: make, list, close and open rounds (målinger)."""

import json
import os
import sys
from datetime import UTC, datetime

import click

from app.core.languages import chosen
from app.core.response import Round, RoundKind, local
from app.deployment import Base, open_base, open_deployment
from app.overview.records import line
from app.store import rounds
from app.telling import wording
from scripts.danish import DanishCommand, DanishGroup, run
from scripts.links import address, link, show_qr, tell_reach


@click.group(cls=DanishGroup)
def command() -> None:
    """Lav, vis, luk og åbn målinger."""


@command.command(cls=DanishCommand)
@click.option("--team", required=True, help="Teamets navn")
@click.option("--area", default="", help="Området, teamet arbejder i")
@click.option("--checklist", required=True, help="Skemaets id; se 'forankring checklists'")
@click.option("--label", required=True, help="Målingens navn, for eksempel 'Efterår 2026'")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in RoundKind]),
    default=RoundKind.INDIVIDUAL.value,
    help="individuel: hver svarer for sig. fælles: teamet svarer sammen",
)
@click.option("--roles", default="", help="Roller at vælge imellem, med komma mellem")
@click.option("--languages", default="", help="Sprog ud over dansk, med komma mellem: en,ar,uk")
@click.option("--json", "as_json", is_flag=True, help="Skriv {id, url} som JSON")
def new(
    team: str, area: str, checklist: str, label: str, kind: str, roles: str, languages: str, *, as_json: bool
) -> None:
    """Lav en åben måling, og vis dens link og QR-kode."""
    deployment = open_deployment(os.environ)
    deployment.library.current(checklist)
    made = rounds.new(
        deployment.engine,
        team=_named(team, "--team"),
        area=area.strip(),
        checklist_id=checklist,
        label=_named(label, "--label"),
        kind=RoundKind(kind),
        roles=_roles(roles),
        languages=chosen(languages),
        now=datetime.now(UTC),
    )
    url = link(made, address(deployment))
    if as_json:
        print(json.dumps({"id": made.id, "url": url}))
    else:
        _tell_of_the_same_name(deployment, made)
        print(f"Måling {made.id}: {made.team.name} · {made.label} ({made.kind.value})\n\n{url}\n")
        show_qr(url)
        tell_reach(url)


@command.command("list", cls=DanishCommand)
@click.option("--json", "as_json", is_flag=True, help="Skriv målingerne som JSON")
def list_(*, as_json: bool) -> None:
    """Vis alle målinger, de nyeste først."""
    deployment = open_base(os.environ)
    found = rounds.every(deployment.engine)
    base = address(deployment)
    if as_json:
        print(json.dumps([_facts(one, base) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        print("Der er ingen målinger endnu. Lav en med 'forankring round new'.")
    for one in found:
        state = "åben" if one.is_open else "lukket"
        print(f"{one.id}  {state}  {one.team.name} · {one.checklist_id} · {one.label} ({one.kind.value})")
        if one.is_open:
            print(f"        {link(one, base)}")


@command.command(cls=DanishCommand)
@click.argument("round_id", metavar="MÅLING")
def close(round_id: str) -> None:
    """Luk en måling: der tages ikke imod flere svar."""
    rounds.close(open_base(os.environ).engine, round_id, now=datetime.now(UTC))
    print(f"Måling {round_id} er lukket.")


@command.command("open", cls=DanishCommand)
@click.argument("round_id", metavar="MÅLING")
def open_(round_id: str) -> None:
    """Åbn en lukket måling igen, med samme link."""
    rounds.reopen(open_base(os.environ).engine, round_id)
    print(f"Måling {round_id} er åben.")


def _facts(one: Round, base: str) -> dict[str, object]:
    return {
        "id": one.id,
        "url": link(one, base),
        "team": one.team.name,
        "area": one.team.area,
        "checklist": one.checklist_id,
        "label": one.label,
        "kind": one.kind.value,
        "roles": one.roles,
        "languages": one.languages,
        "open": one.is_open,
    }


def _tell_of_the_same_name(deployment: Base, made: Round) -> None:
    """Say so where the answers will be counted together with those of an earlier round."""
    same = [one for one in rounds.of_team(deployment.engine, made.team.id) if _name(one) == _name(made)]
    if len(same) > 1:
        before = max(one.opened_at for one in same if one.id != made.id)
        print(
            f"Der er allerede en måling med det navn, fra {wording.day(local(before).date())}. "
            "Svarene bliver talt sammen med dens.\nEr det ikke meningen, så luk den nye med "
            f"'forankring round close {made.id}', og lav en med et andet navn.\n"
        )


def _name(one: Round) -> tuple[str, str, RoundKind]:
    return one.checklist_id, line(one.label), one.kind


def _named(text: str, option: str) -> str:
    if not text.strip():
        raise click.BadParameter(f"{option} må ikke være tom.")
    return text.strip()


def _roles(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.strip() for role in text.split(",") if role.strip()))


if __name__ == "__main__":
    sys.exit(run(command))
