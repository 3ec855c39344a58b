"""A tab read at once says what its cells say one by one."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sheets.excel.book import Book
from sheets.excel.grid import cells
from sheets.excel.values import can_tell, cell
from sheets.page import Cell
from tests.sheets.samples import moment

#: What openpyxl writes, by row and column.
_Given = str | float | bool | date | time | timedelta | CellRichText
_Cells = Mapping[tuple[int, int], _Given]


def a_file(values: _Cells, *, title: str = "Ark & <svar>", from_1904: bool = False) -> bytes:
    """Return a workbook with these values by row and column, as another program writes them."""
    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for (row, column), value in values.items():
        sheet.cell(row, column).value = value
        if isinstance(value, str):
            sheet.cell(row, column).data_type = "s"  # a text, whatever it looks like
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def one_by_one(data: bytes) -> dict[tuple[int, int], Cell]:
    book = Book(data)
    found = {
        (at, column): book.reader.value(c)
        for at, row in book.grid(book.sheets()[0]).rows()
        for column, c in cells(row)
    }
    return {place: value for place, value in found.items() if value is not None}


def at_once(data: bytes) -> dict[tuple[int, int], Cell]:
    book = Book(data)
    rows = book.values(book.sheets()[0])
    assert rows is not None
    found = {
        (at, column): cell(value) for at, row in enumerate(rows, 1) for column, value in enumerate(row, 1)
    }
    return {place: value for place, value in found.items() if value is not None}


KINDS: dict[tuple[int, int], _Given] = {
    (3, 2): "Ja",
    (3, 3): CellRichText("to ", TextBlock(InlineFont(b=True), "fede"), " ord"),
    (3, 5): moment("2026-05-01 08:30:15"),
    (4, 2): date(2026, 5, 2),
    (4, 3): True,
    (4, 4): 3,
    (7, 2): 2.5,
    (7, 3): -4,
    (7, 4): time(8, 30),
    (7, 6): timedelta(hours=30),
    (8, 2): "  med rum \nog linje\r\n",
    (9, 9): "sidst",
}


@pytest.mark.parametrize("from_1904", [False, True])
def test_every_kind_of_cell_is_the_same_wherever_it_stands(*, from_1904: bool) -> None:
    data = a_file(KINDS, from_1904=from_1904)
    found = at_once(data)
    assert found.keys() == KINDS.keys()
    assert _rounded(found) == _rounded(one_by_one(data))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1) | st.just("a_x000D_b_x005F_"))
def test_a_text_is_the_same(text: str) -> None:
    data = a_file({(2, 2): text})
    assert at_once(data) == one_by_one(data)


@settings(deadline=None)
@given(st.datetimes(datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2999-01-01")))
def test_a_moment_is_the_same_to_the_second(when: datetime) -> None:
    data = a_file({(1, 1): when})
    (found,), (known,) = at_once(data).values(), one_by_one(data).values()
    # A moment at midnight comes as its day.
    assert found == known or (isinstance(known, datetime) and found == known.date())


def test_an_error_in_a_cell_has_the_tab_read_one_by_one() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.cell(1, 1).value = "#N/A"
    file = BytesIO()
    workbook.save(file)
    book = Book(file.getvalue())
    assert book.values(book.sheets()[0]) is None
    assert one_by_one(file.getvalue()) == {(1, 1): "#N/A"}


@pytest.mark.parametrize("place", [(1_048_576, 1), (3, 16_384), (100_000, 16_384)])
def test_a_note_far_away_takes_no_memory(place: tuple[int, int]) -> None:
    data = a_file({(1, 1): "Svar-id", (2, 60): "Ja", place: "husk"})
    book = Book(data)
    found = one_by_one(data) if book.values(book.sheets()[0]) is None else at_once(data)
    assert found == {(1, 1): "Svar-id", (2, 60): "Ja", place: "husk"}


def test_a_tab_that_does_not_say_how_large_it_is_is_read_one_by_one() -> None:
    assert not can_tell(b'<worksheet><sheetData><row r="1"/></sheetData></worksheet>')


def test_an_empty_tab_has_no_values() -> None:
    assert at_once(a_file({})) == {}


def _rounded(found: Mapping[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    return {place: round(one, 9) if isinstance(one, float) else one for place, one in found.items()}
