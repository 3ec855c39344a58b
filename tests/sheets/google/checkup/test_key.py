"""The key to Google: one test per link of the chain, each broken for real."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sheets.findings import Level
from sheets.google import Access
from sheets.google.checkup.key import VARIABLE
from tests.google_api import SERVICE
from tests.sheets.google.checkup.conftest import Desk, the_fault, told


def test_a_good_key_passes_every_check(desk: Desk) -> None:
    found = desk.account()
    assert [one.level for one in found] == [Level.FINE] * 6
    assert told(found, "Nøgle").message == f"Servicekontoen {SERVICE} i projektet project."
    assert SERVICE in told(found, "Log ind hos Google").message


def test_a_file_that_is_not_there(desk: Desk) -> None:
    fault = the_fault(desk.account(**{VARIABLE: str(desk.key_file.with_name("væk.json"))}))
    assert fault.check == "Nøglefil"
    assert "væk.json findes ikke. Navnet står i GOOGLE_APPLICATION_CREDENTIALS." in fault.message
    assert fault.cure.startswith("Hent servicekontoens nøglefil (.json) i Google Cloud")


def test_no_key_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    fault = the_fault(desk.account(**{VARIABLE: ""}))
    assert fault.check == "Log ind hos Google"
    assert fault.message.startswith("Nøglen til Google kan ikke læses")
    cure = "Hent servicekontoens nøglefil (.json), og sæt dens navn i GOOGLE_APPLICATION_CREDENTIALS."
    assert fault.cure == cure


def test_a_key_for_all_of_the_machine_is_as_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    desk.key_file.rename(desk.key_file.with_name("application_default_credentials.json"))
    found = desk.account(**{VARIABLE: ""})
    assert [one.level for one in found] == [Level.FINE] * 6
    assert "maskinens egen adgang" in told(found, "Nøglefil").message


@pytest.mark.parametrize("text", ["", "-----BEGIN PRIVATE KEY-----", "[1]", '"nøgle"'])
def test_a_file_that_is_no_key(desk: Desk, text: str) -> None:
    desk.key_file.write_text(text, encoding="utf-8")
    fault = the_fault(desk.account())
    assert fault.check == "Nøgle"
    assert fault.message == "service-account.json er ikke en nøglefil fra Google: den er ikke JSON."


@pytest.mark.parametrize("changes", [{"type": "web"}, {"private_key": ""}, {"client_email": ""}])
def test_a_key_that_is_no_service_accounts(desk: Desk, changes: dict[str, str]) -> None:
    desk.write_key(changes)
    assert the_fault(desk.account()).message == "service-account.json er ikke nøglen til en servicekonto."


def test_a_persons_own_login_is_warned_of(desk: Desk) -> None:
    desk.write_key({"type": "authorized_user"})
    finding = told(desk.account(), "Nøgle")
    assert finding.level is Level.WARNING
    assert "når en person logger ud" in finding.message


def test_a_key_that_cannot_be_used(desk: Desk) -> None:
    desk.write_key({"private_key": "-----BEGIN PRIVATE KEY-----\nhemmelig\n-----END PRIVATE KEY-----\n"})
    fault = the_fault(desk.account())
    assert fault.check == "Log ind hos Google"
    assert "Nøglen til Google kan ikke læses" in fault.message


def test_others_who_can_read_the_file_are_warned_of(desk: Desk) -> None:
    desk.key_file.chmod(0o644)
    finding = told(desk.account(), "Hvem der kan læse nøglefilen")
    assert (finding.level, finding.message) == (Level.WARNING, "Andre på maskinen kan læse nøglefilen.")
    assert finding.cure == f"Skriv: chmod 600 {desk.key_file}"


def test_a_key_among_the_code_is_warned_of(desk: Desk) -> None:
    (desk.key_file.parent / ".git").mkdir()
    finding = told(desk.account(), "Hvem der kan læse nøglefilen")
    assert finding.level is Level.WARNING
    assert "Nøglefilen ligger i en mappe med git." in finding.message


def test_an_account_that_is_deleted(desk: Desk) -> None:
    desk.google.accounts.forget(SERVICE)
    fault = the_fault(desk.account())
    assert fault.message == "Servicekontoen findes ikke mere, eller den er slået fra."


def test_a_key_that_is_deleted_at_google(desk: Desk) -> None:
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    plain = serialization.NoEncryption()
    pem = stranger.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    desk.write_key({"private_key": pem.decode()})
    fault = the_fault(desk.account())
    assert fault.message == "Nøglen er slettet hos Google, eller filen er ændret."
    assert fault.cure.startswith("Lav en ny nøgle til servicekontoen")


def test_a_clock_that_is_wrong(desk: Desk) -> None:
    desk.google.accounts.ahead = 7200
    fault = the_fault(desk.account())
    assert fault.message == "Google afviser nøglen, fordi maskinens ur går forkert."
    assert fault.cure.startswith("Stil uret")


def test_a_refusal_nobody_foresaw(desk: Desk) -> None:
    desk.write_key({"token_uri": f"{desk.google.url}/nowhere"})
    assert the_fault(desk.account()).check == "Log ind hos Google"


def test_no_net(desk: Desk) -> None:
    desk.write_key({"token_uri": "http://127.0.0.1:9/token"})
    fault = the_fault(desk.account())
    assert fault.message == "Google svarer ikke, når vi logger ind."
    assert fault.cure == "Tjek nettet, og prøv igen."


def test_a_sheets_api_that_is_not_switched_on(desk: Desk) -> None:
    desk.google.accounts.switched_off.add("sheets")
    fault = the_fault(desk.account())
    assert fault.message == "Google Sheets API er ikke slået til i projektet."
    assert fault.cure.startswith("Slå Google Sheets API til i Google Cloud")


def test_a_drive_api_that_is_not_switched_on_is_warned_of(desk: Desk) -> None:
    desk.google.accounts.switched_off.add("drive")
    finding = told(desk.account(), "Google Drive API")
    assert finding.level is Level.WARNING
    assert finding.cure.startswith("Slå Google Drive API til i Google Cloud")


@pytest.mark.parametrize("who", ["nobody", "reader"])
def test_a_spreadsheet_that_is_not_ours_says_nothing_of_the_key(desk: Desk, who: str) -> None:
    desk.people.share(SERVICE, "none" if who == "nobody" else who)
    assert [one.level for one in desk.account()] == [Level.FINE] * 6


def test_a_google_that_is_down(desk: Desk) -> None:
    desk.google.faults.add("503", kind="spreadsheets.get")
    fault = the_fault(desk.account())
    assert (fault.check, fault.message) == ("Google Sheets API", "Google har problemer (503).")


def test_a_drive_that_is_down(desk: Desk) -> None:
    desk.google.faults.add("500", kind="drive.files.get")
    assert the_fault(desk.account()).check == "Google Drive API"


@pytest.mark.parametrize("path", ["/proc/self/mem", "/proc"])
def test_what_is_there_but_cannot_be_read(desk: Desk, path: str) -> None:
    assert the_fault(desk.account(**{VARIABLE: path})).check == "Nøglefil"


def test_an_access_that_is_not_for_spreadsheets(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheets.google.line.SCOPES", ("https://www.googleapis.com/auth/drive.metadata",))
    fault = the_fault(desk.account())
    assert fault.message == "Adgangen til Google gælder ikke regneark."


def test_nothing_of_the_key_is_told(desk: Desk) -> None:
    secrets = desk.google.service_account()
    said = [str(desk.account())]
    desk.google.accounts.forget(SERVICE)
    desk.access = Access(elsewhere=desk.google.url)
    said.append(str(desk.account()))
    for line in secrets["private_key"].splitlines():
        assert all(line not in one for one in said)
    assert all("ya29" not in one for one in said)
    assert all(secrets["private_key_id"] not in one for one in said)
