"""What the overview is measured beside, each in a process: `python -m tests.bench.subjects NAME FOLDER`.

It says how many figures it made, its peak memory in MB and its processor time in seconds. Imports count: they
stand where they are used.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

STORE, WIDE, LONG, WORKBOOK = "forankring.db", "wide.npy", "long.db", "svar.xlsx"
TEAM = "Team 007"


def ours(folder: Path) -> int:
    """Count all teams from the store."""
    return _from_store(folder, team=None)


def team(folder: Path) -> int:
    """Count one team from the store."""
    return _from_store(folder, team=TEAM)


def workbook(folder: Path) -> int:
    """Count all teams from an .xlsx file as it stands."""
    from app.core.checklist import Checklist
    from app.definitions.library import built_in
    from app.overview.figures import Limits
    from app.overview.team import overview
    from sheets.answers import answers_tab
    from sheets.excel import ExcelWorkbook
    from sheets.reading import read_answers
    from tests.bench.million import CHECKLIST

    checklist = built_in()[CHECKLIST]

    def lookup(_id: str, _version: str) -> Checklist:
        return checklist

    table = ExcelWorkbook(folder / WORKBOOK).read(answers_tab(checklist))
    assert table is not None
    reading = read_answers(table, checklist, lookup)
    found = overview(reading.records, lookup, Limits())
    return sum(len(one.items) for team in found.teams for list_ in team.checklists for one in list_.rounds)


def pandas_wide(folder: Path) -> int:
    """Count a wide table: a row per response, small integers for its round and the codes of its items."""
    import numpy as np
    import pandas as pd

    frame = pd.DataFrame(np.load(folder / WIDE))
    points = {ord("j"): 2.0, ord("d"): 1.0, ord("n"): 0.0}
    made = 0
    for item in frame.columns[1:]:
        counts = frame.groupby([0, item]).size().unstack(fill_value=0)
        given = counts.reindex(columns=pd.Index(points), fill_value=0)
        percent = 50 * given.mul(pd.Series(points)).sum(axis=1) / given.sum(axis=1)
        made += int(percent.notna().sum())
    return made


_LONG = """
WITH points (code, points) AS (VALUES ('ja', 2.0), ('delvist', 1.0), ('nej', 0.0)),
counted AS (SELECT round_id, item, code, count(*) AS n FROM long GROUP BY round_id, item, code)
SELECT round_id, item, sum(n * points) * 50.0 / sum(n), sum(n)
FROM counted JOIN points USING (code) GROUP BY round_id, item
"""


def sql_long(folder: Path) -> int:
    """Count a long table, a row per response and item, by SQL."""
    import sqlite3

    return len(sqlite3.connect(folder / LONG).execute(_LONG).fetchall())


def _from_store(folder: Path, *, team: str | None) -> int:
    from functools import partial

    from app.counting import answers
    from app.definitions.library import Library
    from app.overview.figures import Limits
    from app.overview.team import overview_of
    from app.store import rounds, teams, versions
    from app.store.engine import open_store

    engine = open_store(f"sqlite:///{folder / STORE}")
    library = Library({}, partial(versions.find, engine))
    mine = rounds.every(engine) if team is None else rounds.of_team(engine, teams.find(engine, team, None).id)
    found = overview_of(answers(engine, mine, with_comments=False), library.version, Limits())
    return sum(len(one.items) for team in found.teams for list_ in team.checklists for one in list_.rounds)


SUBJECTS: dict[str, Callable[[Path], int]] = {
    "ours": ours,
    "team": team,
    "workbook": workbook,
    "pandas": pandas_wide,
    "sql": sql_long,
}


def _peak() -> float:
    """Return this process's peak memory in MB; what its parent had before does not count."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


if __name__ == "__main__":
    print(SUBJECTS[sys.argv[1]](Path(sys.argv[2])), _peak(), time.process_time())
