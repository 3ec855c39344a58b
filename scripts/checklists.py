"""`forankring checklists`: list the checklists, or check a file of one's own."""

import json
import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from app.config import Settings
from app.core.checklist import Checklist, Part
from app.definitions.toml import load
from app.deployment import checklists
from scripts.danish import DanishCommand, DanishGroup, run


@click.group(cls=DanishGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Skriv skemaerne med alle punkter som JSON")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Vis skemaerne, eller efterse et af jeres egne."""
    if context.invoked_subcommand is not None:
        return
    settings = Settings.from_environ(os.environ)
    found = list(checklists(settings).values())
    switched_off = {one.id for one in found if one.separate and not settings.individdata_spreadsheet}
    if as_json:
        facts = [_facts(one, enabled=one.id not in switched_off) for one in found]
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        Console().print(_table(found, switched_off))


@command.command(cls=DanishCommand)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Efterse et skema, og nævn alle fejl på én gang."""
    one = load(file)
    items = len(one.items)
    print(f"{file.name} er i orden: '{one.title}', version {one.version}, {items} punkter.")


def _table(found: list[Checklist], switched_off: set[str]) -> Table:
    table = Table("Id", "Skema", "Version", "Punkter")
    for one in found:
        title = f"{one.title} (slået fra)" if one.id in switched_off else one.title
        table.add_row(one.id, title, one.version, str(len(one.items)))
    return table


def _facts(one: Checklist, *, enabled: bool) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "version": one.version,
        "source": one.source,
        "enabled": enabled,
        "parts": [_part(part) for part in one.parts],
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "title": part.title,
        "sections": [
            {
                "title": section.title,
                "items": [{"id": item.id, "kind": item.kind, "text": item.text} for item in section.items],
            }
            for section in part.sections
        ],
    }


if __name__ == "__main__":
    sys.exit(run(command))
