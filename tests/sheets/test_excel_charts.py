"""Charts on the pages of an .xlsx file: drawn from the page's cells, and people's own are never lost."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from sheets.excel import ExcelWorkbook
from sheets.excel.markup import Element
from sheets.excel.package import Package
from sheets.page import Written
from sheets.workbook import WorkbookError
from tests.sheets.charts import a_chart, a_drawn_page, charts_in
from tests.sheets.test_excel_pages import values

_DRAWING = "xl/drawings/drawing1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ExcelWorkbook(tmp_path / "svar.xlsx").write_pages([a_drawn_page(a_chart((5, 1), (2, 4)))])
    return tmp_path / "svar.xlsx"


def change(path: Path, part: str, edit: Callable[[Element], object]) -> None:
    """Let a person's program change one part of the file."""
    package = Package(path.read_bytes())
    edit(package.tree(part))
    with path.open("wb") as file:
        package.save(file)


def rename(root: Element) -> None:
    """Make the first chart a person's own."""
    for named in list(root.iter("{*}cNvPr"))[:1]:
        named.set("name", "Mit diagram")


def move(root: Element) -> None:
    for end in ("from", "to"):
        for row in root.iterfind(f".//{{*}}{end}/{{*}}row"):
            row.text = str(int(row.text or 0) + 30)


def write(path: Path, *counts: tuple[int, int], above: int = 0) -> list[Written]:
    charts = [a_chart(*counts)] if counts else []
    return ExcelWorkbook(path).write_pages([a_drawn_page(*charts, above=above)])


def test_a_chart_points_to_the_cells_that_people_see(path: Path) -> None:
    (chart,) = charts_in(path)
    assert chart.refs == (
        *("'Overblik'!$B$2", "'Overblik'!$A$3:$A$4", "'Overblik'!$B$3:$B$4"),
        *("'Overblik'!$C$2", "'Overblik'!$A$3:$A$4", "'Overblik'!$C$3:$C$4"),
    )
    assert chart.values == ("5", "2", "1", "4")
    assert values(path)[1:4] == [["Afsnit", "Ja", "Nej"], ["Afsnit 1", 5, 1], ["Afsnit 2", 2, 4]]


def test_a_chart_stands_under_its_numbers_with_words_in_its_stead(path: Path) -> None:
    (chart,) = charts_in(path)
    assert str(chart.area) == "A5:C14"
    assert chart.words == "I ord: 5 Ja."


def test_the_package_names_every_part_it_has(path: Path) -> None:
    with ZipFile(path) as package:
        types = package.read("[Content_Types].xml").decode()
        assert {_DRAWING, "xl/charts/chart1.xml"} <= set(package.namelist())
    assert "/xl/drawings/drawing1.xml" in types
    assert "/xl/charts/chart1.xml" in types


def test_a_chart_follows_its_numbers_when_the_page_is_written_again(path: Path) -> None:
    write(path, (7, 0), (1, 1), (3, 3), above=4)
    (chart,) = charts_in(path)
    assert chart.refs[1] == "'Overblik'!$A$7:$A$9"
    assert chart.values == ("7", "1", "3", "0", "1", "3")
    assert chart.area.top == 10
    with ZipFile(path) as package:
        assert [name for name in package.namelist() if "chart" in name] == ["xl/charts/chart1.xml"]


def test_a_chart_that_is_no_longer_wanted_goes_whole(path: Path) -> None:
    write(path)
    assert charts_in(path) == []
    with ZipFile(path) as package:
        assert not [name for name in package.namelist() if "chart" in name]
        assert "chart" not in package.read("[Content_Types].xml").decode()


def test_peoples_own_chart_on_the_page_stays_byte_for_byte(path: Path) -> None:
    change(path, _DRAWING, rename)
    before = ZipFile(path).read("xl/charts/chart1.xml")
    write(path, (9, 9))
    theirs, ours = charts_in(path)
    assert (theirs.name, theirs.values, ours.values) == ("Mit diagram", ("5", "2", "1", "4"), ("9", "9"))
    assert ZipFile(path).read("xl/charts/chart1.xml") == before
    write(path)
    assert [one.name for one in charts_in(path)] == ["Mit diagram"]


def test_a_chart_that_people_moved_keeps_its_place_and_gets_its_numbers(path: Path) -> None:
    change(path, _DRAWING, move)
    for above in (3, 1):
        write(path, (8, 2), above=above)
        (chart,) = charts_in(path)
        assert str(chart.area) == "A35:C44"
        assert chart.values == ("8", "2")


def test_a_chart_that_a_program_ties_to_one_cell_alone_keeps_its_place(path: Path) -> None:
    def untie(root: Element) -> None:
        (anchor,) = root
        for end in anchor.findall("{*}to"):
            anchor.remove(end)
        anchor.tag = str(anchor.tag).replace("twoCellAnchor", "oneCellAnchor")

    change(path, _DRAWING, untie)
    write(path, (8, 2), above=3)
    root = Package(path.read_bytes()).peek(_DRAWING)
    assert [row.text for row in root.iterfind(".//{*}from/{*}row")] == ["4"]
    values_kept = (
        Package(path.read_bytes()).peek("xl/charts/chart1.xml").iterfind(".//{*}numCache/{*}pt/{*}v")
    )
    assert [one.text for one in values_kept] == ["8", "2"]


def test_a_chart_without_a_name_is_a_damaged_file(path: Path) -> None:
    def unname(root: Element) -> None:
        (named,) = root.iter("{*}nvGraphicFramePr")
        named.clear()

    change(path, _DRAWING, unname)
    with pytest.raises(WorkbookError, match="beskadiget"):
        write(path, (8, 2))


def test_a_chart_that_people_grouped_is_found_in_their_group(path: Path) -> None:
    def group(root: Element) -> None:
        (frame,) = root.iter("{*}graphicFrame")
        anchor = frame.getparent()
        assert anchor is not None
        grouped = etree.Element(frame.tag.replace("graphicFrame", "grpSp"))
        anchor.replace(frame, grouped)
        grouped.append(frame)

    change(path, _DRAWING, group)
    write(path, (8, 2))
    assert [one.values for one in charts_in(path)] == [("8", "2")]
    write(path)
    with ZipFile(path) as package:
        assert b"grpSp" in package.read(_DRAWING)
        assert "xl/charts/chart1.xml" not in package.namelist()


def test_of_two_copies_of_a_chart_the_second_is_peoples(path: Path) -> None:
    def copy(root: Element) -> None:
        root.append(etree.fromstring(etree.tostring(root[0])))

    change(path, _DRAWING, copy)
    write(path, (8, 2))
    assert len(charts_in(path)) == 2


def test_a_deleted_chart_comes_back(path: Path) -> None:
    change(path, _DRAWING, lambda root: root.remove(root[0]))
    write(path, (8, 2))
    assert [one.values for one in charts_in(path)] == [("8", "2")]


def test_an_edited_page_keeps_its_chart_and_the_new_page_has_its_own(path: Path) -> None:
    sheet = "xl/worksheets/sheet1.xml"

    def type_over(root: Element) -> None:
        (cell,) = (one for one in root.iter("{*}c") if one.get("r") == "B3")
        value = cell.find("{*}v")
        assert value is not None
        value.text = "6"

    change(path, sheet, type_over)
    assert write(path, (8, 2))[0].title == "Overblik 2"
    assert [one.values for one in charts_in(path)] == [("5", "2", "1", "4")]
    (new,) = charts_in(path, "xl/drawings/drawing2.xml")
    assert new.refs[0] == "'Overblik 2'!$B$2"


def test_rows_under_a_chart_are_given_the_usual_height_again(path: Path) -> None:
    write(path, (7, 0), (1, 1), above=8)
    write(path, (7, 0), (1, 1))
    root = Package(path.read_bytes()).peek("xl/worksheets/sheet1.xml")
    under = [row for row in root.iter("{*}row") if 5 <= int(row.get("r") or 0) <= 14]
    assert not [row.get("ht") for row in under if row.get("ht")]
