"""What Sheets makes of what is typed (USER_ENTERED): formulas, numbers, dates, true and false."""

import datetime as dt
import re

from tests.google_api.cells import Formula, Value, number, text
from tests.google_api.errors import Json
from tests.google_api.formats import serial
from tests.google_api.locales import Locale

_DATE = re.compile(r"(\d{1,4})([./\-])(\d{1,2})(?:\2(\d{1,4}))?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def entered(typed: str, locale: Locale) -> tuple[Value, Json | None]:
    """Return the value and the number format (None: keep the cell's own) that typing this gives."""
    if typed.startswith("'"):
        return text(typed[1:]), None
    if typed.startswith("=") and len(typed) > 1:
        return Formula(typed), None
    stripped = typed.strip()
    folded = stripped.upper()
    if folded in {"TRUE", locale.true}:
        return True, None
    if folded in {"FALSE", locale.false}:
        return False, None
    for reading in (_number, _date_time):
        if found := reading(stripped, locale):
            return found
    return text(typed), None


def _number(typed: str, locale: Locale) -> tuple[Value, Json | None] | None:
    point, group = re.escape(locale.decimal), re.escape(locale.thousands)
    plain = rf"(?P<grouped>\d{{1,3}}(?:{group}\d{{3}})+|\d+)?(?P<part>{point}\d*)?(?P<power>[eE][+-]?\d+)?"
    found = re.fullmatch(rf"(?P<sign>[+-]?)(?P<money>[$€£]?){plain}\s*(?P<percent>%?)", typed)
    if not found or not (found["grouped"] or (found["part"] or "")[1:]):
        return None
    whole = (found["grouped"] or "0").replace(locale.thousands, "")
    part = (found["part"] or "").replace(locale.decimal, ".")
    value = float(f"{found['sign']}{whole}{part}{found['power'] or ''}")
    if found["percent"]:
        return number(round(value / 100, 15)), {"type": "PERCENT", "pattern": "0.00%" if part else "0%"}
    if found["money"]:
        return number(value), {
            "type": "CURRENCY",
            "pattern": f'"{found["money"]}"#,##0' + (".00" if part else ""),
        }
    if locale.thousands in (found["grouped"] or ""):
        return number(value), {"type": "NUMBER", "pattern": "#,##0.00" if part else "#,##0"}
    return number(value), None


def _date_time(typed: str, locale: Locale) -> tuple[Value, Json | None] | None:
    alone = _time(typed) if ":" in typed else None
    if alone is not None:
        return alone, {"type": "TIME", "pattern": locale.time}
    day, _, clock = typed.partition(" ")
    if day and clock:
        date, time = _date(day, locale), _time(clock)
        if date is None or time is None:
            return None
        return date + time, {"type": "DATE_TIME", "pattern": f"{locale.date} {locale.time}"}
    date = _date(typed, locale)
    if date is None:
        return None
    pattern = "yyyy-mm-dd" if re.match(r"\d{4}-", typed) else locale.date
    return date, {"type": "DATE", "pattern": pattern}


def _date(typed: str, locale: Locale) -> int | float | None:
    found = _DATE.fullmatch(typed)
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    third = found[4]
    if len(found[1]) == 4:
        year, month, day = first, second, int(third or 1)
    elif locale.order == "dmy":
        day, month, year = first, second, _year(third)
    else:
        month, day, year = first, second, _year(third)
    try:
        return serial(dt.datetime(year, month, day, tzinfo=dt.UTC))
    except ValueError:
        return None


def _year(typed: str | None) -> int:
    if typed is None:
        return dt.datetime.now(dt.UTC).year
    return int(typed) + (2000 if int(typed) < 70 else 1900) if len(typed) <= 2 else int(typed)


def _time(typed: str) -> float | None:
    found = _TIME.fullmatch(typed.strip())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 3600 + minute * 60 + second) / 86400
