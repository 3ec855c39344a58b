"""`forankring doctor`: what is wrong, what to do, and never a word of the key."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.danish import run
from scripts.doctor import command
from tests.google_api import SERVICE, GoogleApi

Said = pytest.CaptureFixture[str]


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleApi]:
    with GoogleApi() as google:
        settings = {
            "FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/forankring.db",
            "FORANKRING_SPREADSHEET": google.create(),
            "FORANKRING_GOOGLE_API": google.url,
            "GOOGLE_APPLICATION_CREDENTIALS": str(google.key_file(tmp_path)),
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield google


def the_key(google: GoogleApi) -> str:
    (key,) = google.drive.files
    return key


def test_all_is_well(google: GoogleApi, capsys: Said) -> None:
    assert run(command, []) == 0
    said = capsys.readouterr()
    assert f"Delt med os: {SERVICE} kan åbne det." in said.out
    assert said.out.endswith("\nIngen fejl.\n")
    assert google.calls


def test_each_fault_comes_with_its_cure(google: GoogleApi, capsys: Said) -> None:
    google.people(the_key(google)).share(SERVICE, "reader")
    assert run(command, []) == 1
    said = capsys.readouterr()
    assert f"fejl       Vi er Redaktør: {SERVICE} kan læse regnearket, men ikke skrive i det.\n" in said.out
    assert f"Gør sådan: Del arket med {SERVICE} som Redaktør:" in said.out
    assert (
        "ikke nået  Sprog, Tidszone, Faner og kolonner, Plads, Plads til mærker, Beskyttelse: ret det"
        in said.out
    )
    assert said.err == "1 fejl.\n"


def test_json_says_the_same(google: GoogleApi, capsys: Said) -> None:
    google.people(the_key(google)).trash()
    assert run(command, ["--json"]) == 1
    facts = json.loads(capsys.readouterr().out)
    assert facts["ok"] is False
    findings = [one for section in facts["sections"] for one in section["findings"]]
    (fault,) = [one for one in findings if one["level"] == "fejl"]
    assert (fault["check"], set(fault)) == ("Papirkurv", {"check", "level", "message", "cure"})


def test_wrong_settings_are_named_all_at_once(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setenv("FORANKRING_SPREADSHEET", "svar.ods")
    monkeypatch.setenv("FORANKRING_LINGER_SECONDS", "meget")
    assert run(command, []) == 1
    said = capsys.readouterr()
    assert "FORANKRING_SPREADSHEET: skal være" in said.out
    assert "FORANKRING_LINGER_SECONDS: 'meget' er ikke et tal." in said.out
    assert said.err == "2 fejl.\n"


def test_the_probe_tries_the_spreadsheet_and_leaves_it_as_it_was(google: GoogleApi, capsys: Said) -> None:
    assert run(command, ["--probe"]) == 0
    assert "Ryddet op: Prøvens faner og mærker er slettet igen." in capsys.readouterr().out
    assert [tab.title for tab in google.book(the_key(google)).tabs] == ["Sheet1"]


def test_the_probe_takes_another_spreadsheet(google: GoogleApi, capsys: Said) -> None:
    other = google.create()
    address = f"https://docs.google.com/spreadsheets/d/{other}/edit"
    assert run(command, ["--probe", "--spreadsheet", address, "--json"]) == 0
    (section,) = json.loads(capsys.readouterr().out)["sections"]
    assert section["title"] == f"Prøve i {address}"
    assert all(other in call.path for call in google.calls if call.kind != "token")


def test_the_probe_needs_a_spreadsheet_at_google(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setenv("FORANKRING_SPREADSHEET", "svar.xlsx")
    assert run(command, ["--probe"]) == 1
    assert "--probe skal bruge et regneark hos Google." in capsys.readouterr().err


def test_no_word_of_the_key_is_ever_told(
    google: GoogleApi, capsys: Said, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    secrets = google.service_account()
    run(command, ["--json"])
    run(command, ["--probe"])
    google.accounts.forget(SERVICE)
    run(command, [])
    captured = capsys.readouterr()
    said = captured.out + captured.err + caplog.text
    assert SERVICE in said
    hidden = [*secrets["private_key"].splitlines(), secrets["private_key_id"], secrets["client_id"], "ya29."]
    assert [one for one in hidden if one in said] == []
