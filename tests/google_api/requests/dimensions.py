"""Requests about rows and columns as such."""

from tests.google_api import dimensions
from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles
from tests.google_api.defaults import plain
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.tab import Tab


def span_of(batch: Batch, given: Json, *, beyond: bool = False) -> tuple[Tab, str, int, int]:
    tab = batch.book.tab(given.get("sheetId", 0))
    dimension = given.get("dimension", "DIMENSION_UNSPECIFIED")
    if dimension not in {"ROWS", "COLUMNS"}:
        raise invalid("No dimension specified.")
    size = tab.size(dimension)
    start, end = given.get("startIndex", 0), given.get("endIndex", size)
    if start < 0 or end <= start:
        raise invalid(f"{_name(dimension)} index is invalid: startIndex {start}, endIndex {end}.")
    if start > size or (end > size and not beyond):
        raise invalid(f"Cannot operate on {dimension.lower()} {start} to {end}: the sheet has only {size}.")
    return tab, dimension, start, end


def _name(dimension: str) -> str:
    return "Row" if dimension == "ROWS" else "Column"


def _check_protected(batch: Batch, tab: Tab, dimension: str, start: int, end: int) -> None:
    area = Area(tab, start, end) if dimension == "ROWS" else Area(tab, left=start, right=end)
    batch.check_protected(area)


@handles("appendDimension")
def append_dimension(batch: Batch, body: Json) -> None:
    """Add blank rows or columns at the end."""
    tab = batch.book.tab(body.get("sheetId", 0))
    dimension, length = body.get("dimension", ""), body.get("length", 0)
    if dimension not in {"ROWS", "COLUMNS"} or length < 1:
        raise invalid("The dimension and a length of at least 1 must be specified.")
    tab.resize(dimension, tab.size(dimension) + length)
    batch.book.check_cells()


@handles("insertDimension")
def insert_dimension(batch: Batch, body: Json) -> None:
    """Insert blank rows or columns."""
    tab, dimension, start, end = span_of(batch, body.get("range", {}), beyond=True)
    inherit = body.get("inheritFromBefore", False)
    if inherit and start == 0:
        raise invalid("inheritFromBefore can't be true if inserting at the first row or column.")
    if start > 0 and start < tab.size(dimension):
        _check_protected(batch, tab, dimension, start - 1, start + 1)
    dimensions.insert(batch.book, tab, dimension, start, end - start)
    _inherit(tab, dimension, start, end, start - 1 if inherit else end)


def _inherit(tab: Tab, dimension: str, start: int, end: int, source: int) -> None:
    """Give new rows or columns the size of a neighbour."""
    dims = tab.dims(dimension)
    if size := dims.get(source, {}).get("pixelSize"):
        tab.set_dims(dimension, {**dims, **{at: {"pixelSize": size} for at in range(start, end)}})


@handles("deleteDimension")
def delete_dimension(batch: Batch, body: Json) -> None:
    """Delete rows or columns, but never all of them."""
    tab, dimension, start, end = span_of(batch, body.get("range", {}))
    if end - start >= tab.size(dimension):
        raise invalid(f"You can't delete all the {dimension.lower()} on the sheet.")
    frozen = tab.grid.get("frozenRowCount" if dimension == "ROWS" else "frozenColumnCount", 0)
    if start <= frozen and end >= tab.size(dimension) and frozen:
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {dimension.lower()}.")
    _check_protected(batch, tab, dimension, start, end)
    dimensions.delete(batch.book, tab, dimension, start, end)


@handles("moveDimension")
def move_dimension(batch: Batch, body: Json) -> None:
    """Move rows or columns to before the index that something else has now."""
    tab, dimension, start, end = span_of(batch, body.get("source", {}))
    to = body.get("destinationIndex", 0)
    if not 0 <= to <= tab.size(dimension):
        raise invalid(f"Destination index {to} is outside the grid.")
    _check_protected(batch, tab, dimension, start, end)
    dimensions.move(batch.book, tab, dimension, start, end, to)


@handles("updateDimensionProperties")
def update_dimension_properties(batch: Batch, body: Json) -> None:
    """Set the size of rows or columns, or hide them."""
    mask = parse(body.get("fields", ""))
    if not mask:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    tab, dimension, start, end = span_of(batch, body.get("range", {}))
    dims = dict(tab.dims(dimension))
    for at in range(start, end):
        changed = plain(update(dims.get(at, {}), body.get("properties", {}), mask))
        if changed:
            dims[at] = changed
        else:
            dims.pop(at, None)
    tab.set_dims(dimension, dims)


@handles("autoResizeDimensions")
def auto_resize_dimensions(batch: Batch, body: Json) -> None:
    """Fit rows or columns to what is in them, at seven pixels a sign."""
    tab, dimension, start, end = span_of(batch, body.get("dimensions", {}))
    if dimension == "COLUMNS":
        longest = dict.fromkeys(range(start, end), 0)
        for row in tab.rows:
            for at in range(start, min(end, len(row.values))):
                longest[at] = max(longest[at], len(str(row.values[at] or "")))
        sizes = {
            at: {**tab.column_dims.get(at, {}), "pixelSize": 7 * n + 7} for at, n in longest.items() if n
        }
        tab.column_dims = {**tab.column_dims, **sizes}
