"""The page Læs mig: what it must say, in plain Danish."""

import re

from app.overview.figures import Limits
from sheets.tabs.laes_mig import laes_mig
from sheets.workbook import Format, Page


def text(page: Page) -> str:
    return "\n".join(str(cell.value) for line in page.lines for cell in line if cell)


def lix(words: str) -> float:
    """Return words per sentence and the share of words over six letters, in percent, added."""
    found = re.findall(r"[^\W\d_]+", words)
    sentences = [one for one in re.split(r"[.:!?\n]", words) if re.search(r"[^\W\d_]", one)]
    return len(found) / len(sentences) + 100 * sum(len(word) > 6 for word in found) / len(found)


def test_the_limits_in_use_are_named() -> None:
    told = text(laes_mig(Limits(respondents=6, comments=12, threshold=75)))
    for part in ("75 % er vores pejlemærke", "Fra 38 %", "Under 38 %", "fra 6 svar", "fra 12 svar"):
        assert part in told


def test_every_colour_is_explained() -> None:
    used = {cell.format for line in laes_mig(Limits()).lines for cell in line if cell}
    assert {Format.IN_PLACE, Format.UNDERWAY, Format.MISSING, Format.HELD_BACK} <= used


def test_it_says_who_to_ask_and_what_the_figures_are_not() -> None:
    assert "Spørg jeres koordinator." in text(laes_mig(Limits()))
    assert "Mette, lokal 12" in text(laes_mig(Limits(), contact="Mette, lokal 12"))
    assert "De viser ikke, hvad andre ville se" in text(laes_mig(Limits()))


def test_it_is_plain_danish() -> None:
    assert lix(text(laes_mig(Limits()))) <= 35
