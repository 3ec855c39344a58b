"""Letting the spreadsheet remember a tab anew: where entries are lost, or the column is elsewhere."""

from collections.abc import Iterator

from sheets.google import memory
from sheets.google.standing import NO_HEADER, Place, Standing
from sheets.google.wire import Json
from sheets.workbook import Tab


def remembered(standing: Standing, tab: Tab, place: Place) -> list[Json]:
    """Return what makes the tab's entries tell what is so; nothing where they do.

    They do not in a copy of a file or of a tab, or where somebody cut a column out and pasted it elsewhere.
    """
    sheet = place.sheet.id
    requests = list(_columns(standing, place))
    if standing.entry(memory.HEADER, sheet) is None and place.header != NO_HEADER:
        requests.append(memory.on_row(memory.HEADER, "", sheet, place.header))
    if standing.entry(memory.KNOWN, sheet) is None:
        requests += marked(standing, tab, sheet)
    known, value = standing.entry(memory.TAB, sheet), memory.tab_value(tab.key, sheet)
    if known is None or known.value != value:
        requests += memory.without([known.id] if known else [])
        requests.append(memory.on_sheet(memory.TAB, value, sheet))
    return requests


def marked(standing: Standing, tab: Tab, sheet: int) -> list[Json]:
    """Return what remembers that the tab was given all these columns, and those it had before."""
    before = standing.entry(memory.KNOWN, sheet)
    marks = memory.marks((column.key for column in tab.columns), before.value if before else "")
    return [*memory.without([before.id] if before else []), memory.on_sheet(memory.KNOWN, marks, sheet)]


def _columns(standing: Standing, place: Place) -> Iterator[Json]:
    sheet = place.sheet.id
    mine = [one for one in standing.entries if one.key == memory.COLUMN and one.sheet == sheet]
    for key, at in place.positions.items():
        hanging = [one for one in mine if one.value == key]
        yield from memory.without(one.id for one in hanging if one.place != at)
        if all(one.place != at for one in hanging):
            yield memory.on_column(memory.COLUMN, key, sheet, at)
