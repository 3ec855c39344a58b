"""The values of a whole tab, read by calamine: many times as fast as cell by cell from the XML.

Errors of formulas come as blanks, and dates in ISO's letters as texts: a tab that has any is read cell by
cell. So is one whose area is nearly all blank, since each blank cell takes memory here: a note at the end of
the tab would take more than a machine has. A moment at midnight comes as its day.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from sheets.excel.refs import parse_area
from sheets.page import Cell

_NOT_TOLD = (b't="e"', b't="d"')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?ref="([^"]*)"')
_FEW = 1_000_000  # cells that never take too much memory
_DAY = timedelta(days=1)
_HALF = timedelta(microseconds=500_000)

#: What calamine gives for a cell.
Given = str | float | bool | date | datetime | time | timedelta


def can_tell(part: bytes) -> bool:
    """Say whether every value of this worksheet can be read here."""
    return _is_dense(part) and not any(kind in part for kind in _NOT_TOLD)


def rows(data: bytes, title: str) -> Iterator[Sequence[Given]] | None:
    """Yield each row of the tab from the first, from column A on; None where it cannot be read here."""
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(title)
    except CalamineError:
        return None
    left = sheet.start[1] if sheet.start else 0
    return ([""] * left + row for row in sheet.iter_rows())


def cell(given: Given) -> Cell:
    """Return the value as `Reader.value` gives it: None for a blank cell, times of day as numbers."""
    if isinstance(given, str):
        return given.replace("\r\n", "\n").replace("\r", "\n") or None
    if isinstance(given, bool):
        return "SAND" if given else "FALSK"
    if isinstance(given, float):
        return int(given) if given.is_integer() else given
    return given if isinstance(given, date) and not isinstance(given, datetime) else _moment(given)


def _moment(given: datetime | date | time | timedelta) -> Cell:
    if isinstance(given, datetime):
        return (given + _HALF).replace(microsecond=0)
    if isinstance(given, time):
        return timedelta(hours=given.hour, minutes=given.minute, seconds=given.second) / _DAY
    return given / _DAY if isinstance(given, timedelta) else given


def _is_dense(part: bytes) -> bool:
    """Say whether the worksheet says how large it is, and has a byte or more to each cell of that area."""
    found = _DIMENSION.search(part, 0, max(part.find(b"sheetData"), 0))
    area = parse_area(found.group(1).decode(errors="replace")) if found else None
    if area is None:
        return False
    return (area.bottom - area.top + 1) * (area.right - area.left + 1) <= max(len(part), _FEW)
