"""The key to Google: whether it is there, whose it is, who may read it, and whether it signs in.

Nothing of what stands in the key file is ever told but the account's address and its project.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sheets.findings import Finding, Link, failed, fault, fine, warning
from sheets.google.account import Access
from sheets.google.faults import GoogleError

VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS"
_FILE, _CONTENT, _READERS, _TOKEN = "Nøglefil", "Nøgle", "Hvem der kan læse nøglefilen", "Log ind hos Google"
_FETCH = (
    f"Hent servicekontoens nøglefil (.json) i Google Cloud, og sæt dens navn i {VARIABLE}. "
    "Se README, »Connect a Google Sheet«."
)
#: Keys that are not a service account's, but that sign in all the same.
_OTHERS = {"authorized_user", "external_account", "impersonated_service_account", "gdch_service_account"}


def account_links(access: Access, environ: Mapping[str, str], spreadsheet: str) -> list[Link]:
    """Return the checks of the account, in order; `spreadsheet` is the key of one that it is to write in."""
    given = environ.get(VARIABLE, "")
    path = Path(given) if given else None
    return [
        Link(_FILE, lambda: _file(path)),
        Link(_CONTENT, lambda: _content(path)),
        Link(_READERS, lambda: _readers(path)),
        Link(_TOKEN, lambda: _token(access)),
        Link("Google Sheets API", lambda: _sheets_api(access, spreadsheet)),
        Link("Google Drive API", lambda: _drive_api(access, spreadsheet)),
    ]


def _file(path: Path | None) -> list[Finding]:
    if path is None:
        return fine(_FILE, f"{VARIABLE} er ikke sat, så vi bruger maskinens egen adgang til Google.")
    if not path.is_file():
        return fault(_FILE, f"{path} findes ikke. Navnet står i {VARIABLE}.", _FETCH)
    try:
        path.read_bytes()
    except OSError as error:
        return fault(_FILE, f"{path} kan ikke læses ({error.strerror}).", "Giv os lov til at læse filen.")
    return fine(_FILE, str(path))


def _content(path: Path | None) -> list[Finding]:
    if path is None:
        return fine(_CONTENT, "Der er ingen nøglefil at læse.")
    key = _read(path)
    if key is None:
        return fault(_CONTENT, f"{path.name} er ikke en nøglefil fra Google: den er ikke JSON.", _FETCH)
    if key.get("type") in _OTHERS:
        message = "Nøglen er ikke en servicekontos. Den kan holde op med at virke, når en person logger ud."
        return warning(_CONTENT, message, _FETCH)
    if key.get("type") != "service_account" or not key.get("private_key") or not key.get("client_email"):
        return fault(_CONTENT, f"{path.name} er ikke nøglen til en servicekonto.", _FETCH)
    project = key.get("project_id") or "ukendt"
    return fine(_CONTENT, f"Servicekontoen {key['client_email']} i projektet {project}.")


def _readers(path: Path | None) -> list[Finding]:
    if path is None:
        return fine(_READERS, "Der er ingen nøglefil.")
    target = path.resolve()
    if any((folder / ".git").exists() for folder in target.parents):
        return warning(
            _READERS,
            "Nøglefilen ligger i en mappe med git. Den kan komme med ud, når koden bliver delt.",
            f"Flyt den til en anden mappe, for eksempel din hjemmemappe, og ret {VARIABLE}.",
        )
    if os.name == "posix" and target.stat().st_mode & 0o077:
        return warning(_READERS, "Andre på maskinen kan læse nøglefilen.", f"Skriv: chmod 600 {target}")
    return fine(_READERS, "Kun dig." if os.name == "posix" else "Se efter i filens egenskaber.")


def _token(access: Access) -> list[Finding]:
    try:
        access.sign_in()
    except GoogleError as error:
        return _no_token(error)
    return fine(_TOKEN, f"Google kender nøglen. Regneark skal deles med {access.email}")


def _no_token(error: GoogleError) -> list[Finding]:
    said = error.said.casefold()
    if "reasonable timeframe" in said:
        message = "Google afviser nøglen, fordi maskinens ur går forkert."
        return fault(_TOKEN, message, "Stil uret (slå automatisk tid til), og prøv igen.")
    if "account not found" in said:
        cure = "Opret servicekontoen igen i Google Cloud, og hent en ny nøglefil."
        return fault(_TOKEN, "Servicekontoen findes ikke mere, eller den er slået fra.", cure)
    if "signature" in said:
        cure = f"Lav en ny nøgle til servicekontoen, og sæt filens navn i {VARIABLE}."
        return fault(_TOKEN, "Nøglen er slettet hos Google, eller filen er ændret.", cure)
    if error.permanent:
        return failed(_TOKEN, error)
    return fault(_TOKEN, "Google svarer ikke, når vi logger ind.", "Tjek nettet, og prøv igen.")


def _sheets_api(access: Access, spreadsheet: str) -> list[Finding]:
    """Ask for any spreadsheet: whether it may be read is not the question here."""
    check = "Google Sheets API"
    try:
        access.read("get", f"/v4/spreadsheets/{spreadsheet}", params={"fields": "spreadsheetId"})
    except GoogleError as error:
        if is_switched_off(error):
            cure = "Slå Google Sheets API til i Google Cloud (APIs & Services > Library), og vent 5 minutter."
            return fault(check, "Google Sheets API er ikke slået til i projektet.", cure)
        if "insufficient authentication scopes" in error.said:
            return fault(check, "Adgangen til Google gælder ikke regneark.", _FETCH)
        if error.status not in (400, 403, 404):
            raise
    return fine(check, "Slået til, og Google tager imod kald.")


def _drive_api(access: Access, spreadsheet: str) -> list[Finding]:
    check = "Google Drive API"
    try:
        access.file(spreadsheet, "id")
    except GoogleError as error:
        if is_switched_off(error):
            return warning(
                check,
                "Google Drive API er ikke slået til, så vi kan ikke se, om et regneark er i papirkurven.",
                "Slå Google Drive API til i Google Cloud (APIs & Services > Library).",
            )
        if error.status not in (403, 404):
            raise
    return fine(check, "Slået til.")


def is_switched_off(error: GoogleError) -> bool:
    """Say whether Google refuses because the API is not switched on in the project."""
    # Google's text tells where to switch it on: https://console.developers.google.com/apis/api/...
    return error.status == 403 and "/apis/api/" in error.said


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
