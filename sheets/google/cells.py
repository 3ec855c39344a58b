"""A cell as Google's API writes and reads it: typed, so that no locale can misread it."""

from datetime import date, datetime, time, timedelta

from sheets.google.wire import Json
from sheets.looks import LOOKS, Look
from sheets.page import Cell, Format

_START = datetime.fromisoformat("1899-12-30")  # day 0 of every spreadsheet
_DAY = 86_400
_LATEST = 2_958_465  # 31-12-9999
_DATES = (Format.DATE, Format.MOMENT, Format.MONTH)


def cell_data(value: Cell, look: Format) -> Json:
    """Return the value with what must go with it: a date's format, a long text's wrapping. {} for a blank.

    Text is `stringValue`: what begins with "=" stays text.
    """
    if value is None or value == "":
        return {}
    if isinstance(value, date):
        shown = look if look in _DATES else Format.MOMENT if isinstance(value, datetime) else Format.DATE
        return {
            "userEnteredValue": {"numberValue": serial(value)},
            "userEnteredFormat": _number(LOOKS[shown]),
        }
    if isinstance(value, int | float):
        return {"userEnteredValue": {"numberValue": value}}
    entered: Json = {"userEnteredValue": {"stringValue": value}}
    if look is Format.LONG:
        entered["userEnteredFormat"] = {"wrapStrategy": "WRAP"}
    return entered


def styled(value: Cell, look: Format) -> Json:
    """Return the value with its whole look, for a page that we write."""
    return {**cell_data(value, look), "userEnteredFormat": format_of(look)}


def format_of(look: Format) -> Json:
    """Return the look as Google has it."""
    one = LOOKS[look]
    found: Json = {
        "textFormat": {"bold": one.bold, "fontSize": one.size, "foregroundColorStyle": colour(one.ink)},
        "horizontalAlignment": one.across.upper(),
        "verticalAlignment": {"top": "TOP", "center": "MIDDLE", "bottom": "BOTTOM"}[one.down],
        "wrapStrategy": "WRAP" if one.wrap else "OVERFLOW_CELL",
        "padding": {"top": 3, "right": 6, "bottom": 3, "left": 3 + 5 * one.indent},
    }
    if one.fill:
        found["backgroundColorStyle"] = colour(one.fill)
    if one.line:
        found["borders"] = {"bottom": {"style": "SOLID", "colorStyle": colour(one.line)}}
    if one.number_format != "General":
        found |= _number(one)
    return found


def serial(day: date) -> float:
    """Return the day or moment as a spreadsheet counts it: days since 30-12-1899."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    elapsed = moment.replace(tzinfo=None) - _START
    days = elapsed.days + round(elapsed.seconds) / _DAY
    return int(days) if days == int(days) else days


def cell_of(value: object, look: Format) -> Cell:
    """Return what an unformatted value stands for in a column of this format; None for a blank."""
    match value:
        case None | "":
            return None
        case bool():
            return "Ja" if value else "Nej"
        case int() | float() if look in _DATES:
            return _moment(value)
        case float() if value.is_integer():
            return int(value)
        case int() | float() | str():
            return value
        case _:
            return str(value)


def colour(rgb: str) -> Json:
    """Return the colour RRGGBB as Google has it."""
    red, green, blue = (int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return {"rgbColor": {"red": round(red, 4), "green": round(green, 4), "blue": round(blue, 4)}}


def _moment(number: float) -> Cell:
    if not 1 <= number <= _LATEST:
        return number
    found = _START + timedelta(seconds=round(number * _DAY))
    return found if found.time() != time() else found.date()


def _number(look: Look) -> Json:
    kind = "PERCENT" if "%" in look.number_format else "DATE"
    if "hh" in look.number_format:
        kind = "DATE_TIME"
    return {"numberFormat": {"type": kind, "pattern": look.number_format.replace("\\", "")}}
