"""One tab: its rows, its dimensions and what lies on it."""

from dataclasses import dataclass, field
from typing import Any

from tests.google_api.cells import BLANK, Row, Value
from tests.google_api.errors import Json

Undo = list[tuple[list[Row], int, Row | None]]


@dataclass(slots=True)
class Tab:
    """One tab. Every attribute is replaced when it changes; only `rows` is changed in place, and logged.

    `filled` is an upper bound: no row at or below it has a value.
    """

    sheet_id: int
    title: str
    row_count: int = 1000
    column_count: int = 26
    properties: Json = field(default_factory=dict)
    grid: Json = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    filled: int = 0
    row_dims: dict[int, Json] = field(default_factory=dict)
    column_dims: dict[int, Json] = field(default_factory=dict)
    basic_filter: Json | None = None
    filter_views: tuple[Json, ...] = ()
    protected: tuple[Json, ...] = ()
    conditional: tuple[Json, ...] = ()
    banded: tuple[Json, ...] = ()
    charts: tuple[Json, ...] = ()
    merges: tuple[Json, ...] = ()
    tables: tuple[Json, ...] = ()
    slicers: tuple[Json, ...] = ()
    row_groups: tuple[Json, ...] = ()
    column_groups: tuple[Json, ...] = ()
    region: tuple[int, int, int, int] | None = None
    undo: Undo | None = None

    def row(self, at: int) -> Row:
        """Return the row at an index, a blank one below what is kept."""
        return self.rows[at] if at < len(self.rows) else BLANK

    def value(self, row: int, column: int) -> Value:
        """Return what was entered in one cell."""
        return self.row(row).value(column)

    def put_row(self, at: int, row: Row) -> None:
        """Replace the row at an index."""
        self.region = None
        self._put(at, row)

    def _put(self, at: int, row: Row) -> None:
        rows = self.rows
        if at < len(rows):
            if self.undo is not None:
                self.undo.append((rows, at, rows[at]))
            rows[at] = row
        elif row is not BLANK:
            if self.undo is not None:
                self.undo.append((rows, len(rows), None))
            rows.extend([BLANK] * (at - len(rows)))
            rows.append(row)
        if at >= self.filled and row.has_data():
            self.filled = at + 1

    def put_rows_keeping_region(self, start: int, rows: list[Row]) -> None:
        """Replace or add rows without forgetting which table they belong to."""
        for offset, row in enumerate(rows):
            self._put(start + offset, row)

    def replace_rows(self, rows: list[Row]) -> None:
        """Put another list of rows in the place of the old one."""
        self.rows = rows
        self.filled = len(rows)
        self.region = None

    def data_end(self) -> int:
        """Return the index after the last row with a value."""
        while self.filled and not self.row(self.filled - 1).has_data():
            self.filled -= 1
        return self.filled

    def dims(self, dimension: str) -> dict[int, Json]:
        """Return the properties of rows or columns that differ from the ordinary."""
        return self.row_dims if dimension == "ROWS" else self.column_dims

    def set_dims(self, dimension: str, dims: dict[int, Json]) -> None:
        """Replace the properties of all rows or columns."""
        if dimension == "ROWS":
            self.row_dims = dims
        else:
            self.column_dims = dims

    def size(self, dimension: str) -> int:
        """Return how many rows or columns the grid has."""
        return self.row_count if dimension == "ROWS" else self.column_count

    def resize(self, dimension: str, size: int) -> None:
        """Set how many rows or columns the grid has."""
        if dimension == "ROWS":
            self.row_count = size
        else:
            self.column_count = size

    def is_hidden(self, row: int) -> bool:
        """Say whether a person or a filter has hidden the row."""
        dims = self.row_dims.get(row)
        return bool(dims and (dims.get("hiddenByFilter") or dims.get("hiddenByUser")))

    def saved(self) -> dict[str, Any]:
        """Return the attributes, to be put back by `restore`."""
        return {name: getattr(self, name) for name in self.__slots__}

    def restore(self, saved: dict[str, Any]) -> None:
        """Put back what `saved` returned."""
        for name, value in saved.items():
            setattr(self, name, value)
