"""`forankring overview`: it counts the workbook as it stands and says how it differs from the store."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from app.core.response import RoundKind
from app.deployment import Deployment, team_spreadsheet_name
from app.store import plans, teams
from app.store.responses import Responses
from scripts.danish import run
from scripts.overview import command
from tests.delivering import deliver
from tests.store.builders import NOW, a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"
KOORDINATOR = 9  # its column in a new tab


@pytest.fixture
def workbook(nord: Deployment) -> Path:
    """Where the answers of the team Nord arrived."""
    return Path(nord.settings.spreadsheet)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command says, on one line."""
    assert run(command, list(arguments)) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("workbook")
def test_figures_stand_with_their_n_and_kind(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys)
    assert "6 individuelle svar" in said
    assert "samlet 50 %" in said
    assert "Her er I uenige" in said
    assert "Regnearket er, som det blev leveret." in said


def test_a_correction_in_the_workbook_counts_and_is_told(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, KOORDINATOR).value = "Ja"
    book.save(workbook)
    said = told(capsys)
    assert "samlet 100 %" in said
    assert "3 svar er rettet" in said
    assert "samlet 50 %" in told(capsys, "--source", "store")


def test_a_row_that_was_deleted_is_told(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0].delete_rows(2, 2)
    book.save(workbook)
    said = told(capsys)
    assert "2 svar er slettet fra fanen" in said
    assert "færre end 5 svar" in said
    assert "samlet" not in said.split("Regnearket")[0]


def test_a_word_that_is_no_answer_is_told_and_not_guessed(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0].cell(2, KOORDINATOR).value = "næsten"
    book.save(workbook)
    said = told(capsys)
    assert "1.1 Der er udpeget" in said
    assert "næsten" not in said


@pytest.mark.usefixtures("workbook")
def test_the_choice_of_team_and_checklist_narrows_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nord" in told(capsys, "--team", "nord", "--checklist", CHECKLIST)
    assert "Her er ingen svar endnu" in told(capsys, "--team", "Syd")


def test_a_team_that_is_not_there_is_told_apart_from_one_without_answers(
    nord: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    a_round(nord.engine, team="Vest")
    unknown = "findes ikke. Se dem alle med 'forankring team list'."
    assert f"Teamet 'Nrod' {unknown}" in told(capsys, "--team", "Nrod")
    assert unknown not in told(capsys, "--team", "vest")


@pytest.mark.usefixtures("workbook")
def test_files_for_a_danish_excel_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--csv", str(tmp_path / "csv"))
    text = (tmp_path / "csv" / "afsnit.csv").read_text(encoding="utf-8-sig")
    assert ";" in text.splitlines()[0]
    assert "50,0" in text or ";50;" in text


def test_running_again_changes_only_its_own_cells(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys)
    book = openpyxl.load_workbook(workbook)
    book["Overblik"]["L3"] = "Husk at spørge skolen"
    book.worksheets[0]["BZ2"] = "Vores egen note"
    book.save(workbook)
    told(capsys)
    book = openpyxl.load_workbook(workbook)
    assert book["Overblik"]["L3"].value == "Husk at spørge skolen"
    assert book.worksheets[0]["BZ2"].value == "Vores egen note"
    assert [title for title in book.sheetnames if title.startswith("Overblik")] == ["Overblik"]


def test_a_team_with_its_own_spreadsheet_counts_there_and_in_the_common_overview(
    workbook: Path, deployment: Deployment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    round_ = a_round(deployment.engine, team="Syd", checklist_id=CHECKLIST)
    teams.give_spreadsheet(deployment.engine, round_.team, str(tmp_path / "syd.xlsx"))
    own = team_spreadsheet_name(round_.team)
    for _ in range(5):
        Responses(deployment.engine).save(a_response(round_), spreadsheet=own, now=NOW)
    deliver(deployment)
    said = told(capsys, "--team", "Syd")
    assert "5 individuelle svar" in said
    assert "samlet 100 %" in said
    for path, names in ((workbook, {"Nord", "Syd"}), (tmp_path / "syd.xlsx", {"Syd"})):
        text = [str(cell) for row in openpyxl.load_workbook(path)["Overblik"].values for cell in row if cell]
        assert {name for name in ("Nord", "Syd") if any(name in one for one in text)} == names
        assert ("Ledere" in openpyxl.load_workbook(path).sheetnames) is (len(names) > 1)


def test_the_change_since_the_round_before_stands_on_its_tab_and_is_told(
    workbook: Path, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    spring = NOW - timedelta(days=182)
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST, label="Forår 2026", now=spring)
    for _ in range(5):
        response = a_response(round_, now=spring)
        Responses(deployment.engine).save(response, spreadsheet="svar", now=spring)
    deliver(deployment)
    said = told(capsys)
    assert "Siden sidst (Forår 2026, 5 individuelle svar, 6 måneder før): ned (1 punkt)" in said
    lines = list(openpyxl.load_workbook(workbook)["Udvikling"].values)
    found = next(line for line in lines if str(line[0]).strip().startswith("1.1 Der er udpeget"))
    assert found[1:8] == ("på plads", "5 af 5", "på vej", "3 af 6", "ned", 5, 6)
    assert sum(line[1] == "intet svar, der giver point" for line in lines) == 23


def test_the_checklists_that_were_answered_stand_in_their_words(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys)
    lines = list(openpyxl.load_workbook(workbook)["Skemaer"].values)
    assert [line[0] for line in lines if "version" in str(line[0])] == ["Opfølgningsværktøj · version 1"]
    assert sum(line[3] == "Ja · Delvist på plads · Nej" for line in lines) == 24


def test_the_overview_may_go_to_a_spreadsheet_with_other_readers(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORANKRING_OVERVIEW_SPREADSHEET", str(tmp_path / "overblik.xlsx"))
    told(capsys)
    assert "Overblik" not in openpyxl.load_workbook(workbook).sheetnames
    assert "Overblik" in openpyxl.load_workbook(tmp_path / "overblik.xlsx").sheetnames


def test_a_row_without_a_team_is_not_told_as_deleted(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0].cell(2, 4).value = None
    book.save(workbook)
    said = told(capsys)
    assert "1 svar kan ikke læses." in said
    assert "slettet" not in said


def test_a_workbook_that_is_open_is_told_after_the_figures(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workbook.parent / f"~${workbook.name}").touch()
    assert run(command, []) == 1
    said = capsys.readouterr()
    assert "samlet 50 %" in " ".join(said.out.split())
    assert "åben" in said.err


def test_the_plan_proposes_what_lacks_and_keeps_what_people_write(
    workbook: Path, deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys)
    book = openpyxl.load_workbook(workbook)
    plan = book["Handleplan"]
    assert [(row[5], row[7]) for row in plan.values][1:] == [("på vej 50 %, 6 svar", None)]
    plan["H2"], plan["J2"] = "Find en ny koordinator", "1/2 2026"
    book.save(workbook)
    told(capsys)
    line = list(openpyxl.load_workbook(workbook)["Handleplan"].values)[1]
    assert (line[7], line[9]) == ("Find en ny koordinator", "1/2 2026")
    assert str(line[12]).startswith("Frist overskredet med")
    (action,) = plans.every(deployment.engine)[0].actions
    assert (action.action, action.is_open) == ("Find en ny koordinator", True)


def test_leaders_are_told_what_is_late_in_a_forankringsplan(
    nord: Deployment, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    round_ = a_round(nord.engine, team="Vest", checklist_id="forankringsplan", kind=RoundKind.JOINT)
    line = {"handling": "Ring rundt", "frist": "2020-01-31"}
    plan = replace(a_response(round_), answers={"handlinger": [line]}, comments={})
    Responses(nord.engine).save(plan, spreadsheet="svar", now=NOW)
    deliver(nord)
    told(capsys)
    rows = openpyxl.load_workbook(workbook)["Ledere"].values
    (late,) = [row for row in rows if row[0] == "Ring rundt"]
    assert str(late[5]).startswith("Vest")


def test_individdata_has_no_plan(
    deployment: Deployment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FORANKRING_INDIVIDDATA_SPREADSHEET", str(tmp_path / "individ.xlsx"))
    told(capsys)
    assert "Handleplan" not in openpyxl.load_workbook(tmp_path / "individ.xlsx").sheetnames
    assert [one.spreadsheet for one in plans.every(deployment.engine)] == ["svar"]
