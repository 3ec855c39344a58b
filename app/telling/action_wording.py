"""The words of a plan, the same in the spreadsheet, on the screen and in the report."""

import re

from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.actions import ItemStanding
from app.telling import lines, wording

NOW_IN_PLACE = "Nu på plads"
FELL_BACK = "Er faldet tilbage"
UNREADABLE = "Fristen kan ikke læses"
REMOVE_CPR = "Fjern CPR-nummeret"
#: What stands in place of a text that held a CPR number.
HELD_CPR = "[Her stod et CPR-nummer. Fjern det i regnearket.]"

_OVERDUE = r"Frist overskredet med \d+ dage?"
_MESSAGE = "|".join((_OVERDUE, *map(re.escape, (NOW_IN_PLACE, FELL_BACK, UNREADABLE, REMOVE_CPR))))
_MESSAGES = re.compile(rf"(?:{_MESSAGE})(?:\. (?:{_MESSAGE}))*")
_STANDING = re.compile(
    rf"Ja|Nej|Delvist på plads|Ved ikke|Ikke relevant|Ubesvaret|[1-5] af 5|–"
    rf"|(?:{'|'.join(Standing)}) \d+(?:,\d)?(?: %| af \d+), \d+ svar"
)


def standing(item: ItemStanding) -> str:
    """Return how the item stands: 'Nej', or 'på vej 55 %, 9 svar' for individual answers."""
    if item.kind is RoundKind.JOINT:
        return lines.word(item.figures)
    if item.standing is None:
        return "–"
    share = wording.share(item.figures, is_one=item.is_alone)
    return f"{item.standing} {share}, {item.figures.scored} svar"


def overdue(days: int) -> str:
    """Return how long a deadline is passed: 'Frist overskredet med 12 dage'."""
    return f"Frist overskredet med {days} {'dage' if days > 1 else 'dag'}"


def is_standing(text: str) -> bool:
    """Say whether `standing` could have said it."""
    return _STANDING.fullmatch(text) is not None


def is_message(text: str) -> bool:
    """Say whether it is made of nothing but the messages above."""
    return _MESSAGES.fullmatch(text) is not None
