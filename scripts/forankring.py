"""The command `forankring`: its subcommands are the modules beside this one, loaded when they are called."""

import sys
from importlib import import_module

import click
from typing_extensions import override

from scripts.danish import DanishGroup, run

COMMANDS = (
    *("serve", "deliver", "round", "checklists", "overview", "report", "verify", "status", "doctor", "team"),
    *("import-svar", "demo"),
)


class _Lazy(DanishGroup):
    """A group that imports a subcommand only when it is called, so that every start is quick."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"scripts.{cmd_name.replace('-', '_')}").command
        return command


@click.command(cls=_Lazy)
def command() -> None:
    """Følg op på, om det, I har besluttet, slår rod."""


def main() -> None:
    """Run the command and exit."""
    sys.exit(run(command))
