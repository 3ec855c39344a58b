"""A1 notation: reading ranges as Google reads them, and writing them as Google writes them."""

import re
from dataclasses import dataclass

from tests.google_api.errors import ApiError, invalid
from tests.google_api.state import Book
from tests.google_api.tab import Tab

_CELL = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?")
_QUOTED = re.compile(r"'((?:[^']|'')+)'(?:!(.+))?", re.DOTALL)
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc]")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a tab: rows and columns from, and to but not with; None where it is open."""

    tab: Tab
    top: int = 0
    bottom: int | None = None
    left: int = 0
    right: int | None = None

    @property
    def end_row(self) -> int:
        """Return the index after its last row."""
        return self.tab.row_count if self.bottom is None else min(self.bottom, self.tab.row_count)

    @property
    def end_column(self) -> int:
        """Return the index after its last column."""
        return self.tab.column_count if self.right is None else min(self.right, self.tab.column_count)


def letters(column: int) -> str:
    """Return a column's name: 0 is A."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def index(name: str) -> int:
    """Return the column with this name: A is 0."""
    value = 0
    for letter in name.upper():
        value = value * 26 + ord(letter) - 64
    return value - 1


def quoted(title: str) -> str:
    """Return a tab's title as it stands in a range: in quotes unless it is a plain word."""
    plain = title.replace("_", "a").isalnum() and not title[0].isdigit() and not _CELL_LIKE.fullmatch(title)
    return title if plain else "'" + title.replace("'", "''") + "'"


def write(area: Area) -> str:
    """Return the range with its tab, closed at the grid's ends: Sheet1!A1:Z1000, Sheet1!A1 for one cell."""
    return f"{quoted(area.tab.title)}!{cells(area)}"


def cells(area: Area) -> str:
    """Return the range without its tab."""
    first = f"{letters(area.left)}{area.top + 1}"
    last = f"{letters(max(area.end_column, area.left + 1) - 1)}{max(area.end_row, area.top + 1)}"
    return first if first == last else f"{first}:{last}"


def unparsable(text: str) -> ApiError:
    """Return the 400 of a range whose tab is gone or renamed, or that is none."""
    return invalid(f"Unable to parse range: {text}")


def read(book: Book, text: str) -> Area:
    """Return the area that a range means, within the grid."""
    area = _read(book, text)
    check_within(area)
    return area


def _read(book: Book, text: str) -> Area:
    if found := _QUOTED.fullmatch(text):
        return _on_tab(book, found[1].replace("''", "'"), found[2], text)
    if "!" in text:
        title, _, rest = text.rpartition("!")
        return _on_tab(book, title, rest, text)
    if corners := _corners(text):
        return Area(book.tabs[0], *corners)
    if (tab := book.titled(text)) is not None:
        return Area(tab)
    return _named(book, text, text)


def from_text(book: Book, text: str, home: Tab) -> Area:
    """Return the area that a reference in a formula on the tab `home` means."""
    corners = _corners(text)
    return Area(home, *corners) if corners else read(book, text)


def _named(book: Book, name: str, text: str) -> Area:
    for named in book.named_ranges:
        if named["name"].casefold() == name.casefold() and named.get("range"):
            return from_grid(book, named["range"])
    raise unparsable(text)


def _on_tab(book: Book, title: str, rest: str | None, text: str) -> Area:
    tab = book.titled(title)
    if tab is None:
        raise unparsable(text)
    if rest is None:
        return Area(tab)
    corners = _corners(rest)
    if corners is not None:
        return Area(tab, *corners)
    named = _named(book, rest, text)
    if named.tab is not tab:
        raise unparsable(text)
    return named


def _corners(text: str) -> tuple[int, int | None, int, int | None] | None:
    """Return top, bottom, left, right of a range without a tab; None when it is not one."""
    parts = [_CELL.fullmatch(part) for part in text.split(":")]
    if len(parts) > 2 or not all(parts):
        return None
    found = [(part[1], part[2]) for part in parts if part]
    if len(found) == 1:
        if not all(found[0]):
            return None
        found *= 2
    if any(not column and not row for column, row in found):
        return None
    top, bottom = _span([int(row) - 1 if row else None for _, row in found])
    left, right = _span([index(column) if column else None for column, _ in found])
    return top, bottom, left, right


def _span(ends: list[int | None]) -> tuple[int, int | None]:
    known = sorted(end for end in ends if end is not None)
    if len(known) == 2:
        return known[0], known[1] + 1
    return (known[0] if known else 0), None


def check_within(area: Area) -> None:
    """Refuse an area that begins outside the grid."""
    if area.top >= area.tab.row_count or area.left >= area.tab.column_count:
        raise exceeds(area)


def exceeds(area: Area) -> ApiError:
    """Return the 400 of a range outside the grid."""
    tab = area.tab
    first = f"{letters(area.left)}{area.top + 1}"
    bottom = area.bottom if area.bottom is not None else tab.row_count
    right = area.right if area.right is not None else tab.column_count
    last = f"{letters(right - 1)}{bottom}"
    written = first if first == last else f"{first}:{last}"
    return invalid(
        f"Range ({quoted(tab.title)}!{written}) exceeds grid limits. "
        f"Max rows: {tab.row_count}, max columns: {tab.column_count}"
    )


def from_grid(book: Book, grid: dict[str, int]) -> Area:
    """Return the area of a GridRange."""
    tab = book.tab(grid.get("sheetId", 0))
    return Area(
        tab,
        grid.get("startRowIndex", 0),
        grid.get("endRowIndex"),
        grid.get("startColumnIndex", 0),
        grid.get("endColumnIndex"),
    )
