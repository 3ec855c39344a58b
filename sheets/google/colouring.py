"""Colours that follow the words: a status that people change changes its colour too."""

from collections.abc import Iterator

from app.core.scoring import Standing
from sheets.google.cells import format_of
from sheets.google.wire import Json
from sheets.page import Format, Page

_GROUND = {
    Standing.IN_PLACE.value: Format.IN_PLACE,
    Standing.UNDERWAY.value: Format.UNDERWAY,
    Standing.MISSING.value: Format.MISSING,
}


def colour_rules(page: Page, sheet: int) -> Iterator[Json]:
    """Yield a rule per word of status, for the column of statuses and the percentages beside it."""
    column = _status_column(page)
    if column is None:
        return
    area = {"sheetId": sheet, "startColumnIndex": column, "endColumnIndex": column + 2}
    for at, (word, look) in enumerate(_GROUND.items()):
        # One comparison needs no list separator, which differs between languages.
        formula = f'=${chr(ord("A") + column)}1="{word}"'
        format_ = format_of(look)
        rule = {
            "ranges": [area],
            "booleanRule": {
                "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]},
                "format": {
                    "backgroundColorStyle": format_["backgroundColorStyle"],
                    "textFormat": {"foregroundColorStyle": format_["textFormat"]["foregroundColorStyle"]},
                },
            },
        }
        yield {"addConditionalFormatRule": {"rule": rule, "index": at}}


def _status_column(page: Page) -> int | None:
    for line in page.lines:
        for at, one in enumerate(line):
            if one is not None and one.value in _GROUND and one.format is _GROUND[str(one.value)]:
                return at
    return None
