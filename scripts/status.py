"""`forankring status`: how delivery stands, why it waits and what to do."""

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from app.core.addresses import google_key
from app.core.response import COPENHAGEN
from app.deployment import open_base
from app.store import outbox, refreshes, rounds, volumes
from app.store.outbox import Waiting
from app.store.refreshes import Refreshed
from scripts.danish import DanishCommand, run

NOT_RUNNING = "Leveringen kører ikke. Start den med 'forankring serve' eller 'forankring deliver'."


@click.command(cls=DanishCommand)
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON")
def command(*, as_json: bool) -> None:
    """Vis, hvordan leveringen står."""
    deployment = open_base(os.environ)
    addresses = deployment.spreadsheets
    standing = outbox.standing(deployment.engine, list(addresses))
    if as_json:
        made = [refreshes.standing(deployment.engine, one.spreadsheet) for one in standing]
        facts = [
            {**_facts(one, addresses), "overview_at": _plain(overview.at), "overview_fault": overview.fault}
            for one, overview in zip(standing, made, strict=True)
        ]
        print(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    open_rounds = sum(one.is_open for one in rounds.every(deployment.engine))
    print(f"Åbne målinger: {open_rounds}")
    for one in standing:
        volume = min(volumes.current(deployment.engine, one.spreadsheet), len(addresses[one.spreadsheet]) - 1)
        address = addresses[one.spreadsheet][volume]
        told = overview_lines(refreshes.standing(deployment.engine, one.spreadsheet))
        print("\n".join([*lines(one, address, now=datetime.now(UTC)), *told]))


def lines(one: Waiting, address: str, *, now: datetime) -> list[str]:
    """Return what to say about one spreadsheet."""
    found = [f"\nRegneark: {address}"]
    if one.count:
        found.append(f"Venter: {one.count} svar{_since(', det ældste siden', one.since)}")
    else:
        found.append("Venter: ingen. Alle svar står i regnearket.")
    if one.fault:
        found.append(f"Årsag{_since(' (siden', one.fault_since)}): {one.fault}")
        if google_key(address):
            found.append("Se efter hele vejen til regnearket med 'forankring doctor'.")
    if one.aside:
        found.append(f"Lagt til side: {one.aside} svar, som regnearket afviser. {one.aside_reason}")
        found.append("Prøv dem igen med 'forankring verify --repair'.")
    if one.delivered_at:
        found.append(f"Sidst leveret: {_local(one.delivered_at)}")
    if not is_served(one, now=now):
        found.append(NOT_RUNNING)
    return found


def overview_lines(one: Refreshed) -> list[str]:
    """Return what to say about the overview of the answers in one spreadsheet."""
    found = [f"Overblikket er sidst lavet: {_local(one.at)}"] if one.at else []
    if one.fault:
        found.append(f"Overblikket venter{_since(' (siden', one.fault_since)}): {one.fault}")
    return found


def is_served(one: Waiting, *, now: datetime) -> bool:
    """Say whether somebody delivers to the spreadsheet."""
    return one.held_until is not None and one.held_until > now


def _since(words: str, moment: datetime | None) -> str:
    return "" if moment is None else f"{words} {_local(moment)}"


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(COPENHAGEN):%d-%m-%Y %H:%M}"


def _facts(one: Waiting, addresses: dict[str, tuple[str, ...]]) -> dict[str, object]:
    facts = {name: _plain(value) for name, value in asdict(one).items()}
    return {**facts, "address": addresses[one.spreadsheet][0], "addresses": addresses[one.spreadsheet]}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


if __name__ == "__main__":
    sys.exit(run(command))
