"""Heights of rows, so that wrapped text can be read where a program does not fit them by itself."""

from collections.abc import Iterable
from math import ceil

from sheets.excel.markup import Element, is_set
from sheets.looks import LOOKS
from sheets.page import Format

_LINE = 1.36  # a line's height to its type size
_TALLEST = 300.0  # points; Excel's own limit is 409
_ROOM = 1.12  # characters of running text to a character of width
_BOLD = 1.1


def height(cells: Iterable[tuple[str, Format, float]]) -> float:
    """Return the height, in points, in which the texts can be read; each with its format and column width."""
    return min(max((_height(*cell) for cell in cells), default=0.0), _TALLEST)


def fit(row: Element, points: float) -> None:
    """Give the row the height, 0 for the usual one, unless a person gave it one.

    Programs may fit it again when it is edited.
    """
    if is_set(row, "customHeight"):
        return
    if points:
        row.set("ht", f"{points:g}")
    else:
        row.attrib.pop("ht", "")


def _height(text: str, wanted: Format, width: float) -> float:
    look = LOOKS[wanted]
    room = max(_ROOM * (width - 2 * look.indent) / (look.size / 11) / (_BOLD if look.bold else 1), 4)
    lines = sum(max(ceil(len(line) / room), 1) for line in text.split("\n")) if look.wrap else 1
    return round(lines * look.size * _LINE + look.air, 1)
