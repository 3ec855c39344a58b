"""`forankring team`: who the teams are, and where their answers stand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.response import Round
from app.deployment import Deployment, team_spreadsheet_name
from app.store import outbox, rounds, teams
from app.web import create_app
from scripts.danish import run
from scripts.round import command as round_command
from scripts.team import command
from sheets.answers import answers_tab
from sheets.excel import ExcelWorkbook
from tests.builders import fields
from tests.delivering import deliver, deliver_and_leave

CHECKLIST = "opfoelgningsvaerktoej"
GOOGLE = "https://docs.google.com/spreadsheets/d/1a2b3c4d5e6f7g8h9i0jklmnopqrstuvwxyzABCDEFGH"


@pytest.fixture
def round_of(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> Callable[..., Round]:
    """Open a round as a coordinator does, and find it by its link as a phone does."""

    def make(team: str, area: str = "") -> Round:
        call = [
            "new",
            "--team",
            team,
            "--area",
            area,
            "--checklist",
            CHECKLIST,
            "--label",
            "Efterår",
            "--json",
        ]
        assert run(round_command, call) == 0
        token = json.loads(capsys.readouterr().out)["url"].rsplit("/", 1)[1]
        found = rounds.by_token(deployment.engine, token)
        assert found is not None
        return found

    return make


def send(deployment: Deployment, round_: Round) -> str:
    """Answer on a phone; return the response's id."""
    app = create_app(deployment.settings, deployment.engine, deployment.library)
    sent = fields(koordinator="ja")
    assert "Gemt" in app.test_client().post(f"/s/{round_.token}", data=sent).text
    return sent["_id"]


def ids_in(deployment: Deployment, path: str | Path) -> set[str]:
    table = ExcelWorkbook(Path(path)).read(answers_tab(deployment.library.current(CHECKLIST)))
    return {str(row["svar-id"]) for row in table.rows} if table else set()


def test_teams_are_listed_with_their_spreadsheets(
    round_of: Callable[..., Round], capsys: pytest.CaptureFixture[str]
) -> None:
    run(command, ["list"])
    assert "Der er ingen teams endnu." in capsys.readouterr().out
    round_of("Syd")
    round_of("Nord", "Skovparken")
    run(command, ["spreadsheet", "Nord", GOOGLE])
    capsys.readouterr()
    assert run(command, ["list"]) == 0
    assert capsys.readouterr().out == f"Syd: det fælles regneark\nNord (Skovparken): {GOOGLE}\n"
    run(command, ["list", "--json"])
    assert json.loads(capsys.readouterr().out) == [
        {"name": "Syd", "area": "", "spreadsheet": None},
        {"name": "Nord", "area": "Skovparken", "spreadsheet": GOOGLE},
    ]


def test_answers_of_a_team_with_its_own_spreadsheet_stand_there_and_not_in_the_common_one(
    deployment: Deployment, round_of: Callable[..., Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nord, syd = round_of("Nord"), round_of("Syd")
    early = send(deployment, nord)
    assert run(command, ["spreadsheet", "Nord", "nord.xlsx"]) == 0
    assert capsys.readouterr().out == "Svar fra Nord lander fra nu af i nord.xlsx.\n"
    late, other = send(deployment, nord), send(deployment, syd)
    deliver(deployment)
    assert ids_in(deployment, tmp_path / "nord.xlsx") == {late}
    assert ids_in(deployment, deployment.settings.spreadsheet) == {early, other}


def test_giving_a_spreadsheet_up_moves_what_waits(
    deployment: Deployment, round_of: Callable[..., Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nord = round_of("Nord")
    run(command, ["spreadsheet", "Nord", "nord.xlsx"])
    delivered = send(deployment, nord)
    deliver_and_leave(deployment)
    waiting = send(deployment, nord)
    capsys.readouterr()
    assert run(command, ["spreadsheet", "Nord", "--common"]) == 0
    assert capsys.readouterr().out == (
        "Svar fra Nord lander fra nu af i det fælles regneark.\n"
        "1 svar, der ventede, kommer også derind.\n"
        "1 svar bliver stående i nord.xlsx og tæller ikke længere med i overblikket.\n"
    )
    late = send(deployment, nord)
    deliver(deployment)
    assert ids_in(deployment, deployment.settings.spreadsheet) == {waiting, late}
    assert ids_in(deployment, tmp_path / "nord.xlsx") == {delivered}


def test_a_new_spreadsheet_of_its_own_gets_what_stood_in_the_first(
    deployment: Deployment, round_of: Callable[..., Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nord = round_of("Nord")
    run(command, ["spreadsheet", "Nord", "nord.xlsx"])
    ids = {send(deployment, nord)}
    deliver_and_leave(deployment)
    capsys.readouterr()
    run(command, ["spreadsheet", "Nord", "nyt.xlsx"])
    assert "De svar, der står i det forrige, lægges også derind." in capsys.readouterr().out
    ids.add(send(deployment, nord))
    deliver(deployment)
    assert ids_in(deployment, tmp_path / "nyt.xlsx") == ids
    run(command, ["spreadsheet", "Nord", GOOGLE])
    assert "hentes med 'forankring verify --repair'" in capsys.readouterr().out


def test_the_area_tells_teams_of_one_name_apart(
    deployment: Deployment, round_of: Callable[..., Round], capsys: pytest.CaptureFixture[str]
) -> None:
    round_of("Nord", "Byen")
    round_of("Nord", "Skovparken")
    assert run(command, ["spreadsheet", "Nord", GOOGLE]) == 1
    assert "Skriv området med --area: 'Byen', 'Skovparken'." in capsys.readouterr().err
    assert run(command, ["spreadsheet", "Nord", GOOGLE, "--area", "Byen"]) == 0
    assert [one.spreadsheet for one in teams.every(deployment.engine)] == [GOOGLE, ""]


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["spreadsheet", "Nord"], "Skriv enten regnearkets adresse eller --common.", 2),
        (["spreadsheet", "Nord", GOOGLE, "--common"], "Skriv enten regnearkets adresse eller --common.", 2),
        (
            ["spreadsheet", "Øst", GOOGLE],
            "Teamet 'Øst' findes ikke. Se dem alle med 'forankring team list'.",
            1,
        ),
        (["spreadsheet", "Nord", "nord.ods"], "'nord.ods' er ikke et regneark.", 1),
        (["spreadsheet", "Nord", "forankring.xlsx"], "Det regneark bruges allerede til de fælles svar.", 1),
        (["spreadsheet", "Nord", f"{GOOGLE}/edit#gid=0"], "Det regneark bruges allerede til teamet Syd.", 1),
        (["spreadsheet", "Nord", "./personer.xlsx"], "Det regneark bruges allerede til individdata.", 1),
        (["spreadsheet", "Nord", "overblik.xlsx"], "Det regneark bruges allerede til overblikket.", 1),
    ],
)
def test_a_spreadsheet_that_a_team_cannot_have_is_refused_with_a_cure(
    arguments: list[str],
    message: str,
    code: int,
    deployment: Deployment,
    round_of: Callable[..., Round],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FORANKRING_INDIVIDDATA_SPREADSHEET", "personer.xlsx")
    monkeypatch.setenv("FORANKRING_OVERVIEW_SPREADSHEET", "overblik.xlsx")
    round_of("Nord")
    round_of("Syd")
    assert run(command, ["spreadsheet", "Syd", GOOGLE]) == 0
    assert run(command, arguments) == code
    assert message in capsys.readouterr().err
    assert [one.spreadsheet for one in teams.every(deployment.engine)] == ["", GOOGLE]


def test_a_team_that_has_the_common_spreadsheet_already_keeps_it(
    deployment: Deployment, round_of: Callable[..., Round], capsys: pytest.CaptureFixture[str]
) -> None:
    nord = round_of("Nord")
    send(deployment, nord)
    assert run(command, ["spreadsheet", "Nord", "--common"]) == 0
    assert capsys.readouterr().out == "Svar fra Nord lander fra nu af i det fælles regneark.\n"
    assert outbox.count_waiting(deployment.engine, "svar") == 1
    assert outbox.count_waiting(deployment.engine, team_spreadsheet_name(nord.team)) == 0
