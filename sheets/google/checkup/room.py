"""Room in a spreadsheet at Google: cells, and the characters that it remembers for us."""

from sheets.delivery import NEARLY_FULL
from sheets.findings import Finding, fine, warning
from sheets.google.answers import CELLS
from sheets.google.standing import Standing

#: About what Google lets a spreadsheet remember for all programs together.
CHARACTERS = 30_000


def cells(standing: Standing, *, has_next: bool) -> list[Finding]:
    """Return how much of the room for cells is taken, and what to do when it is nearly all."""
    share = standing.cells / CELLS
    message = f"{percent(share)} af Googles {_grouped(CELLS)} celler er brugt."
    if share < NEARLY_FULL:
        return fine("Plads", message)
    if has_next:
        return fine("Plads", f"{message} Når det er fuldt, går vi videre til det næste regneark.")
    cure = "Lav et nyt regneark, del det, og sæt det i FORANKRING_SPREADSHEET_NEXT."
    return warning("Plads", message, cure)


def metadata(standing: Standing) -> list[Finding]:
    """Return how much of the room for what the spreadsheet remembers is taken."""
    check = "Plads til mærker"
    used = sum(len(one.key) + len(one.value) for one in standing.entries)
    message = f"{_grouped(used)} af omkring {_grouped(CHARACTERS)} tegn er brugt."
    if used < NEARLY_FULL * CHARACTERS:
        return fine(check, message)
    cure = "Slet kopier af vores faner. Hjælper det ikke, så begynd på et nyt regneark."
    return warning(check, message, cure)


def percent(share: float) -> str:
    """Return the share, 0 to 1, as people read it."""
    return f"{share * 100:.0f} %" if share >= 0.01 else "Under 1 %"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
