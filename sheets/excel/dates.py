"""Dates as Excel keeps them: a number of days, and a number format that shows it as a date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAY = 86_400
_MARCH_1900 = 61  # Excel counts a 29-02-1900 that never was
_LATEST = 2_958_465  # 31-12-9999 in the 1900 system
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_BUILT_IN_MOMENTS = frozenset({22})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the workbook counts days: from 1900 or from 1904."""

    from_1904: bool = False

    def serial(self, day: date) -> float | None:
        """Return the day or moment as a number, to the second; None when it is before the calendar."""
        moment = day if isinstance(day, datetime) else datetime.combine(day, time.min)
        elapsed = moment.replace(tzinfo=None) - self._start
        days = elapsed.days + round(elapsed.seconds + elapsed.microseconds / 1e6) / _DAY
        if not self.from_1904 and days < _MARCH_1900:
            days -= 1
        return days if days >= 1 else None

    def moment(self, serial: float) -> datetime | None:
        """Return the moment that the number stands for, to the second; None outside the calendar."""
        if not 1 <= serial <= _LATEST:
            return None
        early = not self.from_1904 and serial < _MARCH_1900 - 1
        seconds = round((serial + early) * _DAY)
        return self._start + timedelta(seconds=seconds)

    @property
    def _start(self) -> datetime:
        day = date(1904, 1, 1) if self.from_1904 else date(1899, 12, 30)
        return datetime.combine(day, time.min)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a number format shows of a number: a day, a time of day, both or neither."""

    day: bool = False
    clock: bool = False


def shown(format_id: int, code: str | None) -> Shown:
    """Return what a number format shows; `code` is None for the built-in ones."""
    if code is None:
        moment = format_id in _BUILT_IN_MOMENTS
        return Shown(day=moment or format_id in _BUILT_IN_DATES, clock=moment)
    letters = _LITERAL.sub("", code.lower().split(";")[0]).replace("general", "")
    clock = "h" in letters or "s" in letters
    return Shown(day="y" in letters or "d" in letters or ("m" in letters and not clock), clock=clock)


def as_shown(serial: float, look: Shown, calendar: Calendar) -> date | datetime | float:
    """Return the number as people see it: a date, a moment, or the number itself."""
    moment = calendar.moment(serial) if look.day else None
    if moment is None:
        return serial
    return moment if look.clock or moment.time() != time.min else moment.date()
