"""Personal numbers, phone numbers and e-mail addresses in free text.

A CPR number is DDMMYY and four digits; digit 7 tells the century and, for most numbers, the weighted sum
of all ten is divisible by 11 (CPR-kontoret, "Personnummeret i CPR"). Since 2007 some numbers fail that sum.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What a finding is; `CPR` stops the text, the others are for a person to think about."""

    CPR = "cpr"
    LIKE_CPR = "like_cpr"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in `text[start:end]`."""

    kind: Kind
    start: int
    end: int


#: What a masked number becomes: something that is said to have been there, never the number.
MASK = "[fjernet]"

_GAP = r"[\s.\-/_:]{0,3}"
_SERIAL = r"(?:\d{4}(?!\d)|\d\d \d\d(?! ?\d))"  # in pairs too, but never the first half of a phone number
_CPR = re.compile(rf"(?<!\d)(?=(\d\d){_GAP}(\d\d){_GAP}((?:19|20)?\d\d){_GAP}({_SERIAL}))", re.ASCII)
_CPR_TEXT = re.compile(rf"\d\d{_GAP}\d\d{_GAP}(?:19|20)?\d\d{_GAP}{_SERIAL}", re.ASCII)
_NAMED = re.compile(r"cpr|person\s?n(?:umme)?r|født|fødselsdag", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d.,-])(?:(?:\+|00)45[ .-]?)?[2-9](?:[ .-]?\d){7}(?![\d]|[.,-]\d)", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_NEAR = 20  # characters between a number and the word that names it
_AT = frozenset("@\uff20\ufe6b")  # as NFKC makes it
_FEWEST_DIGITS = 8


def find(text: str, *, today: date) -> list[Finding]:
    """Return what stands in `text`, in order; a part of it is named once, by the gravest kind."""
    if not _may_hold_something(text):
        return []
    plain, places = _plain(text)
    found: list[Finding] = [*_numbers(plain, today), *_phones(plain)]
    found += [Finding(Kind.EMAIL, *match.span()) for match in _EMAIL.finditer(plain)]
    return [Finding(one.kind, places[one.start], places[one.end - 1] + 1) for one in _without_overlaps(found)]


def mask_cpr(text: str, *, today: date) -> str:
    """Return `text` with every CPR number replaced by MASK and everything else kept."""
    for one in reversed(find(text, today=today)):
        if one.kind is Kind.CPR:
            text = text[: one.start] + MASK + text[one.end :]
    return text


def _may_hold_something(text: str) -> bool:
    """Say whether there are digits or an @ enough to look closer: most texts end here."""
    if not any(map(str.isnumeric, text)) and _AT.isdisjoint(text):
        return False
    composed = unicodedata.normalize("NFKC", text)
    return "@" in composed or sum(map(str.isdigit, composed)) >= _FEWEST_DIGITS


def _plain(text: str) -> tuple[str, list[int] | range]:
    """Return `text` as plain ASCII digits, hyphens and spaces, and the place each character came from."""
    if text.isascii():
        return text, range(len(text))
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character):
            simple = _simple(one)
            plain.append(simple)
            places += [place] * len(simple)
    return "".join(plain), places


def _simple(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character in "\u2212\u00ad":
        return "-"
    if category == "Zs":
        return " "
    return "" if category == "Cf" else character


def _numbers(text: str, today: date) -> Iterator[Finding]:
    for match in _CPR.finditer(text):
        day, month, year, serial = (part.replace(" ", "") for part in match.groups())
        born = _born(int(day), int(month), year, serial)
        whole = _CPR_TEXT.match(text, match.start())
        if born is None or whole is None or not date(1900, 1, 1) <= born <= today:
            continue
        kind = _kind(day + month + year[-2:] + serial, born, whole, today)
        if kind:
            yield Finding(kind, *whole.span())


def _kind(digits: str, born: date, match: re.Match[str], today: date) -> Kind | None:
    text, (start, end) = match.string, match.span()
    real = _sum_holds(digits) or (born.day, born.month) == (1, 1)
    dashed = "-" in text[start + 6 : end - 4]
    named = _NAMED.search(text[max(0, start - _NEAR) : end + _NEAR]) is not None
    if real and (dashed or named or not _is_timestamp(digits, today)):
        return Kind.CPR
    return Kind.LIKE_CPR if real or dashed or named else None


def _born(day: int, month: int, year: str, serial: str) -> date | None:
    short, seventh = int(year[-2:]), int(serial[0])
    century = int(year[:2]) * 100 if len(year) > 2 else _century(short, seventh)
    try:
        return date(century + short, month, day)
    except ValueError:
        return None


def _century(short: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if short <= 36 else 1900
    return 2000 if short <= 57 else 1800


def _sum_holds(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _is_timestamp(digits: str, today: date) -> bool:
    """Say whether DDMMYYHHMM is a clock time on a day within two years: more likely a note of a meeting."""
    day, month, year, hour, minute = (int(digits[place : place + 2]) for place in range(0, 10, 2))
    try:
        time(hour, minute)
        return abs(date(2000 + year, month, day) - today) <= timedelta(days=730)
    except ValueError:
        return False


def _phones(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())[-8:]
        if not (
            _is_date(digits[:4], digits[4:6], digits[6:]) or _is_date(digits[4:], digits[2:4], digits[:2])
        ):
            yield Finding(Kind.PHONE, *match.span())


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        return 1900 <= date(int(year), int(month), int(day)).year < 2100
    except ValueError:
        return False


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: list(Kind).index(one.kind)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
