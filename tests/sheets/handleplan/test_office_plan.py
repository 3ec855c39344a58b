"""People work on a plan in LibreOffice: their cells stay theirs, and the list and the colours are there."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sheets.excel import ExcelWorkbook
from sheets.handleplan.columns import ACTION, DUE, ID, MESSAGE, NOW, STATUS, TAB
from tests.sheets.handleplan.builders import DELVIST, JA, NEJ, Keeper, items

pytestmark = pytest.mark.office

T = TAB.title


def lines(path: Path, *columns: str) -> list[tuple[object, ...]]:
    """Return these columns of every line, in the order of the ids."""
    table = ExcelWorkbook(path).read(TAB)
    assert table is not None
    rows = sorted(table.rows, key=lambda row: str(row.get(ID, "~")))
    return [tuple(row.get(column) for column in columns) for row in rows]


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [["sort_rows", T, "A1:N4", 7]],
        [["move_column", T, 7, 1], ["move_column", T, 13, 0]],
        [["insert_columns", T, 5, 1], ["write", T, 5, 0, "Vores egen"], ["write", T, 5, 2, "vigtig"]],
        [["write", T, 5, 0, "Status i dag"], ["write", T, 12, 0, "Husk"], ["rename_tab", T, "Vores plan"]],
        [["insert_rows", T, 0, 2], ["write", T, 0, 0, "Plan for Nord"]],
        [["choose_in_filter", T, "A1:N4", 5, "Nej"]],
    ],
)
def test_a_plan_goes_on_where_people_left_it(
    tmp_path: Path, edit: Callable[..., None], edits: list[list[object]]
) -> None:
    path = tmp_path / "plan.xlsx"
    keeper = Keeper(ExcelWorkbook(path).keep)
    keeper.run(items(NEJ, DELVIST, NEJ))
    written = [["write", T, 7, 1, "ring"], ["write", T, 7, 2, "aftal"], ["write", T, 10, 2, "I gang"]]
    edit(path, *written, ["write", T, 9, 1, "2026-11-01"], ["write", T, 7, 4, "vores egen"], *edits)
    keeper.run(items(JA, NEJ, NEJ, NEJ))
    keeper.run(items(JA, NEJ, NEJ, NEJ))
    assert lines(path, ID, ACTION, STATUS, NOW, MESSAGE) == [
        ("noegle-1", "ring", None, "Ja", "Frist overskredet med 24 dage. Nu på plads"),
        ("noegle-2", "aftal", "I gang", "Nej", None),
        ("noegle-3", None, None, "Nej", None),
        ("noegle-4", None, None, "Nej", None),
        (None, "vores egen", None, None, None),
    ]
    assert str(lines(path, DUE)[0][0])[:10] in {"2026-11-01", "01-11-2026"}


def test_the_list_and_the_colours_are_seen(tmp_path: Path, edit: Callable[..., None]) -> None:
    path = tmp_path / "plan.xlsx"
    keeper = Keeper(ExcelWorkbook(path).keep)
    keeper.run(items(NEJ))
    edit(path, ["write", T, 9, 1, "2026-11-01"])
    keeper.run(items(JA))
    edit(path)  # what LibreOffice saves is what it saw
    sheet = openpyxl.load_workbook(path)[T]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Ikke startet,I gang,Færdig,Udskudt"'
    assert "K2" in choice.sqref
    assert [sheet[place].fill.fgColor.rgb[-6:] for place in ("F2", "M2")] == ["CFE8D5", "F7CFC9"]
    assert sheet["M2"].value == "Frist overskredet med 24 dage. Nu på plads"
