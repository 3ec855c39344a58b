"""What people of the example wrote: in the barometer, and in the interviews that followed it.

Days stand as a number of days from now, months too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.response import Answer

Written = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Document:
    """Versions that a team wrote of a checklist: the round's label, how many days ago, and what they say."""

    checklist_id: str
    team: int
    versions: Sequence[tuple[str, int, Written]]


#: What people write in a barometer, by item.
TEXTS = {
    "styrke": (
        "Vi har fået et fælles sprog om sagerne.",
        "Trekanten hjælper mig til at se hele barnet.",
        "Superbrugerne er gode at gå til.",
        "Vi er blevet bedre til at tale med barnet først.",
        "Min leder spørger altid til trekanten.",
        "Det går godt, når vi er to om en svær sag.",
        "Nye kolleger får en god start.",
        "Forældrene forstår bedre, hvad vi er bekymrede for.",
    ),
    "udfordring": (
        "Tiden er knap, især lige før frister.",
        "It-systemet gør det svært at skrive analysen.",
        "Vi glemmer målene, når planen er sendt.",
        "Vi mangler fast sparring hver uge.",
        "Netværket bliver ofte sprunget over.",
        "Skabelonerne er lange, og der er gentagelser.",
        "Det er svært at få barnets egne ord med.",
        "Nye får for lidt oplæring den første måned.",
    ),
}


def _interview(group: str, people: int, **notes: str) -> tuple[str, int, Written]:
    about: Written = {"gruppe": group, "interview": "foerste", "dato": -150, "deltagere": people}
    return f"Interview med {group.replace('_', ' ')}", 150, about | notes


INTERVIEWS = Document(
    "fokusgruppe",
    0,
    (
        _interview(
            "ledere",
            4,
            barometer_genkend="Tallene for tid overrasker ikke. Tallene for mål gør.",
            brug="ICS bruges, når der er tid til det. Ved hastesager springes der over.",
            ledelse="Vi spørger til trekanten på hvert sagsmøde.",
            it="Systemet åbner i den forkerte rækkefølge.",
            laering="Nye kolleger får et kursus, men ingen fast makker.",
        ),
        _interview(
            "faglige_ledere",
            5,
            barometer_genkend="Analysen er det svære, og det viser tallene.",
            trekanten="Familie og netværk er den side, der tit mangler.",
            analyse="Der bliver beskrevet meget og vurderet lidt.",
            ledelse="Der er opbakning, men ingen faste tider til sparring.",
        ),
        _interview(
            "superbrugere",
            5,
            brug="Vi bliver spurgt i gangene, ikke på faste tider.",
            trekanten="De erfarne bruger den uden at tænke over det.",
            maal="Målene bliver skrevet, men sjældent set på igen.",
            laering="Makkerordningen virker, hvor den findes.",
        ),
        _interview(
            "sagsbehandlere",
            8,
            barometer_genkend="Vi kender igen, at it stjæler tid.",
            barnet="Samtalen med barnet er blevet bedre, men den står ikke altid i sagen.",
            analyse="Det er svært at skelne mellem det, vi ved, og det, vi tror.",
            it="Skabelonen er lang, og det samme skal skrives to steder.",
        ),
    ),
)
