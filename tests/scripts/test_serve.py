"""`forankring serve`: one command, and an answer from a phone stands in the workbook."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from app.deployment import Deployment
from app.store import responses, rounds
from scripts.danish import run
from scripts.demo import command as demo_command
from tests.serving import environment, rows, serving, started


def send(said: str, **answers: str) -> str:
    """Fill in the form whose link was printed, as a browser without scripts would, and return the page."""
    found = re.search(r"http://\S+/s/\S+", said)
    assert found is not None
    with urllib.request.urlopen(found[0]) as page:
        html = page.read().decode()
    hidden = dict(re.findall(r'name="(_id|_version)"\s+value="([^"]+)"', html))
    body = urllib.parse.urlencode({**hidden, **answers}).encode()
    with urllib.request.urlopen(found[0], body) as page:
        receipt: str = page.read().decode()
    return receipt


def test_the_first_start_has_a_round_and_an_answer_stands_in_the_workbook_within_five_seconds(
    tmp_path: Path,
) -> None:
    with serving(tmp_path) as said:
        assert "█" in said
        assert "--host 0.0.0.0" in said
        assert "Gemt" in send(said, koordinator="delvist")
        (row,) = rows(tmp_path / "instance" / "forankring.xlsx", within=5)
    assert "Delvist på plads" in row
    assert "Eksempelteam" in row


def test_a_second_start_keeps_the_link(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with serving(tmp_path) as said:
            links += re.findall(r"/s/\S+", said)
    assert links[0] == links[1]


def test_links_that_are_made_later_begin_with_the_address_that_is_served(tmp_path: Path) -> None:
    with serving(tmp_path) as said:
        call = [sys.executable, "-m", "scripts.round", "list"]
        listed = subprocess.run(
            call, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", check=True
        )
    (link,) = re.findall(r"http\S+/s/\S+", said)
    assert link in listed.stdout


def test_the_example_comes_beside_the_first_round(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as said:
        assert "Eksempelteam" in said
        assert (
            len(rows(tmp_path / "instance" / "forankring.xlsx", within=10)) == 8
        )  # the first tab: four teams, two rounds


def test_a_delivery_that_is_killed_is_started_again(tmp_path: Path) -> None:
    with serving(tmp_path) as said:
        send(said, koordinator="ja")
        assert rows(tmp_path / "instance" / "forankring.xlsx", within=5)
        children = subprocess.run(
            ["pgrep", "-f", "scripts.deliver --follow-parent"], capture_output=True, text=True, check=True
        )
        for pid in children.stdout.split():
            if Path(f"/proc/{pid}/cwd").resolve() == tmp_path:
                os.kill(int(pid), signal.SIGKILL)
        send(said, koordinator="nej")
        until = time.monotonic() + 20
        found: list[tuple[object, ...]] = []
        while len(found) < 2 and time.monotonic() < until:
            found = rows(tmp_path / "instance" / "forankring.xlsx", within=1)
    assert len(found) == 2


def test_a_server_that_is_killed_leaves_nobody_at_its_door(tmp_path: Path) -> None:
    with started(tmp_path) as (process, said):
        found = re.search(r"http://127\.0\.0\.1:(\d+)", said)
        assert found is not None
        process.kill()
        process.wait()
        until = time.monotonic() + 20
        while is_answered(int(found[1])) and time.monotonic() < until:
            time.sleep(0.1)
        assert not is_answered(int(found[1]))


def test_ctrl_c_in_a_terminal_reaches_who_answers_through_its_parent_alone(tmp_path: Path) -> None:
    with started(tmp_path) as (process, _):
        children = subprocess.run(
            ["pgrep", "-P", str(process.pid), "-f", "spawn_main"], capture_output=True, text=True, check=True
        )
        (answering,) = children.stdout.split()
        os.kill(int(answering), signal.SIGINT)
        time.sleep(1)
        stayed = Path(f"/proc/{answering}").exists()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=15)
    assert stayed
    assert process.returncode == 0


def is_answered(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str], deployment: Deployment) -> None:
    from scripts.serve import command

    with socket.create_server(("127.0.0.1", 0)) as door:
        assert run(command, ["--port", str(door.getsockname()[1])]) == 1
    said = capsys.readouterr().err
    assert "Kører Forankring allerede?" in said
    assert "(" not in said  # what the system says is in English
    assert deployment.engine is not None


def test_an_address_of_another_machine_is_told(
    capsys: pytest.CaptureFixture[str], deployment: Deployment
) -> None:
    from scripts.serve import command

    assert run(command, ["--host", "192.0.2.1", "--port", "0"]) == 1
    assert capsys.readouterr().err == (
        "Kan ikke lytte på 192.0.2.1:0. Adressen hører ikke til denne maskine. "
        "Udelad --host, eller skriv --host 0.0.0.0.\n"
    )
    assert deployment.engine is not None


def test_the_example_is_added_once(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(demo_command, []) == 0
    said = re.fullmatch(r"(\d+) svar er lagt ind\.\n", capsys.readouterr().out)
    assert said is not None
    assert int(said[1]) == len(list(responses.every(deployment.engine))) > 150
    found = rounds.every(deployment.engine)
    assert len({one.team.name for one in found}) == 4
    assert {one.label for one in found} >= {"Efterår sidste år", "Forår", "Efterår"}
    assert len({one.checklist_id for one in found}) >= 4
    run(demo_command, [])
    assert capsys.readouterr().out == "Eksemplet er der allerede.\n"
