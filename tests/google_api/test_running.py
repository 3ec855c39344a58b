"""The loopback run by itself, with its control interface."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import requests

from tests.google_api.errors import Data

BEARER = {"Authorization": "Bearer test"}


@pytest.fixture
def url() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.google_api", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def _control(url: str, command: str, body: Data = None) -> Data:
    return requests.post(f"{url}/control/{command}", json=body or {}, timeout=10).json()


def test_a_test_in_another_process_does_all_it_could_do_in_this_one(url: str) -> None:
    user = "service@project.iam.gserviceaccount.com"
    key = _control(url, "spreadsheets", {"title": "Svar", "writer": user})["spreadsheetId"]
    values = f"{url}/v4/spreadsheets/{key}/values/Sheet1"
    append = f"{values}:append?valueInputOption=RAW"

    _control(url, "fault", {"what": "503", "kind": "spreadsheets.values.append", "applied": True})
    statuses = [
        requests.post(append, json={"values": [[word]]}, headers=BEARER, timeout=10).status_code
        for word in ("b", "a")
    ]
    assert statuses == [503, 200]
    _control(url, f"people/{key}/sort", {"title": "Sheet1", "column": 0, "header": False})
    assert _control(url, f"rows/{key}/Sheet1") == {"rows": [["a"], ["b"]]}
    assert _control(url, f"tabs/{key}") == {"titles": ["Sheet1"]}
    assert _control(url, f"metadata/{key}") == {"metadata": {}}

    _control(url, "clock", {"at": 1_800_000_000})
    assert _control(url, "clock", {"advance": 30}) == {"now": 1_800_000_030}
    _control(url, "quota", {"reads_per_user": 1})
    reads = [requests.get(values, headers=BEARER, timeout=10).status_code for _ in range(2)]
    assert reads == [200, 429]
    _control(url, "quota", {"on": False})
    log = _control(url, "calls", {"clear": True})["calls"]
    assert [call["status"] for call in log] == [503, 200, 200, 429]


def test_chance_tokens_and_late_copies_are_at_hand_too(url: str) -> None:
    key = _control(url, "spreadsheets", {})["spreadsheetId"]
    info = _control(url, "service-account", {"email": "x@y.iam.gserviceaccount.com"})
    assert info["token_uri"] == f"{url}/token"
    assert _control(url, "xlsx", {})["fileId"] != key
    _control(url, "chance", {"share": 1, "seed": 1, "faults": [{"what": "late-copy", "calls": 9}]})
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{url}/v4/spreadsheets/{key}", headers=BEARER, timeout=10)
    _control(url, "no-faults")
    assert _control(url, "land") == {}
    _control(url, "expire-tokens")
    assert requests.get(f"{url}/v4/spreadsheets/{key}", headers=BEARER, timeout=10).status_code == 403


@pytest.mark.parametrize("command", ["nothing", "answer", "fault", "people/x/_tab"])
def test_what_the_control_does_not_know_it_says(url: str, command: str) -> None:
    assert "error" in _control(url, command)
