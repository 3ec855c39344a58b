"""The page Læs mig of the spreadsheet with data about single persons."""

from collections.abc import Mapping

from app.overview.figures import Limits
from app.telling import courses_wording
from sheets.page import Format, Page, Styled
from sheets.tabs.laes_mig import KEY

_PageLine = list[Styled | None]

_TABS = {
    "Overblik": "Forløb talt sammen. Programmet skriver fanen. Skriv ikke i den.",
    "Skemaer": "Skemaets punkter, og hvad man kan svare. Programmet skriver fanen. Skriv ikke i den.",
    "Fanen med svar": "Hver række er om én person med en kode. Del den kun med dem, der skal rette i den.",
    "Log": "Hvad der er sket med regnearket, for eksempel hvis nye svar har ventet, og hvorfor.",
}
_RULES = {
    "Personer": courses_wording.PERSONS,
    "Det nyeste": "Er der flere rækker med samme kode, måned og tidspunkt, tæller den nyeste.",
    "Halvår": "Et forløb hører til det halvår, hvor det startede. Metoden er den ved start.",
    "Undervejs": "Har en person flere rækker undervejs, tæller den med den nyeste måned.",
    "Skala fra 1 til 5": "Vises som gennemsnit. »3,4 (12 svar)« er gennemsnittet af 12 personer.",
    "Før og efter": courses_wording.OTHERS,
}


def individdata_laes_mig(limits: Limits, *, contact: str = "") -> Page:
    """Return the page. `contact` is whom to ask, "" where nobody is named in the settings."""
    groups = {
        "Tal": courses_wording.small(limits),
        "Summer": courses_wording.SUMS,
        "Koder": "En kode er en oplysning om en person. Koder står kun i fanen med svar.",
        "Gamle udgaver": "Gem dem ikke. To udgaver kan vise, hvad den sidste svarede.",
    }
    page: list[_PageLine] = [
        [Styled("Læs mig", Format.TITLE)],
        *_about("Fanerne", _TABS),
        *_about("Sådan bliver tallene til", _RULES),
        *_about("Små grupper", groups),
        *_about("Spørg", {"Hvem": contact or "Spørg jeres koordinator."}),
    ]
    return Page(KEY, "Læs mig", page, (28, 100))


def _about(title: str, rows: Mapping[str, str]) -> list[_PageLine]:
    told: list[_PageLine] = [
        [Styled(name, Format.LONG), Styled(text, Format.LONG)] for name, text in rows.items()
    ]
    return [[], [Styled(title, Format.HEADING)], *told]
