"""The colours of a report, as RRGGBB: every pair of ground and ink can be read."""

from app.core.scoring import Standing

INK = "1B1F23"
PETROL = "17414F"
WHITE = "FFFFFF"
GREY = "57606A"
RULE = "C5CCD3"
PALE = "EEF3F5"

#: Ground and ink of a cell that says how far something has come, beside the word that says the same.
GROUNDS = {
    Standing.IN_PLACE: ("CFE8D5", "0F3D1E"),
    Standing.UNDERWAY: ("FFE8A3", "4A3600"),
    Standing.MISSING: ("F7CFC9", "6B1510"),
}
