"""Values come back from a cell as people see them, and text is never anything but text."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sheets.excel import ExcelWorkbook
from sheets.excel.cells import Reader, Writer
from sheets.excel.dates import Calendar, Shown, shown
from sheets.excel.markup import new
from sheets.excel.names import decode, encode
from sheets.page import Cell
from tests.sheets.samples import TAB, a_batch, a_row, a_workbook, moment, rows_of

CALENDAR = Calendar()


def a_reader(strings: list[str], look: Shown | None = None) -> Reader:
    return Reader(strings.__getitem__, lambda _: look or Shown(), CALENDAR)


def there_and_back(value: Cell, look: Shown | None = None) -> Cell:
    cell = new("c")
    Writer(CALENDAR).write(cell, value)
    return a_reader([], look).value(etree.fromstring(etree.tostring(cell)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert there_and_back(text) == (text.replace("\ufffe", "").replace("\uffff", "") or None)


@pytest.mark.parametrize("text", ["=1+1", "+45", "007", " plads ", "a\nb", "_x000D_", "<b>&", "😀", "ja"])
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    assert there_and_back(text) == text


def test_what_xml_or_excel_cannot_hold_is_left_out() -> None:
    assert there_and_back("a\x00\x0b\ud800b\r\nc\rd") == "ab\nc\nd"
    assert len(str(there_and_back("æ" * 40_000))) == 32_767
    assert len(str(there_and_back("😀" * 40_000))) == 16_383


@pytest.mark.parametrize("number", [0, 1, -3, 0.67, 1 / 3, 12_345_678_901])
def test_numbers_come_back(number: float) -> None:
    assert there_and_back(number) == number


@pytest.mark.parametrize("blank", [None, "", float("nan"), float("inf")])
def test_nothing_is_a_blank_cell(blank: Cell) -> None:
    assert there_and_back(blank) is None


@given(st.datetimes(moment("1900-01-01"), moment("2999-12-31")))
def test_moments_come_back_to_the_second(moment: datetime) -> None:
    back = there_and_back(moment, Shown(day=True, clock=True))

    assert isinstance(back, datetime)
    assert abs((back - moment).total_seconds()) <= 0.5


@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from([Calendar(), Calendar(from_1904=True)])
)
def test_dates_come_back_in_both_calendars(day: date, calendar: Calendar) -> None:
    serial = calendar.serial(day)

    assert (serial is None) == (calendar.from_1904 and day <= date(1904, 1, 1))
    assert serial is None or calendar.moment(serial) == datetime.combine(day, datetime.min.time())


def test_a_date_before_the_calendar_is_kept_as_text() -> None:
    assert there_and_back(date(1848, 6, 5)) == "1848-06-05"


DAY, CLOCK, MOMENT, NEITHER = Shown(day=True), Shown(clock=True), Shown(day=True, clock=True), Shown()


@pytest.mark.parametrize(
    ("code", "look"),
    [
        (r"dd\-mm\-yyyy", DAY),
        (r"[$-406]d\. mmmm yyyy;@", DAY),
        ("dd-mm-yyyy hh:mm", MOMENT),
        ("[h]:mm:ss", CLOCK),
        ("hh:mm", CLOCK),
        ("mmm", DAY),
        ('0 "dage"', NEITHER),
        ("General", NEITHER),
        ("0.00", NEITHER),
        ("[Red]0", NEITHER),
    ],
)
def test_a_number_format_tells_a_date(code: str, look: Shown) -> None:
    assert shown(164, code) == look


def test_built_in_number_formats_tell_a_date() -> None:
    assert shown(14, None) == Shown(day=True)
    assert shown(22, None) == Shown(day=True, clock=True)
    assert shown(0, None) == Shown()


def test_every_kind_of_cell_that_programs_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = TAB.title
    sheet.append([column.title for column in TAB.columns])
    rich = CellRichText("to ", TextBlock(InlineFont(b=True), "fede"), " ord")
    sheet.append(["id-1", moment("2026-05-01 08:30"), rich, date(2026, 5, 2), True, "#N/A", 3, 2.5])
    book.save(path)

    assert rows_of(ExcelWorkbook(path)) == [
        {
            "svar-id": "id-1",
            "tid": moment("2026-05-01 08:30"),
            "team": "to fede ord",
            "frist": date(2026, 5, 2),
            "koordinator": "SAND",
            "koordinator.uddybende": "#N/A",
            "ledelse": 3,
            "ledelse.uddybende": 2.5,
        }
    ]


def test_a_workbook_that_counts_from_1904_gets_and_gives_the_same_dates(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    workbook = ExcelWorkbook(path)

    workbook.append(a_batch(1, a_row(1)))

    assert rows_of(workbook)[0]["frist"] == date(2027, 1, 2)
    assert load_workbook(path)[TAB.title]["D2"].value == moment("2027-01-02")


def test_a_formula_is_read_as_its_last_result() -> None:
    cell = new("c", {"t": "str"}, [new("f"), new("v")])
    cell[0].text, cell[1].text = "A1", "svar"

    assert a_reader([]).value(cell) == "svar"
    assert a_reader([]).raw(cell) == "=A1"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_key_is_told_again_from_its_name(key: str) -> None:
    name = encode(key)

    assert decode(name) == key
    assert name.isascii()
    assert name == name.lower()


def test_long_texts_reach_the_file_and_back(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx", rows=0)

    workbook.append(a_batch(2, a_row(1, ledelse="=SUM(A1)", **{"ledelse.uddybende": "linje\n" * 500})))

    assert rows_of(workbook)[0]["ledelse"] == "=SUM(A1)"
    assert rows_of(workbook)[0]["ledelse.uddybende"] == "linje\n" * 500
