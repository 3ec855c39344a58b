"""Killed at any moment: the workbook opens, nothing that was reported is lost, nothing is doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from sheets.excel import ExcelWorkbook
from tests.sheets.samples import TAB, rows_of

_KILLS = int(os.environ.get("KILLS", "30"))

#: Appends one row after another and reports each on stdout; begins where the workbook says it is.
_WRITER = """
import sys
from pathlib import Path
from sheets.excel import ExcelWorkbook
from tests.sheets.samples import a_batch, a_page, a_row
workbook = ExcelWorkbook(Path(sys.argv[1]))
number = workbook.latest_batch()
print("klar", flush=True)
while True:
    number += 1
    workbook.append(a_batch(number, a_row(number)))
    print(number, flush=True)
    if number % 5 == 0:
        workbook.write_pages([a_page(1 / number)])
"""


def run_and_kill(path: Path, after: float) -> list[int]:
    """Let the writer write, kill it this many seconds after it is ready, and return what it reported."""
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "klar\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read()
    assert writer.returncode == -signal.SIGKILL
    return [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    chance = random.Random(_KILLS)
    reported: list[int] = []

    for _ in range(_KILLS):
        reported += run_and_kill(path, chance.uniform(0.0, 0.3))
        if path.exists():
            with ZipFile(path) as package:
                assert package.testzip() is None

    workbook = ExcelWorkbook(path)
    there = [str(row["svar-id"]) for row in rows_of(workbook)]
    assert len(there) == len(set(there))
    assert {f"id-{number}" for number in reported} <= set(there)
    assert workbook.latest_batch() == len(there)
    assert load_workbook(path)[TAB.title].max_row == len(there) + 1
    assert len(load_workbook(path).sheetnames) <= 2
