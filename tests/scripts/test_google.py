"""The whole way with a spreadsheet at Google: answers delivered, corrected by people, counted, shown."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from app.deployment import Deployment, open_deployment
from app.store import refreshes, teams
from app.store.responses import Responses
from scripts import demo, overview, status, verify
from scripts.danish import run
from scripts.refresh import refresh
from sheets import opening
from tests.delivering import deliver, deliver_and_leave
from tests.google_api import SERVICE, GoogleApi
from tests.serving import ROOT
from tests.store.builders import NOW, a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"
TITLE = "Opfølgningsværktøj"


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleApi]:
    with GoogleApi() as google:
        settings = {
            "GOOGLE_APPLICATION_CREDENTIALS": str(google.key_file(tmp_path)),
            "FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/forankring.db",
            "FORANKRING_SPREADSHEET": google.create(),
            "FORANKRING_GOOGLE_API": google.url,
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield google


@pytest.fixture
def deployment(google: GoogleApi) -> Deployment:
    assert google.url == os.environ["FORANKRING_GOOGLE_API"]
    return open_deployment(os.environ)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(overview.command, list(arguments)) == 0
    return " ".join(capsys.readouterr().out.split())


def answers(deployment: Deployment, *, team: str = "Nord", times: int = 6) -> None:
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST, team=team)
    saves = Responses(deployment.engine)
    for n in range(times):
        saves.save(a_response(round_, answer=("ja", "nej")[n % 2]), spreadsheet="svar", now=NOW)


def tab_of(google: GoogleApi, key: str) -> str:
    return next(title for title in google.spreadsheet(key).titles if title.startswith(TITLE))


def test_a_correction_in_the_spreadsheet_counts_and_is_told(
    google: GoogleApi, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(deployment)
    deliver(deployment)
    said = told(capsys)
    assert "samlet 50 %" in said
    assert "Regnearket er, som det blev leveret." in said
    key = deployment.settings.spreadsheet
    google.people(key).type(f"'{tab_of(google, key)}'!I2:I7", [["Ja"]] * 6)
    said = told(capsys)
    assert "samlet 100 %" in said
    assert "3 svar er rettet" in said
    assert google.spreadsheet(key).shown("Overblik")[0][0] == "Overblik"


def test_an_overview_of_a_whole_year_fits_in_the_quota(
    google: GoogleApi, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    demo.add(deployment, now=NOW)
    deliver(deployment)
    google.calls.clear()
    said = told(capsys)
    assert "Skovparken (eksempel)" in said
    kinds = [call.kind for call in google.calls]
    writes = kinds.count("spreadsheets.batchUpdate")
    assert writes == 9  # one per page, and one for Handleplan
    assert len([kind for kind in kinds if kind.startswith("spreadsheets")]) - writes <= 30
    sheet = google.spreadsheet(deployment.settings.spreadsheet)
    assert any("+26 procentpoint" in row for row in sheet.shown("Udvikling"))
    assert any(row[0].startswith("Alle teams: ICS-barometer") for row in sheet.shown("Overblik") if row)


def test_the_overview_may_go_to_a_spreadsheet_with_other_readers(
    google: GoogleApi,
    deployment: Deployment,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(deployment)
    deliver(deployment)
    leaders = google.create("Til ledelsen")
    monkeypatch.setenv("FORANKRING_OVERVIEW_SPREADSHEET", leaders)
    told(capsys)
    assert "Overblik" in google.spreadsheet(leaders).titles
    assert not any(title.startswith(TITLE) for title in google.spreadsheet(leaders).titles)
    assert "Overblik" not in google.spreadsheet(deployment.settings.spreadsheet).titles


def test_a_team_with_its_own_spreadsheet_is_part_of_the_common_overview(
    google: GoogleApi,
    deployment: Deployment,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "YIELDING_WRITES", 1000)  # twice five pages are more than a minute's share
    monkeypatch.setattr(opening, "YIELDING_READS", 1000)
    answers(deployment)
    own = google.create("Syds eget")
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST, team="Syd")
    teams.give_spreadsheet(deployment.engine, round_.team, own)
    saves = Responses(deployment.engine)
    for _ in range(5):
        saves.save(a_response(round_), spreadsheet=f"team-{round_.team.id}", now=NOW)
    deliver(deployment)
    said = told(capsys)
    assert "Nord" in said
    assert "Syd" in said
    shown = [cell for row in google.spreadsheet(own).shown("Overblik") for cell in row]
    assert any("Syd" in cell for cell in shown)
    assert not any("Nord" in cell for cell in shown)
    assert len(google.spreadsheet(own).rows(tab_of(google, own))) == 6


def test_status_tells_what_google_said_and_what_to_do(
    google: GoogleApi, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    google.people(deployment.settings.spreadsheet).share(
        "forankring@project.iam.gserviceaccount.com", "reader"
    )
    answers(deployment)
    deliver(deployment)
    assert run(status.command, []) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Venter: 6 svar" in said
    assert "del det med forankring@project.iam.gserviceaccount.com som Redaktør" in said
    assert "'forankring doctor'" in said


def test_a_deleted_row_comes_back_only_when_a_person_asks_for_it(
    google: GoogleApi, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(deployment)
    key = deployment.settings.spreadsheet
    deliver_and_leave(deployment)
    google.people(key).delete_rows(tab_of(google, key), 2, 2)
    deliver_and_leave(deployment)
    assert len(google.spreadsheet(key).rows(tab_of(google, key))) == 5
    assert run(verify.command, []) == 1
    assert "2 svar er slettet" in capsys.readouterr().out
    assert run(verify.command, ["--repair", "--yes"]) == 1
    deliver_and_leave(deployment)
    assert run(verify.command, []) == 0
    assert "Alt står, som det blev leveret." in capsys.readouterr().out


def test_the_overview_makes_itself_at_google_with_its_charts_and_tells_why_it_cannot(
    google: GoogleApi, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    answers(deployment)
    deliver(deployment)
    assert refresh("svar", Event()) == ""
    sheet = google.spreadsheet(deployment.settings.spreadsheet)
    assert sheet.shown("Overblik")[0][0] == "Overblik"
    assert len(sheet.tab("Overblik").charts) == 1
    assert refreshes.standing(deployment.engine, "svar").at is not None
    google.people(deployment.settings.spreadsheet).share(SERVICE, "reader")
    assert "Redaktør" in refresh("svar", Event())
