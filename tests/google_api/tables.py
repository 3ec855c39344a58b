"""Where values.append writes: the table that Sheets sees in a range, and what follows it."""

from tests.google_api.a1 import Area
from tests.google_api.cells import Row
from tests.google_api.tab import Tab

Region = tuple[int, int, int, int]
"""Top, bottom (after), left, right (after)."""


def last_table(area: Area) -> Region | None:
    """Return the last table that has a cell in the area: lowest row first, then the rightmost.

    A table is what hangs together without a blank row or column between, and everything in its
    bounding box. Hence rows that begin with a blank cell begin to walk right.
    """
    tab = area.tab
    whole = not area.top and not area.left and area.bottom is None and area.right is None
    if whole and tab.region and _is_current(tab, tab.region):
        return tab.region
    cell = _last_cell(area)
    if cell is None:
        return None
    region = _grown(tab, (cell[0], cell[0] + 1, cell[1], cell[1] + 1))
    if whole:
        tab.region = region
    return region


def _is_current(tab: Tab, region: Region) -> bool:
    last = tab.data_end()
    return region[1] == last and region[2] < len(tab.row(last - 1).values) <= region[3]


def _last_cell(area: Area) -> tuple[int, int] | None:
    for at in range(min(area.end_row, area.tab.data_end()) - 1, area.top - 1, -1):
        row = area.tab.row(at)
        for column in range(min(area.end_column, len(row.values)) - 1, area.left - 1, -1):
            if row.values[column] is not None:
                return at, column
    return None


def _grown(tab: Tab, region: Region) -> Region:
    """Return the box grown until all around it is blank."""
    while True:
        top, bottom, left, right = region
        while top > 0 and _any(tab.row(top - 1), left - 1, right + 1):
            top -= 1
        while bottom < tab.data_end() and _any(tab.row(bottom), left - 1, right + 1):
            bottom += 1
        rows = tab.rows[max(0, top - 1) : bottom + 1]
        while left > 0 and any(_any(row, left - 1, left) for row in rows):
            left -= 1
        while any(_any(row, right, right + 1) for row in rows):
            right += 1
        if (top, bottom, left, right) == region:
            return region
        region = top, bottom, left, right


def _any(row: Row, left: int, right: int) -> bool:
    return any(value is not None for value in row.values[max(0, left) : right])


def visible_end(tab: Tab, region: Region) -> int:
    """Return the row after the last one of a table that is to be seen.

    Under a filter, or with rows hidden at the end, OVERWRITE writes there: over the hidden rows.
    Real products lost rows this way (ODK Collect 2443, node-google-spreadsheet 321 and 591).
    """
    end = region[1]
    while end - 1 > region[0] and tab.is_hidden(end - 1):
        end -= 1
    return end


def remember(tab: Tab, region: Region | None, start: int, rows: list[Row], left: int, right: int) -> None:
    """Keep the table that an append has made longer; where that is not certain, look again next time."""
    tab.region = None
    if region and (region[1] != start or region[2] != left):
        return
    known = region[3] if region else left
    if not all(_hangs_together(row, left, known, right) for row in rows):
        return
    wide = max(right, known)
    above = tab.row(start - 1) if start else Row()
    if not _any(above, known if region else left - 1, wide + 1):
        tab.region = (region[0] if region else start, start + len(rows), left, wide)


def _hangs_together(row: Row, left: int, known: int, right: int) -> bool:
    """Say whether a row begins at the table's first column and goes on without a gap beyond its last."""
    return all(row.value(column) is not None for column in (left, *range(max(known - 1, left), right)))
