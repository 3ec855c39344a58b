"""What happens to indexes and ranges when rows or columns are inserted, deleted or moved.

A shift is one such change; it says where an index went (None: deleted) and what a span became.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.google_api.errors import Data, Json

_GRID_KEYS = {"sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}
_GRID_INDEXES = _GRID_KEYS - {"sheetId"}
_COORDINATE_KEYS = {"sheetId", "rowIndex", "columnIndex"}
_ENDS = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


@dataclass(frozen=True, slots=True)
class Insert:
    """`count` rows or columns put in before index `at`."""

    at: int
    count: int

    def index(self, old: int) -> int | None:
        return old + self.count if old >= self.at else old

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        if self.at <= start:
            return start + self.count, end + self.count
        return (start, end + self.count) if self.at < end else (start, end)


@dataclass(frozen=True, slots=True)
class Delete:
    """The rows or columns from `start` to before `end` taken out."""

    start: int
    end: int

    def index(self, old: int) -> int | None:
        if old < self.start:
            return old
        return old - (self.end - self.start) if old >= self.end else None

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        first, last = self._edge(start), self._edge(end)
        return (first, last) if first < last else None

    def _edge(self, at: int) -> int:
        return at if at <= self.start else max(self.start, at - (self.end - self.start))


@dataclass(frozen=True, slots=True)
class Move:
    """The rows or columns from `start` to before `end` moved to where `to` was before."""

    start: int
    end: int
    to: int

    @property
    def count(self) -> int:
        """Return how many are moved."""
        return self.end - self.start

    @property
    def landing(self) -> int:
        """Return the index of the first moved one afterwards."""
        return self.to - self.count if self.to > self.start else self.to

    def index(self, old: int) -> int | None:
        if self.start <= old < self.end:
            return old - self.start + self.landing
        without = old - self.count if old >= self.end else old
        return without + self.count if without >= self.landing else without

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        if self.start <= start and end <= self.end:
            return start - self.start + self.landing, end - self.start + self.landing
        if start <= self.start and self.end <= end and start <= self.to <= end:
            return start, end
        rest = Delete(self.start, self.end).span(start, end)
        return Insert(self.landing, self.count).span(*rest) if rest else None


Shift = Insert | Delete | Move


def is_grid_range(value: Json) -> bool:
    """Say whether a JSON object has the shape of a GridRange."""
    keys = value.keys()
    return keys <= _GRID_KEYS and ("sheetId" in keys or bool(keys & _GRID_INDEXES))


def is_coordinate(value: Json) -> bool:
    """Say whether a JSON object has the shape of a GridCoordinate."""
    keys = value.keys()
    return keys <= _COORDINATE_KEYS and bool(keys & {"rowIndex", "columnIndex"}) and keys != {"columnIndex"}


def walk(value: Data, change: Callable[[Json], Json | None]) -> Data:
    """Return the JSON value with every GridRange and GridCoordinate changed; None takes one out of a list."""
    if isinstance(value, list | tuple):
        changed = [walk(item, change) for item in value]
        return [item for item in changed if item is not None]
    if not isinstance(value, dict):
        return value
    if is_grid_range(value) or is_coordinate(value):
        return change(value)
    return {key: walk(item, change) for key, item in value.items()}


def shifted_range(grid: Json, sheet_id: int, dimension: str, shift: Shift) -> Json | None:
    """Return what a GridRange or GridCoordinate became; None when all of it was deleted."""
    if grid.get("sheetId", 0) != sheet_id:
        return grid
    if not is_grid_range(grid):
        return _shifted_coordinate(grid, dimension, shift)
    first, last = _ENDS[dimension]
    if first not in grid and last not in grid:
        return grid
    end = grid.get(last, 1 << 40)
    span = shift.span(grid.get(first, 0), end)
    if span is None:
        return None
    changed = dict(grid)
    if first in grid:
        changed[first] = span[0]
    if last in grid:
        changed[last] = span[1]
    return changed


def _shifted_coordinate(place: Json, dimension: str, shift: Shift) -> Json:
    key = "rowIndex" if dimension == "ROWS" else "columnIndex"
    old = place.get(key, 0)
    new = shift.index(old)
    if new is None:
        new = shift.start if isinstance(shift, Delete) else old
    return {**place, key: new}


def with_sheet_ids(value: Data) -> Data:
    """Return the value with sheetId 0 written into ranges that leave it out, as we keep them."""
    return walk(value, lambda grid: {"sheetId": 0, **grid})


def as_answered(value: Data) -> Data:
    """Return the value with sheetId 0 left out of ranges, as Google answers them."""
    return walk(value, lambda grid: {key: item for key, item in grid.items() if key != "sheetId" or item})
