"""Looking at a spreadsheet from the outside of the API."""

import threading
from typing import Any

from tests.google_api.cells import Formula
from tests.google_api.errors import Json
from tests.google_api.formats import shown
from tests.google_api.formulas import effective
from tests.google_api.grid_data import number_format
from tests.google_api.locales import locale
from tests.google_api.state import Book
from tests.google_api.tab import Tab


class View:
    """One spreadsheet as it stands now."""

    def __init__(self, book: Book, lock: threading.RLock) -> None:
        self._book = book
        self._lock = lock

    @property
    def titles(self) -> list[str]:
        """Return the tabs' titles from left to right."""
        return [tab.title for tab in self._book.tabs]

    def tab(self, title: str) -> Tab:
        """Return a tab's state."""
        found = self._book.titled(title)
        assert found is not None, f"no tab {title!r}, only {self.titles}"
        return found

    def rows(self, title: str) -> list[list[Any]]:
        """Return what was entered, row by row without blank ends; formulas as text, None for blank."""
        with self._lock:
            tab = self.tab(title)
            rows = tab.rows[: tab.data_end()]
            return [[cell.text if isinstance(cell, Formula) else cell for cell in row.values] for row in rows]

    def shown(self, title: str) -> list[list[str]]:
        """Return what the cells show, row by row."""
        with self._lock:
            tab, place = self.tab(title), locale(self._book.locale)
            return [
                [
                    shown(effective(self._book, tab, cell), number_format(row, column), place)
                    for column, cell in enumerate(row.values)
                ]
                for row in tab.rows[: tab.data_end()]
            ]

    def format(self, title: str, row: int, column: int) -> Json:
        """Return the userEnteredFormat of one cell."""
        look = self.tab(title).row(row).format(column)
        return look.json if look else {}

    def metadata(self) -> dict[int, tuple[str, str, int | None, str | None, int]]:
        """Return all developer metadata by id: key, value, sheetId, dimension, index."""
        with self._lock:
            items = self._book.metadata.values()
            return {
                item.id: (item.key, item.value, item.sheet_id, item.dimension, item.index) for item in items
            }
