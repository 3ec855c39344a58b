"""The words that the script on the page says, and what it is handed them in."""

import json

#: `#` stands for a number; `of` stands between two.
WORDS = {
    "of": " af ",
    "answered": "Du har besvaret ",
    "missing": ". Her mangler svar. Du må gerne springe over.",
    "clear": "Fjern svar",
    "room": "Der er plads til # tegn mere.",
    "sending": "Sender …",
    "sure": "Skal svarene slettes fra telefonen? Det kan ikke gøres om.",
    "mend": "Åbn og ret",
    "remove": "Slet",
    "sent": "Svar fra telefonen, der nu er sendt og gemt: ",
    "file": "svar-",
}


def attribute(words: dict[str, str]) -> str:
    """Return the words as the script reads them from an attribute."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
