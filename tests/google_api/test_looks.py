"""What lies on a tab: conditional formats, banding, merges, borders, protection, charts, filter views."""

from typing import Any

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Json

SQUARE = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 2}
ANSWERED = {key: end for key, end in SQUARE.items() if key != "sheetId"}
RED = {"red": 1}


def _rule(word: str) -> Json:
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": word}]}
    return {"ranges": [SQUARE], "booleanRule": {"condition": condition, "format": {"backgroundColor": RED}}}


def _tab(sheet: Sheet, *names: str) -> dict[str, Any]:
    found: dict[str, Any] = sheet.call("GET", "", fields=f"sheets({','.join(names)})")[1]["sheets"][0]
    return found


def test_conditional_formats_keep_their_order(sheet: Sheet) -> None:
    sheet.batch(
        {"addConditionalFormatRule": {"rule": _rule("Ja"), "index": 0}},
        {"addConditionalFormatRule": {"rule": _rule("Nej"), "index": 0}},
        {"updateConditionalFormatRule": {"sheetId": 0, "index": 0, "newIndex": 1}},
    )
    rules = _tab(sheet, "conditionalFormats")["conditionalFormats"]
    words = [rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for rule in rules]
    assert words == ["Ja", "Nej"]
    assert rules[0]["ranges"] == [ANSWERED]
    assert rules[0]["booleanRule"]["format"]["backgroundColorStyle"] == {"rgbColor": RED}
    _, answer = sheet.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 1}})
    gone = answer["replies"][0]["deleteConditionalFormatRule"]["rule"]
    assert gone["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "Nej"}]


def test_a_rule_that_is_not_there_takes_the_batch_with_it(sheet: Sheet) -> None:
    status, answer = sheet.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 3}})
    assert (status, answer["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_a_rule_goes_when_all_its_cells_are_deleted(sheet: Sheet) -> None:
    sheet.batch({"addConditionalFormatRule": {"rule": _rule("Ja")}})
    sheet.google.people(sheet.key).delete_columns("Sheet1", 0, 2)
    assert _tab(sheet, "conditionalFormats") == {}


def test_banding_is_added_changed_and_deleted(sheet: Sheet) -> None:
    banding = {"range": SQUARE, "rowProperties": {"firstBandColor": RED, "secondBandColor": {"blue": 1}}}
    _, answer = sheet.batch({"addBanding": {"bandedRange": banding}})
    number = answer["replies"][0]["addBanding"]["bandedRange"]["bandedRangeId"]
    assert sheet.batch({"addBanding": {"bandedRange": banding}})[0] == 400
    sheet.google.people(sheet.key).insert_rows("Sheet1", 3)
    (found,) = _tab(sheet, "bandedRanges")["bandedRanges"]
    assert (found["bandedRangeId"], found["range"]["endRowIndex"]) == (number, 6)
    sheet.batch({"deleteBanding": {"bandedRangeId": number}})
    assert _tab(sheet, "bandedRanges") == {}


def test_merged_cells_keep_the_first_value_of_each_merge(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [[42, 43], [43, 44]])
    sheet.tab.merge_cells("A1:B2", "MERGE_ROWS")
    assert (len(_tab(sheet, "merges")["merges"]), sheet.rows()) == (2, [[42], [43]])
    sheet.tab.merge_cells("A1:B2")
    assert (len(_tab(sheet, "merges")["merges"]), sheet.rows()) == (1, [[42]])
    sheet.tab.unmerge_cells("A1:B2")
    assert _tab(sheet, "merges") == {}


def test_borders_are_drawn_around_a_range(sheet: Sheet) -> None:
    line = {"style": "SOLID"}
    sheet.batch({"updateBorders": {"range": SQUARE, "top": line, "innerVertical": line}})
    view = sheet.google.spreadsheet(sheet.key)
    assert set(view.format("Sheet1", 1, 0)["borders"]) == {"top", "right"}
    black = {"style": "SOLID", "width": 1, "color": {}, "colorStyle": {"rgbColor": {}}}
    assert view.format("Sheet1", 2, 1)["borders"] == {"left": black}


def test_protection_is_told_to_those_it_lets_in(sheet: Sheet) -> None:
    protect = {"range": SQUARE, "editors": {"users": ["kollega@example.org"]}, "description": "Rør ikke"}
    _, answer = sheet.batch({"addProtectedRange": {"protectedRange": protect}})
    number = answer["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    (found,) = _tab(sheet, "protectedRanges")["protectedRanges"]
    assert found == {
        "protectedRangeId": number,
        "range": ANSWERED,
        "description": "Rør ikke",
        "requestingUserCanEdit": True,
        "editors": {"users": ["kollega@example.org", "forankring@project.iam.gserviceaccount.com"]},
    }
    changed = {"protectedRangeId": number, "warningOnly": True}
    sheet.batch({"updateProtectedRange": {"protectedRange": changed, "fields": "warningOnly"}})
    (found,) = _tab(sheet, "protectedRanges")["protectedRanges"]
    assert (found["warningOnly"], "editors" in found) == (True, False)
    sheet.batch({"deleteProtectedRange": {"protectedRangeId": number}})
    assert _tab(sheet, "protectedRanges") == {}


def test_somebody_elses_protection_cannot_be_taken_away(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).protect("Sheet1!A1:B2")
    (found,) = _tab(sheet, "protectedRanges")["protectedRanges"]
    assert "requestingUserCanEdit" not in found
    delete = {"deleteProtectedRange": {"protectedRangeId": found["protectedRangeId"]}}
    assert sheet.batch(delete)[0] == 400


def test_a_protected_part_stops_structure_too(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).protect("Sheet1!A1:B2")
    span = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    assert sheet.batch({"deleteDimension": {"range": span}})[0] == 400
    rows = {"sheetId": 0, "rows": [{"values": [{"note": "x"}]}], "fields": "note"}
    assert sheet.batch({"appendCells": rows})[0] == 400


def test_unprotected_parts_of_a_protected_tab_are_free(sheet: Sheet) -> None:
    protect = {"range": {"sheetId": 0}, "unprotectedRanges": [SQUARE]}
    sheet.google.people(sheet.key).request("addProtectedRange", {"protectedRange": protect})
    inside, outside = "/values/A2:B2", "/values/A9"
    body = {"values": [["x"]]}
    assert sheet.call("PUT", inside, body, valueInputOption="RAW")[0] == 200
    assert sheet.call("PUT", outside, body, valueInputOption="RAW")[0] == 400


def test_a_chart_moves_with_its_cells(sheet: Sheet) -> None:
    source = {"sourceRange": {"sources": [{**SQUARE, "endColumnIndex": 1}]}}
    chart = {
        "spec": {"title": "Svar", "basicChart": {"chartType": "BAR", "series": [{"series": source}]}},
        "position": {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 4, "columnIndex": 3}}},
    }
    _, answer = sheet.batch({"addChart": {"chart": chart}})
    number = answer["replies"][0]["addChart"]["chart"]["chartId"]
    people = sheet.google.people(sheet.key)
    people.insert_rows("Sheet1", 0, 10)
    people.move_columns("Sheet1", 3, 6)
    (found,) = _tab(sheet, "charts")["charts"]
    anchor = found["position"]["overlayPosition"]["anchorCell"]
    (source_range,) = found["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"]
    assert (anchor, source_range["startRowIndex"]) == ({"rowIndex": 14, "columnIndex": 5}, 11)
    sheet.batch({"deleteEmbeddedObject": {"objectId": number}})
    assert _tab(sheet, "charts") == {}


def test_filter_views_are_added_changed_and_deleted(sheet: Sheet) -> None:
    view = {"title": "Kun ja", "range": SQUARE, "criteria": {"1": {"hiddenValues": ["Nej"]}}}
    _, answer = sheet.batch({"addFilterView": {"filter": view}})
    number = answer["replies"][0]["addFilterView"]["filter"]["filterViewId"]
    changed = {"filterViewId": number, "title": "Alle"}
    sheet.batch({"updateFilterView": {"filter": changed, "fields": "title"}})
    (found,) = _tab(sheet, "filterViews")["filterViews"]
    assert (found["title"], found["range"]) == ("Alle", ANSWERED)
    sheet.batch({"deleteFilterView": {"filterId": number}})
    assert _tab(sheet, "filterViews") == {}


def test_a_basic_filter_sorts_and_hides(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).type("Sheet1!A1", [["n"], [3], [1], [2]])
    condition = {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "1"}]}
    given = {
        "range": {**SQUARE, "startRowIndex": 0, "endRowIndex": 4},
        "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}],
        "filterSpecs": [{"columnIndex": 0, "filterCriteria": {"condition": condition}}],
    }
    sheet.batch({"setBasicFilter": {"filter": given}})
    tab = sheet.google.spreadsheet(sheet.key).tab("Sheet1")
    assert sheet.rows() == [["n"], [1], [2], [3]]
    assert [tab.is_hidden(at) for at in range(4)] == [False, True, False, False]
    sheet.batch({"clearBasicFilter": {"sheetId": 0}})
    assert not tab.is_hidden(1)
