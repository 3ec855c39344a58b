"""The page Læs mig: what the tabs are, what the words and colours mean, and where people may write."""

from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version

from app.overview.figures import Limits
from app.telling import wording
from sheets.page import Format, Page, Styled

KEY = "laes-mig"

_PageLine = list[Styled | None]

_TABS = {
    "Overblik": "Tal for hvert team. Programmet skriver fanen. Skriv ikke i den.",
    "Ledere": "Alle teams talt sammen, til den med to minutter. Programmet skriver fanen. Skriv ikke i den.",
    "Udvikling": (
        "Den nyeste måling mod den før, og op til seks målinger ved siden af hinanden. "
        "Programmet skriver fanen. Skriv ikke i den."
    ),
    "Barometer": "Hvad der har slået rod, for hver rolle. Programmet skriver fanen. Skriv ikke i den.",
    "Planer og aftaler": "Den nyeste udgave, og hvad I ændrede. Programmet skriver fanen. Skriv ikke i den.",
    "Kommentarer": "Det, folk har skrevet til punkterne. I må gerne filtrere og sortere. Skriv ikke i den.",
    "Handleplan": "Jeres egen plan. Programmet foreslår linjer, og I skriver. Se nedenfor.",
    "Skemaer": "Skemaernes punkter, og hvad man kan svare. Programmet skriver fanen. Skriv ikke i den.",
    "En fane for hvert skema": (
        "Svarene, ét svar i hver række. Ret gerne en fejl. Rettelsen tæller med næste gang, "
        "overblikket bliver lavet. I må gerne sortere, flytte kolonner og tilføje jeres egne."
    ),
    "Log": "Hvad der er sket med regnearket, for eksempel hvis nye svar har ventet, og hvorfor.",
    "Jeres egne faner": "Dem rører programmet aldrig.",
    "Diagrammer": (
        "De er tegnet af tallene lige over dem. Flytter I et, bliver det der. Vil I ændre et, så lav "
        "en kopi. Jeres egne rører programmet aldrig. Er der over 30 målinger at tegne, er der ingen."
    ),
    "Udskriv": "Fra Excel passer siderne til A4. I Google: vælg A4 og »Tilpas til bredden«.",
}


def laes_mig(limits: Limits, *, now: datetime, contact: str = "") -> Page:
    """Return the page. `now` is local; `contact` is whom to ask, "" where nobody is named in the settings."""
    made = f"Fanerne er lavet {wording.moment(now)} af Forankring {version('forankring')}."
    page: list[_PageLine] = [
        [Styled("Læs mig", Format.TITLE)],
        [Styled(made, Format.NOTE)],
        [],
        *_about("Fanerne", _TABS.items()),
        *_legend(limits),
        *_about("Sådan bliver tallene til", _rules()),
        *_about("Handleplan", _plan()),
        *_about("Små grupper", _small_groups(limits)),
        *_about("Spørg", [("Hvem", contact or "Spørg jeres koordinator.")]),
    ]
    return Page(KEY, "Læs mig", page[:-1], (28, 100))


def _about(title: str, rows: Iterable[tuple[str, str]]) -> list[_PageLine]:
    told: list[_PageLine] = [[Styled(name, Format.LONG), Styled(text, Format.LONG)] for name, text in rows]
    return [[Styled(title, Format.HEADING)], *told, []]


def _legend(limits: Limits) -> list[_PageLine]:
    half = -(-limits.threshold // 2)
    words = [
        ("på plads", Format.IN_PLACE, f"{limits.threshold} % eller mere."),
        ("på vej", Format.UNDERWAY, f"Fra {half} % og op til {limits.threshold} %."),
        ("mangler", Format.MISSING, f"Under {half} %."),
        (wording.held_back(limits.respondents), Format.HELD_BACK, "For få svar til at vise tal."),
    ]
    own = f"{limits.threshold} % er vores pejlemærke. Det er ikke en regel, og I kan vælge et andet tal."
    told: list[_PageLine] = [[Styled(word, look), Styled(text, Format.LONG)] for word, look, text in words]
    return [[Styled("Farver og ord", Format.HEADING)], *told, [None, Styled(own, Format.LONG)], []]


def _rules() -> list[tuple[str, str]]:
    return [
        ("Procent", "Ja giver 2 point, Delvist 1 og Nej 0. Procent er de point, I fik, af dem, I kunne få."),
        (
            "Ved ikke og Ikke relevant",
            "De tæller ikke med i procenten. Det gør ubesvarede punkter heller ikke. Men de vises.",
        ),
        ("Skala fra 1 til 5", "Vises som gennemsnit. I procenten er 1 det samme som Nej og 5 som Ja."),
        ("Et afsnit med ét punkt", "Viser '1 af 1': hvor mange der svarede Ja, af dem, der svarede."),
        ("Udfyldt", "Hvor mange af punkterne der er svaret på. Ved ikke er også et svar."),
        ("Fælles og individuelle svar", "De blandes aldrig. Er der flere fælles svar, tæller det nyeste."),
        ("Stærkest og Svagest", "Op til tre punkter over og under gennemsnittet af alle punkter."),
        ("Her er I uenige", "Punkter, hvor nogle svarede Ja og andre Nej. På en skala: 1-2 og 4-5."),
        ("Procentpoint", "Forskellen mellem to procenter. Fra 40 % til 52 % er +12 procentpoint."),
        (
            "Siden sidst",
            "Kun punkter med de samme ord begge gange er med. Det kan være andre, der har svaret.",
        ),
        ("Jeres egne ord", wording.SELF_REPORT),
    ]


def _plan() -> list[tuple[str, str]]:
    return [
        ("Forslag", "Punkter, der står på Nej eller Delvist, mangler eller på vej, får hver en linje."),
        (
            "I skriver",
            (
                "Handling, Ansvarlig, Frist, Status og Bemærkning er jeres. Skriv en rolle som ansvarlig, "
                "ikke et navn. Tilføj gerne jeres egne linjer og kolonner. Det bliver aldrig rettet."
            ),
        ),
        ("Flyt rundt", "I må gerne sortere, filtrere, flytte kolonner og give dem andre navne."),
        (
            "Slet",
            (
                "Slet gerne en linje, I ikke vil bruge. Den kommer kun igen, hvis punktet har været på plads "
                "og så falder tilbage. Lad kolonnen Plan-id stå: På den finder programmet linjen."
            ),
        ),
        (
            "Programmet skriver",
            "Står på nu, Målt og Besked. Har I selv skrevet noget dér, bliver det stående.",
        ),
        (
            "Besked",
            (
                "'Frist overskredet' kommer, når fristen er gået, og status ikke er Færdig. 'Nu på plads' og "
                "'Er faldet tilbage' følger målingerne. Skriv en frist som 23-11-2026."
            ),
        ),
    ]


def _small_groups(limits: Limits) -> list[tuple[str, str]]:
    return [
        ("Tal", f"Individuelle svar vises fra {limits.respondents} svar, både for en måling og et punkt."),
        ("Kommentarer", f"Til individuelle svar vises de fra {limits.comments} svar."),
        (
            "Summer",
            "Afsnit og samlet procent tæller kun de punkter, der vises. Så kan ingen regne de andre ud.",
        ),
        (
            "Før og efter",
            "To udgaver kan vise, hvad den sidste svarede. Luk målingen, når alle har svaret.",
        ),
        (
            "Svar et andet sted",
            "Står svarene et andet sted end overblikket, kommer de med, når målingen er lukket.",
        ),
        (
            "Fanerne med svar",
            "Der står hvert svar for sig. Del kun dem med de få, der skal rette i dem.",
        ),
    ]
