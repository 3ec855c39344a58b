"""Places in a workbook: columns as letters, and references such as 'Svar'!$A$1:$C$4."""

import re
from dataclasses import dataclass
from functools import lru_cache

ROWS = 1_048_576
COLUMNS = 16_384

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_IN_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:]+))!([^!]+)")


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells; rows and columns count from 1, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Area") -> bool:
        """Return whether the two have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def around(self, other: "Area") -> "Area":
        """Return the smallest area that holds both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def has(self, row: int, column: int) -> bool:
        """Return whether the cell belongs to it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        """Return it as A1:C4, or A1 for a single cell."""
        first, last = cell(self.top, self.left), cell(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class Ref:
    """An area in a tab, the tab by its title."""

    title: str
    area: Area

    def __str__(self) -> str:
        """Return it absolute, as a defined name holds it."""
        first = f"${letters(self.area.left)}${self.area.top}"
        last = f"${letters(self.area.right)}${self.area.bottom}"
        return f"{quoted(self.title)}!{first if first == last else f'{first}:{last}'}"


def one(row: int, column: int) -> Area:
    """Return the area of a single cell."""
    return Area(row, column, row, column)


def parse_area(text: str) -> Area | None:
    """Return the area that A1 or A1:C4 (with or without $) names, or None."""
    found = _AREA.fullmatch(text.strip())
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Area(int(top), index(left), int(bottom or top), index(right or left))


def parse_ref(text: str) -> Ref | None:
    """Return the reference, or None for #REF! and anything but one area in one tab."""
    found = _IN_SHEET.fullmatch(text.strip())
    area = parse_area(found.group(3)) if found else None
    if found is None or area is None:
        return None
    return Ref((found.group(1) or found.group(2)).replace("''", "'"), area)


def quoted(title: str) -> str:
    """Return a tab's title as references hold it."""
    return "'" + title.replace("'", "''") + "'"


@lru_cache(maxsize=COLUMNS)
def letters(column: int) -> str:
    """Return A for 1, AA for 27."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=COLUMNS)
def index(column: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell(row: int, column: int) -> str:
    """Return A1 for row 1, column 1."""
    return f"{letters(column)}{row}"
