"""`forankring overview` and data about single persons: a spreadsheet of its own, and persons, never rows."""

from pathlib import Path

import openpyxl
import pytest

from app.core.response import Response, Round, new_response_id, rounded
from app.deployment import Deployment, open_deployment
from app.store.responses import Responses
from scripts.danish import run
from scripts.overview import command
from tests.delivering import deliver
from tests.store.builders import NOW, a_round


@pytest.fixture
def separate(deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deployment:
    """Return a deployment with a spreadsheet for data about single persons."""
    monkeypatch.setenv("FORANKRING_INDIVIDDATA_SPREADSHEET", str(tmp_path / "personer.xlsx"))
    address = deployment.settings.spreadsheet
    return open_deployment(
        {
            "FORANKRING_DATABASE_URL": deployment.settings.database_url,
            "FORANKRING_SPREADSHEET": address,
            "FORANKRING_INDIVIDDATA_SPREADSHEET": str(tmp_path / "personer.xlsx"),
        }
    )


def a_person(round_: Round, code: str, moment: str = "start") -> Response:
    return Response(
        id=new_response_id(),
        round_id=round_.id,
        version="1",
        role="",
        answers={
            "borgerkode": code,
            "maaned": "2026-03",
            "tidspunkt": moment,
            "metode": "cti",
            "bolig": "egen",
            "m_bolig": "4",
        },
        comments={},
        answered_at=rounded(NOW, round_.kind),
    )


def save(deployment: Deployment, *persons: tuple[str, str]) -> None:
    round_ = a_round(deployment.engine, checklist_id="individdata")
    for code, moment in persons:
        response = a_person(round_, code, moment)
        Responses(deployment.engine).save(response, spreadsheet="individdata", now=NOW)
    deliver(deployment)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(command, list(arguments)) == 0
    return " ".join(capsys.readouterr().out.split())


def overview_of(path: Path) -> list[tuple[object, ...]]:
    return [tuple(one for one in line if one) for line in openpyxl.load_workbook(path)["Overblik"].values]


def test_five_persons_are_shown_by_method_and_half_year_in_their_own_spreadsheet(
    separate: Deployment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(separate, *((f"AAAAA{number}", "start") for number in range(2, 7)))
    told(capsys)
    lines = overview_of(tmp_path / "personer.xlsx")
    assert ("CTI · start 1. halvår 2026", "5 personer") in lines
    assert ("Hvordan går det med boligen?", "4,0 (5 svar)", "–", "–", "–") in lines
    assert openpyxl.load_workbook(tmp_path / "personer.xlsx").sheetnames[1:] == [
        *("Overblik", "Skemaer", "Læs mig")
    ]


def test_the_many_rows_of_a_few_persons_never_become_figures(
    separate: Deployment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = ("start", "fase_1_slut", "fase_2_slut", "slut")
    save(separate, *((code, moment) for code in ("AAAAAA", "BBBBBB") for moment in moments))
    said = told(capsys, "--csv", str(tmp_path / "csv"))
    assert "individuelle svar" not in said
    assert "Regnearket er, som det blev leveret." in said
    assert [path.name for path in (tmp_path / "csv").iterdir() if path.is_dir()] == []
    assert ("CTI · start 1. halvår 2026", "for få") in overview_of(tmp_path / "personer.xlsx")
    assert not [line for line in overview_of(tmp_path / "personer.xlsx") if "4,0" in str(line)]


def test_a_row_that_was_deleted_there_is_told(
    separate: Deployment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(separate, ("AAAAAA", "start"), ("BBBBBB", "start"))
    book = openpyxl.load_workbook(tmp_path / "personer.xlsx")
    book.worksheets[0].delete_rows(2)
    book.save(tmp_path / "personer.xlsx")
    assert "1 svar er slettet fra fanen" in told(capsys)
    assert ("Individdata – en borgers forløb: 1 svar er slettet fra fanen.",) in overview_of(
        tmp_path / "personer.xlsx"
    )
