"""Places are read and written as Excel and LibreOffice do."""

import pytest
from lxml import etree

from sheets.excel.columns import default_styles, set_column, widths
from sheets.excel.markup import MAIN
from sheets.excel.refs import Area, Ref, index, letters, parse_area, parse_ref


@pytest.mark.parametrize(("text", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("BD", 56), ("XFD", 16_384)])
def test_columns_have_letters(text: str, number: int) -> None:
    assert (index(text), letters(number)) == (number, text)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Svar!$A$1", Ref("Svar", Area(1, 1, 1, 1))),
        ("'Svar 1'!$B$2:$D$9", Ref("Svar 1", Area(2, 2, 9, 4))),
        ("'Hans'' fane'!$XFD$1048576", Ref("Hans' fane", Area(1_048_576, 16_384, 1_048_576, 16_384))),
        ("Svar!A1", Ref("Svar", Area(1, 1, 1, 1))),
    ],
)
def test_references_are_read(text: str, ref: Ref) -> None:
    assert parse_ref(text) == ref
    assert parse_ref(str(ref)) == ref


@pytest.mark.parametrize(
    "text",
    ["#REF!", "'Svar'!#REF!", "Svar!$A:$A", "'A:B'!#REF!", "[1]Svar!$A$1", "A!$A$1,A!$B$1", "7", '"x"', ""],
)
def test_what_names_no_place_is_no_reference(text: str) -> None:
    assert parse_ref(text) is None


def test_a_column_is_cut_out_of_its_stretch() -> None:
    sheet = etree.fromstring(
        f'<worksheet xmlns="{MAIN}"><cols><col min="2" max="16384" width="9" style="3"/></cols></worksheet>'
    )

    set_column(sheet, 5, width=30, style=7)
    set_column(sheet, 1, width=12, style=0)

    assert [(col.get("min"), col.get("max"), col.get("style")) for col in sheet[0]] == [
        ("1", "1", "0"),
        ("2", "4", "3"),
        ("5", "5", "7"),
        ("6", "16384", "3"),
    ]
    assert widths(sheet, [1, 4, 5]) == {1: 12.0, 4: 9.0, 5: 30.0}
    assert [style for _, style in default_styles(sheet)] == [3, 7, 3]


def test_areas_grow_and_meet() -> None:
    area = Area(1, 1, 4, 3)

    assert area.meets(Area(4, 3, 9, 9))
    assert not area.meets(Area(5, 1, 9, 3))
    assert str(area.around(Area(2, 2, 6, 2))) == "A1:C6"
    assert parse_area("$C$4") == Area(4, 3, 4, 3)
