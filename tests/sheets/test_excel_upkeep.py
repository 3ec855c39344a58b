"""A tab of people's in an .xlsx file: how it looks, and what of people's is left alone."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheets.excel import ExcelWorkbook
from sheets.handleplan.columns import ID, MESSAGE, NOW, TAB
from sheets.page import Styled
from sheets.workbook import Upkeep
from tests.sheets import peoples
from tests.sheets.handleplan.builders import DELVIST, JA, NEJ, Keeper, items
from tests.sheets.samples import a_batch, a_row

NOW_AT, ACTION_AT, MESSAGE_AT, ID_AT = 6, 8, 13, 14


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


@pytest.fixture
def keeper(path: Path) -> Keeper:
    return Keeper(ExcelWorkbook(path).keep)


def plan(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path)[TAB.title]
    assert isinstance(sheet, Worksheet)
    return sheet


def edit(path: Path, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book[TAB.title][place] = value
    book.save(path)


def test_the_tab_has_a_list_and_a_filter_is_frozen_and_prints_lying_down(path: Path, keeper: Keeper) -> None:
    keeper.run(items(NEJ, DELVIST))
    sheet = plan(path)
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, choice.showErrorMessage) == ('"Ikke startet,I gang,Færdig,Udskudt"', False)
    assert "K2" in choice.sqref
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:N3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_words_have_the_colour_of_what_they_say(path: Path, keeper: Keeper) -> None:
    def grounds() -> list[str]:
        return [plan(path).cell(2, column).fill.fgColor.rgb for column in (NOW_AT, MESSAGE_AT)]

    seen = []
    for standing in (NEJ, JA, DELVIST):
        keeper.run(items(standing))
        seen.append(grounds())
    green, yellow, red, none = "FFCFE8D5", "FFFFE8A3", "FFF7CFC9", "00000000"
    assert seen == [[red, none], [green, green], [yellow, yellow]]
    edit(path, J2="1/11 2026")
    keeper.run(items(DELVIST))
    assert grounds() == [yellow, red]


def test_cells_that_people_merged_are_left(path: Path, keeper: Keeper) -> None:
    keeper.run(items(NEJ, NEJ))
    book = openpyxl.load_workbook(path)
    book[TAB.title].merge_cells("F2:F3")
    book.save(path)
    keeper.run(items(JA, JA))
    sheet = plan(path)
    assert (sheet["F2"].value, sheet["M2"].value, sheet["M3"].value) == ("Nej", "Nu på plads", "Nu på plads")


def test_a_formula_is_left_also_where_it_comes_to_nothing(path: Path, keeper: Keeper) -> None:
    keeper.run(items(NEJ, NEJ))
    edit(path, F2='=IF(J2="","","husk")', G3="=TODAY()", M3='=IF(J3="","","husk")')

    keeper.run(items(DELVIST, JA))

    sheet = plan(path)
    assert [sheet[place].value for place in ("F2", "G3", "M3")] == [
        '=IF(J2="","","husk")',
        "=TODAY()",
        '=IF(J3="","","husk")',
    ]
    assert sheet["F3"].value == "Ja"


def test_a_row_that_a_person_made_high_stays_so(path: Path, keeper: Keeper) -> None:
    keeper.run(items(NEJ, NEJ))
    book = openpyxl.load_workbook(path)
    book[TAB.title].row_dimensions[2].height = 120
    book.save(path)
    keeper.run(items(JA, JA))
    assert plan(path).row_dimensions[2].height == 120


def test_a_column_that_people_deleted_stays_away_but_that_of_the_ids(path: Path, keeper: Keeper) -> None:
    workbook = ExcelWorkbook(path)
    keeper.run(items(NEJ))
    names = {key: f"_forankring.kol.handleplan.plan_2d{key.removeprefix('plan-')}" for key in (NOW, ID)}
    book = openpyxl.load_workbook(path)
    for key, at in ((ID, ID_AT), (NOW, NOW_AT)):
        book.defined_names[names[key]].attr_text = "#REF!"
        for row in book[TAB.title].iter_rows(min_col=at, max_col=at):
            row[0].value = None
    book.save(path)
    said = {NOW: Styled("Ja"), MESSAGE: Styled("Set")}
    for _ in range(2):
        kept = workbook.keep(TAB, lambda rows: Upkeep([said] * len(rows or ())))
    headers = [cell.value for cell in plan(path)[1]]
    assert headers.count("Plan-id") == 1
    assert "Står på nu" not in headers
    assert kept.lines[0].keys() & {NOW, MESSAGE} == {MESSAGE}


def test_what_else_stands_in_the_file_stays_byte_for_byte(path: Path) -> None:
    workbook = ExcelWorkbook(path)
    workbook.append(a_batch(1, a_row(1), a_row(2)))
    peoples.fill(path)
    keeper = Keeper(workbook.keep)
    keeper.run(items(NEJ))

    def parts() -> dict[str, bytes]:
        with ZipFile(path) as file:
            return {name: file.read(name) for name in file.namelist()}

    before = parts()
    keeper.run(items(JA))
    after = parts()
    assert list(after) == list(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml"}
