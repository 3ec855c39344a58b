"""People in the sheet: what they do with their hands while programs write."""

from typing import Any

from tests.google_api import dimensions, filtering, sorting
from tests.google_api.a1 import Area, read
from tests.google_api.cells import make_row, text
from tests.google_api.errors import Json
from tests.google_api.owner import Owner
from tests.google_api.state import transaction
from tests.google_api.values import written


class People(Owner):
    """The owner of one spreadsheet. Tabs by title, rows and columns by index from 0.

    Each thing done is one change: all of it or an ApiError.
    """

    def type(self, a1: str, rows: list[list[Any]]) -> None:
        """Type values from a cell on ("Svar!A1"), as a person does: formulas and dates are understood."""
        with self._lock, transaction(self._book):
            area = read(self._book, a1)
            tab = area.tab
            tab.row_count = max(tab.row_count, area.top + len(rows))
            tab.column_count = max(tab.column_count, area.left + max(map(len, rows), default=0))
            for at, cells in enumerate(rows, start=area.top):
                tab.put_row(at, written(self._book, tab.row(at), area.left, cells, "USER_ENTERED"))

    def clear(self, a1: str) -> None:
        """Delete the values of a range."""
        with self._lock, transaction(self._book):
            area = read(self._book, a1)
            for at in range(area.top, min(area.end_row, len(area.tab.rows))):
                row = area.tab.rows[at]
                wide = max(0, min(area.end_column, len(row.values)) - area.left)
                area.tab.put_row(at, written(self._book, row, area.left, [""] * wide, "RAW"))

    def edit_header(self, title: str, column: int, words: str, *, row: int = 0) -> None:
        """Write other words into a heading."""
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            old = tab.row(row)
            values = [old.value(at) for at in range(max(len(old.values), column + 1))]
            values[column] = text(words)
            tab.put_row(row, make_row(values, old.formats, old.extras))

    def sort(self, title: str, column: int, *, header: bool = True, descending: bool = False) -> None:
        """Sort the whole tab by a column, without its first row when that is a header."""
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            spec = {"dimensionIndex": column, "sortOrder": "DESCENDING" if descending else "ASCENDING"}
            sorting.sort(self._book, Area(tab, top=1 if header else 0), [spec])

    def filter(self, title: str, column: int | None = None, hidden: list[str] | None = None) -> None:
        """Put a filter on everything there is, hiding the rows that show one of these values in a column."""
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            width = max((len(row.values) for row in tab.rows), default=1)
            grid = {
                "sheetId": tab.sheet_id,
                "startRowIndex": 0,
                "endRowIndex": max(1, tab.data_end()),
                "startColumnIndex": 0,
                "endColumnIndex": width,
            }
            criteria = {} if column is None else {"criteria": {str(column): {"hiddenValues": hidden or []}}}
            tab.basic_filter = filtering.both_ways({"range": grid, **criteria})
            filtering.apply(self._book, tab)

    def clear_filter(self, title: str) -> None:
        """Take the filter away."""
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            tab.basic_filter = None
            filtering.apply(self._book, tab)

    def _hide(self, title: str, dimension: str, start: int, count: int, *, hidden: bool) -> None:
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            dims = dict(tab.dims(dimension))
            for at in range(start, start + count):
                kept = {key: item for key, item in dims.pop(at, {}).items() if key != "hiddenByUser"}
                changed = kept | ({"hiddenByUser": True} if hidden else {})
                dims |= {at: changed} if changed else {}
            tab.set_dims(dimension, dims)

    def hide_rows(self, title: str, start: int, count: int = 1, *, hidden: bool = True) -> None:
        """Hide rows, or show them again."""
        self._hide(title, "ROWS", start, count, hidden=hidden)

    def hide_columns(self, title: str, start: int, count: int = 1, *, hidden: bool = True) -> None:
        """Hide columns, or show them again."""
        self._hide(title, "COLUMNS", start, count, hidden=hidden)

    def _insert(self, title: str, dimension: str, at: int, count: int) -> None:
        with self._lock, transaction(self._book):
            dimensions.insert(self._book, self._tab(title), dimension, at, count)

    def insert_rows(self, title: str, at: int, count: int = 1) -> None:
        """Insert blank rows before a row."""
        self._insert(title, "ROWS", at, count)

    def insert_columns(self, title: str, at: int, count: int = 1) -> None:
        """Insert blank columns before a column."""
        self._insert(title, "COLUMNS", at, count)

    def _delete(self, title: str, dimension: str, start: int, count: int) -> None:
        with self._lock, transaction(self._book):
            tab = self._tab(title)
            dimensions.delete(self._book, tab, dimension, start, min(start + count, tab.size(dimension)))

    def delete_rows(self, title: str, start: int, count: int = 1) -> None:
        """Delete rows."""
        self._delete(title, "ROWS", start, count)

    def delete_columns(self, title: str, start: int, count: int = 1) -> None:
        """Delete columns."""
        self._delete(title, "COLUMNS", start, count)

    def move_rows(self, title: str, start: int, to: int, count: int = 1) -> None:
        """Drag rows to before the row that has the index `to` now."""
        with self._lock, transaction(self._book):
            dimensions.move(self._book, self._tab(title), "ROWS", start, start + count, to)

    def move_columns(self, title: str, start: int, to: int, count: int = 1) -> None:
        """Drag columns to before the column that has the index `to` now."""
        with self._lock, transaction(self._book):
            dimensions.move(self._book, self._tab(title), "COLUMNS", start, start + count, to)

    def rename_tab(self, title: str, to: str) -> None:
        """Give a tab another name."""
        self._update(title, {"title": to}, "title")

    def _update(self, title: str, properties: Json, fields: str) -> None:
        given = {"sheetId": self._tab(title).sheet_id, **properties}
        self.request("updateSheetProperties", {"properties": given, "fields": fields})

    def add_tab(self, title: str) -> None:
        """Add a tab at the right end."""
        self.request("addSheet", {"properties": {"title": title}})

    def delete_tab(self, title: str) -> None:
        """Delete a tab."""
        self.request("deleteSheet", {"sheetId": self._tab(title).sheet_id})

    def duplicate_tab(self, title: str, to: str | None = None) -> None:
        """Duplicate a tab, to the right of it; its metadata is copied under new ids (assumed)."""
        tab = self._tab(title)
        body = {"sourceSheetId": tab.sheet_id, "insertSheetIndex": self._book.tabs.index(tab) + 1}
        self.request("duplicateSheet", body | ({"newSheetName": to} if to else {}))

    def freeze(self, title: str, *, rows: int = 0, columns: int = 0) -> None:
        """Freeze rows and columns."""
        grid = {"frozenRowCount": rows, "frozenColumnCount": columns}
        self._update(
            title, {"gridProperties": grid}, "gridProperties.frozenRowCount,gridProperties.frozenColumnCount"
        )

    def merge(self, a1: str) -> None:
        """Merge the cells of a range."""
        area = read(self._book, a1)
        self.request("mergeCells", {"range": _grid(area), "mergeType": "MERGE_ALL"})

    def protect(self, a1: str, *, editors: tuple[str, ...] = (), warning: bool = False) -> None:
        """Protect a range or ("'Svar'") a whole tab: against all but the editors, or as a warning."""
        given: Json = {"range": _grid(read(self._book, a1)), "warningOnly": warning}
        if editors:
            given["editors"] = {"users": list(editors)}
        self.request("addProtectedRange", {"protectedRange": given})

    def unprotect(self, title: str) -> None:
        """Take all protection off a tab."""
        with self._lock, transaction(self._book):
            self._tab(title).protected = ()

    def paste_below(self, title: str, rows: list[list[Any]], *, gap: int = 1) -> None:
        """Type rows below the data, after some blank rows: a summary, say."""
        tab = self._tab(title)
        self.type(f"'{tab.title}'!A{min(tab.row_count, tab.data_end() + gap + 1)}", rows)


def _grid(area: Area) -> Json:
    ends = {
        "startRowIndex": area.top,
        "endRowIndex": area.bottom,
        "startColumnIndex": area.left,
        "endColumnIndex": area.right,
    }
    return {"sheetId": area.tab.sheet_id, **{key: end for key, end in ends.items() if end}}
