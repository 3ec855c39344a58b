"""Tabs, rows and columns through batchUpdate, and what an answer shows of them."""

import pytest

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Data, Json


def _span(dimension: str, start: int, end: int) -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def test_a_new_tab_is_answered_with_its_properties(sheet: Sheet) -> None:
    properties = {"title": "Log", "gridProperties": {"rowCount": 5, "columnCount": 2, "frozenRowCount": 1}}
    _, answer = sheet.batch({"addSheet": {"properties": properties | {"sheetId": 77, "hidden": True}}})
    assert answer["replies"] == [
        {
            "addSheet": {
                "properties": {
                    "sheetId": 77,
                    "title": "Log",
                    "index": 1,
                    "sheetType": "GRID",
                    "gridProperties": {"rowCount": 5, "columnCount": 2, "frozenRowCount": 1},
                    "hidden": True,
                }
            }
        }
    ]


def test_tab_zero_keeps_its_id_in_its_properties_and_loses_it_in_ranges(sheet: Sheet) -> None:
    span = {"startRowIndex": 0, "endRowIndex": 1}
    _, answer = sheet.batch({"addProtectedRange": {"protectedRange": {"range": span, "warningOnly": True}}})
    protection = answer["replies"][0]["addProtectedRange"]["protectedRange"]
    assert protection["range"] == span
    _, answer = sheet.call("GET", "", fields="sheets.properties.sheetId")
    assert answer == {"sheets": [{"properties": {"sheetId": 0}}]}


@pytest.mark.parametrize(("index", "order"), [(0, "BAC"), (2, "ABC"), (3, "ACB"), (None, "ACB")])
def test_a_tab_is_moved_to_before_the_one_with_that_index(
    sheet: Sheet, index: int | None, order: str
) -> None:
    people = sheet.google.people(sheet.key)
    people.rename_tab("Sheet1", "A")
    people.add_tab("B")
    people.add_tab("C")
    number = sheet.google.spreadsheet(sheet.key).tab("B").sheet_id
    properties = {"sheetId": number, "index": index}
    sheet.batch({"updateSheetProperties": {"properties": properties, "fields": "index"}})
    assert "".join(sheet.google.spreadsheet(sheet.key).titles) == order


def test_only_what_the_mask_names_is_changed(sheet: Sheet) -> None:
    properties = {"title": "Ny", "gridProperties": {"frozenRowCount": 2}}
    update = {"properties": properties, "fields": "gridProperties.frozenRowCount"}
    sheet.batch({"updateSheetProperties": update})
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert (tab.title, tab.grid, tab.row_count) == ("Sheet1", {"frozenRowCount": 2}, 1000)


def test_an_update_without_fields_is_refused(sheet: Sheet) -> None:
    _, answer = sheet.batch({"updateSheetProperties": {"properties": {"title": "Ny"}}})
    assert answer["error"]["message"].endswith(
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    )


def test_not_every_tab_can_be_hidden(sheet: Sheet) -> None:
    update = {"properties": {"hidden": True}, "fields": "hidden"}
    _, answer = sheet.batch({"updateSheetProperties": update})
    assert answer["error"]["message"].endswith("You can't hide all the sheets in a document.")


def test_a_smaller_grid_loses_what_was_beyond(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["a", "b"], ["c", "d"]])
    sheet.tab.resize(rows=1, cols=1)
    assert sheet.rows() == [["a"]]


@pytest.mark.parametrize(
    ("start", "end", "text"), [(999, 1001, "row index 1000"), (1200, 1201, "row index 1200")]
)
def test_rows_that_are_not_there_cannot_be_deleted(sheet: Sheet, start: int, end: int, text: str) -> None:
    _, answer = sheet.batch({"deleteDimension": {"range": _span("ROWS", start, end)}})
    assert answer["error"]["message"] == (
        "Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist. "
        f"Tried to delete {text} but there are only 1000 rows."
    )


def test_not_all_columns_can_be_deleted(sheet: Sheet) -> None:
    _, answer = sheet.batch({"deleteDimension": {"range": _span("COLUMNS", 0, 26)}})
    assert answer["error"]["message"].endswith("You can't delete all the columns on the sheet.")


@pytest.mark.parametrize(("to", "row"), [(0, "CABD"), (1, "ACBD"), (4, "ABDC")])
def test_a_column_is_moved_to_before_an_index_of_the_old_order(sheet: Sheet, to: int, row: str) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [list("ABCD")])
    sheet.batch({"moveDimension": {"source": _span("COLUMNS", 2, 3), "destinationIndex": to}})
    assert "".join(sheet.rows()[0]) == row


def test_widths_and_hidden_columns_are_answered_with_the_metadata(sheet: Sheet) -> None:
    update = {
        "range": _span("COLUMNS", 1, 2),
        "properties": {"pixelSize": 250, "hiddenByUser": True},
        "fields": "pixelSize,hiddenByUser",
    }
    sheet.batch({"updateDimensionProperties": update})
    _, answer = sheet.call("GET", "", ranges="Sheet1!A1:C1", fields="sheets.data.columnMetadata")
    assert answer == {
        "sheets": [
            {
                "data": [
                    {
                        "columnMetadata": [
                            {"pixelSize": 100},
                            {"pixelSize": 250, "hiddenByUser": True},
                            {"pixelSize": 100},
                        ]
                    }
                ]
            }
        ]
    }


def test_groups_of_columns_nest_and_follow(sheet: Sheet) -> None:
    sheet.tab.add_dimension_group_columns(0, 4)
    sheet.tab.add_dimension_group_columns(1, 3)
    sheet.google.people(sheet.key).insert_columns("Sheet1", 0)
    groups = [(g["range"]["startIndex"], g["range"]["endIndex"], g["depth"]) for g in sheet.groups()]
    assert groups == [(1, 5, 1), (2, 4, 2)]
    sheet.tab.delete_dimension_group_columns(2, 4)
    assert [g["depth"] for g in sheet.groups()] == [1]


def test_a_tab_is_copied_into_another_spreadsheet(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["a"]])
    other = sheet.google.create("Arkiv")
    _, answer = sheet.call("POST", "/sheets/0:copyTo", {"destinationSpreadsheetId": other})
    assert (answer["title"], answer["index"]) == ("Copy of Sheet1", 1)
    assert sheet.google.spreadsheet(other).rows("Copy of Sheet1") == [["a"]]


def test_a_spreadsheet_is_made_with_its_tabs(sheet: Sheet) -> None:
    body: Data = {
        "properties": {"title": "Ny", "locale": "da_DK", "timeZone": "Europe/Copenhagen"},
        "sheets": [{"properties": {"title": "Svar"}}, {"properties": {"title": "Log", "sheetId": 9}}],
    }
    session = sheet.spreadsheet.client.session
    answer = session.post("https://sheets.googleapis.com/v4/spreadsheets", json=body).json()
    assert [tab["properties"]["title"] for tab in answer["sheets"]] == ["Svar", "Log"]
    assert answer["properties"]["locale"] == "da_DK"


def test_named_ranges_move_with_what_they_name(sheet: Sheet) -> None:
    people = sheet.google.people(sheet.key)
    people.type("Sheet1!A1", [["a", "b"]])
    sheet.tab.define_named_range("B1:B1", "Svar_b")
    people.insert_columns("Sheet1", 0)
    assert sheet.call("GET", "/values/Svar_b")[1] == {
        "range": "Sheet1!C1",
        "majorDimension": "ROWS",
        "values": [["b"]],
    }
    people.delete_columns("Sheet1", 2)
    assert sheet.call("GET", "/values/Svar_b")[0] == 400
    assert "range" not in sheet.spreadsheet.list_named_ranges()[0]
