"""Values as a cell shows them: numbers, percent, dates and times by their number format."""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal

from tests.google_api.cells import Effective, Fault
from tests.google_api.errors import Json
from tests.google_api.locales import Locale

EPOCH = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_DATE_TOKEN = re.compile(r'"[^"]*"|\\.|\[?[hms]+\]?|y+|m+|d+|am/pm|a/p|0+|.', re.IGNORECASE)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown(value: Effective, number_format: Json, locale: Locale) -> str:
    """Return the text that a cell shows for its effective value."""
    if isinstance(value, bool):
        return locale.true if value else locale.false
    if not isinstance(value, int | float):
        return value.shown if isinstance(value, Fault) else value or ""
    kind = number_format.get("type", "")
    pattern = number_format.get("pattern") or _default_pattern(kind, locale)
    if pattern.lower() in {"", "general", "@"}:
        return general(value, locale)
    if kind in {"DATE", "TIME", "DATE_TIME"}:
        return _date(value, pattern)
    return _by_pattern(value, pattern, locale)


def _default_pattern(kind: str, locale: Locale) -> str:
    return {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": locale.currency,
        "DATE": locale.date,
        "TIME": locale.time,
        "DATE_TIME": f"{locale.date} {locale.time}",
        "SCIENTIFIC": "0.00E+00",
    }.get(kind, "")


def general(value: float, locale: Locale) -> str:
    """Return a number as a cell without a format shows it: ten digits that count."""
    if isinstance(value, int) or value.is_integer():
        if abs(value) < 1e15:
            return str(int(value))
        return _scientific(value, 5).replace(".", locale.decimal)
    if abs(value) < 1e-9:
        return _scientific(value, 5).replace(".", locale.decimal)
    places = max(0, 9 - math.floor(math.log10(abs(value))))
    return f"{value:.{places}f}".rstrip("0").rstrip(".").replace(".", locale.decimal)


def _scientific(value: float, digits: int) -> str:
    mantissa, exponent = f"{value:.{digits}E}".split("E")
    short = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{short}E{exponent[0]}{int(exponent[1:]):02d}"


def _by_pattern(value: float, pattern: str, locale: Locale) -> str:
    sections = pattern.split(";")
    negative = value < 0
    if negative and len(sections) > 1:
        section, amount, sign = sections[1], -value, ""
    elif value == 0 and len(sections) > 2:
        section, amount, sign = sections[2], 0.0, ""
    else:
        section, amount, sign = sections[0], abs(value), "-" if negative else ""
    return sign + _section(amount, section, locale)


def _section(amount: float, section: str, locale: Locale) -> str:
    literal = re.sub(
        r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[[^\]]*\]', lambda found: found[1] or found[2] or "", section
    )
    if re.search(r"E[+-]0+", section):
        digits = len(section.partition(".")[2].partition("E")[0])
        mantissa, exponent = f"{amount:.{digits}E}".split("E")
        return f"{mantissa.replace('.', locale.decimal)}E{exponent[0]}{int(exponent[1:]):02d}"
    core = _NUMBER.search(literal)
    if core is None:
        return literal
    if "%" in literal:
        amount *= 100
    return literal[: core.start()] + _digits(amount, core[0], locale) + literal[core.end() :]


def _digits(amount: float, core: str, locale: Locale) -> str:
    whole_pattern, _, part_pattern = core.partition(".")
    places = len(part_pattern)
    rounded = Decimal(repr(amount)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    least = part_pattern.rstrip("#?")
    while len(part) > len(least) and part.endswith("0"):
        part = part[:-1]
    needed = whole_pattern.replace(",", "").count("0")
    whole = "" if whole == "0" and not needed else whole.rjust(needed, "0")
    if "," in whole_pattern:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: locale.thousands, whole)
    return whole + (locale.decimal + part if part else "")


def serial(moment: dt.datetime) -> int | float:
    """Return a date and time as Sheets counts: days since 30 December 1899."""
    span = moment - EPOCH
    days = span.days + span.seconds / 86400
    return int(days) if days == int(days) else days


def moment(value: float) -> dt.datetime:
    """Return the date and time of a serial number."""
    return EPOCH + dt.timedelta(seconds=round(value * 86400, 3))


def _date(value: float, pattern: str) -> str:
    when = moment(value)
    tokens = _DATE_TOKEN.findall(pattern)
    half_day = any(token.lower() in {"am/pm", "a/p"} for token in tokens)
    lower = [token.lower() for token in tokens]
    return "".join(_date_part(lower, at, tokens[at], when, half_day=half_day) for at in range(len(tokens)))


def _date_part(lower: list[str], at: int, token: str, when: dt.datetime, *, half_day: bool) -> str:
    kind = lower[at]
    letter = kind.strip("[]")[:1]
    if token.startswith(('"', "\\")):
        return token.strip('"').lstrip("\\")
    if kind in {"am/pm", "a/p"}:
        word = "AM" if when.hour < 12 else "PM"
        return word if kind == "am/pm" else word[0]
    if letter == "m":
        return _minutes_or_month(lower, at, when)
    if letter == "h":
        hour = (when.hour % 12 or 12) if half_day else when.hour
        return str(hour).rjust(min(len(kind.strip("[]")), 2), "0")
    return _PARTS[letter](kind, when) if letter in _PARTS else token


def _padded(number: int, kind: str) -> str:
    return str(number).rjust(min(len(kind), 2), "0")


def _year(kind: str, when: dt.datetime) -> str:
    return f"{when.year:04d}" if len(kind) > 2 else f"{when.year % 100:02d}"


def _day(kind: str, when: dt.datetime) -> str:
    if len(kind) <= 2:
        return _padded(when.day, kind)
    name = _DAYS[when.weekday()]
    return name[:3] if len(kind) == 3 else name


def _minutes_or_month(lower: list[str], at: int, when: dt.datetime) -> str:
    kind = lower[at]
    letters = [
        (place, token.strip("[]")[:1])
        for place, token in enumerate(lower)
        if token.strip("[]")[:1] in "hmsyd"
    ]
    before = [letter for place, letter in letters if place < at and letter != ""]
    after = [letter for place, letter in letters if place > at and letter != ""]
    if (before and before[-1] == "h") or (after and after[0] == "s"):
        return _padded(when.minute, kind)
    if len(kind) <= 2:
        return _padded(when.month, kind)
    name = _MONTHS[when.month - 1]
    return {3: name[:3], 5: name[0]}.get(len(kind), name)


def _second(kind: str, when: dt.datetime) -> str:
    return _padded(when.second, kind)


_PARTS = {"y": _year, "d": _day, "s": _second}
