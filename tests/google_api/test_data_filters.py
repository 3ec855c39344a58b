"""Reading, writing and clearing by data filter, and reading whole spreadsheets by one."""

from tests.google_api.builders import by_key, column, create
from tests.google_api.conftest import Sheet
from tests.google_api.errors import Json


def _filled(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["id", "svar"], ["1", "Ja"], ["2", "Nej"]])
    row = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}
    sheet.batch(
        create("item", "svar", column(1)), create("first", "1", row), create("tab", "svar", {"sheetId": 0})
    )


def _grid(top: int, bottom: int, left: int, right: int) -> Json:
    return {
        "gridRange": {
            "sheetId": 0,
            "startRowIndex": top,
            "endRowIndex": bottom,
            "startColumnIndex": left,
            "endColumnIndex": right,
        }
    }


def test_each_filter_gives_its_part(sheet: Sheet) -> None:
    _filled(sheet)
    filters = [by_key("item"), by_key("first"), by_key("tab"), {"a1Range": "Sheet1!A1:B1"}, _grid(1, 3, 0, 1)]
    _, answer = sheet.call("POST", "/values:batchGetByDataFilter", {"dataFilters": filters})
    found = [(item["valueRange"]["range"], item["valueRange"]["values"]) for item in answer["valueRanges"]]
    assert found == [
        ("Sheet1!B1:B1000", [["svar"], ["Ja"], ["Nej"]]),
        ("Sheet1!A2:Z2", [["1", "Ja"]]),
        ("Sheet1!A1:Z1000", [["id", "svar"], ["1", "Ja"], ["2", "Nej"]]),
        ("Sheet1!A1:B1", [["id", "svar"]]),
        ("Sheet1!A2:A3", [["1"], ["2"]]),
    ]


def test_a_filter_that_finds_nothing_gives_nothing(sheet: Sheet) -> None:
    body = {"dataFilters": [by_key("gone")]}
    assert sheet.call("POST", "/values:batchGetByDataFilter", body)[1] == {"spreadsheetId": sheet.key}


def test_values_are_written_and_cleared_by_filter(sheet: Sheet) -> None:
    _filled(sheet)
    data = [{"dataFilter": by_key("item"), "majorDimension": "COLUMNS", "values": [["svar", "Måske"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    _, answer = sheet.call("POST", "/values:batchUpdateByDataFilter", body)
    assert (answer["totalUpdatedCells"], answer["responses"][0]["updatedRange"]) == (2, "Sheet1!B1:B2")
    assert sheet.rows()[1] == [1, "Måske"]
    body = {"dataFilters": [by_key("first")]}
    _, answer = sheet.call("POST", "/values:batchClearByDataFilter", body)
    assert answer["clearedRanges"] == ["Sheet1!A2:Z2"]
    assert sheet.rows()[1] == []


def test_a_spreadsheet_is_narrowed_to_what_filters_find(sheet: Sheet) -> None:
    _filled(sheet)
    sheet.google.people(sheet.key).add_tab("Log")
    fields = "sheets(properties.title,data(startRow,startColumn,rowData.values.formattedValue))"
    body = {"dataFilters": [_grid(1, 2, 1, 2)], "includeGridData": True}
    _, answer = sheet.call("POST", ":getByDataFilter", body, fields=fields)
    assert answer == {
        "sheets": [
            {
                "properties": {"title": "Sheet1"},
                "data": [
                    {"startRow": 1, "startColumn": 1, "rowData": [{"values": [{"formattedValue": "Ja"}]}]}
                ],
            }
        ]
    }


def test_a_search_by_range_finds_what_touches_it(sheet: Sheet) -> None:
    _filled(sheet)
    body = {"dataFilters": [_grid(1, 2, 0, 1)]}
    _, answer = sheet.call("POST", "/developerMetadata:search", body)
    keys = {item["developerMetadata"]["metadataKey"] for item in answer["matchedDeveloperMetadata"]}
    assert keys == {"first", "tab"}


def test_a_filter_must_say_what_it_looks_for(sheet: Sheet) -> None:
    assert sheet.call("POST", "/developerMetadata:search", {"dataFilters": [{}]})[0] == 400
    assert sheet.call("POST", "/developerMetadata:search", {})[0] == 400


def test_the_whole_of_a_part_is_answered_without_a_mask(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["12%", "=A1"]])
    _, answer = sheet.call("GET", "", ranges="Sheet1!A1:B1", includeGridData="true")
    (data,) = answer["sheets"][0]["data"]
    first, second = data["rowData"][0]["values"]
    assert first["userEnteredFormat"] == {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
    assert first["effectiveFormat"]["numberFormat"] == {"type": "PERCENT", "pattern": "0%"}
    assert (first["formattedValue"], second["effectiveValue"]) == ("12%", {"numberValue": 0.12})
    assert data["rowMetadata"] == [{"pixelSize": 21}]
    assert len(data["columnMetadata"]) == 2
