"""What can be wrong between us and the spreadsheet at Google, in plain Danish, each with its cure.

Every fault is told apart by what became of the call: it was not applied, it was refused for what it said, or
nobody knows. What nobody knows is sent again with the same token, so it counts once.
"""

from enum import Enum, auto

from sheets.workbook import WorkbookError


class Outcome(Enum):
    """What became of a call that failed."""

    NOT_APPLIED = auto()
    UNKNOWN = auto()
    REFUSED = auto()  # for what it said: not applied, and not if it is said again


class GoogleError(WorkbookError):
    """A call to Google failed; `status` is the HTTP status, 0 where there was no answer.

    `said` is Google's own message, in English and without our answers, "" where there is none.
    """

    def __init__(
        self, message: str, outcome: Outcome, *, permanent: bool = False, status: int = 0, said: str = ""
    ) -> None:
        super().__init__(message, permanent=permanent)
        self.outcome = outcome
        self.status = status
        self.said = said


def no_connection(*, was_made: bool) -> GoogleError:
    """Return the fault of a call that got no whole answer.

    Only a connection that never was made is known to have carried nothing.
    """
    outcome = Outcome.UNKNOWN if was_made else Outcome.NOT_APPLIED
    return GoogleError("Google svarer ikke. Tjek nettet.", outcome)


def moving() -> GoogleError:
    """Return the fault of a spreadsheet that people change each time we look. Nothing was sent."""
    return GoogleError("Nogen flytter kolonner i regnearket lige nu.", Outcome.NOT_APPLIED)


def unreadable() -> GoogleError:
    """Return the fault of an answer that cannot be read."""
    return GoogleError("Google svarede noget, vi ikke kan læse.", Outcome.UNKNOWN, status=200)


def no_token(detail: str, *, permanent: bool, said: str = "") -> GoogleError:
    """Return the fault of a sign-in that failed; nothing was sent. `said` is Google's own reason."""
    if permanent:
        cure = "Lav en ny nøgle til servicekontoen, og sæt filens navn i GOOGLE_APPLICATION_CREDENTIALS"
        message = f"Google afviser nøglen ({detail}). {cure}."
        return GoogleError(message, Outcome.NOT_APPLIED, permanent=True, status=401, said=said)
    return GoogleError("Vi kan ikke logge ind hos Google lige nu.", Outcome.NOT_APPLIED)


def no_key(detail: str) -> GoogleError:
    """Return the fault of a key that cannot be had."""
    return GoogleError(
        f"Nøglen til Google kan ikke læses ({detail}). Hent servicekontoens nøglefil (.json), og sæt dens "
        "navn i GOOGLE_APPLICATION_CREDENTIALS.",
        Outcome.NOT_APPLIED,
        permanent=True,
    )


def answered(status: int, said: str, *, address: str, email: str) -> GoogleError:
    """Return the fault that Google answered with; `email` is the service account's."""
    known = _KNOWN.get(status)
    if status == 400:
        return _refused(said)
    if known is None:
        message = f"Google har problemer ({status}). Det går som regel over."
        return GoogleError(message, Outcome.UNKNOWN, status=status, said=said)
    message = known.format(address=address, email=email)
    return GoogleError(message, Outcome.NOT_APPLIED, permanent=True, status=status, said=said)


_KNOWN = {
    401: "Google kender ikke vores nøgle. Lav en ny nøgle til servicekontoen.",
    403: (
        "Vi har ikke lov til at skrive i regnearket {address}. Åbn det, tryk Del, og del det med {email} "
        "som Redaktør."
    ),
    404: "Regnearket {address} findes ikke. Ret adressen i FORANKRING_SPREADSHEET, eller gendan det.",
    413: "Der er for meget i ét kald. Sæt FORANKRING_LINGER_SECONDS ned.",
}

#: Refusals that are about the spreadsheet and not about a row: what Google says, and what to do.
_WHOLE = (
    ("above the limit of 10000000 cells", "Regnearket er fuldt. Sæt et nyt i FORANKRING_SPREADSHEET_NEXT."),
    (
        "protected cell or object",
        "Nogen har beskyttet fanen, så vi ikke kan skrive. Fjern beskyttelsen, eller giv servicekontoen lov.",
    ),
    (
        "not supported for this document",
        "Filen er en Excel-fil i Google Drev. Åbn den, vælg Filer > Gem som Google Sheets, og brug den nye.",
    ),
)


def _refused(said: str) -> GoogleError:
    for text, message in _WHOLE:
        if text in said:
            return GoogleError(message, Outcome.REFUSED, permanent=True, status=400, said=said)
    # What Google quotes may be an answer: only what stands before it is told.
    reason = " ".join(said.partition('"')[0].split())[:200]
    return GoogleError(f"Google afviser det, vi skriver ({reason}).", Outcome.REFUSED, status=400, said=said)
