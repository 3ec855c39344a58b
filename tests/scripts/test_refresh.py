"""The overview makes itself: an answer, its row, and a while later the figures, with real processes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import openpyxl
import pytest

from app.core.response import Round, RoundKind
from app.deployment import Deployment, open_deployment
from app.store import refreshes, rounds, teams
from app.store.responses import Responses
from scripts.danish import run
from scripts.overview import command as overview
from scripts.refresh import refresh
from scripts.status import command as status
from tests.delivering import deliver_and_leave
from tests.serving import ROOT
from tests.store.builders import a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"
_PATIENCE = 60.0  # seconds; a busy machine is slow


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORANKRING_REFRESH_SECONDS", "0.5")
    monkeypatch.setenv("FORANKRING_LINGER_SECONDS", "0")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


@contextmanager
def delivering() -> Iterator[subprocess.Popen[str]]:
    """Run `forankring deliver` and end it."""
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.deliver", "--follow-parent"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def answers(deployment: Deployment, round_: Round, count: int) -> None:
    for _ in range(count):
        one = a_response(round_, answer="ja")
        Responses(deployment.engine).save(one, spreadsheet="svar", now=datetime.now(UTC))


def said(path: Path) -> str:
    """Return all that stands on Overblik, "" while there is no such page."""
    if not path.exists():
        return ""
    book = openpyxl.load_workbook(path)
    rows = book["Overblik"].values if "Overblik" in book.sheetnames else ()
    return "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)


def _says(path: Path, told: str) -> bool:
    return told in said(path)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not what():
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.mark.usefixtures("quick")
def test_an_answer_is_in_the_figures_by_itself(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(deployment.settings.spreadsheet)
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST)
    with delivering():
        for count, told in ((5, "5 individuelle svar"), (1, "6 individuelle svar")):
            answers(deployment, round_, count)
            wait_for(partial(_says, path, told))
        wait_for(lambda: refreshes.standing(deployment.engine, "svar").at is not None)
    run(status, [])
    assert "Overblikket er sidst lavet: " in capsys.readouterr().out


@pytest.mark.usefixtures("quick")
def test_killed_at_any_moment_the_workbook_is_whole_and_the_overview_comes(deployment: Deployment) -> None:
    path = Path(deployment.settings.spreadsheet)
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST)
    chance = random.Random(5)
    for _ in range(4):
        answers(deployment, round_, 5)
        with delivering() as process:
            time.sleep(chance.uniform(1.5, 4.0))
            process.send_signal(signal.SIGKILL)
        if path.exists():
            with ZipFile(path) as package:
                assert package.testzip() is None
    with delivering():
        wait_for(lambda: "20 individuelle svar" in said(path))
    titles = openpyxl.load_workbook(path).sheetnames
    assert not [title for title in titles if title.endswith(" 2")]


@pytest.mark.usefixtures("quick")
def test_a_file_that_somebody_has_open_is_told_with_its_cure(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(deployment.settings.spreadsheet)
    answers(deployment, a_round(deployment.engine, checklist_id=CHECKLIST), 5)
    deliver_and_leave(deployment)
    lock = path.with_name(f"~${path.name}")
    lock.touch()
    with delivering():
        wait_for(lambda: refreshes.standing(deployment.engine, "svar").fault is not None)
    run(status, [])
    told = capsys.readouterr().out
    assert "Overblikket venter (siden " in told
    assert "åben" in told
    run(status, ["--json"])
    (facts,) = json.loads(capsys.readouterr().out)
    assert "åben" in facts["overview_fault"]


def test_it_is_off_where_the_setting_says_so(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORANKRING_REFRESH_SECONDS", "0")
    monkeypatch.setenv("FORANKRING_LINGER_SECONDS", "0")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    path = Path(deployment.settings.spreadsheet)
    answers(deployment, a_round(deployment.engine, checklist_id=CHECKLIST), 5)
    with delivering():
        wait_for(path.exists)
        time.sleep(3)
    assert said(path) == ""
    run(status, [])
    assert "Overblikket" not in capsys.readouterr().out


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_the_command_may_be_stopped_at_any_moment_and_started_again(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, how: signal.Signals
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    path = Path(deployment.settings.spreadsheet)
    answers(deployment, a_round(deployment.engine, checklist_id=CHECKLIST), 6)
    deliver_and_leave(deployment)
    chance = random.Random(6)
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-m", "scripts.overview"], stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0.5, 2.5))
            process.send_signal(how)
        with ZipFile(path) as package:
            assert package.testzip() is None
    assert run(overview, []) == 0
    titles = openpyxl.load_workbook(path).sheetnames
    assert "6 individuelle svar" in said(path)
    assert not [title for title in titles if title.endswith(" 2")]


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deployment: Deployment) -> Deployment:
    """Return a deployment whose overview has a spreadsheet of its own, with other readers."""
    monkeypatch.setenv("FORANKRING_OVERVIEW_SPREADSHEET", str(tmp_path / "overblik.xlsx"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert not deployment.settings.overview_spreadsheet
    return open_deployment(os.environ)


def test_other_readers_see_individual_answers_when_the_round_is_closed(apart: Deployment) -> None:
    path = Path(apart.settings.overview_spreadsheet)
    one = a_round(apart.engine, checklist_id=CHECKLIST)
    together = a_round(apart.engine, checklist_id=CHECKLIST, kind=RoundKind.JOINT, label="Sammen")
    answers(apart, one, 6)
    answers(apart, together, 1)
    deliver_and_leave(apart)
    assert refresh("svar", Event()) == ""
    assert "6 svar til åbne målinger er ikke med endnu." in said(path)
    assert "1 fælles svar" in said(path)
    assert "individuelle svar" not in said(path)
    rounds.close(apart.engine, one.id, now=datetime.now(UTC))
    assert refresh("svar", Event()) == ""
    assert "6 individuelle svar" in said(path)
    assert "åbne målinger" not in said(path)


def test_a_person_who_asks_for_the_overview_gets_all_of_it(apart: Deployment) -> None:
    answers(apart, a_round(apart.engine, checklist_id=CHECKLIST), 6)
    deliver_and_leave(apart)
    assert run(overview, []) == 0
    assert "6 individuelle svar" in said(Path(apart.settings.overview_spreadsheet))


def test_a_teams_answers_that_stand_elsewhere_wait_for_the_close_in_the_common_overview(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST)
    own = tmp_path / "nord.xlsx"
    teams.give_spreadsheet(deployment.engine, round_.team, str(own))
    name = f"team-{round_.team.id}"
    for _ in range(6):
        one = a_response(round_, answer="ja")
        Responses(deployment.engine).save(one, spreadsheet=name, now=datetime.now(UTC))
    deliver_and_leave(deployment)
    assert (refresh("svar", Event()), refresh(name, Event())) == ("", "")
    assert "individuelle svar" not in said(Path(deployment.settings.spreadsheet))
    assert "6 individuelle svar" in said(own)
