"""`forankring overview link`: the links to the overview on a screen."""

import json

import pytest

from app.deployment import Deployment
from app.store import links
from scripts.danish import run
from scripts.overview import command
from tests.store.builders import a_round

LINK = ["link", "--team", "Nord"]


@pytest.fixture
def nord(deployment: Deployment) -> Deployment:
    a_round(deployment.engine)
    return deployment


def made(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str | None]:
    assert run(command, [*arguments, "--json"]) == 0
    found: dict[str, str | None] = json.loads(capsys.readouterr().out)
    return found


def made_url(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    return str(made(capsys, *arguments)["url"])


@pytest.mark.usefixtures("nord")
def test_a_team_and_the_leaders_keep_their_links(capsys: pytest.CaptureFixture[str]) -> None:
    team, leaders = made(capsys, *LINK), made(capsys, "link", "--leaders")
    assert team["team"] == "Nord"
    assert leaders["team"] is None
    assert team["url"] != leaders["url"]
    assert str(team["url"]).startswith("http://127.0.0.1:8000/overblik/")
    assert made(capsys, *LINK, "--area", "Skovparken") == team


@pytest.mark.usefixtures("nord")
def test_a_person_gets_the_link_its_qr_code_and_the_way_to_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    url = made_url(capsys, *LINK)
    assert run(command, LINK) == 0
    said = capsys.readouterr().out
    assert said.startswith("Overblik for Nord\n")
    assert url in said
    assert "█" in said
    assert f"--end {url.rsplit('/', 1)[1]}" in said


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_link_is_ended_by_its_token_or_its_address(
    nord: Deployment, capsys: pytest.CaptureFixture[str], *, is_whole: bool
) -> None:
    url = made_url(capsys, *LINK)
    token = url.rsplit("/", 1)[1]
    assert run(command, ["link", "--end", url if is_whole else token]) == 0
    assert capsys.readouterr().out == "Linket er lukket.\n"
    ended = links.by_token(nord.engine, token)
    assert ended is not None
    assert not ended.is_open
    assert made_url(capsys, *LINK) != url


@pytest.mark.usefixtures("nord")
@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["link"], "Skriv enten --team, --leaders eller --end.", 2),
        ([*LINK, "--leaders"], "Skriv enten --team, --leaders eller --end.", 2),
        (["link", "--team", "Syd"], "Teamet 'Syd' findes ikke.", 1),
        (["link", "--end", "xyz"], "Der er ikke noget link til et overblik, der ender på 'xyz'.", 1),
        (["linket"], "Kommandoen 'linket' findes ikke.", 2),
    ],
)
def test_a_wrong_call_is_told_in_danish(
    arguments: list[str], message: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, arguments) == code
    assert capsys.readouterr().err.startswith(message)


def test_the_help_is_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Brug: ")
    assert "[KOMMANDO]" in said
    assert "link" in said
