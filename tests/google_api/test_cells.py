"""Cells in full: typed values, formats, notes, validations; what a mask shows of them."""

import pytest

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Data, Json

DATE = {"numberFormat": {"type": "DATE", "pattern": "dd-mm-yyyy"}}
PERCENT = {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}


def _cell(kind: str, value: Data, look: Json | None = None) -> Json:
    cell: Json = {"userEnteredValue": {kind: value}}
    return cell | ({"userEnteredFormat": look} if look else {})


def _append(*cells: Json, fields: str = "userEnteredValue,userEnteredFormat") -> Json:
    return {"appendCells": {"sheetId": 0, "rows": [{"values": list(cells)}], "fields": fields}}


def _square(top: int, left: int, bottom: int, right: int) -> Json:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def _shown(sheet: Sheet, mask: str, ranges: str = "Sheet1!A1:Z9") -> Data:
    fields = f"sheets.data.rowData.values({mask})"
    _, answer = sheet.call("GET", "", fields=fields, ranges=ranges)
    return answer["sheets"][0]["data"][0].get("rowData", [])


def test_typed_cells_are_shown_by_their_format(sheet: Sheet) -> None:
    sheet.batch(
        _append(
            _cell("numberValue", 46351, DATE),
            _cell("numberValue", 0.255, PERCENT),
            _cell("boolValue", value=True),
            _cell("formulaValue", "=B1*2"),
            _cell("stringValue", "=B1*2"),
        )
    )
    assert sheet.tab.get("A1:E1") == [["25-11-2026", "26%", "TRUE", "0.51", "=B1*2"]]


def test_a_cell_has_what_was_entered_and_what_it_comes_to(sheet: Sheet) -> None:
    sheet.batch(
        _append(_cell("numberValue", 2), _cell("formulaValue", "=A1/0"), _cell("formulaValue", "=A1+1"))
    )
    ((cells,),) = [row.values() for row in _shown(sheet, "userEnteredValue,effectiveValue,formattedValue")]
    assert cells == [
        {
            "userEnteredValue": {"numberValue": 2},
            "effectiveValue": {"numberValue": 2},
            "formattedValue": "2",
        },
        {
            "userEnteredValue": {"formulaValue": "=A1/0"},
            "effectiveValue": {
                "errorValue": {
                    "type": "DIVIDE_BY_ZERO",
                    "message": "Function DIVIDE parameter 2 cannot be zero.",
                }
            },
            "formattedValue": "#DIV/0!",
        },
        {
            "userEnteredValue": {"formulaValue": "=A1+1"},
            "effectiveValue": {"numberValue": 3},
            "formattedValue": "3",
        },
    ]


def test_a_cell_cannot_be_an_error(sheet: Sheet) -> None:
    assert sheet.batch(_append(_cell("errorValue", {"type": "N_A"})))[0] == 400


def test_rows_and_cells_without_what_the_mask_wants_are_empty_objects(sheet: Sheet) -> None:
    sheet.tab.update_note("A1", "første")
    sheet.tab.update_note("B3", "anden")
    rows = [{"values": [{"note": "første"}]}, {}, {"values": [{}, {"note": "anden"}]}]
    assert _shown(sheet, "note") == rows


def test_a_blank_tab_has_one_empty_grid(sheet: Sheet) -> None:
    _, answer = sheet.call("GET", "", fields="sheets.data.rowData.values.note", ranges="Sheet1")
    assert answer == {"sheets": [{"data": [{}]}]}


def test_a_part_of_a_format_leaves_the_rest(sheet: Sheet) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}, "horizontalAlignment": "CENTER"}}
    square = _square(0, 0, 2, 2)
    sheet.batch({"repeatCell": {"range": square, "cell": bold, "fields": "userEnteredFormat"}})
    left = {"userEnteredFormat": {"horizontalAlignment": "LEFT"}}
    fields = "userEnteredFormat.horizontalAlignment"
    sheet.batch({"repeatCell": {"range": _square(0, 0, 1, 1), "cell": left, "fields": fields}})
    view = sheet.google.spreadsheet(sheet.key)
    assert view.format("Sheet1", 0, 0) == {"textFormat": {"bold": True}, "horizontalAlignment": "LEFT"}
    assert view.format("Sheet1", 1, 1) == {"textFormat": {"bold": True}, "horizontalAlignment": "CENTER"}


def test_a_colour_is_kept_in_bytes_and_named_both_ways(sheet: Sheet) -> None:
    cell = {"userEnteredFormat": {"backgroundColor": {"red": 0.5, "green": 0, "blue": 1}}}
    fields = "userEnteredFormat.backgroundColor"
    sheet.batch({"repeatCell": {"range": _square(0, 0, 1, 1), "cell": cell, "fields": fields}})
    kept = {"red": 0.49803922, "blue": 1}
    look = sheet.google.spreadsheet(sheet.key).format("Sheet1", 0, 0)
    assert look == {"backgroundColor": kept, "backgroundColorStyle": {"rgbColor": kept}}


def test_cells_are_written_at_a_start_or_over_a_range(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["a", "b"], ["c", "d"]])
    rows = [{"values": [_cell("stringValue", "x")]}]
    start = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}
    sheet.batch({"updateCells": {"rows": rows, "start": start, "fields": "userEnteredValue"}})
    assert sheet.rows() == [["a", "b"], ["c", "x"]]
    sheet.batch({"updateCells": {"rows": rows, "range": _square(0, 0, 2, 2), "fields": "userEnteredValue"}})
    assert sheet.rows() == [["x"]]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ({"range": _square(0, 0, 1, 1)}, "Attempting to write row: 1, beyond the last requested row of: 0"),
        (
            {"start": {"sheetId": 0, "rowIndex": 998, "columnIndex": 26}},
            "Attempting to write column: 26, beyond the last requested column of: 25",
        ),
    ],
)
def test_cells_must_fit_where_they_are_put(sheet: Sheet, where: Json, text: str) -> None:
    rows = [{"values": [_cell("stringValue", "x")]}] * 2
    _, answer = sheet.batch({"updateCells": {"rows": rows, "fields": "userEnteredValue", **where}})
    assert answer["error"]["message"] == f"Invalid requests[0].updateCells: {text}"


def test_a_validation_is_set_and_taken_away(sheet: Sheet) -> None:
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Ja"}]}, "strict": True}
    sheet.batch({"setDataValidation": {"range": _square(1, 0, 3, 1), "rule": rule}})
    assert _shown(sheet, "dataValidation") == [
        {},
        {"values": [{"dataValidation": rule}]},
        {"values": [{"dataValidation": rule}]},
    ]
    sheet.batch({"setDataValidation": {"range": _square(0, 0, 1000, 26)}})
    assert _shown(sheet, "dataValidation") == []


def test_validations_and_notes_do_not_make_a_row_one_with_data(sheet: Sheet) -> None:
    sheet.tab.update_note("A50", "nederst")
    sheet.batch(_append(_cell("stringValue", "a")))
    assert sheet.rows() == [["a"]]


def test_a_block_is_cut_copied_inserted_and_deleted(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["a", "b"], ["c", "d"]])
    sheet.tab.copy_range("A1:A2", "D1:D2")
    assert sheet.rows() == [["a", "b", None, "a"], ["c", "d", None, "c"]]
    sheet.tab.cut_range("D1:D2", "C1")
    assert sheet.rows() == [["a", "b", "a"], ["c", "d", "c"]]
    sheet.batch({"insertRange": {"range": _square(0, 0, 1, 1), "shiftDimension": "ROWS"}})
    assert sheet.rows() == [[None, "b", "a"], ["a", "d", "c"], ["c"]]
    sheet.batch({"deleteRange": {"range": _square(0, 0, 1, 1), "shiftDimension": "COLUMNS"}})
    assert sheet.rows() == [["b", "a"], ["a", "d", "c"], ["c"]]


def test_find_and_replace_counts(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["ja ja", "nej"], ["JA", "x"]])
    _, answer = sheet.batch({"findReplace": {"find": "ja", "replacement": "jo", "allSheets": True}})
    assert answer["replies"][0]["findReplace"] == {
        "valuesChanged": 2,
        "rowsChanged": 2,
        "sheetsChanged": 1,
        "occurrencesChanged": 3,
    }
    assert sheet.rows() == [["jo jo", "nej"], ["jo", "x"]]


def test_pasted_text_is_read_as_if_typed(sheet: Sheet) -> None:
    paste = {"coordinate": {"rowIndex": 1}, "data": "a;1\nb;2", "delimiter": ";", "type": "PASTE_NORMAL"}
    sheet.batch({"pasteData": paste})
    assert sheet.rows() == [[], ["a", 1], ["b", 2]]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('=CONCATENATE("a";"b")', "ab"),
        ("=SUM(A1:A3)", "6"),
        ("=AVERAGE(A1:A3)", "2"),
        ('=IF(A1>1,"stor","lille")', "lille"),
        ("=-2^2", "4"),
        ("=50%", "0.5"),
        ('="a"&A2', "a2"),
        ("=NOPE(1)", "#NAME?"),
        ("=Sheet1!A3*2", "6"),
        ("=COUNTA(A:A)", "3"),
        ("=B1", "#REF!"),
        ("=1+", "#ERROR!"),
    ],
)
def test_formulas_are_computed(sheet: Sheet, formula: str, shown: str) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [[1, formula], [2], [3]])
    assert sheet.tab.acell("B1").value == shown
