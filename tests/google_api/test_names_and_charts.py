"""Named ranges and charts: changed, moved and refused."""

from tests.google_api.conftest import Sheet
from tests.google_api.errors import Json

CELL = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}


def _name(sheet: Sheet, name: str) -> tuple[int, Json]:
    status, answer = sheet.batch({"addNamedRange": {"namedRange": {"name": name, "range": CELL}}})
    return status, answer


def test_a_name_is_given_once(sheet: Sheet) -> None:
    assert _name(sheet, "Svar")[0] == 200
    status, answer = _name(sheet, "svar")
    assert status == 400
    assert "already exists" in answer["error"]["message"]
    assert _name(sheet, "to ord")[0] == 400


def test_a_name_is_changed_and_forgotten(sheet: Sheet) -> None:
    _, answer = _name(sheet, "Svar")
    number = answer["replies"][0]["addNamedRange"]["namedRange"]["namedRangeId"]
    given = {"namedRangeId": number, "name": "Nyt", "range": {**CELL, "endRowIndex": 2}}
    sheet.batch({"updateNamedRange": {"namedRange": given, "fields": "name,range"}})
    assert sheet.call("GET", "/values/Nyt")[1]["range"] == "Sheet1!A1:A2"
    sheet.batch({"deleteNamedRange": {"namedRangeId": number}})
    assert sheet.call("GET", "", fields="namedRanges") == (200, {})
    assert sheet.batch({"deleteNamedRange": {"namedRangeId": number}})[0] == 400


def test_a_named_range_goes_blank_with_its_tab(sheet: Sheet) -> None:
    _name(sheet, "Svar")
    people = sheet.google.people(sheet.key)
    people.add_tab("Log")
    people.delete_tab("Sheet1")
    assert sheet.call("GET", "/values/Svar")[0] == 400


def _chart(row: int) -> Json:
    anchor = {"sheetId": 0, "rowIndex": row, "columnIndex": 0}
    return {"chart": {"spec": {"title": "Før"}, "position": {"overlayPosition": {"anchorCell": anchor}}}}


def test_a_chart_is_changed_and_moved(sheet: Sheet) -> None:
    _, answer = sheet.batch({"addChart": _chart(3)})
    number = answer["replies"][0]["addChart"]["chart"]["chartId"]
    sheet.batch({"updateChartSpec": {"chartId": number, "spec": {"title": "Efter"}}})
    to = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 9, "columnIndex": 1}}}
    move = {"objectId": number, "newPosition": to, "fields": "anchorCell"}
    sheet.batch({"updateEmbeddedObjectPosition": move})
    _, answer = sheet.call("GET", "", fields="sheets.charts(spec.title,position)")
    assert answer["sheets"][0]["charts"] == [
        {
            "spec": {"title": "Efter"},
            "position": {"overlayPosition": {"anchorCell": {"rowIndex": 9, "columnIndex": 1}}},
        }
    ]


def test_a_chart_needs_a_place_and_must_exist(sheet: Sheet) -> None:
    assert sheet.batch({"addChart": {"chart": {"spec": {"title": "x"}}}})[0] == 400
    assert sheet.batch({"deleteEmbeddedObject": {"objectId": 5}})[0] == 400


def _bars(**changes: object) -> Json:
    """Return a chart of three bars with their names."""
    down = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 3}
    names, numbers = (
        {"sourceRange": {"sources": [{**down, "startColumnIndex": at, "endColumnIndex": at + 1}]}}
        for at in (0, 1)
    )
    series = {"series": numbers, "targetAxis": "BOTTOM_AXIS"}
    basic = {"chartType": "BAR", "domains": [{"domain": names}], "series": [series], **changes}
    return {"chart": {**_chart(3)["chart"], "spec": {"basicChart": basic}}}


def test_a_chart_is_refused_whose_numbers_are_elsewhere_or_not_as_many_as_their_names(sheet: Sheet) -> None:
    def source(**area: int) -> Json:
        return {"sourceRange": {"sources": [{"sheetId": 0, **area}]}}

    long = source(startRowIndex=0, endRowIndex=4, startColumnIndex=1, endColumnIndex=2)
    wide = source(startRowIndex=0, endRowIndex=3, startColumnIndex=1, endColumnIndex=3)
    beyond = source(startRowIndex=1000, endRowIndex=1003, startColumnIndex=1, endColumnIndex=2)
    assert sheet.batch({"addChart": _bars()})[0] == 200
    for wrong in (long, wide, beyond):
        assert sheet.batch({"addChart": _bars(series=[{"series": wrong}])})[0] == 400


def test_bars_have_their_numbers_at_the_bottom(sheet: Sheet) -> None:
    status, answer = sheet.batch({"addChart": _bars(series=[{"targetAxis": "LEFT_AXIS"}])})
    assert status == 400
    assert "targetAxis" in answer["error"]["message"]


def test_an_id_is_given_to_one_chart_and_a_chart_stands_on_its_tab(sheet: Sheet) -> None:
    known = {"chart": {**_chart(3)["chart"], "chartId": 7}}
    assert sheet.batch({"addChart": known})[0] == 200
    assert sheet.batch({"addChart": known})[0] == 400
    assert sheet.batch({"addChart": _chart(1000)})[0] == 400


def test_a_kind_of_chart_that_is_not_done_here_says_so(sheet: Sheet) -> None:
    pie = {"chart": {**_chart(3)["chart"], "spec": {"pieChart": {"legendPosition": "BOTTOM_LEGEND"}}}}
    assert sheet.batch({"addChart": pie})[0] == 501


def test_titles_locales_and_time_zones_are_changed_and_checked(sheet: Sheet) -> None:
    def update(**properties: str) -> int:
        body = {"properties": properties, "fields": ",".join(properties)}
        return sheet.batch({"updateSpreadsheetProperties": body})[0]

    assert update(title="Nyt", locale="da_DK", timeZone="Europe/Copenhagen") == 200
    assert update(timeZone="Mars/Base") == 400
    assert update(locale="12") == 400
    _, answer = sheet.call("GET", "", fields="properties(title,locale,timeZone)")
    assert answer["properties"] == {"title": "Nyt", "locale": "da_DK", "timeZone": "Europe/Copenhagen"}
