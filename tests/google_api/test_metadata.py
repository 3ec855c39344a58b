"""Developer metadata: where it is, how it is found, and that the columns it is on can be read by it."""

from tests.google_api.builders import SPREADSHEET, by_key, column, create
from tests.google_api.conftest import Sheet
from tests.google_api.errors import Json


def test_created_metadata_is_answered_with_its_location(sheet: Sheet) -> None:
    _, answer = sheet.batch(create("item", "q1", column(3), 42))
    assert answer["replies"][0]["createDeveloperMetadata"]["developerMetadata"] == {
        "metadataId": 42,
        "metadataKey": "item",
        "metadataValue": "q1",
        "location": {
            "locationType": "COLUMN",
            "dimensionRange": {"dimension": "COLUMNS", "startIndex": 3, "endIndex": 4},
        },
        "visibility": "DOCUMENT",
    }


def test_metadata_is_got_by_its_id(sheet: Sheet) -> None:
    sheet.batch(create("batch", "uuid", SPREADSHEET, 42))
    status, answer = sheet.call("GET", "/developerMetadata/42")
    assert (status, answer["metadataValue"]) == (200, "uuid")
    status, answer = sheet.call("GET", "/developerMetadata/43")
    assert (status, answer["error"]["status"]) == (404, "NOT_FOUND")


def test_a_search_finds_by_key_value_place_and_kind(sheet: Sheet) -> None:
    sheet.batch(
        create("item", "q1", column(0)),
        create("item", "q2", column(1)),
        create("item", "tab", {"sheetId": 0}),
        create("batch", "uuid", SPREADSHEET),
    )

    def found(lookup: Json) -> list[str]:
        body = {"dataFilters": [{"developerMetadataLookup": lookup}]}
        _, answer = sheet.call("POST", "/developerMetadata:search", body)
        matched = answer.get("matchedDeveloperMetadata", [])
        return sorted(match["developerMetadata"]["metadataValue"] for match in matched)

    assert found({"metadataKey": "item"}) == ["q1", "q2", "tab"]
    assert found({"metadataKey": "item", "metadataValue": "q2"}) == ["q2"]
    assert found({"locationType": "SPREADSHEET"}) == ["uuid"]
    assert found({"metadataLocation": {"sheetId": 0}}) == ["tab"]
    intersecting = {"locationMatchingStrategy": "INTERSECTING_LOCATION"}
    assert found({"metadataLocation": {"sheetId": 0}, **intersecting}) == ["q1", "q2", "tab"]
    assert found({"metadataKey": "nothing"}) == []


def test_deleting_by_filter_tells_what_went_and_may_find_nothing(sheet: Sheet) -> None:
    sheet.batch(create("batch", "a", SPREADSHEET, 1), create("batch", "b", SPREADSHEET, 2))
    delete = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": 1}}}}
    _, first = sheet.batch(delete)
    _, second = sheet.batch(delete)
    gone = first["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]
    assert [item["metadataId"] for item in gone] == [1]
    assert second["replies"] == [{"deleteDeveloperMetadata": {}}]


def test_metadata_can_be_given_another_value_and_place(sheet: Sheet) -> None:
    sheet.batch(create("item", "q1", column(0), 7))
    update = {
        "dataFilters": [by_key("item")],
        "developerMetadata": {"metadataValue": "q9", "location": column(4)},
        "fields": "metadataValue,location",
    }
    assert sheet.batch({"updateDeveloperMetadata": update})[0] == 200
    assert sheet.google.spreadsheet(sheet.key).metadata() == {7: ("item", "q9", 0, "COLUMNS", 4)}


def test_a_column_is_read_by_its_metadata_wherever_it_went(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["id", "svar"], ["1", "Ja"], ["2", "Nej"]])
    sheet.batch(create("item", "id", column(0)), create("item", "svar", column(1)))
    sheet.google.people(sheet.key).insert_columns("Sheet1", 0)
    sheet.google.people(sheet.key).move_columns("Sheet1", 2, 0)
    body = {"dataFilters": [by_key("item", metadataValue="svar")], "majorDimension": "COLUMNS"}
    _, answer = sheet.call("POST", "/values:batchGetByDataFilter", body)
    assert answer == {
        "spreadsheetId": sheet.key,
        "valueRanges": [
            {
                "valueRange": {
                    "range": "Sheet1!A1:A1000",
                    "majorDimension": "COLUMNS",
                    "values": [["svar", "Ja", "Nej"]],
                },
                "dataFilters": body["dataFilters"],
            }
        ],
    }


def test_rows_metadata_goes_up_and_down_with_its_row(sheet: Sheet) -> None:
    row = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 5, "endIndex": 6}}
    sheet.batch(create("row", "r", row, 9))
    people = sheet.google.people(sheet.key)
    people.insert_rows("Sheet1", 0, 2)
    assert sheet.google.spreadsheet(sheet.key).metadata()[9][4] == 7
    people.move_rows("Sheet1", 7, 0)
    assert sheet.google.spreadsheet(sheet.key).metadata()[9][4] == 0
    people.delete_rows("Sheet1", 0)
    assert sheet.google.spreadsheet(sheet.key).metadata() == {}


def test_metadata_of_a_tab_goes_with_it_and_outlives_a_new_name(sheet: Sheet) -> None:
    people = sheet.google.people(sheet.key)
    people.add_tab("Anden")
    tab = sheet.google.spreadsheet(sheet.key).tab("Anden")
    sheet.batch(
        create("tab", "anden", {"sheetId": tab.sheet_id}), create("item", "q", column(0, tab.sheet_id))
    )
    people.rename_tab("Anden", "Tredje")
    assert len(sheet.google.spreadsheet(sheet.key).metadata()) == 2
    people.delete_tab("Tredje")
    assert sheet.google.spreadsheet(sheet.key).metadata() == {}


def test_a_duplicated_tab_has_copies_of_the_metadata_under_new_ids(sheet: Sheet) -> None:
    sheet.batch(create("item", "q1", column(2), 5))
    sheet.google.people(sheet.key).duplicate_tab("Sheet1", "Kopi")
    copies = sheet.google.spreadsheet(sheet.key).metadata()
    kopi = sheet.google.spreadsheet(sheet.key).tab("Kopi").sheet_id
    assert copies[5] == ("item", "q1", 0, "COLUMNS", 2)
    assert sorted(place[2] or 0 for place in copies.values()) == sorted([0, kopi])


def test_metadata_spans_one_row_or_column(sheet: Sheet) -> None:
    two = {"dimensionRange": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}}
    assert sheet.batch(create("item", "q", two))[0] == 400


def test_a_batch_answers_the_layout_after_it(sheet: Sheet) -> None:
    layout = "sheets(properties(sheetId,title),data(columnMetadata(developerMetadata)))"
    fields = f"replies,updatedSpreadsheet({layout})"
    body = {"requests": [create("item", "q1", column(1), 5)], "includeSpreadsheetInResponse": True}
    _, answer = sheet.call("POST", ":batchUpdate", body, fields=fields)
    (tab,) = answer["updatedSpreadsheet"]["sheets"]
    assert tab["properties"] == {"sheetId": 0, "title": "Sheet1"}
    columns = tab["data"][0]["columnMetadata"]
    assert [len(item.get("developerMetadata", [])) for item in columns[:3]] == [0, 1, 0]
    assert columns[1]["developerMetadata"][0]["metadataValue"] == "q1"
    assert "spreadsheetId" not in answer
