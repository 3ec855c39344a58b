"""What people do with their hands, and what stays with what."""

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Data, Json

TABLE: list[list[Data]] = [["id", "svar", "antal"], ["b", "Nej", 2], ["a", "Ja", 10], ["c", "Ja", 1]]


def _filled(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", TABLE)


def test_sorting_leaves_the_header_where_it_is(sheet: Sheet) -> None:
    _filled(sheet)
    sheet.google.people(sheet.key).sort("Sheet1", 0)
    assert [row[0] for row in sheet.rows()] == ["id", "a", "b", "c"]
    sheet.google.people(sheet.key).sort("Sheet1", 2, descending=True)
    assert [row[2] for row in sheet.rows()] == ["antal", 10, 2, 1]


def test_sorting_without_a_header_moves_it_too(sheet: Sheet) -> None:
    _filled(sheet)
    sheet.google.people(sheet.key).sort("Sheet1", 0, header=False)
    assert [row[0] for row in sheet.rows()] == ["a", "b", "c", "id"]


def test_numbers_come_before_texts_and_blanks_last(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["b"], [""], ["A"], [True], [3], [1]])
    sheet.google.people(sheet.key).sort("Sheet1", 0, header=False)
    assert sheet.rows() == [[1], [3], ["A"], ["b"], [True]]


def test_a_filter_hides_rows_until_it_is_taken_away(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.filter("Sheet1", 1, ["Ja"])
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert [tab.is_hidden(at) for at in range(5)] == [False, False, True, True, False]
    _, answer = sheet.call("GET", "", fields="sheets.basicFilter")
    (found,) = answer["sheets"]
    assert found["basicFilter"] == {
        "range": {"startRowIndex": 0, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 3},
        "criteria": {"1": {"hiddenValues": ["Ja"]}},
        "filterSpecs": [{"columnIndex": 1, "filterCriteria": {"hiddenValues": ["Ja"]}}],
    }
    people.clear_filter("Sheet1")
    assert not any(tab.is_hidden(at) for at in range(5))


def test_a_filter_follows_its_columns(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.filter("Sheet1", 1, ["Ja"])
    people.insert_columns("Sheet1", 0)
    basic = sheet.google.spreadsheet(sheet.key).tab("Sheet1").basic_filter
    assert basic is not None
    assert (basic["range"]["startColumnIndex"], list(basic["criteria"])) == (1, ["2"])


def test_notes_looks_and_hidden_rows_move_with_rows(sheet: Sheet) -> None:
    _filled(sheet)
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "se her"}
    span = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}
    fields = "userEnteredFormat.textFormat,note"
    sheet.batch({"repeatCell": {"range": span, "cell": bold, "fields": fields}})
    people = sheet.google.people(sheet.key)
    people.hide_rows("Sheet1", 1)
    people.move_rows("Sheet1", 1, 4)
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert sheet.google.spreadsheet(sheet.key).format("Sheet1", 3, 0) == {"textFormat": {"bold": True}}
    assert tab.row(3).extras[0].note == "se her"
    assert (tab.is_hidden(1), tab.is_hidden(3)) == (False, True)


def test_columns_are_hidden_and_shown(sheet: Sheet) -> None:
    people = sheet.google.people(sheet.key)
    people.hide_columns("Sheet1", 1, 2)
    assert sheet.google.spreadsheet(sheet.key).tab("Sheet1").column_dims == {
        1: {"hiddenByUser": True},
        2: {"hiddenByUser": True},
    }
    people.hide_columns("Sheet1", 1, 2, hidden=False)
    assert sheet.google.spreadsheet(sheet.key).tab("Sheet1").column_dims == {}


def test_people_write_a_summary_below_and_beside(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.paste_below("Sheet1", [["I alt", "", "=SUM(C2:C4)"]])
    people.type("Sheet1!F1", [["Note"]])
    assert sheet.google.spreadsheet(sheet.key).shown("Sheet1")[5] == ["I alt", "", "13"]
    assert sheet.rows()[0][5] == "Note"


def test_people_edit_headers_rename_and_delete_tabs(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.edit_header("Sheet1", 1, "Hvad svarede I?")
    people.add_tab("Noter")
    people.rename_tab("Sheet1", "Svar")
    people.delete_tab("Noter")
    view = sheet.google.spreadsheet(sheet.key)
    assert (view.titles, view.rows("Svar")[0][1]) == (["Svar"], "Hvad svarede I?")


def test_people_freeze_merge_protect_and_clear(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.freeze("Sheet1", rows=1, columns=1)
    people.merge("Sheet1!A2:A3")
    people.protect("Sheet1!A1:C1")
    people.clear("Sheet1!B:B")
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert tab.grid == {"frozenRowCount": 1, "frozenColumnCount": 1}
    assert len(tab.merges) == 1
    assert sheet.rows()[2] == [None, None, 10]
    assert sheet.call("PUT", "/values/A1", {"values": [["x"]]}, valueInputOption="RAW")[0] == 400
    people.unprotect("Sheet1")
    assert sheet.call("PUT", "/values/A1", {"values": [["x"]]}, valueInputOption="RAW")[0] == 200


def test_a_duplicated_tab_is_a_tab_of_its_own(sheet: Sheet) -> None:
    _filled(sheet)
    people = sheet.google.people(sheet.key)
    people.protect("'Sheet1'", warning=True)
    people.filter("Sheet1", 1, ["Ja"])
    people.duplicate_tab("Sheet1")
    view = sheet.google.spreadsheet(sheet.key)
    assert view.titles == ["Sheet1", "Copy of Sheet1"]
    first, second = view.tab("Sheet1"), view.tab("Copy of Sheet1")
    people.type("'Copy of Sheet1'!A2", [["x"]])
    assert (view.rows("Sheet1")[1][0], view.rows("Copy of Sheet1")[1][0]) == ("b", "x")
    assert second.protected[0]["protectedRangeId"] != first.protected[0]["protectedRangeId"]
    assert (second.basic_filter or {})["range"]["sheetId"] == second.sheet_id


def test_the_owner_shares_trashes_renames_and_deletes_the_file(sheet: Sheet) -> None:
    people = sheet.google.people(sheet.key)
    people.rename_file("Andet navn")
    people.trash()
    people.set_locale("fr_FR", "Europe/Paris")
    file = sheet.google.drive.files[sheet.key]
    assert (file.name, file.trashed) == ("Andet navn", True)
    _, answer = sheet.call("GET", "", fields="properties(locale,timeZone)")
    assert answer == {"properties": {"locale": "fr_FR", "timeZone": "Europe/Paris"}}
    people.delete_file()
    assert sheet.call("GET", "")[0] == 404


def test_whatever_fails_changes_nothing(sheet: Sheet) -> None:
    _filled(sheet)
    before = sheet.rows()
    broken: list[Json] = [
        {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 2}}},
        {
            "moveDimension": {
                "source": {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
                "destinationIndex": 3,
            }
        },
        {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{"dimensionIndex": 0}]}},
        {"updateSheetProperties": {"properties": {"title": "X"}, "fields": "title"}},
        {"addSheet": {"properties": {"title": "Ny"}}},
        {"deleteSheet": {"sheetId": 404}},
    ]
    assert sheet.batch(*broken)[0] == 400
    assert (sheet.rows(), sheet.google.spreadsheet(sheet.key).titles) == (before, ["Sheet1"])
