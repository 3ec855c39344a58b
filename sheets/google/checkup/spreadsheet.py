"""One spreadsheet at Google: found, shared, a real one, not in the bin, Danish, whole, and with room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sheets.findings import Finding, Link, failed, fault, fine, warning
from sheets.google.account import Access
from sheets.google.checkup.key import is_switched_off
from sheets.google.checkup.layout import protection, tabs
from sheets.google.checkup.room import cells, metadata
from sheets.google.document import Document
from sheets.google.faults import GoogleError
from sheets.google.standing import Standing
from sheets.google.wire import Json
from sheets.workbook import Tab

_LOCALE, _ZONE = "da_DK", "Europe/Copenhagen"
_FOUND, _SHARED, _EDITOR = "Fundet", "Delt med os", "Vi er Redaktør"
_SETTINGS = "Filer > Indstillinger"


@dataclass(frozen=True, slots=True)
class Patient:
    """A spreadsheet to check: its key, where its address comes from, and the tabs that are to stand in it.

    `has_next` says whether another spreadsheet follows when it is full.
    """

    key: str
    source: str
    tabs: Sequence[Tab] = ()
    has_next: bool = False


class _Examined:
    """What is asked of Google once and used by several checks."""

    def __init__(self, access: Access, patient: Patient) -> None:
        self.access = access
        self.patient = patient
        self.document = Document(access, patient.key)
        self._fault: GoogleError | None = None
        self._file: Json | None = None

    def attempt(self) -> GoogleError | None:
        """Return what Google says against our reading it, if so: asked once."""
        if self.document.standing is None and self._fault is None:
            try:
                self.document.look()
            except GoogleError as error:
                if error.status not in (400, 403, 404):
                    raise
                self._fault = error
        return self._fault

    def standing(self) -> Standing:
        return self.document.seen()

    def file(self) -> Json | None:
        """Return what Drive tells of the file; None where its API is not switched on."""
        if self._file is None:
            try:
                self._file = self.access.file(self.patient.key, "trashed,capabilities(canEdit)")
            except GoogleError as error:
                if is_switched_off(error):
                    return None
                raise
        return self._file


def spreadsheet_links(access: Access, patient: Patient) -> list[Link]:
    """Return the checks of the spreadsheet, in order."""
    one = _Examined(access, patient)
    return [
        Link(_FOUND, lambda: _found(one)),
        Link(_SHARED, lambda: _shared(one)),
        Link("Et Google-regneark", lambda: _is_google(one)),
        Link("Papirkurv", lambda: _not_trashed(one)),
        Link(_EDITOR, lambda: _editor(one)),
        Link("Sprog", lambda: _locale(one)),
        Link("Tidszone", lambda: _zone(one)),
        Link("Faner og kolonner", lambda: tabs(one.standing(), patient.tabs)),
        Link("Plads", lambda: cells(one.standing(), has_next=patient.has_next)),
        Link("Plads til mærker", lambda: metadata(one.standing())),
        Link("Beskyttelse", lambda: protection(access, patient.key, one.standing(), patient.tabs)),
    ]


def _found(one: _Examined) -> list[Finding]:
    error = one.attempt()
    if error is not None and error.status == 404:
        cure = f"Ret adressen ({one.patient.source}). Er regnearket slettet, så gendan det, eller lav et nyt."
        return fault(_FOUND, "Regnearket findes ikke.", cure)
    return fine(_FOUND, "Adressen passer.")


def _shared(one: _Examined) -> list[Finding]:
    error, email = one.attempt(), one.access.email
    if error is not None and error.status == 403:
        return fault(_SHARED, f"Regnearket er ikke delt med {email}.", _share(email))
    return fine(_SHARED, f"{email} kan åbne det.")


def _is_google(one: _Examined) -> list[Finding]:
    error = one.attempt()
    return fine("Et Google-regneark", "Ja.") if error is None else failed("Et Google-regneark", error)


def _not_trashed(one: _Examined) -> list[Finding]:
    check, file = "Papirkurv", one.file()
    if file is None:
        return warning(check, "Det kan vi ikke se uden Google Drive API.", "Slå Google Drive API til.")
    if file.get("trashed"):
        cure = "Åbn papirkurven i Google Drev, højreklik på regnearket, og vælg Gendan."
        return fault(check, "Regnearket er i papirkurven. Google sletter det efter 30 dage.", cure)
    return fine(check, "Der er det ikke.")


def _editor(one: _Examined) -> list[Finding]:
    file = one.file()
    if file is None:
        return warning(_EDITOR, "Det kan vi ikke se uden Google Drive API.", "Slå Google Drive API til.")
    if not file.get("capabilities", {}).get("canEdit"):
        email = one.access.email
        return fault(_EDITOR, f"{email} kan læse regnearket, men ikke skrive i det.", _share(email))
    return fine(_EDITOR, "Vi må skrive.")


def _locale(one: _Examined) -> Iterable[Finding]:
    locale = str(one.document.properties.get("locale", ""))
    if locale == _LOCALE:
        return fine("Sprog", "Dansk.")
    message = f"Regnearkets sprog er {locale}, så datoer og tal, som I skriver, kan blive læst forkert."
    return warning("Sprog", message, f"Vælg {_SETTINGS} > Landestandard: Danmark.")


def _zone(one: _Examined) -> Iterable[Finding]:
    zone = str(one.document.properties.get("timeZone", ""))
    if zone == _ZONE:
        return fine("Tidszone", "København.")
    message = f"Regnearkets tidszone er {zone}, så klokkeslæt i formler og versionshistorik er forkerte."
    return warning("Tidszone", message, f"Vælg {_SETTINGS} > Tidszone: København.")


def _share(email: str) -> str:
    return f"Del arket med {email} som Redaktør: åbn det, tryk Del, skriv adressen, og vælg Redaktør."
