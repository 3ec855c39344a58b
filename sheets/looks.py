"""How each format looks in every workbook: type, colours, number format. One calm palette, every pair AA."""

from dataclasses import dataclass

from sheets.page import Format

INK = "1B1F23"
PETROL = "17414F"
WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell; colours as RRGGBB, `fill` None for the sheet's own ground."""

    number_format: str = "General"
    wrap: bool = False
    bold: bool = False
    size: int = 11
    ink: str = INK
    fill: str | None = None
    line: str | None = None  # the colour of a line under the cell
    across: str = "left"
    down: str = "top"
    indent: int = 1
    air: int = 4  # points of height beyond the text's own


_DATE, _MOMENT, _MONTH, _PERCENT = r"dd\-mm\-yyyy", r"dd\-mm\-yyyy\ hh:mm", r"mm\-yyyy", r"0\ %"
_GREEN, _YELLOW, _RED, _GREY = "CFE8D5", "FFE8A3", "F7CFC9", "E4E6E8"
_RULE = "DDE2E6"


def _status(fill: str, ink: str) -> Look:
    return Look(wrap=True, ink=ink, fill=fill, line=WHITE)


def _status_percent(fill: str, ink: str) -> Look:
    return Look(_PERCENT, bold=True, ink=ink, fill=fill, line=WHITE, across="center", indent=0)


LOOKS: dict[Format, Look] = {
    Format.TEXT: Look(line=_RULE),
    Format.LONG: Look(wrap=True, line=_RULE),
    Format.DATE: Look(_DATE, line=_RULE),
    Format.MOMENT: Look(_MOMENT, line=_RULE),
    Format.MONTH: Look(_MONTH, line=_RULE),
    Format.NUMBER: Look(line=_RULE, across="center", indent=0),
    Format.PERCENT: Look(_PERCENT, line=_RULE, across="center", indent=0),
    Format.HEADER: Look(wrap=True, bold=True, ink=WHITE, fill=PETROL, down="center", air=6),
    Format.TITLE: Look(bold=True, size=20, ink=PETROL, down="center", indent=0, air=8),
    Format.HEADING: Look(bold=True, size=13, ink=PETROL, line=PETROL, down="bottom", indent=0, air=10),
    Format.NOTE: Look(ink="57606A", indent=0),
    Format.IN_PLACE: _status(_GREEN, "0F3D1E"),
    Format.UNDERWAY: _status(_YELLOW, "4A3600"),
    Format.MISSING: _status(_RED, "6B1510"),
    Format.HELD_BACK: _status(_GREY, "3D444B"),
    Format.IN_PLACE_PERCENT: _status_percent(_GREEN, "0F3D1E"),
    Format.UNDERWAY_PERCENT: _status_percent(_YELLOW, "4A3600"),
    Format.MISSING_PERCENT: _status_percent(_RED, "6B1510"),
}

#: The number formats that make a number a date; where people chose another, ours stands in.
DATES = (Format.DATE, Format.MOMENT, Format.MONTH)
