"""Whatever people do with columns and rows, what is bound to them stays bound."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.google_api import dimensions
from tests.google_api.cells import make_row
from tests.google_api.errors import ApiError
from tests.google_api.moving import Delete, Insert, Move, Shift
from tests.google_api.state import Book, Metadata, transaction
from tests.google_api.tab import Tab

SIZE = 8
EDGE = st.integers(0, SIZE)


@st.composite
def _shifts(draw: st.DrawFn) -> Shift:
    start, end = sorted((draw(EDGE), draw(EDGE)))
    kind = draw(st.sampled_from(("insert", "delete", "move")))
    if kind == "insert" or start == end:
        return Insert(start, draw(st.integers(1, 3)))
    outside = [to for to in range(SIZE + 1) if not start <= to <= end]
    if kind == "delete" or not outside:
        return Delete(start, end)
    return Move(start, end, draw(st.sampled_from(outside)))


def _book() -> Book:
    """Return a book whose cell (row, column) says "r c", with metadata on every row and column."""
    rows = [make_row([f"{row} {column}" for column in range(SIZE)]) for row in range(SIZE)]
    tab = Tab(0, "Sheet1", 20, 20)
    tab.replace_rows(rows)
    columns = [Metadata(100 + at, "column", str(at), "DOCUMENT", 0, "COLUMNS", at) for at in range(SIZE)]
    lines = [Metadata(200 + at, "row", str(at), "DOCUMENT", 0, "ROWS", at) for at in range(SIZE)]
    metadata = {item.id: item for item in (*columns, *lines)}
    return Book("x", "x", random.Random(1), tabs=(tab,), metadata=metadata)


def _apply(book: Book, dimension: str, shift: Shift) -> None:
    tab = book.tabs[0]
    if isinstance(shift, Insert):
        dimensions.insert(book, tab, dimension, shift.at, shift.count)
    elif isinstance(shift, Delete):
        dimensions.delete(book, tab, dimension, shift.start, shift.end)
    else:
        dimensions.move(book, tab, dimension, shift.start, shift.end, shift.to)


def _apply_all(book: Book, steps: list[tuple[str, Shift]]) -> None:
    """Apply the steps, write some rows, and fail at last."""
    for dimension, shift in steps:
        _apply(book, dimension, shift)
        book.tabs[0].put_row(0, make_row(["changed"]))
        book.tabs[0].put_row(15, make_row(["below"]))
    book.tab(404)


def _state(book: Book) -> object:
    tab = book.tabs[0]
    return [row.values for row in tab.rows], tab.row_count, tab.column_count, dict(book.metadata)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("ROWS", "COLUMNS")), _shifts()), min_size=1, max_size=4))
def test_metadata_stays_with_its_row_or_column(steps: list[tuple[str, Shift]]) -> None:
    book = _book()
    for dimension, shift in steps:
        _apply(book, dimension, shift)
    tab = book.tabs[0]
    for item in book.metadata.values():
        part = 1 if item.dimension == "COLUMNS" else 0
        cells = [
            tab.value(at, item.index) if part else tab.value(item.index, at)
            for at in range(max(tab.row_count, tab.column_count))
        ]
        assert {str(cell).split()[part] for cell in cells if cell} <= {item.value}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("ROWS", "COLUMNS")), _shifts()), min_size=1, max_size=4))
def test_a_batch_that_fails_late_leaves_everything_as_it_was(steps: list[tuple[str, Shift]]) -> None:
    book = _book()
    before = _state(book)
    with pytest.raises(ApiError), transaction(book):
        _apply_all(book, steps)
    assert _state(book) == before


@given(_shifts(), EDGE, EDGE)
def test_a_span_holds_what_it_held(shift: Shift, first: int, last: int) -> None:
    start, end = min(first, last), max(first, last) + 1
    span = shift.span(start, end)
    kept = {shift.index(at) for at in range(start, end)} - {None}
    torn = isinstance(shift, Move) and not (shift.start <= start and end <= shift.end)
    assert torn or kept <= (set(range(*span)) if span else set())
