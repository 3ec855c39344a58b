"""A plan kept up in a real file: what the store has of it afterwards, and where a team's plan stands."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from app.core.actions import Action
from app.core.response import RoundKind, Team
from app.deployment import team_spreadsheet_name
from app.overview.figures import Limits, Overview
from app.overview.team import overview
from app.store import leases, plans, rounds, teams
from app.store.engine import open_store
from sheets.excel import ExcelWorkbook
from sheets.handleplan.columns import TAB
from sheets.handleplan.keeping import keep_plan
from sheets.workbook import WorkbookError
from tests.overview.builders import a_checklist, a_record, a_status

CHECKLIST = a_checklist([a_status("a"), a_status("b")])
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # the 26th in Copenhagen


@pytest.fixture
def store(tmp_path: Path) -> Engine:
    return open_store(f"sqlite:///{tmp_path}/forankring.db")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "svar.xlsx"


def an_overview(*names: str, a: str = "nej", b: str = "ja") -> Overview:
    """Return the overview of these teams' joint answers."""
    records = [a_record(name, {"a": a, "b": b}, kind=RoundKind.JOINT, team=name) for name in names]
    return overview(records, lambda _id, _version: CHECKLIST, Limits())


def keep(store: Engine, path: Path, found: Overview, *, name: str = "svar") -> list[Action]:
    """Keep the plan up and return what the store then has of it."""
    keep_plan(store, ExcelWorkbook(path), found, name=name, now=NOW)
    (plan,) = [one for one in plans.every(store) if one.spreadsheet == name]
    assert plan.read_at == NOW
    return list(plan.actions)


def type_in(path: Path, cells: dict[str, str | int]) -> None:
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book[TAB.title][place] = value
    book.save(path)


def test_the_store_has_the_plan_as_it_stands(store: Engine, path: Path) -> None:
    (proposal,) = keep(store, path, an_overview("Nord"))
    assert (proposal.item, proposal.words, proposal.is_proposal) == ("Punkt a.", "Nej", True)
    type_in(path, {"H2": "Ring til skolen", "I2": "Leder", "J2": "25-11-2026", "L2": "Aftalt"})
    type_in(path, {"H3": "Vores egen"})
    mine, own = keep(store, path, an_overview("Nord", a="ja"))
    assert (mine.action, mine.owner, mine.note, mine.words) == ("Ring til skolen", "Leder", "Aftalt", "Ja")
    assert mine.days_overdue(NOW.date()) == 0
    assert openpyxl.load_workbook(path)[TAB.title]["M2"].value == "Frist overskredet med 1 dag. Nu på plads"
    assert (own.key, own.action, own.area, own.team) == ("", "Vores egen", "Byen", "Nord")


def test_a_cpr_number_never_reaches_the_store(store: Engine, path: Path) -> None:
    keep(store, path, an_overview("Nord"))
    type_in(path, {"H2": "Ring til 010190-1239", "J2": "010190-1239", "L2": 101901239})
    (action,) = keep(store, path, an_overview("Nord"))
    assert {action.action, action.due_as_written, action.note} == {
        "[Her stod et CPR-nummer. Fjern det i regnearket.]"
    }
    assert b"1239" not in b"".join(file.read_bytes() for file in path.parent.glob("forankring.db*"))


def test_a_line_that_says_nothing_is_no_action(store: Engine, path: Path) -> None:
    keep(store, path, an_overview("Nord", "Syd"))
    type_in(path, {"C5": "Nord"})
    assert [one.team for one in keep(store, path, an_overview("Nord", "Syd"))] == ["Nord", "Syd"]


def test_a_line_of_many_teams_names_its_own(store: Engine, path: Path) -> None:
    keep(store, path, an_overview("Nord", "Syd"))
    type_in(path, {"H4": "Fælles for alle"})
    assert keep(store, path, an_overview("Nord", "Syd"))[-1].team == ""


def test_a_line_of_people_is_of_the_team_that_it_can_only_mean(store: Engine, path: Path) -> None:
    keep(store, path, an_overview("Nord", "Syd"))
    type_in(path, {"C4": "  NORD", "H4": "Ring til skolen", "B5": "Syd", "C5": "Nord", "H5": "Mødes"})
    found = keep(store, path, an_overview("Nord", "Syd"))[-2:]
    assert [(one.area, one.team) for one in found] == [("Byen", "Nord"), ("Syd", "Nord")]


def test_a_team_with_a_spreadsheet_of_its_own_has_its_plan_there_alone(
    store: Engine, path: Path, tmp_path: Path
) -> None:
    round_ = rounds.new(
        store, team="Syd", area="Byen", checklist_id="proeve", label="Nu", kind=RoundKind.JOINT, now=NOW
    )
    own = tmp_path / "syd.xlsx"
    teams.give_spreadsheet(store, round_.team, str(own))
    assert [one.team for one in keep(store, path, an_overview("Nord", "Syd"))] == ["Nord"]
    name = team_spreadsheet_name(round_.team)
    assert [one.team for one in keep(store, own, an_overview("Syd"), name=name)] == ["Syd"]
    assert len(plans.of_team(store, Team("t", "Syd", "Byen"))) == 1


def test_what_failed_to_be_written_is_written_the_next_time(store: Engine, path: Path) -> None:
    keep(store, path, an_overview("Nord", b="delvist"))
    book = openpyxl.load_workbook(path)
    book[TAB.title].delete_rows(3)  # b, while it is open
    book.save(path)
    lock = path.with_name(f"~${path.name}")
    lock.touch()
    with pytest.raises(WorkbookError):
        keep(store, path, an_overview("Nord", "Vest", a="ja", b="delvist"))
    lock.unlink()
    found = keep(store, path, an_overview("Nord", "Vest", a="ja", b="delvist"))
    assert [(one.team, one.item, one.words) for one in found] == [
        ("Nord", "Punkt a.", "Ja"),
        ("Vest", "Punkt b.", "Delvist på plads"),
    ]


def test_two_that_keep_a_plan_up_at_once_propose_nothing_twice(store: Engine, path: Path) -> None:
    leases.take(store, "handleplan:svar", holder="en anden", now=NOW, length=timedelta(minutes=5))
    kept = keep_plan(store, ExcelWorkbook(path), an_overview("Nord"), name="svar", now=NOW)
    assert "lige nu" in kept.notes[0]
    assert not path.exists()
    later = NOW + timedelta(minutes=6)
    keep_plan(store, ExcelWorkbook(path), an_overview("Nord"), name="svar", now=later)
    assert [one.item for one in plans.of_team(store, Team("t", "Nord", "Byen"))] == ["Punkt a."]


def test_a_plan_that_a_killed_process_held_is_kept_up_at_once(store: Engine, path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    killed = f"{socket.gethostname()}:{ended.pid}:abcdef"
    leases.take(store, "handleplan:svar", holder=killed, now=NOW, length=timedelta(minutes=10))
    again = NOW if os.name == "posix" else NOW + timedelta(minutes=11)  # there the lease runs out by itself
    keep_plan(store, ExcelWorkbook(path), an_overview("Nord"), name="svar", now=again)
    assert [one.item for one in plans.of_team(store, Team("t", "Nord", "Byen"))] == ["Punkt a."]
