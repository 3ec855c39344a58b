"""One report's overview, made in a process of its own: the memory that counting takes is given back."""

import contextlib
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime
from tempfile import TemporaryFile
from threading import Event, Thread

import click

from app.deployment import Deployment, open_deployment
from app.store import refreshes
from scripts.danish import DanishCommand, run
from sheets.counting import Source, count
from sheets.publishing import publish
from sheets.reports import Report, reports
from sheets.workbook import WorkbookError

log = logging.getLogger(__name__)

_UNFORESEEN = "Uventet fejl. Kør 'forankring overview', og se, hvad den siger."
_TICK = 0.2  # seconds


@click.command(cls=DanishCommand)
def command() -> None:
    """Lav overblikket, hvis navn står i første linje af standard input. Stopper, når det lukkes."""
    name = sys.stdin.readline().strip()
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(10)  # answers come first
    deployment = open_deployment(os.environ)
    for report in reports(deployment):
        if report.name == name:
            try:
                _make(deployment, report)
            except WorkbookError as error:  # told as it is: who called tries again
                raise click.ClickException(str(error)) from error


def refresh(report: str, stop: Event) -> str:
    """Make the report's overview in another process; return why it could not be made, "" when it was.

    The process is ended when `stop` is set: what it writes is written whole or not at all.
    """
    with TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts.refresh"],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        _wait(process, report, stop)
        said.seek(0)
        told = said.read().strip()
    if process.returncode == 0:
        for note in told.splitlines():
            log.warning("%s", note)
        return ""
    return told if told and "Traceback" not in told else _UNFORESEEN


def _wait(process: subprocess.Popen[str], report: str, stop: Event) -> None:
    if process.stdin is None:
        raise RuntimeError("the process has no input")
    with contextlib.suppress(BrokenPipeError), process.stdin as given:
        given.write(f"{report}\n")
        given.flush()
        while process.poll() is None and not stop.wait(_TICK):
            pass
    process.kill()
    process.wait()


def _make(deployment: Deployment, report: Report) -> None:
    begun = datetime.now(UTC)
    counted = count(deployment, report, Source.WORKBOOK, by_itself=True)
    notes = publish(deployment, counted, report, now=datetime.now(UTC))
    refreshes.mark(deployment.engine, report.name, at=begun)
    for note in notes:
        print(note)


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(run(command))
