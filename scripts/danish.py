"""Commands that speak Danish: help, usage errors and the faults that the product names itself."""

import errno
import sys
from io import TextIOWrapper

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchCommand,
    NoSuchOption,
)
from sqlalchemy.exc import OperationalError
from typing_extensions import override

from app.config import ConfigError
from app.core.checklist import UnknownVersionError
from app.core.languages import UnknownLanguageError
from app.definitions.library import UnknownChecklistError
from app.definitions.toml import DefinitionError
from app.deployment import AddressError
from app.store.definitions import ChangedShapeError
from app.store.engine import StoreError
from app.store.links import UnknownOverviewLinkError
from app.store.responses import SaveError
from app.store.rounds import UnknownRoundError
from app.store.teams import UnknownTeamError
from sheets.workbook import WorkbookError

#: Faults whose message says what to do; anything else is a bug and shows its traceback.
_KNOWN = (
    AddressError,
    ConfigError,
    DefinitionError,
    ChangedShapeError,
    StoreError,
    UnknownChecklistError,
    UnknownLanguageError,
    UnknownOverviewLinkError,
    UnknownRoundError,
    UnknownTeamError,
    UnknownVersionError,
    WorkbookError,
)


_NOT_STORED = (
    "Databasen svarer ikke. Se efter, om der er plads på disken, og om filen må skrives. "
    "Kør så kommandoen igen."
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_SAID = "Der er ikke plads til det, kommandoen skriver. Slet noget på disken, og kør så kommandoen igen."

#: What click writes in help, and what we write.
_WORDS = {
    "[OPTIONS]": "[VALG]",
    "COMMAND [ARGS]...": "KOMMANDO",
    "[COMMAND] [ARGS]...": "[KOMMANDO]",
    "[required]": "(skal med)",
    "[default: ": "[ellers: ",
    "INTEGER RANGE": "TAL",
    "DIRECTORY": "MAPPE",
    "FILE": "FIL",
    "TEXT": "TEKST",
}


def _in_danish(help_text: str) -> str:
    for ours, danish in _WORDS.items():
        help_text = help_text.replace(ours, danish)
    return help_text


class DanishCommand(click.Command):
    """A command whose help is in Danish."""

    @override
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(map(_in_danish, self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix="Brug: ")

    @override
    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = [record for one in self.get_params(ctx) if (record := one.get_help_record(ctx))]
        records = [(_in_danish(name), _in_danish(text)) for name, text in found]
        with formatter.section("Valg"):
            formatter.write_dl(records)

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjælp."
        return option


class DanishGroup(DanishCommand, click.Group):
    """A group whose help is in Danish."""

    command_class = DanishCommand

    @override
    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, one.get_short_help_str(80)) for name, one in commands if one])


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 a named fault, 2 a wrong call.

    A command that returns a number gives its exit code itself.
    """
    _write_any_text()
    try:
        code = command.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except NoArgsIsHelpError as error:
        print(error.message)
        return 0
    except click.UsageError as error:
        where = f" Se '{error.ctx.command_path} --help'." if error.ctx else ""
        return _fail(f"{_wrong_call(error)}{where}", 2)
    except (click.Abort, KeyboardInterrupt):
        return _fail("Afbrudt.", 1)
    except click.ClickException as error:
        return _fail(error.message, 1)
    except (*_KNOWN, OperationalError, SaveError, OSError) as error:
        return _fail(_told(error), 1)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> str:
    if isinstance(error, WorkbookError) and not error.permanent:
        return f"{error} Kør så kommandoen igen."
    if isinstance(error, OSError):
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise error
        return _NOT_SAID
    return str(error) if isinstance(error, _KNOWN) else _NOT_STORED


def _write_any_text() -> None:
    """Let the output hold every name and QR code, also on Windows where it is a file or a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def _wrong_call(error: click.UsageError) -> str:
    match error:
        case BadOptionUsage():
            return f"{error.option_name}: værdien mangler, eller der skal ingen være."
        case NoSuchOption():
            return f"{error.option_name} findes ikke."
        case NoSuchCommand():
            return f"Kommandoen '{error.command_name}' findes ikke."
        case BadParameter(param=click.Parameter() as param):
            return _wrong_value(param, is_missing=isinstance(error, MissingParameter))
        case BadParameter():
            return error.message
        case _:
            return "Kommandoen er ikke skrevet rigtigt."


def _wrong_value(param: click.Parameter, *, is_missing: bool) -> str:
    if is_missing:
        return f"{_name(param)} mangler."
    if isinstance(param.type, click.Choice):
        return f"{_name(param)} skal være en af: {', '.join(map(str, param.type.choices))}."
    if isinstance(param.type, click.IntRange):
        return f"{_name(param)} skal være et helt tal fra {param.type.min} til {param.type.max}."
    if isinstance(param.type, click.Path):
        is_file = param.type.dir_okay is False
        return f"{_name(param)} skal være {'en fil, ikke en mappe' if is_file else 'en mappe, ikke en fil'}."
    return f"{_name(param)}: værdien duer ikke."


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else str(param.human_readable_name)
