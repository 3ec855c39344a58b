"""One cell: the typed value that people see in it, and a new value written into it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sheets.excel.dates import Calendar, Shown, as_shown
from sheets.excel.markup import DamagedError, Element, add, number, q
from sheets.excel.text import read_text, unescape, write_text
from sheets.page import Cell

_V, _F, _IS = q("v"), q("f"), q("is")
_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells: `strings` gives a shared string, `look` what a style's number format shows."""

    strings: Callable[[int], str]
    look: Callable[[int], Shown]
    calendar: Calendar

    def value(self, cell: Element) -> Cell:
        """Return what stands in the cell, a formula as its last result; None for a blank one."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_IS)
            return None if inline is None else read_text(inline) or None
        text = cell.findtext(_V)
        if not text:
            return None
        if kind == "n":
            return self._number(text, number(cell, "s"))
        return self._special(kind, text) or None

    def raw(self, cell: Element) -> str | float | None:
        """Return the cell's value without its looks: text, number, or a formula as text; None if blank."""
        formula = cell.find(_F)
        if formula is not None:
            return f"={formula.text or ''}"
        if cell.get("t", "n") == "n":
            return _as_number(cell.findtext(_V) or "")
        value = self.value(cell)
        return None if value is None else str(value)

    def _special(self, kind: str, text: str) -> Cell:
        if kind == "s":
            return self.strings(_index(text))
        if kind == "b":
            return "SAND" if text.strip() in {"1", "true"} else "FALSK"
        if kind == "d":
            return _iso(text)
        return unescape(text)

    def _number(self, text: str, style: int) -> Cell:
        value = _as_number(text)
        if not isinstance(value, float):
            return value
        shown = as_shown(value, self.look(style), self.calendar)
        if not isinstance(shown, float):
            return shown
        return int(shown) if shown.is_integer() else shown


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes cells, in the workbook's way of counting days."""

    calendar: Calendar

    def write(self, cell: Element, value: Cell) -> None:
        """Put the value into the cell, in place of what stood there. Text is text: "=1+1" is no formula."""
        clear(cell)
        if isinstance(value, str):
            if value:
                cell.set("t", "inlineStr")
                write_text(add(cell, "is"), value)
            return
        figure = self._figure(value)
        if isinstance(figure, str):
            self.write(cell, figure)
        elif figure is not None:
            add(cell, "v").text = _digits(figure)

    def _figure(self, value: date | int | float | None) -> float | str | None:
        if isinstance(value, date):
            serial = self.calendar.serial(value)
            return value.isoformat() if serial is None else serial
        if value is None or not math.isfinite(value):
            return None
        return value


def clear(cell: Element) -> None:
    """Empty the cell; its style stays."""
    for element in cell.findall("*"):
        if element.tag in {_V, _F, _IS}:
            cell.remove(element)
    for attribute in ("t", "cm", "vm"):
        cell.attrib.pop(attribute, "")


def is_filled(cell: Element) -> bool:
    """Return whether anything stands in the cell; a style alone is nothing."""
    return any(element.tag in {_V, _F, _IS} for element in cell)


def is_formula(cell: Element) -> bool:
    """Return whether the cell's value is worked out, also where that came to nothing or was never done."""
    return cell.find(_F) is not None


def is_date(value: Cell) -> bool:
    """Return whether the value needs a number format that shows it as a date."""
    return isinstance(value, date)


def _digits(figure: float) -> str:
    """Return the number as XML has it, whatever kind of float or int it came as."""
    whole = abs(figure) < _EXACT and figure == int(figure)
    return str(int(figure)) if whole else repr(float(figure))


def _index(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise DamagedError(f"shared string {text!r}") from error


def _as_number(text: str) -> float | str | None:
    try:
        return float(text) if text.strip() else None
    except ValueError:
        return text


def _iso(text: str) -> Cell:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment if "T" in text else moment.date()
