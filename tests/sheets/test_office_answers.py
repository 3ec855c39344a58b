"""People edit the workbook in LibreOffice: no answer lands in a wrong column, none is doubled or lost."""

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from sheets.excel import ExcelWorkbook
from sheets.page import Cell
from tests.office import find_soffice
from tests.sheets.samples import TAB, a_batch, a_page, a_row, a_workbook, rows_of, seen

pytestmark = pytest.mark.office

Edit = Callable[..., None]
T = TAB.title
ALL = [seen(a_row(n)) for n in (1, 2, 3, 4, 5)]


def after(path: Path) -> list[dict[str, Cell]]:
    """Append rows 3 (again), 4 and 5 and return all rows in the order of their ids."""
    workbook = ExcelWorkbook(path)
    appended = workbook.append(a_batch(2, a_row(3), a_row(4), a_row(5)))
    assert (appended.written, appended.already_there) == (2, 1)
    assert workbook.latest_batch() == 2
    return sorted(rows_of(workbook), key=lambda row: str(row.get("svar-id")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_workbook(tmp_path / "svar.xlsx")
    return tmp_path / "svar.xlsx"


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [["sort_rows", T, "A1:H4", 2]],
        [["sort_columns", T, "A1:H4"]],
        [["insert_columns", T, 3, 2], ["write", T, 3, 0, "Min kolonne"], ["write", T, 4, 2, "hej"]],
        [["insert_columns", T, 0, 1], ["write", T, 0, 1, "hej"]],
        [["move_column", T, 4, 1]],
        [["move_column", T, 0, 8]],
        [["move_column", T, 7, 0], ["move_column", T, 3, 6], ["insert_columns", T, 2, 1]],
        [["write", T, 4, 0, "Koordinator?"], ["write", T, 0, 0, "Nr."], ["write", T, 6, 0, ""]],
        [["rename_tab", T, "Svar fra november"]],
        [["rename_tab", T, "Hans' & Gretes"], ["move_column", "Hans' & Gretes", 4, 1]],
        [["insert_rows", T, 0, 3], ["write", T, 0, 0, "Vores svar"]],
        [["add_tab", "Mit"], ["write", "Mit", 0, 0, "=1+1"], ["move_tab", T, 2]],
        [["add_tab", "Mit"], ["add_chart", T, "C1:E4"]],
        [["copy_tab", T, "Kopi"]],
        [["copy_tab", T, "Kopi"], ["delete_rows", "Kopi", 1, 3]],
        [["turn_filter_off", T]],
        [["choose_in_filter", T, "A1:H4", 2, "team 2"]],
        [["choose_in_filter", T, "A1:H4", 2, "team 2"], ["sort_rows", T, "A1:H4", 0]],
    ],
    ids=lambda edits: "-".join(edit[0] for edit in edits) or "saved",
)
def test_every_answer_stays_in_its_column(path: Path, edit: Edit, edits: list[list[object]]) -> None:
    edit(path, *edits)

    assert after(path) == ALL
    edit(path)
    assert sorted(rows_of(ExcelWorkbook(path)), key=str) == sorted(ALL, key=str)


def test_columns_renamed_long_ago_are_found_when_they_are_sorted(path: Path, edit: Edit) -> None:
    edit(path, ["write", T, 4, 0, "Koordinator?"], ["write", T, 0, 0, "Nr."], ["write", T, 6, 0, "Leder?"])
    ExcelWorkbook(path).append(a_batch(2, a_row(3)))
    edit(path, ["sort_columns", T, "A1:H4"])

    assert after(path) == ALL


def test_a_deleted_column_is_made_again_and_the_rest_stay(path: Path, edit: Edit) -> None:
    edit(path, ["delete_column", T, 4])

    rows = after(path)

    lost = [{key: value for key, value in row.items() if key != "koordinator"} for row in ALL[:3]]
    assert rows == [*lost, *ALL[3:]]
    edit(path)
    assert ExcelWorkbook(path).append(a_batch(3)).notes == ()


def test_rows_and_cells_that_people_changed_stay_changed(path: Path, edit: Edit) -> None:
    edit(path, ["delete_rows", T, 1, 1], ["write", T, 4, 1, "rettet"], ["write", T, 9, 1, "min note"])

    rows = after(path)

    assert rows == [ALL[1] | {"koordinator": "rettet"}, *ALL[2:]]
    assert load_workbook(path)[T]["J2"].value == "min note"


def test_a_deleted_tab_is_made_again(path: Path, edit: Edit) -> None:
    edit(path, ["add_tab", "Mit"], ["delete_tab", T])
    workbook = ExcelWorkbook(path)

    workbook.append(a_batch(2, a_row(4)))

    assert rows_of(workbook) == [seen(a_row(4))]
    assert workbook.latest_batch() == 2


def test_the_filter_follows_and_hidden_rows_stay_hidden(path: Path, edit: Edit) -> None:
    edit(path, ["choose_in_filter", T, "A1:H4", 2, "team 2"])

    after(path)

    sheet = load_workbook(path)[T]
    assert sheet.auto_filter.ref == "A1:H6"
    assert [row for row in range(1, 7) if sheet.row_dimensions[row].hidden] == [2, 4]


def test_their_tabs_and_charts_stay_byte_for_byte(path: Path, edit: Edit) -> None:
    edit(path, ["add_tab", "Mit"], ["write", "Mit", 0, 0, "=1+1"], ["add_chart", "Mit", "A1:B4"])
    edit(path, ["add_chart", T, "C1:E4"])
    with ZipFile(path) as file:
        before = {name: file.read(name) for name in file.namelist()}
    ours = {"xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"}

    after(path)

    with ZipFile(path) as file:
        assert file.namelist() == list(before)
        assert {name for name in before if file.read(name) != before[name]} <= ours
    assert sum("charts/chart" in name for name in before) == 2


def test_an_overview_saved_in_libreoffice_is_still_untouched(path: Path, edit: Edit) -> None:
    workbook = ExcelWorkbook(path)
    workbook.write_pages([a_page(1 / 3, lines=4)])
    edit(path)
    assert [written.notes for written in workbook.write_pages([a_page(2 / 3, lines=5)])] == [()]

    edit(path, ["insert_rows", "Overblik", 0, 2], ["insert_columns", "Overblik", 0, 1])
    edit(path, ["rename_tab", "Overblik", "Til mødet"], ["write", "Til mødet", 0, 0, "Vores møde"])
    assert [written.title for written in workbook.write_pages([a_page(0.5, lines=3)])] == ["Til mødet"]
    sheet = load_workbook(path)["Til mødet"]
    assert (sheet["A1"].value, sheet["C5"].value) == ("Vores møde", 0.5)

    edit(path, ["write", "Til mødet", 2, 4, "0.9"])
    assert [written.title for written in workbook.write_pages([a_page()])] == ["Overblik"]
    assert load_workbook(path)["Til mødet"]["C5"].value == 0.9


def test_fifty_appends_and_saves_do_not_make_the_styles_grow(path: Path, edit: Edit) -> None:
    workbook = ExcelWorkbook(path)
    sizes = []
    for number in range(2, 52):
        workbook.append(a_batch(number, a_row(number + 10)))
        workbook.write_pages([a_page(1 / number)])
        edit(path)
        with ZipFile(path) as file:
            sizes.append(file.getinfo("xl/styles.xml").file_size)

    assert sizes[-1] <= sizes[1]
    assert len(rows_of(workbook)) == 53


def test_libreoffice_reads_the_same_values(path: Path, tmp_path: Path) -> None:
    soffice = find_soffice()
    assert soffice is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    for kind in ("csv:Text - txt - csv (StarCalc):59,34,76,1,,1030", "pdf"):
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True)

    with (tmp_path / "svar.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))

    assert lines[0] == [column.title for column in TAB.columns]
    assert lines[1][:4] == ["id-1", "23-11-2026 14:01", "team 1", "02-01-2027"]
    assert (tmp_path / "svar.pdf").read_bytes().startswith(b"%PDF")
