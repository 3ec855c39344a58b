"""Pages are written again in place, and never over what people wrote."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.table import Table as ListTable
from openpyxl.worksheet.worksheet import Worksheet

from sheets.excel import ExcelWorkbook
from sheets.looks import LOOKS
from sheets.page import Cell, Format, Page, Styled, Written
from tests.sheets.samples import a_page, a_workbook


def values(path: Path, title: str = "Overblik") -> list[list[object]]:
    sheet = load_workbook(path)[title]
    assert isinstance(sheet, Worksheet)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def edit(path: Path, change: Callable[[Worksheet], object], title: str = "Overblik") -> None:
    """Let a person change the page, by way of openpyxl."""
    book = load_workbook(path)
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    change(sheet)
    book.save(path)


def put(cell: str, value: str | float | None) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value

    return change


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ExcelWorkbook(tmp_path / "svar.xlsx").write_pages([a_page()])
    return tmp_path / "svar.xlsx"


def test_a_page_looks_as_it_should(path: Path) -> None:
    sheet = load_workbook(path)["Overblik"]
    assert isinstance(sheet, Worksheet)

    assert values(path) == [
        ["Opfølgning", None, None],
        ["Afsnit", "På plads", "n"],
        ["Afsnit 1", 0.67, 1],
        ["Afsnit 2", 0.67, 2],
    ]
    assert sheet["B3"].number_format == r"0\ %"
    assert sheet["B3"].fill.fgColor.rgb == f"FF{LOOKS[Format.UNDERWAY_PERCENT].fill}"
    assert sheet.freeze_panes == "A3"
    assert sheet.row_dimensions[4].outlineLevel == 1
    assert sheet.page_setup.orientation == "portrait"
    across = ExcelWorkbook(path).write_pages([replace(a_page(), key="andet", is_landscape=True)])
    assert load_workbook(path)[across[0].title].page_setup.orientation == "landscape"
    assert sheet.sheet_properties.outlinePr is not None
    assert not sheet.sheet_properties.outlinePr.summaryBelow
    assert sheet.column_dimensions["A"].width > 30


@pytest.mark.parametrize("person", ["nobody", "looked at the first tab", "chose a tab"])
def test_the_file_opens_on_the_page_that_is_first_until_people_choose(path: Path, person: str) -> None:
    workbook = ExcelWorkbook(path)
    if person != "nobody":
        book = load_workbook(path)
        chosen = book["Overblik"] if person == "looked at the first tab" else book.create_sheet("Mit")
        book.active = chosen
        for sheet in book:
            sheet.sheet_view.tabSelected = sheet is chosen
        book.save(path)

    workbook.write_pages([replace(a_page(), key="andet", title="Først", is_first=True)])

    book = load_workbook(path)
    assert book.active is not None
    selected = [sheet.title for sheet in book if sheet.sheet_view.tabSelected]
    assert selected == [book.active.title]
    assert (selected == ["Først"]) is (person == "nobody")


def test_an_untouched_page_is_written_again_in_place_longer_or_shorter(path: Path) -> None:
    workbook = ExcelWorkbook(path)

    assert workbook.write_pages([a_page(0.5, lines=4)]) == [Written("Overblik")]
    assert values(path)[2:] == [[f"Afsnit {n}", 0.5, n] for n in (1, 2, 3, 4)]

    assert workbook.write_pages([a_page(0.25, lines=1)]) == [Written("Overblik")]
    assert values(path)[2:] == [["Afsnit 1", 0.25, 1]]
    assert load_workbook(path).sheetnames == ["Overblik"]


def test_only_its_own_cells_change(path: Path) -> None:
    edit(path, put("E2", "Min note ved siden af"))
    edit(path, put("A12", "Min note nedenunder"))

    ExcelWorkbook(path).write_pages([a_page(0.5, lines=3)])

    sheet = load_workbook(path)["Overblik"]
    assert (sheet["E2"].value, sheet["A12"].value) == ("Min note ved siden af", "Min note nedenunder")
    assert sheet["B5"].value == 0.5


def test_a_tab_renamed_and_pushed_around_is_found_again(path: Path) -> None:
    book = load_workbook(path)
    book["Overblik"].title = "Til mødet"
    book["Til mødet"].move_range("A1:C4", rows=2, cols=1)
    book.defined_names["_forankring.side.overblik"].attr_text = "'Til mødet'!$B$3:$D$6"
    book["Til mødet"]["A1"] = "Velkommen"
    book.save(path)

    assert ExcelWorkbook(path).write_pages([a_page(0.5)]) == [Written("Til mødet")]

    there = values(path, "Til mødet")
    assert there[0][0] == "Velkommen"
    assert there[4] == [None, "Afsnit 1", 0.5, 1]
    assert load_workbook(path).sheetnames == ["Til mødet"]


@pytest.mark.parametrize(
    "change",
    [put("B3", 0.99), put("C1", "Min note"), put("A4", None), put("B3", "=0.67")],
    ids=["figure", "beside", "blank", "formula"],
)
def test_an_edited_page_is_left_and_a_new_one_made(path: Path, change: Callable[[Worksheet], object]) -> None:
    edit(path, change)
    before = values(path)

    written = ExcelWorkbook(path).write_pages([a_page(0.5)])

    assert written == [
        Written(
            "Overblik 2",
            ("Nogen har rettet i »Overblik«, så den er ladt i fred. Det nye står i »Overblik 2«.",),
        )
    ]
    assert values(path) == before
    assert values(path, "Overblik 2")[2] == ["Afsnit 1", 0.5, 1]
    assert ExcelWorkbook(path).write_pages([a_page(0.75)]) == [Written("Overblik 2")]


@pytest.mark.parametrize(
    "change",
    [
        put("A5", "Min note"),
        lambda sheet: sheet.merge_cells("A5:B6"),
        lambda sheet: sheet.add_table(ListTable(displayName="Min", ref="A2:C4")),
    ],
)
def test_what_stands_in_the_way_is_never_overwritten(
    path: Path, change: Callable[[Worksheet], object]
) -> None:
    edit(path, change)
    before = values(path)

    written = ExcelWorkbook(path).write_pages([a_page(0.5, lines=3)])

    assert written[0].title == "Overblik 2"
    assert written[0].notes == (
        "Der står noget i vejen i »Overblik«, så den er ladt i fred. Det nye står i »Overblik 2«.",
    )
    assert values(path) == before


def test_a_deleted_page_is_made_again(path: Path) -> None:
    book = load_workbook(path)
    book.create_sheet("Mit")
    del book["Overblik"]
    book.save(path)

    assert ExcelWorkbook(path).write_pages([a_page()]) == [Written("Overblik")]


def test_a_tab_of_that_title_that_is_not_ours_is_left(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    page = replace(a_page(), title="svar, opfølgning")

    assert workbook.write_pages([page]) == [
        Written(
            "svar, opfølgning 2",
            ("Der var allerede en fane »svar, opfølgning«. Det nye står i »svar, opfølgning 2«.",),
        )
    ]


def test_folds_are_given_anew(path: Path) -> None:
    def fold(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.row_dimensions[3].collapsed = True

    edit(path, fold)

    ExcelWorkbook(path).write_pages([replace(a_page(0.5, lines=3), levels={4: 1})])

    rows = load_workbook(path)["Overblik"].row_dimensions
    assert (rows[4].hidden, rows[4].outlineLevel, rows[5].outlineLevel) == (False, 0, 1)


def test_every_format_and_kind_of_value_can_be_written(tmp_path: Path) -> None:
    kinds: list[Cell] = ["tekst", 3, 0.5, date(2026, 11, 23), None, ""]
    lines = [[Styled(value, look) for value in kinds] for look in Format]
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")
    page = Page("alt", "Alt", [*lines, [], [None, None]])

    workbook.write_pages([page])

    assert workbook.write_pages([page]) == [Written("Alt")]
    assert values(tmp_path / "svar.xlsx", "Alt")[0][:3] == ["tekst", 3, 0.5]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", Format)
def test_every_format_can_be_read_by_weak_eyes(look: Format) -> None:
    ink, ground = _luminance(LOOKS[look].ink), _luminance(LOOKS[look].fill or "FFFFFF")

    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5
