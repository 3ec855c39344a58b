"""Pages that end in a table, at Google: people filter and sort it, and it is written in place still."""

from sheets.google import GoogleWorkbook
from tests.google_api import GoogleApi
from tests.google_api.errors import Json
from tests.sheets.test_excel_tables import a_table_page


def _sort(google: GoogleApi, key: str) -> None:
    area = {"sheetId": google.spreadsheet(key).tab("Overblik").sheet_id, "startRowIndex": 2, "endRowIndex": 5}
    order = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    google.people(key).request("sortRange", {"range": area, "sortSpecs": order})


def _filter(google: GoogleApi, key: str) -> Json | None:
    return google.spreadsheet(key).tab("Overblik").basic_filter


def test_a_sorted_table_is_no_edited_page(workbook: GoogleWorkbook, google: GoogleApi, key: str) -> None:
    workbook.write_pages([a_table_page("A", "B", "C")])
    _sort(google, key)
    rows = google.spreadsheet(key).rows("Overblik")
    assert [row[0] for row in rows[2:]] == ["C", "B", "A"]
    (written,) = workbook.write_pages([a_table_page("A", "B", "C", "D")])
    assert written.title == "Overblik"
    assert [row[0] for row in google.spreadsheet(key).rows("Overblik")[2:]] == ["A", "B", "C", "D"]


def test_the_filter_holds_the_whole_table_and_shows_every_row_again(
    workbook: GoogleWorkbook, google: GoogleApi, key: str
) -> None:
    workbook.write_pages([a_table_page("A", "B", "C")])
    google.people(key).filter("Overblik", 0, ["A"])
    workbook.write_pages([a_table_page("A", "B")])
    found = _filter(google, key)
    assert found is not None
    assert (found["range"]["startRowIndex"], found["range"]["endRowIndex"]) == (1, 4)
    assert "criteria" not in found
    assert "filterSpecs" not in found


def test_a_filter_that_people_turned_off_is_not_brought_back(
    workbook: GoogleWorkbook, google: GoogleApi, key: str
) -> None:
    workbook.write_pages([a_table_page("A")])
    google.people(key).clear_filter("Overblik")
    workbook.write_pages([a_table_page("A", "B")])
    assert _filter(google, key) is None


def test_an_edited_table_is_left(workbook: GoogleWorkbook, google: GoogleApi, key: str) -> None:
    workbook.write_pages([a_table_page("A", "B")])
    google.people(key).type("'Overblik'!B4", [["Rettet"]])
    (written,) = workbook.write_pages([a_table_page("A")])
    assert written.title == "Overblik 2"
