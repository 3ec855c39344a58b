"""The page Læs mig: what it must say, in plain Danish."""

import re
from datetime import datetime

from app.overview.figures import Limits
from sheets.page import Format, Page
from sheets.tabs.laes_mig import laes_mig

NOW = datetime.fromisoformat("2026-12-01T14:05")


def text(page: Page) -> str:
    return "\n".join(str(cell.value) for line in page.lines for cell in line if cell)


def lix(words: str) -> float:
    """Return words per sentence and the share of words over six letters, in percent, added."""
    found = re.findall(r"[^\W\d_]+", words)
    sentences = [one for one in re.split(r"[.:!?\n]", words) if re.search(r"[^\W\d_]", one)]
    return len(found) / len(sentences) + 100 * sum(len(word) > 6 for word in found) / len(found)


def test_the_limits_in_use_are_named() -> None:
    told = text(laes_mig(Limits(respondents=6, comments=12, threshold=75), now=NOW))
    for part in ("75 % er vores pejlemærke", "Fra 38 %", "Under 38 %", "fra 6 svar", "fra 12 svar"):
        assert part in told


def test_every_colour_is_explained() -> None:
    used = {cell.format for line in laes_mig(Limits(), now=NOW).lines for cell in line if cell}
    assert {Format.IN_PLACE, Format.UNDERWAY, Format.MISSING, Format.HELD_BACK} <= used


def test_it_says_who_to_ask_and_what_the_figures_are_not() -> None:
    assert "Spørg jeres koordinator." in text(laes_mig(Limits(), now=NOW))
    assert "Mette, lokal 12" in text(laes_mig(Limits(), now=NOW, contact="Mette, lokal 12"))
    assert "De viser ikke, hvad andre ville se" in text(laes_mig(Limits(), now=NOW))


def test_it_is_plain_danish() -> None:
    assert lix(text(laes_mig(Limits(), now=NOW))) <= 35


def test_it_says_when_it_was_made_and_by_which_version() -> None:
    told = str(laes_mig(Limits(), now=NOW).lines[1][0])
    assert re.search(r"Fanerne er lavet 01-12-2026 14:05 af Forankring \d+\.\d+\.\d+\.", told)
