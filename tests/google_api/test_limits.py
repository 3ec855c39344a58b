"""The limits: cells of a spreadsheet, characters of a cell and of metadata."""

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Json


def _text(value: str) -> Json:
    cell = {"userEnteredValue": {"stringValue": value}}
    return {"appendCells": {"sheetId": 0, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}}


def _metadata(value: str) -> Json:
    metadata = {
        "metadataKey": "k",
        "metadataValue": value,
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def test_ten_million_cells_are_enough(sheet: Sheet) -> None:
    grid = {"rowCount": 9_974_000 // 26, "columnCount": 26}
    sheet.batch({"addSheet": {"properties": {"title": "Stor", "sheetId": 5, "gridProperties": grid}}})
    status, answer = sheet.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})
    assert status == 400
    assert answer["error"]["message"] == (
        "Invalid requests[0].appendDimension: This action would increase the number of cells in the "
        "workbook above the limit of 10000000 cells."
    )
    assert sheet.google.spreadsheet(sheet.key).tab("Sheet1").row_count == 1000


def test_appended_rows_count_too(sheet: Sheet) -> None:
    sheet.google.book(sheet.key).cell_limit = 26_000
    sheet.google.people(sheet.key).type("Sheet1!A1000", [["last"]])
    status, answer = sheet.batch(_text("one more"))
    assert status == 400
    assert "above the limit of 26000 cells" in answer["error"]["message"]


def test_a_cell_holds_fifty_thousand_characters(sheet: Sheet) -> None:
    assert sheet.batch(_text("æ" * 50_000))[0] == 200
    status, answer = sheet.batch(_text("fine"), _text("æ" * 50_001))
    assert status == 400
    assert answer["error"]["message"] == (
        "Invalid requests[1].appendCells: Your input contains more than the maximum of 50000 characters "
        "in a single cell."
    )
    assert len(sheet.rows()) == 1


def test_metadata_is_limited_for_the_whole_spreadsheet(sheet: Sheet) -> None:
    assert sheet.batch(*[_metadata("x" * 9_999)] * 3)[0] == 200
    assert sheet.batch(_metadata("x"))[0] == 400


def test_a_hundred_thousand_rows_of_sixty_columns_are_kept(sheet: Sheet) -> None:
    cells = [{"userEnteredValue": {"stringValue": "Ja"}}] * 60
    rows = {"sheetId": 0, "rows": [{"values": cells}] * 2_000, "fields": "userEnteredValue"}
    for _ in range(5):
        assert sheet.batch({"appendCells": rows})[0] == 200
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert (tab.data_end(), tab.row_count, tab.column_count) == (10_000, 10_000, 60)
