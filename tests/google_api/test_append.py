"""values.append: which table it finds, and where rows land."""

import pytest

from tests.google_api.conftest import Sheet


def _append(sheet: Sheet, where: str, *rows: list[str], **options: str) -> tuple[str | None, str]:
    """Append and return the table found and the range written."""
    query = {"valueInputOption": "RAW", **options}
    status, answer = sheet.call("POST", f"/values/{where}:append", {"values": list(rows)}, **query)
    assert status == 200, answer
    return answer.get("tableRange"), answer["updates"]["updatedRange"]


def test_an_empty_tab_has_no_table(sheet: Sheet) -> None:
    assert _append(sheet, "Sheet1", ["a", "b"]) == (None, "Sheet1!A1:B1")


def test_the_table_grows_row_by_row(sheet: Sheet) -> None:
    _append(sheet, "Sheet1", ["a", "b"])
    assert _append(sheet, "Sheet1", ["c", "d"], ["e"]) == ("Sheet1!A1:B1", "Sheet1!A2:B3")
    assert _append(sheet, "Sheet1", ["f"]) == ("Sheet1!A1:B3", "Sheet1!A4")


def test_a_row_after_one_with_a_blank_first_cell_begins_where_the_last_table_does(sheet: Sheet) -> None:
    _append(sheet, "Sheet1", ["a", "", "c"])
    assert _append(sheet, "Sheet1", ["a", "", "c"]) == ("Sheet1!C1", "Sheet1!C2:E2")


@pytest.mark.parametrize("where", ["Sheet1", "B4", "C5:D5", "B2:D4", "A3:G10"])
def test_the_last_table_in_the_range_is_taken(sheet: Sheet, where: str) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["x"] * 3, ["x"] * 3])
    sheet.google.people(sheet.key).type("Sheet1!B4", [["y"] * 3] * 3)
    assert _append(sheet, where, ["new"]) == ("Sheet1!B4:D6", "Sheet1!B7")


def test_a_range_in_the_first_table_appends_to_that_one(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["x"] * 3, ["x"] * 3])
    sheet.google.people(sheet.key).type("Sheet1!B4", [["y"] * 3] * 3)
    assert _append(sheet, "A1", ["new"]) == ("Sheet1!A1:C2", "Sheet1!A3")
    assert _append(sheet, "E4", ["beside"]) == (None, "Sheet1!E4")


def test_people_between_two_appends_are_seen(sheet: Sheet) -> None:
    _append(sheet, "Sheet1", ["a", "b"])
    _append(sheet, "Sheet1", ["c", "d"])
    sheet.google.people(sheet.key).delete_rows("Sheet1", 1)
    assert _append(sheet, "Sheet1", ["e", "f"]) == ("Sheet1!A1:B1", "Sheet1!A2:B2")
    sheet.google.people(sheet.key).type("Sheet1!A3", [["note"]])
    assert _append(sheet, "Sheet1", ["g", "h"]) == ("Sheet1!A1:B3", "Sheet1!A4:B4")


def test_the_grid_grows_when_it_is_full(sheet: Sheet) -> None:
    sheet.tab.resize(rows=1, cols=1)
    _append(sheet, "Sheet1", ["a"])
    assert _append(sheet, "Sheet1", ["b", "c"]) == ("Sheet1!A1", "Sheet1!A2:B2")
    assert (sheet.google.spreadsheet(sheet.key).tab("Sheet1").row_count) == 2


def test_overwrite_writes_over_rows_that_are_hidden(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["id"], ["1"], ["2"]])
    sheet.google.people(sheet.key).hide_rows("Sheet1", 1, 2)
    _append(sheet, "Sheet1", ["3"])
    assert sheet.rows() == [["id"], ["3"], [2]]


def test_insert_rows_pushes_down_what_is_below(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["a"]])
    sheet.google.people(sheet.key).type("Sheet1!C3", [["beside"]])
    _append(sheet, "A1", ["b"], insertDataOption="INSERT_ROWS")
    assert sheet.rows() == [["a"], ["b"], [], [None, None, "beside"]]
