"""Rows land in the tab of their checklist, each value in its column, once."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.worksheet import Worksheet

from sheets.excel import ExcelWorkbook
from sheets.page import Format
from sheets.workbook import Batch, Column, Row, Tab, Workbook, WorkbookError
from tests.sheets.samples import TAB, a_batch, a_row, a_workbook, moment, rows_of, seen


def sheet_of(path: Path, title: str = TAB.title) -> Worksheet:
    sheet = load_workbook(path)[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def part(path: Path, name: str) -> bytes:
    with ZipFile(path) as file:
        return file.read(name)


def edited(path: Path, title: str = TAB.title) -> tuple[Book, Worksheet]:
    """Return the workbook and the tab, for a person's edits by way of openpyxl."""
    book = load_workbook(path)
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def test_it_keeps_the_promises_of_a_workbook(tmp_path: Path) -> None:
    workbook: Workbook = ExcelWorkbook(tmp_path / "svar.xlsx")

    assert workbook.name == str(tmp_path / "svar.xlsx")
    assert workbook.write_pages([]) == []
    assert workbook.latest_batch() == 0
    assert not (tmp_path / "svar.xlsx").exists()


def test_rows_come_back_as_they_were_put_in(tmp_path: Path) -> None:
    rows = [a_row(n) for n in range(1, 4)]
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")

    appended = workbook.append(a_batch(1, *rows))

    assert (appended.written, appended.already_there, appended.notes) == (3, 0, ())
    assert rows_of(workbook) == [seen(row) for row in rows]


def test_a_second_reader_sees_the_same_words_and_real_dates(tmp_path: Path) -> None:
    a_workbook(tmp_path / "svar.xlsx", rows=1)

    sheet = sheet_of(tmp_path / "svar.xlsx")

    assert [cell.value for cell in sheet[1]] == [column.title for column in TAB.columns]
    assert [cell.value for cell in sheet[2]][:5] == [
        "id-1",
        moment("2026-11-23 14:01"),
        "team 1",
        moment("2027-01-02"),
        "koordinator 1",
    ]
    assert (sheet["B2"].number_format, sheet["D2"].number_format) == (r"dd\-mm\-yyyy\ hh:mm", r"dd\-mm\-yyyy")


def test_a_new_tab_is_ready_to_read(tmp_path: Path) -> None:
    a_workbook(tmp_path / "svar.xlsx")

    sheet = sheet_of(tmp_path / "svar.xlsx")

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:H4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.column_dimensions["F"].width > 30
    assert sheet["A1"].font.b
    assert sheet["F2"].alignment.wrap_text


def test_latest_batch_tells_a_new_file_from_one_that_lost_its_memory(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    assert ExcelWorkbook(path).latest_batch() == 0

    workbook = a_workbook(path)
    workbook.append(a_batch(7))
    assert workbook.latest_batch() == 7

    book = load_workbook(path)
    del book.defined_names["_forankring.parti"]
    book.save(path)
    assert workbook.latest_batch() is None


def test_a_file_that_lost_every_name_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path)
    book = load_workbook(path)
    book.defined_names.clear()  # as by way of .xls, or of programs that keep no names
    book[TAB.title].title = "Svar fra alle"
    book.save(path)

    assert workbook.latest_batch() is None


def test_a_workbook_of_somebody_elses_is_a_new_one(tmp_path: Path) -> None:
    book = Book()
    book["Sheet"]["A1"] = "Navn"
    book.save(tmp_path / "svar.xlsx")

    assert ExcelWorkbook(tmp_path / "svar.xlsx").latest_batch() == 0


def test_a_batch_of_nothing_is_remembered_too(tmp_path: Path) -> None:
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")

    workbook.append(Batch(3, []))

    assert workbook.latest_batch() == 3
    assert load_workbook(tmp_path / "svar.xlsx").sheetnames == ["Ark1"]


def test_a_row_that_is_there_is_left_out_also_twice_in_one_batch(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx", rows=2)

    appended = workbook.append(a_batch(2, a_row(2), a_row(3), a_row(3)))

    assert (appended.written, appended.already_there) == (1, 2)
    assert [row["svar-id"] for row in rows_of(workbook)] == ["id-1", "id-2", "id-3"]


def test_rows_land_under_everything_that_people_wrote_but_not_under_mere_formats(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=2)
    book, sheet = edited(path)
    sheet["K9"] = "Min note"
    sheet["A10"].fill = sheet["C12"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)

    workbook.append(a_batch(2, a_row(3), a_row(4)))

    sheet = sheet_of(path)
    assert [sheet.cell(row, 1).value for row in range(8, 13)] == [None, None, "id-3", "id-4", None]
    assert sheet["A10"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["K9"].value == "Min note"


def test_rows_never_land_inside_merged_cells_or_hidden_rows(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=2)
    book, sheet = edited(path)
    sheet["B5"] = "Vi mødes den 3. juni"
    sheet.merge_cells("B5:D7")
    sheet.row_dimensions[8].hidden = True
    book.save(path)

    workbook.append(a_batch(2, a_row(3)))

    sheet = sheet_of(path)
    assert sheet["A8"].value == "id-3"
    assert not sheet.row_dimensions[8].hidden


def test_a_tab_without_room_for_more_rows_needs_a_person(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    book, sheet = edited(path)
    sheet["A1048576"] = "helt i bund"
    book.save(path)

    with pytest.raises(WorkbookError, match=r"er fuld.*slet det, der står helt nederst") as caught:
        workbook.append(a_batch(2, a_row(2)))

    assert caught.value.permanent
    assert workbook.latest_batch() == 1


def test_new_cells_follow_the_format_that_people_gave_the_column(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    book, sheet = edited(path)
    yellow = PatternFill("solid", fgColor="FFFF00")
    for letter in "CD":
        sheet.column_dimensions[letter].fill = yellow
        sheet.column_dimensions[letter].number_format = "0.00"
    book.save(path)

    workbook.append(a_batch(2, a_row(2)))

    sheet = sheet_of(path)
    assert sheet["C3"].fill.fgColor.rgb == sheet["D3"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["D3"].is_date
    assert rows_of(workbook)[1] == seen(a_row(2))


def test_a_date_in_a_column_of_moments_is_still_a_date(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    book, sheet = edited(path)
    sheet.column_dimensions["D"].number_format = "dd-mm-yyyy hh:mm"
    sheet.column_dimensions["B"].number_format = "d. mmm yyyy"
    book.save(path)

    workbook.append(a_batch(2, a_row(2)))

    assert rows_of(workbook)[1] == seen(a_row(2))
    assert sheet_of(path)["B3"].number_format == "d. mmm yyyy"


def test_a_deleted_column_comes_again_at_the_right_end_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    book, sheet = edited(path)
    sheet["K1"] = "Min egen"
    for row in (1, 2):
        sheet.cell(row, 5).value = None
    name = "_forankring.kol.svar_3aopfoelgning.koordinator"
    book.defined_names[name].attr_text = "#REF!"
    book.save(path)

    table = workbook.read(TAB)
    appended = workbook.append(a_batch(2, a_row(2)))

    assert table is not None
    assert table.missing == {"koordinator"}
    assert " ".join(appended.notes) == (
        "I »Svar, opfølgning« var en kolonne slettet: »Der er en koordinator«. "
        "Den er lavet igen yderst til højre."
    )
    assert sheet_of(path)["L3"].value == "koordinator 2"
    assert rows_of(workbook)[1] == seen(a_row(2))


def test_a_new_item_gets_a_column_at_the_right_end_and_the_filter_reaches_it(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    tab = replace(TAB, columns=(TAB.columns[0], Column("ny", "Et nyt punkt", 20), *TAB.columns[1:]))

    appended = workbook.append(a_batch(2, a_row(2, ny="ja"), tab=tab))

    assert appended.notes == ("»Svar, opfølgning« har fået en ny kolonne yderst til højre: »Et nyt punkt«.",)
    assert sheet_of(path)["I3"].value == "ja"
    assert sheet_of(path).auto_filter.ref == "A1:I3"


def test_a_filter_that_people_turned_off_stays_off(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    book, sheet = edited(path)
    sheet.auto_filter = AutoFilter()
    book.save(path)

    workbook.append(a_batch(2, a_row(2)))

    assert not sheet_of(path).auto_filter.ref


def test_a_filter_in_use_keeps_its_choice_and_hidden_rows(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=2)
    book, sheet = edited(path)
    sheet.auto_filter.add_filter_column(2, ["team 1"])
    sheet.row_dimensions[3].hidden = True
    book.save(path)

    workbook.append(a_batch(2, a_row(3)))

    sheet = sheet_of(path)
    assert sheet.auto_filter.ref == "A1:H4"
    assert sheet.auto_filter.filterColumn[0].filters.filter == ["team 1"]
    assert (sheet.row_dimensions[3].hidden, sheet["A4"].value) == (True, "id-3")


def test_a_deleted_tab_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path)
    book = load_workbook(path)
    book.create_sheet("Mit")
    del book[TAB.title]
    book.save(path)
    assert workbook.read(TAB) is None

    workbook.append(a_batch(2, a_row(9)))

    assert [row["svar-id"] for row in rows_of(workbook)] == ["id-9"]
    assert load_workbook(path).sheetnames == ["Mit", TAB.title]


def test_without_names_the_tab_is_found_by_its_title_and_headers(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=2)
    book, sheet = edited(path)
    book.defined_names.clear()
    sheet.insert_cols(2)
    book.save(path)
    assert workbook.latest_batch() is None

    appended = workbook.append(a_batch(2, a_row(2), a_row(3)))

    assert (appended.written, appended.already_there) == (1, 1)
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_tab_of_somebody_else_with_our_title_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.title = TAB.title.upper()
    sheet["A1"] = "Indkøb"
    book.save(path)

    appended = ExcelWorkbook(path).append(a_batch(1, a_row(1)))

    assert load_workbook(path).sheetnames == [TAB.title.upper(), f"{TAB.title} 2"]
    assert " ".join(appended.notes) == (
        "Der var allerede en fane »Svar, opfølgning« uden vores kolonner. Vores står i »Svar, opfølgning 2«."
    )


def test_a_header_sorted_in_among_the_answers_is_still_the_header(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=3)
    book, sheet = edited(path)
    for column in range(1, 9):
        cells = [sheet.cell(row, column) for row in (1, 2, 3)]
        for cell, value in zip(cells, [cells[1].value, cells[2].value, cells[0].value], strict=True):
            cell.value = value
    book.save(path)

    for batch in (2, 3):
        workbook.append(a_batch(batch, a_row(2 + batch)))

    assert [row["svar-id"] for row in rows_of(workbook)] == ["id-1", "id-2", "id-3", "id-4", "id-5"]


def test_titles_that_excel_forbids_are_made_possible(tmp_path: Path) -> None:
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")
    titles = ["Svar: a/b [c]", "'Svar'", "SVAR", "x" * 40, "x" * 50, "/"]

    for number, title in enumerate(titles, 1):
        tab = Tab(f"t{number}", title, (Column("svar-id", "Svar-id"),))
        workbook.append(a_batch(number, Row(f"{number}", {}), tab=tab))

    assert load_workbook(tmp_path / "svar.xlsx").sheetnames == [
        "Svar- a-b -c-",
        "Svar",
        "SVAR 2",
        "x" * 31,
        "x" * 29 + " 2",
        "-",
    ]


def test_writing_often_adds_no_styles(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path, rows=1)
    before = part(path, "xl/styles.xml")

    for number in range(2, 12):
        workbook.append(a_batch(number, a_row(number)))

    assert part(path, "xl/styles.xml") == before


def test_a_hundred_rows_to_two_thousand_take_no_time(tmp_path: Path) -> None:
    columns = (Column("svar-id", "Svar-id"), *(Column(f"k{n}", f"Kolonne {n}") for n in range(55)))
    tab = Tab("stor", "Stor", columns)
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")
    cells = {f"k{n}": f"Delvist på plads {n}" for n in range(55)}
    workbook.append(a_batch(1, *(Row(f"a{n}", cells) for n in range(2_000)), tab=tab))
    started = time.process_time()

    appended = workbook.append(a_batch(2, *(Row(f"b{n}", cells) for n in range(100)), tab=tab))

    assert appended.written == 100
    assert time.process_time() - started < 3


def test_formats_of_dates_are_kept_when_the_value_is_blank_or_text(tmp_path: Path) -> None:
    tab = Tab("t", "T", (Column("svar-id", "Svar-id"), Column("d", "Måned", 12, Format.MONTH)))
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")

    workbook.append(a_batch(1, Row("1", {"d": date(2026, 11, 1)}), Row("2", {"d": "ukendt"}), tab=tab))

    assert sheet_of(tmp_path / "svar.xlsx", "T")["B2"].number_format == r"mm\-yyyy"
    assert rows_of(workbook, tab) == [
        {"svar-id": "1", "d": date(2026, 11, 1)},
        {"svar-id": "2", "d": "ukendt"},
    ]
