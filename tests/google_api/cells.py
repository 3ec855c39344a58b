"""Cells and rows as kept in memory: rows never change, they are replaced; formats are shared."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from tests.google_api.errors import Json


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell whose value is computed; `text` begins with "="."""

    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The value of a formula that failed: Google's type of error, what the cell shows, why."""

    type: str
    shown: str
    message: str


Value = str | int | float | bool | Formula | None
Effective = str | int | float | bool | Fault | None


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """A userEnteredFormat, one object for all the cells that look the same."""

    json: Json


class Extra(NamedTuple):
    """What few cells have: a note, a data validation, runs of text formats, a link."""

    note: str | None = None
    validation: Json | None = None
    runs: tuple[Json, ...] | None = None


NO_EXTRAS: dict[int, Extra] = {}
"""The extras of nearly all rows; never changed, as no row is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: values and formats by column (what lies beyond their end is blank), extras by column."""

    values: tuple[Value, ...] = ()
    formats: tuple[Format | None, ...] = ()
    extras: dict[int, Extra] = field(default_factory=lambda: NO_EXTRAS)

    def value(self, column: int) -> Value:
        return self.values[column] if column < len(self.values) else None

    def format(self, column: int) -> Format | None:
        return self.formats[column] if column < len(self.formats) else None

    def has_data(self) -> bool:
        """Say whether some cell has a value."""
        return any(value is not None for value in self.values)

    def width(self) -> int:
        """Return how many columns hold something, be it only a format."""
        return max(len(self.values), len(self.formats), max(self.extras, default=-1) + 1)


Item = TypeVar("Item")
BLANK = Row()
_formats: dict[str, Format] = {}
_rows_of_formats: dict[tuple[Format | None, ...], tuple[Format | None, ...]] = {}


def shared_format(json: Json | None) -> Format | None:
    """Return the one format object for this userEnteredFormat; None for none."""
    if not json:
        return None
    key = repr(json)
    found = _formats.get(key)
    if found is None:
        canonical = repr(_sorted(json))
        found = _formats.setdefault(canonical, Format(json))
        _formats[key] = found
    return found


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def shared_formats(formats: Iterable[Format | None]) -> tuple[Format | None, ...]:
    """Return the one tuple for a row's formats, without the blank ones at its end."""
    trimmed = _trim(tuple(formats))
    return _rows_of_formats.setdefault(trimmed, trimmed)


def make_row(
    values: Iterable[Value], formats: Sequence[Format | None] = (), extras: dict[int, Extra] | None = None
) -> Row:
    """Return a row without blank ends; the shared BLANK when nothing is in it."""
    kept = _trim(tuple(values))
    looks = shared_formats(formats) if formats else ()
    if not kept and not looks and not extras:
        return BLANK
    return Row(kept, looks, extras or NO_EXTRAS)


def _trim(items: tuple[Item, ...]) -> tuple[Item, ...]:
    end = len(items)
    while end and items[end - 1] is None:
        end -= 1
    return items if end == len(items) else items[:end]


def number(value: float) -> int | float:
    """Return a number as JSON writes it: 5.0 as 5."""
    return int(value) if abs(value) < 1e16 and value == int(value) else value


def text(value: str) -> str | None:
    """Return a text to keep: an empty one is a blank cell, short ones are kept once."""
    if not value:
        return None
    return sys.intern(value) if len(value) < 40 else value
