"""Nothing of people's is lost: what is not ours stays byte for byte, also in the tabs that we write in."""

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from sheets.excel import ExcelWorkbook
from sheets.excel.markup import q
from tests.sheets import peoples
from tests.sheets.samples import a_batch, a_page, a_row, a_workbook, rows_of, seen

#: The parts that an append may write: our tab, the workbook with its names, and styles for what we add.
_OURS = {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"}
#: A new tab is pointed to, too.
_POINTERS = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}


def parts_of(path: Path) -> Mapping[str, tuple[bytes, tuple[int, ...], int]]:
    """Return each member's bytes, date and way of packing, in the order of the file."""
    with ZipFile(path) as file:
        return {
            info.filename: (file.read(info), info.date_time, info.compress_type) for info in file.infolist()
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_workbook(tmp_path / "svar.xlsx")
    peoples.fill(tmp_path / "svar.xlsx")
    return tmp_path / "svar.xlsx"


def test_every_part_of_theirs_stays_byte_for_byte(path: Path) -> None:
    before = parts_of(path)

    for number in range(2, 6):
        ExcelWorkbook(path).append(a_batch(number, a_row(number * 10)))

    after = parts_of(path)
    assert list(after) == list(before)
    changed = {name for name in before if after[name] != before[name]}
    assert changed <= _OURS
    kinds = {
        "charts",
        "drawings",
        "media",
        "comments",
        "pivotTables",
        "customXml",
        "vbaProject.bin",
        "calcChain",
    }
    assert all(any(kind in name for name in set(before) - changed) for kind in kinds)


def test_a_new_tab_changes_only_what_points_to_it(path: Path) -> None:
    before = parts_of(path)

    ExcelWorkbook(path).write_pages([a_page()])

    after = parts_of(path)
    assert {name for name in before if after[name] != before[name]} <= (_OURS | _POINTERS) - {
        "xl/worksheets/sheet1.xml"
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}


def test_their_things_on_our_tab_are_still_there(path: Path) -> None:
    before = etree.fromstring(parts_of(path)["xl/worksheets/sheet1.xml"][0])

    ExcelWorkbook(path).append(a_batch(2, a_row(10), a_row(11)))

    after = etree.fromstring(parts_of(path)["xl/worksheets/sheet1.xml"][0])
    assert (after.attrib, after.nsmap) == (before.attrib, before.nsmap)
    assert [element.tag for element in after] == [element.tag for element in before]
    touched = {q("sheetData"), q("dimension"), q("autoFilter")}
    for old, new in zip(before, after, strict=True):
        if old.tag not in touched:
            assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")
    old_rows, new_rows = before.findall(f".//{q('row')}"), after.findall(f".//{q('row')}")
    for old, new in zip(old_rows, new_rows, strict=False):
        assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")
    assert [row.get("r") for row in new_rows[len(old_rows) :]] == ["5", "6"]


def test_their_names_and_settings_stay(path: Path) -> None:
    before = parts_of(path)["xl/workbook.xml"][0].decode()

    ExcelWorkbook(path).append(a_batch(2, a_row(10)))

    after = parts_of(path)["xl/workbook.xml"][0].decode()
    assert "'Mit ark'!$A$2:$A$3" in after
    ours = re.compile(r'<definedName [^>]*"_(forankring|xlnm)[^<]*</definedName>|<\?xml[^>]*>|\s')
    assert ours.sub("", after) == ours.sub("", before)


def test_rows_go_under_their_note_and_are_all_there(path: Path) -> None:
    workbook = ExcelWorkbook(path)

    workbook.append(a_batch(2, a_row(10)))

    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3, 10)]
