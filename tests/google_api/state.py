"""Spreadsheets in memory, and the transaction that makes a batch all or nothing."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from tests.google_api.cells import Row
from tests.google_api.errors import Json, invalid
from tests.google_api.tab import Tab, Undo

CELL_LIMIT = 10_000_000
METADATA_LIMIT = 30_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """One developer metadata: on the spreadsheet, a tab, or one row or column of a tab."""

    id: int
    key: str
    value: str
    visibility: str
    sheet_id: int | None = None
    dimension: str | None = None
    index: int = 0

    @property
    def kind(self) -> str:
        """Return the location's type as the API names it."""
        if self.sheet_id is None:
            return "SPREADSHEET"
        return self.dimension[:-1] if self.dimension else "SHEET"

    def at(self, index: int) -> "Metadata":
        """Return the same metadata on another row or column."""
        return replace(self, index=index)


@dataclass(slots=True)
class Book:
    """One spreadsheet. Attributes are replaced, never changed in place (rows apart, which log it)."""

    id: str
    title: str
    chance: random.Random
    locale: str = "en_US"
    time_zone: str = "Etc/GMT"
    properties: Json = field(default_factory=dict)
    tabs: tuple[Tab, ...] = ()
    named_ranges: tuple[Json, ...] = ()
    metadata: dict[int, Metadata] = field(default_factory=dict)
    cell_limit: int = CELL_LIMIT
    version: int = 1  # rises with every change, as Drive tells of the file

    def find_tab(self, sheet_id: int) -> Tab | None:
        """Return the tab with this sheetId."""
        return next((tab for tab in self.tabs if tab.sheet_id == sheet_id), None)

    def tab(self, sheet_id: int) -> Tab:
        """Return the tab with this sheetId, or refuse as Google does."""
        found = self.find_tab(sheet_id)
        if found is None:
            raise invalid(f"No sheet with id: {sheet_id}")
        return found

    def titled(self, title: str) -> Tab | None:
        """Return the tab with this title, whatever its case."""
        exact = (tab for tab in self.tabs if tab.title == title)
        folded = (tab for tab in self.tabs if tab.title.casefold() == title.casefold())
        return next(exact, None) or next(folded, None)

    def new_id(self) -> int:
        """Return a number for a tab, a range or a metadata that no other thing here has."""
        return self.chance.randrange(1, 2**31 - 1)

    def cells(self) -> int:
        """Return how many cells the grids have."""
        return sum(tab.row_count * tab.column_count for tab in self.tabs)

    def check_cells(self) -> None:
        """Refuse what made the grids larger than a spreadsheet may be."""
        if self.cells() > self.cell_limit:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit of "
                f"{self.cell_limit} cells."
            )

    def metadata_size(self) -> int:
        """Return the characters of all metadata, keys and values."""
        return sum(len(item.key) + len(item.value) for item in self.metadata.values())


_BOOK_ATTRIBUTES = ("title", "locale", "time_zone", "properties", "tabs", "named_ranges", "metadata")


@contextmanager
def transaction(book: Book) -> Iterator[None]:
    """Undo everything done to the book inside, when it ends in an exception."""
    attributes = {name: getattr(book, name) for name in _BOOK_ATTRIBUTES}
    tabs = [(tab, tab.saved()) for tab in book.tabs]
    undo: Undo = []
    for tab in book.tabs:
        tab.undo = undo
    try:
        yield
    except BaseException:
        _roll_back(undo)
        _restore(book, attributes, tabs)
        raise
    for tab in book.tabs:
        tab.undo = None
    book.version += 1


def _roll_back(undo: list[tuple[list[Row], int, Row | None]]) -> None:
    for rows, at, row in reversed(undo):
        if row is None:
            del rows[at:]
        else:
            rows[at] = row


def _restore(book: Book, attributes: dict[str, Any], tabs: list[tuple[Tab, dict[str, Any]]]) -> None:
    for name, value in attributes.items():
        setattr(book, name, value)
    for tab, saved in tabs:
        tab.restore(saved)
        tab.undo = None
