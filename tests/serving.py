"""The whole product as a person starts it: `forankring serve` in a folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl

ROOT = Path(__file__).parents[1]


def environment() -> dict[str, str]:
    """Return this process's environment with the product's settings at their defaults."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FORANKRING_")}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `forankring serve` in the folder with default settings; yield it and what it says at start."""
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.serve", "--port", "0", *arguments],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = ""
        while "Stop med Ctrl+C" not in said:
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
            said += line
        yield process, said


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[str]:
    """Run `forankring serve`, yield what it says at start, and tell it to stop at the end."""
    with started(folder, *arguments) as (process, said):
        try:
            yield said
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=15)
            assert process.returncode == 0


def rows(path: Path, *, within: float) -> list[tuple[object, ...]]:
    """Return the workbook's rows under the header, waiting `within` seconds for the first."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if path.exists():
            found: list[tuple[object, ...]] = list(
                openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
            )
            if found:
                return found
        time.sleep(0.1)
    return []
