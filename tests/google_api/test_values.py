"""Plain values: what comes back of what was written, in ranges as Google writes them."""

import pytest

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Data


def test_blank_ends_are_left_out_and_an_inner_blank_row_is_an_empty_list(sheet: Sheet) -> None:
    sheet.call("PUT", "/values/A1", {"values": [["a", "", ""], [""], ["", "b"]]}, valueInputOption="RAW")
    _, answer = sheet.call("GET", "/values/Sheet1")
    assert answer == {
        "range": "Sheet1!A1:Z1000",
        "majorDimension": "ROWS",
        "values": [["a"], [], ["", "b"]],
    }


def test_nothing_there_gives_no_values(sheet: Sheet) -> None:
    assert sheet.call("GET", "/values/A1:B2") == (200, {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"})


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        ("A:A", "Sheet1!A1:A1000"),
        ("D4:A1", "Sheet1!A1:D4"),
        ("Sheet1!2:2", "Sheet1!A2:Z2"),
        ("B2", "Sheet1!B2"),
        ("'Sheet1'!C5:C", "Sheet1!C5:C1000"),
        ("A990:Z2000", "Sheet1!A990:Z1000"),
    ],
)
def test_ranges_come_back_as_google_writes_them(sheet: Sheet, given: str, answered: str) -> None:
    assert sheet.call("GET", f"/values/{given}")[1]["range"] == answered


@pytest.mark.parametrize(
    ("title", "written"),
    [("CO2", "'CO2'"), ("Svar 1", "'Svar 1'"), ("Bo's", "'Bo''s'"), ("Svar_1", "Svar_1"), ("2024", "'2024'")],
)
def test_a_title_that_is_not_a_plain_word_is_quoted(sheet: Sheet, title: str, written: str) -> None:
    sheet.google.people(sheet.key).rename_tab("Sheet1", title)
    quoted = "'" + title.replace("'", "''") + "'"
    assert sheet.call("GET", f"/values/{quoted}!A1")[1]["range"] == f"{written}!A1"


def test_a_tab_named_like_a_cell_is_misread_without_quotes(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).add_tab("CO2")
    sheet.tab.resize(cols=100)
    assert sheet.call("GET", "/values/CO2")[1]["range"] == "Sheet1!CO2"
    assert sheet.call("GET", "/values/'CO2'")[1]["range"] == "'CO2'!A1:Z1000"


def test_null_leaves_a_cell_alone_and_an_empty_text_clears_it(sheet: Sheet) -> None:
    sheet.call("PUT", "/values/A1", {"values": [["a", "b"]]}, valueInputOption="RAW")
    _, answer = sheet.call("PUT", "/values/A1", {"values": [[None, ""]]}, valueInputOption="RAW")
    assert answer["updatedCells"] == 1
    assert sheet.rows() == [["a"]]


def test_raw_keeps_texts_and_user_entered_reads_them(sheet: Sheet) -> None:
    typed = ["=1+1", "0042", "12%", "TRUE", "2,000,000.01", "1/31/2024", "'007"]
    sheet.call("PUT", "/values/A1", {"values": [typed]}, valueInputOption="RAW")
    assert sheet.rows() == [typed]
    sheet.call("PUT", "/values/A1", {"values": [typed]}, valueInputOption="USER_ENTERED")
    assert sheet.rows() == [["=1+1", 42, 0.12, True, 2000000.01, 45322, "007"]]
    assert sheet.tab.get("A1:G1") == [["2", "42", "12%", "TRUE", "2,000,000.01", "1/31/2024", "007"]]


def test_a_danish_sheet_reads_a_point_as_a_date_and_a_comma_as_decimals(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).set_locale("da_DK")
    body = {"values": [["1.5.2024", "1,5", "1.234,5", "SAND"]]}
    sheet.call("PUT", "/values/A1", body, valueInputOption="USER_ENTERED")
    assert sheet.rows() == [[45413, 1.5, 1234.5, True]]
    assert sheet.tab.get("B1:D1") == [["1,5", "1.234,50", "SAND"]]


def test_values_can_be_had_formatted_plain_or_as_formulas(sheet: Sheet) -> None:
    body = {"values": [["=6*7", "1/31/2024", True]]}
    sheet.call("PUT", "/values/A1", body, valueInputOption="USER_ENTERED")

    def read(**how: Data) -> list[object]:
        row: list[object] = sheet.call("GET", "/values/A1:C1", **how)[1]["values"][0]
        return row

    assert read() == ["42", "1/31/2024", "TRUE"]
    assert read(valueRenderOption="UNFORMATTED_VALUE") == [42, 45322, True]
    plain = read(valueRenderOption="UNFORMATTED_VALUE", dateTimeRenderOption="FORMATTED_STRING")
    assert plain == [42, "1/31/2024", True]
    assert read(valueRenderOption="FORMULA") == ["=6*7", 45322, True]


def test_columns_can_be_written_and_read(sheet: Sheet) -> None:
    body = {"values": [["a", "b"], ["c"]], "majorDimension": "COLUMNS"}
    sheet.call("PUT", "/values/B2", body, valueInputOption="RAW")
    assert sheet.rows() == [[], [None, "a", "c"], [None, "b"]]
    _, answer = sheet.call("GET", "/values/B2:C9", majorDimension="COLUMNS")
    assert answer["values"] == [["a", "b"], ["c"]]


def test_a_range_must_hold_what_is_written_into_it(sheet: Sheet) -> None:
    body = {"values": [["a", "b"]]}
    status, answer = sheet.call("PUT", "/values/A1:A2", body, valueInputOption="RAW")
    assert status == 400
    assert answer["error"]["message"] == (
        "Requested writing within range [Sheet1!A1:A2], but tried writing to column [B]"
    )


def test_many_ranges_are_written_all_or_none(sheet: Sheet) -> None:
    data = [{"range": "A1", "values": [["a"]]}, {"range": "Gone!A1", "values": [["b"]]}]
    status, answer = sheet.call("POST", "/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    assert (status, answer["error"]["message"]) == (400, "Unable to parse range: Gone!A1")
    assert sheet.rows() == []


def test_the_totals_of_many_ranges_count_each_row_and_column_once(sheet: Sheet) -> None:
    data = [{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "A3:B3", "values": [["c", "d"]]}]
    _, answer = sheet.call("POST", "/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    totals = {key: value for key, value in answer.items() if key.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 2,
        "totalUpdatedCells": 4,
        "totalUpdatedSheets": 1,
    }


def test_clearing_takes_values_and_leaves_looks(sheet: Sheet) -> None:
    body = {"values": [["12%"]]}
    sheet.call("PUT", "/values/A1", body, valueInputOption="USER_ENTERED")
    assert sheet.tab.batch_clear(["A1:B2"])["clearedRanges"] == ["Sheet1!A1:B2"]
    assert sheet.rows() == []
    look = sheet.google.spreadsheet(sheet.key).format("Sheet1", 0, 0)
    assert look == {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
