"""Rows of a tab read as they stand, in chunks that Google answers in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheets.binding import tidy
from sheets.google.cells import cell_of
from sheets.google.document import Document
from sheets.google.standing import Place
from sheets.page import Cell, Format
from sheets.workbook import Tab, Table

#: How many rows are read at first, and how many characters an answer should carry then: well under 10 MB.
FIRST_ROWS = 2_000
CHUNK = 5_000_000


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows (from 0) that have anything in one of our columns, and the last row that has anything."""

    cells: Mapping[int, Mapping[str, Cell]]
    last: int


def read(document: Document, tab: Tab) -> Table | None:
    """Return the tab's rows as they stand, or None when there is no such tab."""
    place = document.seen().find(tab)
    if place is None:
        return None
    right = max(place.positions.values(), default=0) + 1
    rows = list(lines(document, tab, place, right=right).cells.values())
    return Table(tab.key, place.sheet.title, rows, frozenset(place.missing))


def lines(document: Document, tab: Tab, place: Place, *, right: int | None = None) -> Lines:
    """Return the tab's rows under its header; `right` is the first column that is not asked for."""
    formats = {column.key: column.format for column in tab.columns}
    keys = {at: (key, formats[key]) for key, at in place.positions.items()}
    last = place.header
    found: list[tuple[int, dict[str, Cell]]] = []
    for at, values in _chunks(document, place, right):
        found.append((at, _row(values, keys)))
        if any(value not in (None, "") for value in values):
            last = at
    header = _header(tab, place, found)
    return Lines({at: row for at, row in found if row and at >= place.header and at != header}, last)


def _chunks(document: Document, place: Place, right: int | None) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield every row with its place, in chunks as large as the last one's rows allow."""
    first, step = 0, FIRST_ROWS
    while first < place.sheet.rows:
        last = min(first + step, place.sheet.rows)
        values = document.values(place.sheet.id, first=first, last=last, right=right)
        yield from enumerate(values, first)
        step = max(step * CHUNK // max(sum(map(_size, values)), 1), 1) if values else place.sheet.rows
        first = last


def _size(cells: Sequence[Any]) -> int:
    """Return how many characters a row takes in an answer, about."""
    return sum(len(str(cell)) + 3 for cell in cells)


def _header(tab: Tab, place: Place, rows: Sequence[tuple[int, Mapping[str, Cell]]]) -> int:
    """Return the header's row: another than where it was when somebody sorted it in among the answers."""
    title = next((column.title for column in tab.columns if column.key == tab.id_key), tab.id_key)
    titled = [at for at, row in rows if tidy(str(row.get(tab.id_key, ""))) == tidy(title)]
    return titled[0] if len(titled) == 1 else place.header


def _row(values: Sequence[Any], keys: Mapping[int, tuple[str, Format]]) -> dict[str, Cell]:
    found = {key: cell_of(values[at], look) for at, (key, look) in keys.items() if at < len(values)}
    return {key: cell for key, cell in found.items() if cell is not None}
