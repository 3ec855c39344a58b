"""What a person typed in one field, as a value: numbers, dates, months and codes as Danes write them."""

import re
import unicodedata
from datetime import date
from typing import TypeGuard

from app.core.items import (
    Choice,
    Code,
    Day,
    Item,
    LineField,
    LongText,
    Month,
    Number,
    Scale,
    ShortText,
    Status,
    YesNo,
)
from app.core.said import Said

WithChoices = Status | YesNo | Scale | Choice
_WITH_CHOICES = frozenset({Status, YesNo, Scale, Choice})

NOT_AN_OPTION = Said("Vælg et af svarene på listen.")

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DANISH_DAY = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_DANISH_MONTH = re.compile(r"(\d{1,2})[-./ ]+(\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"([a-z]{3})[a-z]*\.? +(\d{4})", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,10})?", re.ASCII)
_TYPED_LIMIT = 40  # characters of a number, date, month or code


def has_choices(item: Item | LineField) -> TypeGuard[WithChoices]:
    """Say whether the item is answered with one of some codes."""
    return type(item) in _WITH_CHOICES


def limit(item: Item | LineField) -> int:
    """Return the most characters that may be typed."""
    return item.max_length if isinstance(item, ShortText | LongText) else _TYPED_LIMIT


def too_long(length: int, longest: int) -> str:
    """Return what to say about a text that is too long."""
    return Said(
        "Teksten er for lang: {length} tegn, højst {longest}.",
        length=danish(length),
        longest=danish(longest),
    )


def clean(text: str) -> str:
    """Return `text` composed (NFC), with plain line ends and without characters no spreadsheet can hold."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not composed.isprintable():
        composed = "".join(filter(_is_storable, composed))
    return composed.strip()


def value(item: Item | LineField, text: str) -> str | int | float:
    """Return the value that `text` stands for; raise ValueError with what to say to the person."""
    match item:
        case Number():
            return _number(item, text)
        case Day():
            return day(text).isoformat()
        case Month():
            return month(text)
        case Code():
            return _code(text)
        case _:
            return text


def day(text: str) -> date:
    """Return the day in `text`, written 23-11-2026, 23.11.2026, 23/11 2026 or 2026-11-23."""
    iso, danish = _ISO_DAY.fullmatch(text), _DANISH_DAY.fullmatch(text)
    parts = iso.groups() if iso else danish.groups()[::-1] if danish else ()
    try:
        found = date(*map(int, parts))
    except (TypeError, ValueError):
        found = date.min
    if not 1900 <= found.year <= 2100:
        raise ValueError(Said("Skriv datoen som dag-måned-år, for eksempel 23-11-2026."))
    return found


def month(text: str) -> str:
    """Return the month in `text` as YYYY-MM, written 11-2026, november 2026 or 2026-11."""
    iso, danish = _ISO_MONTH.fullmatch(text), _DANISH_MONTH.fullmatch(text)
    named = _NAMED_MONTH.fullmatch(text.lower())
    year, number = 0, 0
    if iso:
        year, number = int(iso[1]), int(iso[2])
    elif danish:
        year, number = int(danish[2]), int(danish[1])
    elif named and named[1] in _MONTHS:
        year, number = int(named[2]), _MONTHS.index(named[1]) + 1
    if not (1900 <= year <= 2100 and 1 <= number <= 12):
        raise ValueError(Said("Skriv måneden som måned-år, for eksempel 11-2026."))
    return f"{year}-{number:02}"


def _number(item: Number, text: str) -> int | float:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if "," in plain or (_THOUSANDS.fullmatch(plain) and item.decimals == 0):
        plain = plain.replace(".", "").replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(Said("Skriv et tal, for eksempel 12."))
    found = float(plain)
    if not item.minimum <= found <= item.maximum:
        raise ValueError(
            Said(
                "Skriv et tal fra {least} til {most}.",
                least=danish(item.minimum),
                most=danish(item.maximum),
            )
        )
    if round(found, item.decimals) != found:
        raise ValueError(
            Said("Skriv højst {most} decimaler.", most=item.decimals)
            if item.decimals
            else Said("Skriv et helt tal, uden komma.")
        )
    return int(found) if item.decimals == 0 else found


def _code(text: str) -> str:
    code = re.sub(r"[\s-]", "", text).upper()
    if len(code) != CODE_LENGTH or set(code) - set(CODE_ALPHABET):
        raise ValueError(Said("Koden har 6 tegn: bogstaver og tal, men ikke 0, O, 1 og I."))
    return code


def danish(number: float) -> str:
    """Return the number as Danes write it: 2.000.000 or 0,5."""
    text = f"{number:,.10f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _is_storable(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in "\ufffe\uffff" and unicodedata.category(character) not in ("Cc", "Cs")
