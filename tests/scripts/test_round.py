"""`forankring round`: links that open, close and open again."""

import json

import pytest

from app.core.response import RoundKind
from app.deployment import Deployment
from app.store import rounds, served
from scripts.danish import run
from scripts.round import command

NEW = ["new", "--team", "Nord", "--checklist", "opfoelgningsvaerktoej", "--label", "Efterår 2026"]
LOCAL = "Kun denne maskine kan åbne linket."


def test_a_round_is_made_as_asked(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    extra = ["--area", "Vest", "--kind", "fælles", "--roles", "leder, frivillig", "--json"]
    assert run(command, [*NEW, *extra]) == 0
    said = json.loads(capsys.readouterr().out)
    (made,) = rounds.every(deployment.engine)
    assert said == {"id": made.id, "url": f"http://127.0.0.1:8000/s/{made.token}"}
    assert (made.team.name, made.team.area, made.kind) == ("Nord", "Vest", RoundKind.JOINT)
    assert made.roles == ("leder", "frivillig")


@pytest.mark.usefixtures("deployment")
def test_a_person_gets_the_link_and_its_qr_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, NEW) == 0
    said = capsys.readouterr().out
    assert "http://127.0.0.1:8000/s/" in said
    assert LOCAL in said
    assert "█" in said


def test_links_begin_where_the_form_was_served_last(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("http://127.0.0.1:9000", "http://192.0.2.7:9000"):
        served.remember(deployment.engine, address)
        assert run(command, NEW) == 0
        said = capsys.readouterr().out
        assert f"{address}/s/" in said
        assert (LOCAL in said) == ("127.0.0.1" in address)


@pytest.mark.usefixtures("deployment")
def test_a_name_that_is_taken_is_told_for_the_answers_are_counted_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = "Der er allerede en måling med det navn, fra "
    run(command, NEW)
    run(command, [*NEW, "--kind", "fælles"])
    run(command, [*NEW, "--area", "Vest"])
    run(command, [*NEW[:-1], "Forår 2027"])
    assert told not in capsys.readouterr().out
    run(command, [*NEW[:-1], "Efterår  2026"])
    assert told in capsys.readouterr().out


def test_a_round_is_closed_and_opened_again(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    run(command, NEW)
    (made,) = rounds.every(deployment.engine)
    assert run(command, ["close", made.id]) == 0
    capsys.readouterr()
    run(command, ["list"])
    assert "lukket" in capsys.readouterr().out
    assert run(command, ["open", made.id]) == 0
    assert rounds.by_token(deployment.engine, made.token) == made


@pytest.mark.usefixtures("deployment")
@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["close", "xyz"], "Målingen 'xyz' findes ikke. Se dem alle med 'forankring round list'.", 1),
        (NEW[:3], "--checklist mangler.", 2),
        ([*NEW, "--kind", "begge"], "--kind skal være en af: individuel, fælles.", 2),
        ([*NEW, "--farve", "rød"], "--farve findes ikke.", 2),
        ([*NEW[:-1], " "], "--label må ikke være tom.", 2),
        ([*NEW[:4], "vejret", *NEW[5:]], "Skemaet 'vejret' findes ikke.", 1),
        ([*NEW[:4], "individdata", *NEW[5:]], "Skemaet 'individdata' er slået fra", 1),
        (["lav"], "Kommandoen 'lav' findes ikke.", 2),
    ],
)
def test_a_wrong_call_is_told_in_danish(
    arguments: list[str], message: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, arguments) == code
    assert capsys.readouterr().err.startswith(message)


def test_a_wrong_setting_is_told_in_danish(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORANKRING_SPREADSHEET", "svar.ods")
    assert run(command, ["list"]) == 1
    told = capsys.readouterr().err
    assert told == (
        "FORANKRING_SPREADSHEET: skal være adressen på et Google-regneark eller en fil, der ender på .xlsx.\n"
    )


def test_help_is_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["new", "--help"]) == 0
    said = capsys.readouterr().out
    assert "Brug: " in said
    assert not [word for word in ("Usage", "OPTIONS", "required", "Options", "Show this") if word in said]


def test_a_round_is_made_in_the_languages_that_are_asked_for(deployment: Deployment) -> None:
    assert run(command, [*NEW, "--languages", "en,ar"]) == 0
    assert rounds.every(deployment.engine)[0].languages == ("en", "ar")


@pytest.mark.usefixtures("deployment")
def test_an_unknown_language_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, [*NEW, "--languages", "tlh"]) == 1
    assert "Vælg blandt: da, en, ar, uk." in capsys.readouterr().err
