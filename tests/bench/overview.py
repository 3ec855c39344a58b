"""The overview's speed, from process start to figures, beside pandas on a wide table and SQL on a long one.

`BENCH_RESPONSES` says how many responses the store has, `BENCH_ROWS` how many rows the .xlsx file has.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.definitions.library import built_in
from tests.bench import million, rows
from tests.bench.subjects import LONG, STORE, WIDE, WORKBOOK

RESPONSES = int(os.environ.get("BENCH_RESPONSES", "1000000"))
ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
TEAMS = 500
TURNS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What a subject took: seconds on the clock from process start to end, and of the processor."""

    seconds: float
    processor: float
    megabytes: float
    figures: int


def main() -> None:
    """Make the store, the tables and the file, measure each subject in turns, and print medians."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = time.perf_counter()
        million.make(folder / STORE, total=RESPONSES, teams=TEAMS)
        _wide(folder)
        _long(folder)
        rows.make(folder / WORKBOOK, total=ROWS)
        print(f"{RESPONSES:,} responses, {ROWS:,} rows, made in {time.perf_counter() - begun:.0f} s")
        taken: dict[str, list[Cost]] = {}
        for turn in range(TURNS):
            for subject in ("ours", "team", "pandas", "workbook", "sql"):
                if subject != "sql" or turn == 0:
                    taken.setdefault(subject, []).append(measure(subject, folder))
        titles = ("subject", "seconds", "processor", "MB", "figures", "x pandas", "x sql")
        print("".join(f"{title:>10}" for title in titles))
        for subject, costs in taken.items():
            print(_line(subject, costs, taken))


def measure(subject: str, folder: Path) -> Cost:
    """Return what the subject costs in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.subjects", subject, str(folder)]
    begun = time.perf_counter()
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    return Cost(time.perf_counter() - begun, float(said[2]), float(said[1]), int(said[0]))


def _line(subject: str, costs: list[Cost], taken: dict[str, list[Cost]]) -> str:
    def seconds(name: str) -> float:
        return median(one.seconds for one in taken[name])

    mine = seconds(subject)
    figures = (
        *(f"{mine:.2f}", f"{median(one.processor for one in costs):.2f}"),
        *(f"{median(one.megabytes for one in costs):.0f}", str(costs[0].figures)),
        *(f"{mine / seconds('pandas'):.2f}", f"{mine / seconds('sql'):.2f}"),
    )
    return "".join(f"{one:>10}" for one in (subject, *figures))


def _wide(folder: Path) -> None:
    """Write the store's answers as a table for pandas: a row per response, a code per item."""
    import numpy as np

    with sqlite3.connect(folder / STORE) as connection:
        found = connection.execute("SELECT round_id, marks FROM counted").fetchall()
    rounds = {round_id: number for number, round_id in enumerate(sorted({one for one, _ in found}))}
    codes = np.frombuffer("".join(marks for _, marks in found).encode(), dtype=np.uint8)
    of_round = np.array([[rounds[round_id]] for round_id, _ in found], dtype=np.int16)
    np.save(folder / WIDE, np.hstack([of_round, codes.reshape(len(found), -1)]))


def _long(folder: Path) -> None:
    """Write the store's answers as a table with a row per response and item."""
    marking = built_in()[million.CHECKLIST].marking
    with sqlite3.connect(folder / LONG) as connection, sqlite3.connect(folder / STORE) as store:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("CREATE TABLE long (round_id TEXT, item TEXT, code TEXT)")
        packed = store.execute("SELECT round_id, marks FROM responses")
        said = ((id_, *one) for id_, marks in packed for one in marking.answers(marks).items())
        connection.executemany("INSERT INTO long VALUES (?, ?, ?)", said)


if __name__ == "__main__":
    main()
