"""The checkup of a deployment: every spreadsheet that it uses, of whatever kind."""

from pathlib import Path

import pytest

from app.deployment import Deployment, open_deployment
from app.store import teams, volumes
from sheets.checkup import checkup
from sheets.excel import blank
from sheets.excel.checkup import file_links
from sheets.findings import Finding, Level, Section, follow
from sheets.google import Access
from sheets.google.checkup.key import VARIABLE
from sheets.spreadsheets import every
from tests.google_api import SERVICE, GoogleApi
from tests.store.builders import a_round


def found(path: Path) -> list[Finding]:
    return follow(file_links(path))


def test_a_file_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    assert [one.level for one in found(tmp_path / "svar.xlsx")] == [Level.FINE] * 3


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    levels = [Level.FAULT, Level.UNREACHED, Level.UNREACHED]
    assert [one.level for one in found(tmp_path / "drev" / "svar.xlsx")] == levels


def test_a_folder_that_takes_no_files() -> None:
    fault = found(Path("/proc/svar.xlsx"))[0]
    assert (fault.check, fault.level) == ("Mappe", Level.FAULT)


def test_a_file_that_somebody_has_open(tmp_path: Path) -> None:
    (tmp_path / "~$svar.xlsx").touch()
    fault = found(tmp_path / "svar.xlsx")[-1]
    assert fault.message == "»svar.xlsx« er åben i Excel eller LibreOffice."
    assert fault.cure.startswith("Luk filen, så kommer svarene ind.")


def test_a_file_that_must_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_bytes(blank.workbook())
    path.chmod(0o444)
    assert found(path)[-1].message.startswith("»svar.xlsx« er skrivebeskyttet.")


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_text("hej", encoding="utf-8")
    fault = found(path)[1]
    assert fault.level is Level.FAULT
    assert "er ikke en Excel-projektmappe" in fault.message


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoogleApi:
    google = GoogleApi()
    monkeypatch.setenv(VARIABLE, str(google.key_file(tmp_path)))
    return google


def a_deployment(tmp_path: Path, **settings: str) -> Deployment:
    given = {f"FORANKRING_{name.upper()}": value for name, value in settings.items()}
    return open_deployment({"FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/f.db"} | given)


def checked(deployment: Deployment, google: GoogleApi, key_file: Path) -> dict[str, Section]:
    access = Access(elsewhere=google.url)
    return {one.title.split(":")[0]: one for one in checkup(deployment, access, {VARIABLE: str(key_file)})}


def test_every_spreadsheet_is_checked(tmp_path: Path, google: GoogleApi) -> None:
    with google:
        keys = [google.create() for _ in range(5)]
        deployment = a_deployment(
            tmp_path,
            spreadsheet=keys[0],
            spreadsheet_next=f"{keys[1]} {keys[2]}",
            individdata_spreadsheet=str(tmp_path / "individdata.xlsx"),
            overview_spreadsheet=keys[3],
        )
        team = a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej").team
        teams.give_spreadsheet(deployment.engine, team, keys[4])
        a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej", team="Uden eget regneark")
        google.people(keys[3]).share(SERVICE, "reader")
        sections = checked(deployment, google, tmp_path / "service-account.json")
    others = ["Svar", "Svar (det næste)", "Individdata", "Overblik", f"Svar fra {team.name}"]
    assert list(sections) == ["Indstillinger", "Servicekonto", *others]
    assert [title for title, one in sections.items() if one.has_faults] == ["Overblik"]
    assert len(sections["Indstillinger"].findings) == 6


def test_a_bad_key_is_told_once(tmp_path: Path, google: GoogleApi) -> None:
    with google:
        deployment = a_deployment(tmp_path, spreadsheet=google.create())
        google.accounts.forget(SERVICE)
        sections = checked(deployment, google, tmp_path / "service-account.json")
    assert [title for title, one in sections.items() if one.has_faults] == ["Servicekonto"]
    assert {one.level for one in sections["Svar"].findings} == {Level.UNREACHED}


def test_files_alone_need_no_key(tmp_path: Path, google: GoogleApi) -> None:
    with google:
        deployment = a_deployment(tmp_path, spreadsheet=str(tmp_path / "svar.xlsx"))
        sections = checked(deployment, google, tmp_path / "none.json")
        assert google.calls == []
    assert list(sections) == ["Indstillinger", "Svar"]
    assert not any(one.has_faults for one in sections.values())


def test_a_full_spreadsheet_and_the_one_in_use_are_told_apart(tmp_path: Path) -> None:
    keys = ["1" * 44, "2" * 44, "3" * 44]
    deployment = a_deployment(tmp_path, spreadsheet=keys[0], spreadsheet_next=" ".join(keys[1:]))
    volumes.turn_to(deployment.engine, "svar", 1)
    assert [(one.title, one.has_next) for one in every(deployment)] == [
        ("Svar (fuldt)", True),
        ("Svar", True),
        ("Svar (det næste)", False),
    ]


def test_a_spreadsheet_that_is_used_twice_is_checked_once(tmp_path: Path) -> None:
    deployment = a_deployment(tmp_path, spreadsheet="1" * 44)
    team = a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej").team
    address = f"https://docs.google.com/spreadsheets/d/{'1' * 44}/edit"
    teams.give_spreadsheet(deployment.engine, team, address)
    assert [one.title for one in every(deployment)] == ["Svar"]
