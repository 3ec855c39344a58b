"""Pages that end in a table: people filter and sort it, and it is written in place still."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sheets.excel import ExcelWorkbook
from sheets.page import Format, Page, Styled, Written
from tests.sheets.test_excel_pages import edit, put, values


def a_table_page(*names: str) -> Page:
    lines = [
        [Styled("Kommentarer", Format.TITLE)],
        [Styled("Team", Format.HEADER), Styled("Ord", Format.HEADER)],
    ]
    rows = [[Styled(name), Styled(f"Ord fra {name}")] for name in names]
    return Page("k", "Overblik", [*lines, *rows], (20, 40), frozen=2, table=1)


def sheet_of(path: Path) -> Worksheet:
    sheet = load_workbook(path)["Overblik"]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ExcelWorkbook(tmp_path / "svar.xlsx").write_pages([a_table_page("A", "B", "C")])
    return tmp_path / "svar.xlsx"


def sort_downwards(sheet: Worksheet) -> None:
    for row, name in enumerate("CBA", 3):
        sheet[f"A{row}"], sheet[f"B{row}"] = name, f"Ord fra {name}"


def choose_b(sheet: Worksheet) -> None:
    sheet.auto_filter.add_filter_column(0, ["B"])
    for row in (3, 5):
        sheet.row_dimensions[row].hidden = True


def turn_filter_off(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = None


def test_the_table_has_a_filter_and_its_header_is_printed_on_every_page(path: Path) -> None:
    sheet = sheet_of(path)
    assert sheet.auto_filter.ref == "A2:B5"
    assert sheet.print_title_rows == "$1:$2"


def test_a_sorted_table_is_no_edited_page(path: Path) -> None:
    edit(path, sort_downwards)
    assert ExcelWorkbook(path).write_pages([a_table_page("A", "B", "C", "D")]) == [Written("Overblik")]
    assert [line[0] for line in values(path)[2:]] == ["A", "B", "C", "D"]
    assert sheet_of(path).auto_filter.ref == "A2:B6"


def test_a_table_that_is_written_anew_shows_every_row(path: Path) -> None:
    edit(path, choose_b)
    ExcelWorkbook(path).write_pages([a_table_page("B", "E")])
    sheet = sheet_of(path)
    assert not sheet.auto_filter.filterColumn
    assert not [row for row in (3, 4) if sheet.row_dimensions[row].hidden]
    assert sheet.auto_filter.ref == "A2:B4"


def test_a_filter_that_people_turned_off_is_not_brought_back(path: Path) -> None:
    edit(path, turn_filter_off)
    ExcelWorkbook(path).write_pages([a_table_page("A")])
    assert sheet_of(path).auto_filter.ref is None


def test_an_edited_table_is_left(path: Path) -> None:
    edit(path, put("B4", "Rettet"))
    (written,) = ExcelWorkbook(path).write_pages([a_table_page("A")])
    assert written.title == "Overblik 2"


def test_a_page_from_before_there_was_a_table_is_written_in_place_with_a_filter(tmp_path: Path) -> None:
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")
    page = a_table_page("A", "B")
    workbook.write_pages([Page(page.key, page.title, page.lines, page.widths, frozen=2)])
    assert workbook.write_pages([page]) == [Written("Overblik")]
    assert sheet_of(tmp_path / "svar.xlsx").auto_filter.ref == "A2:B4"
