"""The colours of a standing: always beside the word or the percentage that says the same."""

from app.core.scoring import Standing
from sheets.page import Format

#: The look of a cell with words.
GROUND = {
    Standing.IN_PLACE: Format.IN_PLACE,
    Standing.UNDERWAY: Format.UNDERWAY,
    Standing.MISSING: Format.MISSING,
}

#: The look of a cell with a percentage.
GROUND_PERCENT = {
    Standing.IN_PLACE: Format.IN_PLACE_PERCENT,
    Standing.UNDERWAY: Format.UNDERWAY_PERCENT,
    Standing.MISSING: Format.MISSING_PERCENT,
}
