"""One spreadsheet at Google: one test per link of the chain, each broken for real."""

import pytest

from sheets.findings import Level
from sheets.google.faults import GoogleError
from sheets.workbook import Column, Tab
from tests.google_api import SERVICE, Quota
from tests.sheets.google.checkup.conftest import TAB, Desk, the_fault, told


def test_a_new_spreadsheet_passes_every_check(desk: Desk) -> None:
    found = desk.spreadsheet()
    assert [one.level for one in found] == [Level.FINE] * 11
    assert told(found, "Faner").message == "1 kommer med de første svar til dem."
    assert told(found, "Plads").message == "Under 1 % af Googles 10.000.000 celler er brugt."


def test_one_in_use_passes_every_check(desk: Desk) -> None:
    desk.deliver()
    found = desk.spreadsheet()
    assert [one.level for one in found] == [Level.FINE] * 11
    assert told(found, "Fanen »Opfølgning«").message == "3 kolonner."


def test_a_wrong_address(desk: Desk) -> None:
    fault = the_fault(desk.spreadsheet("1" * 44))
    assert (fault.check, fault.message) == ("Fundet", "Regnearket findes ikke.")
    assert fault.cure.startswith("Ret adressen (FORANKRING_SPREADSHEET).")


def test_drive_names_the_file_that_it_does_not_know(desk: Desk) -> None:
    with pytest.raises(GoogleError, match=r"Regnearket 1{44} findes ikke"):
        desk.access.file("1" * 44, "id")


def test_one_that_is_not_shared(desk: Desk) -> None:
    desk.people.share(SERVICE, "none")
    fault = the_fault(desk.spreadsheet())
    assert fault.message == f"Regnearket er ikke delt med {SERVICE}."
    assert fault.cure.startswith(f"Del arket med {SERVICE} som Redaktør:")


def test_one_that_we_may_only_read(desk: Desk) -> None:
    desk.people.share(SERVICE, "reader")
    fault = the_fault(desk.spreadsheet())
    assert fault.message == f"{SERVICE} kan læse regnearket, men ikke skrive i det."
    assert fault.cure.startswith(f"Del arket med {SERVICE} som Redaktør:")


def test_an_excel_file_in_drive(desk: Desk) -> None:
    fault = the_fault(desk.spreadsheet(desk.google.create_xlsx()))
    assert fault.check == "Et Google-regneark"
    assert fault.message == "Filen er en Excel-fil i Google Drev."
    assert fault.cure == "Åbn den, vælg Filer > Gem som Google Sheets, og brug den nye."


def test_one_in_the_bin(desk: Desk) -> None:
    desk.people.trash()
    fault = the_fault(desk.spreadsheet())
    assert fault.message.startswith("Regnearket er i papirkurven.")
    assert "vælg Gendan" in fault.cure


def test_without_drive_what_it_would_tell_is_a_warning(desk: Desk) -> None:
    desk.google.accounts.switched_off.add("drive")
    found = desk.spreadsheet()
    warned = [one.check for one in found if one.level is Level.WARNING]
    assert warned == ["Papirkurv", "Vi er Redaktør"]
    assert not any(one.level is Level.FAULT for one in found)


def test_another_language_and_time_zone_are_warned_of(desk: Desk) -> None:
    desk.people.set_locale("en_US", "America/New_York")
    found = desk.spreadsheet()
    assert told(found, "Sprog").message.startswith("Regnearkets sprog er en_US")
    assert told(found, "Tidszone").message.startswith("Regnearkets tidszone er America/New_York")
    assert [one.check for one in found if one.level is Level.WARNING] == ["Sprog", "Tidszone"]


def test_deleted_columns_are_named(desk: Desk) -> None:
    desk.deliver()
    desk.people.delete_columns("Opfølgning", 1)
    finding = told(desk.spreadsheet(), "Fanen »Opfølgning«")
    assert finding.level is Level.WARNING
    assert finding.message.startswith("Slettet af nogen: »Første«. Med næste svar kommer")


def test_columns_that_a_new_version_adds_are_told(desk: Desk) -> None:
    desk.deliver()
    newer = Tab(TAB.key, TAB.title, (*TAB.columns, Column("c", "Tredje")))
    finding = told(desk.spreadsheet(tab=newer), "Fanen »Opfølgning«")
    assert finding.message == "3 kolonner. Nye kolonner, der kommer med næste svar: »Tredje«."


def test_many_deleted_columns_are_counted(desk: Desk) -> None:
    many = Tab(TAB.key, TAB.title, (*TAB.columns, *(Column(f"k{n}", f"Nr. {n}") for n in range(5))))
    desk.deliver(tab=many)
    desk.people.delete_columns("Opfølgning", 3, 5)
    finding = told(desk.spreadsheet(tab=many), "Fanen »Opfølgning«")
    assert finding.message.startswith("Slettet af nogen: »Nr. 0«, »Nr. 1«, »Nr. 2« og 2 til.")


def test_renamed_headers_and_tabs_are_only_told(desk: Desk) -> None:
    desk.deliver()
    desk.people.edit_header("Opfølgning", 2, "Den anden")
    desk.people.rename_tab("Opfølgning", "Vores svar")
    finding = told(desk.spreadsheet(), "Fanen »Vores svar«")
    assert finding.level is Level.FINE
    assert finding.message == "3 kolonner. Omdøbt (det må I gerne): »Andet«."


def test_a_copy_of_a_tab_is_told(desk: Desk) -> None:
    desk.deliver()
    desk.people.duplicate_tab("Opfølgning", "Kopi")
    finding = told(desk.spreadsheet(), "Fanen »Kopi«")
    assert finding.level is Level.FINE
    assert finding.message == "En kopi af »Opfølgning«. Nye svar kommer kun i »Opfølgning«."


def test_a_protected_tab(desk: Desk) -> None:
    desk.deliver()
    desk.people.protect("'Opfølgning'")
    fault = the_fault(desk.spreadsheet())
    assert fault.message == "Vi kan ikke skrive overalt i »Opfølgning«."


def test_a_tab_of_peoples_own_may_be_protected(desk: Desk) -> None:
    desk.deliver()
    desk.people.protect("'Sheet1'")
    assert told(desk.spreadsheet(), "Beskyttelse").level is Level.FINE


def test_nearly_all_cells_taken_is_warned_of(desk: Desk) -> None:
    grid = {"rowCount": 850_000, "columnCount": 10}
    desk.people.request("addSheet", {"properties": {"title": "Stor", "gridProperties": grid}})
    finding = told(desk.spreadsheet(), "Plads")
    assert (finding.level, finding.message) == (
        Level.WARNING,
        "85 % af Googles 10.000.000 celler er brugt.",
    )
    assert "FORANKRING_SPREADSHEET_NEXT" in finding.cure
    following = told(desk.spreadsheet(has_next=True), "Plads")
    assert following.level is Level.FINE
    assert "går vi videre til det næste regneark" in following.message


def test_nearly_all_room_for_marks_taken_is_warned_of(desk: Desk) -> None:
    entry = {"metadataKey": "f.kendt", "metadataValue": "x" * 25_000, "visibility": "DOCUMENT"}
    body = {"developerMetadata": entry | {"location": {"sheetId": 0}}}
    desk.people.request("createDeveloperMetadata", body)
    finding = told(desk.spreadsheet(), "Plads til mærker")
    assert finding.level is Level.WARNING
    assert finding.message == "25.007 af omkring 30.000 tegn er brugt."


def test_a_quota_that_is_used_up(desk: Desk) -> None:
    desk.google.quota = Quota(reads_per_user=0)
    desk.access = desk.patient(60)
    fault = the_fault(desk.account())
    assert desk.pauses == []
    assert fault.message == "Google siger, at vi har brugt minuttets kald (kvoten)."
    assert fault.cure.startswith("Vent et minut")


def test_our_own_quota_is_waited_for(desk: Desk) -> None:
    desk.access = desk.patient(1)
    assert [one.level for one in desk.spreadsheet()] == [Level.FINE] * 11
    assert desk.pauses == [60.0, 60.0, 60.0]


@pytest.mark.parametrize(
    "kind", ["spreadsheets.developerMetadata.search", "spreadsheets.get", "drive.files.get"]
)
def test_a_google_that_is_down_is_a_fault(desk: Desk, kind: str) -> None:
    desk.google.faults.add("502", kind=kind)
    assert the_fault(desk.spreadsheet()).message == "Google har problemer (502)."
