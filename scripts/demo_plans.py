"""The plans, the theory of change and the agreement of the example, each with a history."""

from scripts.demo_words import Document, Written


def _lines(fields: str, *rows: tuple[str | int, ...]) -> list[dict[str, str | int | float]]:
    """Return lines of a group; each row has the fields in order, and may end early."""
    return [dict(zip(fields.split(), row, strict=False)) for row in rows]


_STEPS = "handling ansvarlig frist status"
_SPARRING = "Fast sparring hver tirsdag"
_GUIDE = "Kort vejledning til analysen"
_NETWORK = "Netværket inviteres til første møde"
_NEW = "Nye kolleger følger en superbruger i to uger"
_PLAN: Written = {
    "team_roller": ["ledere", "faglige_ledere", "superbrugere", "sagsbehandlere"],
    "tovholder": "Faglig leder",
    "mandat": "ja",
    "styrker": "Vi har et fælles sprog, og superbrugerne er kendt af alle.",
    "udfordringer": "Analysen bliver tit for kort, og netværket kommer sent med.",
    "delt": "delvist",
    "udviklingsdag": -170,
    "maal_enige": "delvist",
    "maal": "Analysen i hver sag viser, hvordan de tre sider hænger sammen.",
    "handlinger": _lines(
        _STEPS,
        (_SPARRING, "Superbruger", -140, "i_gang"),
        (_GUIDE, "Faglig leder", -100),
        (_NETWORK, "Sagsbehandlere", -60),
    ),
    "ankerdato": -170,
    "barometer_2": -7,
}
_PLAN_6: Written = {
    **_PLAN,
    "delt": "ja",
    "maal_enige": "ja",
    "handlinger": _lines(
        _STEPS,
        (_SPARRING, "Superbruger", -140, "faerdig"),
        (_GUIDE, "Faglig leder", -80, "i_gang"),
        (_NETWORK, "Sagsbehandlere", -60, "ikke_startet"),
        (_NEW, "Leder", -30),
    ),
    "moede_6": "ja",
    "moede_6_noter": "Sparringen kører. Vejledningen er skrevet, men kun få bruger den.",
}
_PLAN_NOW: Written = {
    **_PLAN_6,
    "handlinger": _lines(
        _STEPS,
        (_SPARRING, "Superbruger", -140, "faerdig"),
        (_GUIDE, "Faglig leder", -80, "faerdig"),
        (_NEW, "Leder", 30, "i_gang"),
        ("Netværket som fast punkt i skabelonen", "Superbruger", 45),
    ),
    "moede_12": "ja",
    "moede_12_noter": "Netværket kommer stadig sent med. Vi prøver i stedet et fast punkt i skabelonen.",
    "sidste_moede": 20,
    "efter_ansvar": "delvist",
    "efter_nye": "delvist",
    "efter_opfoelgning": "nej",
}

_ACTIVITIES = "aktivitet resultat begrundelse hvem hvornaar"
_CAFE = "Caféen har åbent fire eftermiddage"
_ASKED = "De unge har selv bedt om det"
_THEORY: Written = {
    "navn": "Åben dør i Skovparken",
    "problem": "Mange unge er alene om eftermiddagen, og naboer kender ikke hinanden.",
    "aarsager": "Der er få steder at mødes, og tilbuddene lukker klokken 15.",
    "maalgruppe": "Unge fra 13 til 18 år og deres forældre.",
    "antal": 60,
    "langt_maal": "Unge har voksne, de kan gå til, og et sted at være.",
    "kort_maal": "30 unge kommer fast hver uge.",
    "aktiviteter": _lines(
        _ACTIVITIES,
        (_CAFE, "Unge får et sted at være", _ASKED, "Frivillige", -150),
        ("Fællesspisning", "Forældre mødes", "Det virkede i Havnekvarteret", "Medarbejder", -120),
    ),
    "antagelser": "At der er frivillige nok.",
    "tjek_led": "ja",
    "tjek_viden": "delvist",
    "tjek_beboere": "nej",
    "tro": "3",
}
_THEORY_NOW: Written = {
    **_THEORY,
    "antal": 80,
    "tegn": "Vi tæller, hvor mange der kommer, og spørger dem to gange om året.",
    "aktiviteter": _lines(
        _ACTIVITIES,
        (_CAFE, "Unge får et sted at være og en voksen at tale med", _ASKED, "Frivillige", -150),
        ("Fritidsjob i området", "Unge får egne penge", "Andre har gjort det", "Jobkonsulent", 40),
    ),
    "risici": "Frivillige falder fra. Så deler vi eftermiddagene med biblioteket.",
    "tjek_viden": "ja",
    "tjek_beboere": "ja",
    "tjek_ledere": "delvist",
    "tro": "4",
    "gense": 120,
}

_PROMISES = "loefte rolle frist"
_PHASE = "Fasen står i hver journal"
_AGREEMENT: Written = {
    "navn": "CTI",
    "kerne": "Tre faser på tre måneder, og kontakten trapper ned efter aftale.",
    "hvorfor": "delvist",
    "krav": "ja",
    "nyt_og_gammelt": "nej",
    "start": -165,
    "leder_tid": "delvist",
    "leder_penge": "ja",
    "leder_oplaering": "delvist",
    "medarbejder_bruger": "ja",
    "medarbejder_hjaelper": "delvist",
    "loefter": _lines(
        _PROMISES,
        ("Hver medarbejder har højst ti forløb", "Leder", -120),
        (_PHASE, "Medarbejdere", -90),
    ),
    "sagt_ja": "ja",
    "hvor_tit": "kvartal",
    "naeste": -70,
}
_AGREEMENT_NOW: Written = {
    **_AGREEMENT,
    "hvorfor": "ja",
    "nyt_og_gammelt": "delvist",
    "leder_oplaering": "ja",
    "loefter": _lines(
        _PROMISES,
        ("Hver medarbejder har højst tolv forløb", "Leder", 60),
        (_PHASE, "Medarbejdere", -90),
        ("Sparring i teamet hver uge", "Faglig leder", 14),
    ),
    "naeste": 30,
}


PLANS = (
    Document(
        "forankringsplan", 0, (("Forår", 170, _PLAN), ("Forår", 128, _PLAN_6), ("Efterår", 5, _PLAN_NOW))
    ),
    Document("forankringsplan", 3, (("Forår", 168, _PLAN), ("Efterår", 6, _PLAN_6))),
    Document("forandringsteori", 0, (("Forår", 175, _THEORY), ("Efterår", 20, _THEORY_NOW))),
    Document("implementeringsaftale", 1, (("Forår", 165, _AGREEMENT), ("Efterår", 7, _AGREEMENT_NOW))),
)
