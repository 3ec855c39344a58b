"""Commands speak Danish, whatever they are called with and wherever their words go."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.deployment import Deployment
from scripts.danish import run
from scripts.forankring import COMMANDS, command
from tests.serving import environment


@pytest.mark.parametrize("name", ["", *COMMANDS, "overview link", "round new", "team spreadsheet"])
def test_help_has_no_english_word(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, [*name.split(), "--help"]) == 0
    said = capsys.readouterr().out
    for word in ("COMMAND", "ARGS", "OPTIONS", "TEXT", "INTEGER", "DIRECTORY", "FILE", "default", "required"):
        assert word not in said


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("round new --team", "--team: værdien mangler, eller der skal ingen være."),
        ("serve --port abc", "--port skal være et helt tal fra 0 til 65535."),
        ("report --team N --output .", "--output skal være en fil, ikke en mappe."),
        (f"overview --csv {Path(__file__).as_posix()}", "--csv skal være en mappe, ikke en fil."),
    ],
)
def test_a_wrong_call_is_told_with_what_is_right(
    call: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, call.split()) == 2
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            'ulimit -f 800 && exec "$0" -m scripts.demo',
            "Databasen svarer ikke. Se efter, om der er plads på disken",
        ),
        (
            'ulimit -f 0 && exec "$0" -m scripts.checklists > told',
            "Der er ikke plads til det, kommandoen skriver.",
        ),
    ],
    ids=["the store", "a list"],
)
def test_a_disk_that_is_full_is_told_with_what_to_do(tmp_path: Path, call: str, told: str) -> None:
    done = subprocess.run(
        ["sh", "-c", call, sys.executable],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(told)


def test_a_link_goes_to_a_file_whatever_the_system_writes_in(tmp_path: Path) -> None:
    call = ["new", "--team", "Æblehaven 🎉", "--checklist", "act", "--label", "Forår"]
    done = subprocess.run(
        [sys.executable, "-m", "scripts.round", *call],
        cwd=tmp_path,
        env=environment() | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Æblehaven 🎉" in done.stdout
    assert "█" in done.stdout


def test_what_may_end_by_itself_is_told_with_running_the_command_again(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(deployment.settings.spreadsheet)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"~${path.name}").touch()
    assert run(command, ["overview"]) == 1
    assert capsys.readouterr().err.endswith("Kør så kommandoen igen.\n")
