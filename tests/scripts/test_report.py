"""`forankring report`: a file per call, whole or not at all, and Danish words for what is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from app.core.actions import Action
from app.core.response import COPENHAGEN, RoundKind
from app.deployment import Deployment
from app.store import plans
from app.store.responses import Responses
from scripts.danish import run
from scripts.report import command
from tests.store.builders import NOW, a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"


def texts(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def today() -> str:
    return f"{datetime.now(UTC).astimezone(COPENHAGEN):%Y-%m-%d}"


@pytest.mark.usefixtures("nord")
def test_the_file_is_named_after_the_team_and_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--team", "nord"]) == 0
    path = Path(f"rapport-nord-{today()}.docx")
    assert capsys.readouterr().out == f"Rapporten er skrevet i {path}.\n"
    said = texts(path)
    assert "Rapport om Nord" in said
    assert "6 individuelle svar · 23-11-2026" in said
    assert "samlet 50 %: på vej" in said
    assert "regnearket, som det står" in said


@pytest.mark.usefixtures("nord")
def test_a_report_that_people_may_have_written_in_is_left_alone() -> None:
    for _ in range(2):
        assert run(command, ["--team", "Nord"]) == 0
    assert sorted(path.name for path in Path().glob("rapport-*")) == [
        *(f"rapport-nord-{today()}-2.docx", f"rapport-nord-{today()}.docx"),
    ]


@pytest.mark.usefixtures("nord")
@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["--output", "r.html"], b"<!DOCTYPE html>"),
        (["--output", "r.pdf"], b"%PDF"),
        (["--output", "r.txt"], b"PK"),
        (["--output", "r.txt", "--format", "pdf"], b"%PDF"),
    ],
)
def test_the_format_is_the_one_asked_for_or_the_files_own(arguments: list[str], begins: bytes) -> None:
    assert run(command, ["--team", "Nord", "--source", "store", *arguments]) == 0
    assert Path(arguments[1]).read_bytes().startswith(begins)


@pytest.mark.usefixtures("nord")
def test_an_unknown_team_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--team", "Vest"]) == 1
    assert "Teamet 'Vest' findes ikke. Vælg et af: Nord (Skovparken)." in capsys.readouterr().err


def test_without_any_team_that_is_said(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    assert deployment.spreadsheets
    assert run(command, ["--team", "Vest"]) == 1
    assert "Der er ingen teams endnu" in capsys.readouterr().err


def test_a_team_without_answers_is_told(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    a_round(deployment.engine, checklist_id=CHECKLIST)
    assert run(command, ["--team", "Nord"]) == 1
    assert "Teamet 'Nord' har ingen svar endnu" in capsys.readouterr().err
    assert not list(Path().glob("rapport-*"))


def test_two_teams_of_one_name_are_told_apart_by_area(
    nord: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    other = a_round(nord.engine, area="Byen", checklist_id=CHECKLIST, kind=RoundKind.JOINT)
    Responses(nord.engine).save(a_response(other), spreadsheet="svar", now=NOW)
    assert run(command, ["--team", "Nord", "--source", "store"]) == 1
    assert "Skriv området med --area: 'Byen', 'Skovparken'" in capsys.readouterr().err
    assert run(command, ["--team", "Nord", "--area", "byen", "--source", "store", "--output", "r.docx"]) == 0
    assert "1 fælles svar" in texts(Path("r.docx"))


@pytest.mark.usefixtures("nord")
def test_a_file_that_cannot_be_written_is_told_with_its_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--team", "Nord", "--output", "findes-ikke/r.docx"]) == 1
    assert "Lav mappen findes-ikke først, eller vælg en anden fil med --output." in capsys.readouterr().err
    assert not list(Path().glob("**/*.del"))


@pytest.mark.usefixtures("nord")
def test_a_file_that_is_held_by_another_program_is_left_whole(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".r.docx.del").mkdir()  # the new one cannot be written beside it
    Path("r.docx").write_text("Det, folk har skrevet")
    assert run(command, ["--team", "Nord", "--output", "r.docx"]) == 1
    assert "Luk filen, hvis den er åben, eller vælg en anden fil med --output." in capsys.readouterr().err
    assert Path("r.docx").read_text() == "Det, folk har skrevet"


@pytest.mark.usefixtures("nord")
def test_only_the_chosen_checklist_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--team", "Nord", "--checklist", "ics-barometer", "--output", "r.docx"]) == 0
    assert "Her er ingen tal at vise endnu." in texts(Path("r.docx"))
    assert run(command, ["--team", "Nord", "--checklist", "findes-ikke"]) == 1
    assert "findes ikke" in capsys.readouterr().err


@pytest.mark.usefixtures("nord")
def test_open_rounds_of_the_team_are_named() -> None:
    assert run(command, ["--team", "Nord", "--output", "r.docx"]) == 0
    assert "Åbne for svar nu: Opfølgningsværktøj (Efterår 2026)." in texts(Path("r.docx"))


def test_the_handleplan_stands_in_the_report_as_it_was_read_last(nord: Deployment) -> None:
    line = Action(
        "k", "Skovparken", "Nord", "Skema", "1.1", "Et punkt.", action="Ring til skolen", status="I gang"
    )
    proposal = Action("p", "Skovparken", "Nord", "Skema", "1.2", "Et andet punkt.")
    plans.save(nord.engine, "svar", [line, proposal], now=NOW)
    assert run(command, ["--team", "Nord", "--output", "rapport.docx"]) == 0
    said = [
        cell.text
        for table in docx.Document("rapport.docx").tables
        for row in table.rows
        for cell in row.cells
    ]
    assert "Ring til skolen" in said
    assert "Et andet punkt." not in said
