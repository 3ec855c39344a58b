"""The words that the script on the page says, and what it is handed them in."""

import json
from collections.abc import Callable

from app.core.said import Said

#: `#` stands for a number; `of` stands between two.
WORDS = {
    "of": Said(" af "),
    "answered": Said("Du har besvaret "),
    "missing": Said(". Her mangler svar. Du må gerne springe over."),
    "clear": Said("Fjern svar"),
    "sending": Said("Sender …"),
    "sure": Said("Skal svarene slettes fra telefonen? Det kan ikke gøres om."),
    "mend": Said("Åbn og ret"),
    "remove": Said("Slet"),
    "sent": Said("Svar fra telefonen, der nu er sendt og gemt: "),
}

#: What the script says that is fetched later.
MORE_WORDS = {
    "room": Said("Der er plads til # tegn mere."),
    "aloud": Said("Læs højt"),
    "large": Said("Vis ét punkt ad gangen, stort"),
    "whole": Said("Vis hele skemaet"),
    "back": Said("Forrige"),
    "on": Said("Næste"),
}


def attribute(say: Callable[[str], str]) -> str:
    """Return the words in a language as the script reads them from an attribute."""
    return json.dumps(
        {key: say(text) for key, text in WORDS.items()}, ensure_ascii=False, separators=(",", ":")
    )
