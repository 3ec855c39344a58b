"""Rows and columns as such: inserting, deleting and moving them, with everything that lies on them."""

from typing import TypeVar

from tests.google_api.cells import BLANK, Row, make_row
from tests.google_api.errors import Json
from tests.google_api.moving import Delete, Insert, Move, Shift, shifted_range, walk
from tests.google_api.state import Book, Metadata
from tests.google_api.tab import Tab

Item = TypeVar("Item")
_RANGED = ("filter_views", "protected", "conditional", "banded", "charts", "tables", "slicers")


def insert(book: Book, tab: Tab, dimension: str, at: int, count: int) -> None:
    """Insert blank rows or columns before index `at`; the grid grows."""
    tab.resize(dimension, tab.size(dimension) + count)
    book.check_cells()
    _shift(book, tab, dimension, Insert(at, count))


def delete(book: Book, tab: Tab, dimension: str, start: int, end: int) -> None:
    """Delete rows or columns with their metadata; what lay on them alone goes too."""
    tab.resize(dimension, tab.size(dimension) - (end - start))
    _shift(book, tab, dimension, Delete(start, end))


def move(book: Book, tab: Tab, dimension: str, start: int, end: int, to: int) -> None:
    """Move rows or columns to before what is at index `to` now."""
    if not start <= to <= end:
        _shift(book, tab, dimension, Move(start, end, to))


def _shift(book: Book, tab: Tab, dimension: str, shift: Shift) -> None:
    if dimension == "ROWS":
        tab.replace_rows(_shifted_rows(tab.rows, shift))
    else:
        tab.replace_rows([_shifted_row(row, shift) for row in tab.rows])
    tab.set_dims(dimension, _shifted_keys(tab.dims(dimension), shift))
    book.metadata = _shifted_metadata(book, tab, dimension, shift)
    _shift_ranges(book, tab, dimension, shift)
    _shift_filter_columns(tab, dimension, shift)


def _shifted_rows(rows: list[Row], shift: Shift) -> list[Row]:
    if isinstance(shift, Insert):
        return (
            rows if shift.at >= len(rows) else [*rows[: shift.at], *[BLANK] * shift.count, *rows[shift.at :]]
        )
    if isinstance(shift, Delete):
        return [*rows[: shift.start], *rows[shift.end :]]
    reach = max(shift.end, shift.to)
    full = [*rows, *[BLANK] * (reach - len(rows))]
    block = full[shift.start : shift.end]
    rest = [*full[: shift.start], *full[shift.end :]]
    return [*rest[: shift.landing], *block, *rest[shift.landing :]]


def _shifted_row(row: Row, shift: Shift) -> Row:
    if row is BLANK:
        return row
    extras = row.extras and _shifted_keys(row.extras, shift)
    return make_row(_shifted_cells(row.values, shift), _shifted_cells(row.formats, shift), extras)


def _shifted_cells(cells: tuple[Item, ...], shift: Shift) -> tuple[Item | None, ...]:
    if isinstance(shift, Insert):
        if shift.at >= len(cells):
            return cells
        return (*cells[: shift.at], *[None] * shift.count, *cells[shift.at :])
    if isinstance(shift, Delete):
        return (*cells[: shift.start], *cells[shift.end :])
    full = (*cells, *[None] * (max(shift.end, shift.to) - len(cells)))
    block = full[shift.start : shift.end]
    rest = (*full[: shift.start], *full[shift.end :])
    return (*rest[: shift.landing], *block, *rest[shift.landing :])


def _shifted_keys(items: dict[int, Item], shift: Shift) -> dict[int, Item]:
    moved = ((shift.index(key), item) for key, item in items.items())
    return {key: item for key, item in moved if key is not None}


def _shifted_metadata(book: Book, tab: Tab, dimension: str, shift: Shift) -> dict[int, Metadata]:
    kept = {}
    for item in book.metadata.values():
        if item.sheet_id != tab.sheet_id or item.dimension != dimension:
            kept[item.id] = item
        elif (index := shift.index(item.index)) is not None:
            kept[item.id] = item.at(index)
    return kept


def _shift_ranges(book: Book, tab: Tab, dimension: str, shift: Shift) -> None:
    def change(grid: Json) -> Json | None:
        return shifted_range(grid, tab.sheet_id, dimension, shift)

    for other in book.tabs:
        for name in _RANGED:
            items = getattr(other, name)
            if items:
                setattr(other, name, tuple(item for item in walk(items, change) if not _lost_its_range(item)))
    tab.merges = tuple(walk(tab.merges, change))
    if tab.basic_filter:
        changed = walk(tab.basic_filter, change)
        tab.basic_filter = changed if changed.get("range") else None
    named = walk(book.named_ranges, change)
    book.named_ranges = tuple({key: part for key, part in item.items() if part is not None} for item in named)
    _shift_groups(tab, dimension, shift)


def _shift_groups(tab: Tab, dimension: str, shift: Shift) -> None:
    name = "row_groups" if dimension == "ROWS" else "column_groups"
    moved = []
    for group in getattr(tab, name):
        span = shift.span(group["range"]["startIndex"], group["range"]["endIndex"])
        if span:
            moved.append({**group, "range": {**group["range"], "startIndex": span[0], "endIndex": span[1]}})
    setattr(tab, name, tuple(moved))


def _lost_its_range(item: Json) -> bool:
    inner = item.get("protectedRange", item)
    return ("range" in inner and inner["range"] is None) or inner.get("ranges") == []


def _shift_filter_columns(tab: Tab, dimension: str, shift: Shift) -> None:
    """Let a filter's criteria and sort orders follow their columns."""
    if dimension == "COLUMNS":
        tab.filter_views = tuple(_with_columns(view, shift) for view in tab.filter_views)
        if tab.basic_filter:
            tab.basic_filter = _with_columns(tab.basic_filter, shift)


def _with_columns(given: Json, shift: Shift) -> Json:
    changed = dict(given)
    if "criteria" in given:
        criteria = _shifted_keys({int(key): item for key, item in given["criteria"].items()}, shift)
        changed["criteria"] = {str(key): item for key, item in criteria.items()}
    for name, key in (("filterSpecs", "columnIndex"), ("sortSpecs", "dimensionIndex")):
        if name in given:
            moved = [(shift.index(item.get(key, 0)), item) for item in given[name]]
            changed[name] = [{**item, key: to} for to, item in moved if to is not None]
    return changed
