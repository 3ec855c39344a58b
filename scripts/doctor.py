"""`forankring doctor`: check every link between the answers and their spreadsheets, and tell each cure."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from app.config import ConfigError, Settings
from app.core.addresses import google_key
from app.definitions.toml import DefinitionError
from app.deployment import open_deployment
from app.store.definitions import ChangedShapeError
from app.store.engine import StoreError
from scripts.danish import DanishCommand, run
from sheets.checkup import checkup
from sheets.findings import Finding, Level, Section, fault
from sheets.google.probe import probe
from sheets.opening import checking, probing

_COLOURS = {Level.FINE: "green", Level.WARNING: "yellow", Level.FAULT: "red", Level.UNREACHED: "dim"}
_WIDTH = max(map(len, Level))


@click.command(cls=DanishCommand)
@click.option(
    "--probe",
    "is_probe",
    is_flag=True,
    help="Prøv på en fane, som bliver slettet, om Google gør, som vi tror",
)
@click.option(
    "--spreadsheet",
    metavar="ADRESSE",
    default="",
    help="Det regneark, som --probe bruger; ellers FORANKRING_SPREADSHEET",
)
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON")
def command(spreadsheet: str, *, is_probe: bool, as_json: bool) -> None:
    """Tjek alt mellem svarene og regnearket, og vis, hvad du skal gøre."""
    sections = _probed(spreadsheet) if is_probe else _checked()
    found = list(sections) if as_json else list(_told(sections))
    faults = sum(each.level is Level.FAULT for one in found for each in one.findings)
    if as_json:
        facts = {"ok": not faults, "sections": [asdict(one) for one in found]}
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    if faults:
        raise click.ClickException(f"{faults} fejl.")
    if not as_json:
        print("\nIngen fejl.")


def _checked() -> Iterator[Section]:
    try:
        deployment = open_deployment(os.environ)
    except (ConfigError, DefinitionError, ChangedShapeError, StoreError) as error:
        lines = str(error).splitlines()
        yield Section("Indstillinger", [one for line in lines for one in fault("Indstilling", line)])
        return
    yield from checkup(deployment, checking(deployment.settings), os.environ)


def _probed(address: str) -> Iterator[Section]:
    settings = Settings.from_environ(os.environ)
    key = google_key(address or settings.spreadsheet)
    if key is None:
        raise click.ClickException(
            "--probe skal bruge et regneark hos Google. Skriv dets adresse efter --spreadsheet."
        )
    yield Section(f"Prøve i {address or settings.spreadsheet}", probe(probing(settings), key))


def _told(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections, each after it was shown."""
    console = Console(highlight=False, soft_wrap=True)
    for section in sections:
        console.print(Text(f"\n{section.title}", "bold"))
        reached = [one for one in section.findings if one.level is not Level.UNREACHED]
        for one in reached:
            console.print(_line(one))
        others = [one.check for one in section.findings if one.level is Level.UNREACHED]
        if others:
            console.print(_line(Finding(", ".join(others), Level.UNREACHED, "ret det andet først.")))
        yield section


def _line(one: Finding) -> Text:
    line = Text("  ")
    line.append(f"{one.level:<{_WIDTH}}", _COLOURS[one.level])
    line.append(f"  {one.check}: {one.message}")
    if one.cure:
        line.append(f"\n  {'':<{_WIDTH}}  Gør sådan: {one.cure}")
    return line


if __name__ == "__main__":
    sys.exit(run(command))
