"""Charts on pages at Google: drawn from the page's cells, in the call that writes them."""

from app.drawing.chart import ChartKind
from sheets.google import GoogleWorkbook
from tests.google_api import GoogleApi
from tests.google_api.errors import Json
from tests.google_api.people import People
from tests.google_api.view import View
from tests.sheets.charts import a_chart, a_drawn_page


def write(workbook: GoogleWorkbook, *counts: tuple[int, int], above: int = 0) -> str:
    charts = [a_chart(*counts)] if counts else []
    (written,) = workbook.write_pages([a_drawn_page(*charts, above=above)])
    return written.title


def charts(sheet: View, title: str = "Overblik") -> list[Json]:
    return list(sheet.tab(title).charts)


def cells(sheet: View, chart: Json) -> list[list[list[object]]]:
    """Return what stands in the cells that the chart is drawn from: its categories, then its series."""
    basic = chart["spec"]["basicChart"]
    data = [*(one["domain"] for one in basic["domains"]), *(one["series"] for one in basic["series"])]
    rows = sheet.rows("Overblik")
    return [
        [
            [rows[row][one["startColumnIndex"]] for row in range(one["startRowIndex"], one["endRowIndex"])]
            for one in each["sourceRange"]["sources"]
        ]
        for each in data
    ]


def anchor(chart: Json) -> tuple[int, int]:
    at = chart["position"]["overlayPosition"]["anchorCell"]
    return at["rowIndex"], at["columnIndex"]


def test_a_chart_is_drawn_from_the_cells_that_people_see(workbook: GoogleWorkbook, sheet: View) -> None:
    write(workbook, (5, 1), (2, 4))
    (chart,) = charts(sheet)
    assert cells(sheet, chart) == [[["Afsnit", "Afsnit 1", "Afsnit 2"]], [["Ja", 5, 2]], [["Nej", 1, 4]]]
    basic = chart["spec"]["basicChart"]
    assert (basic["chartType"], basic["stackedType"], basic["headerCount"]) == ("BAR", "PERCENT_STACKED", 1)
    assert chart["spec"]["altText"] == "I ord: 5 Ja."
    assert anchor(chart) == (4, 0)


def test_before_and_after_stand_side_by_side(workbook: GoogleWorkbook, sheet: View) -> None:
    workbook.write_pages([a_drawn_page(a_chart((40, 67), kind=ChartKind.DUMBBELL))])
    (chart,) = charts(sheet)
    assert chart["spec"]["basicChart"]["stackedType"] == "NOT_STACKED"
    assert cells(sheet, chart)[1:] == [[["Ja", 0.4]], [["Nej", 0.67]]]


def test_one_call_writes_the_page_and_its_charts(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    for counts in ((5, 1), (6, 1)):
        before = [call.kind for call in google.calls].count("spreadsheets.batchUpdate")
        write(workbook, counts)
        assert [call.kind for call in google.calls].count("spreadsheets.batchUpdate") == before + 1


def test_a_chart_follows_its_numbers_and_keeps_its_id(workbook: GoogleWorkbook, sheet: View) -> None:
    write(workbook, (5, 1))
    (first,) = charts(sheet)
    write(workbook, (7, 0), (1, 1), (3, 3), above=4)
    (chart,) = charts(sheet)
    assert chart["chartId"] == first["chartId"]
    assert anchor(chart) == (9, 0)
    assert cells(sheet, chart)[1] == [["Ja", 7, 1, 3]]


def test_a_chart_that_is_no_longer_wanted_goes(workbook: GoogleWorkbook, sheet: View) -> None:
    write(workbook, (5, 1))
    write(workbook)
    assert charts(sheet) == []


def test_peoples_own_chart_on_the_page_is_left(workbook: GoogleWorkbook, people: People, sheet: View) -> None:
    write(workbook, (5, 1))
    place = {"anchorCell": {"sheetId": sheet.tab("Overblik").sheet_id, "rowIndex": 1, "columnIndex": 1}}
    people.request(
        "addChart", {"chart": {"spec": {"title": "Vores"}, "position": {"overlayPosition": place}}}
    )
    write(workbook, (6, 1), above=2)
    write(workbook)
    assert [(one["spec"]["title"], anchor(one)) for one in charts(sheet)] == [("Vores", (1, 1))]


def test_a_chart_that_people_moved_keeps_its_place_and_gets_its_numbers(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    write(workbook, (5, 1))
    (chart,) = charts(sheet)
    place = {"anchorCell": {"sheetId": sheet.tab("Overblik").sheet_id, "rowIndex": 2, "columnIndex": 1}}
    move = {
        "objectId": chart["chartId"],
        "newPosition": {"overlayPosition": place},
        "fields": "anchorCell",
    }
    people.request("updateEmbeddedObjectPosition", move)
    for above in (3, 1):
        write(workbook, (8, 2), above=above)
        (chart,) = charts(sheet)
        assert anchor(chart) == (2, 1)
        assert cells(sheet, chart)[1] == [["Ja", 8]]


def test_a_chart_that_was_pushed_down_with_its_page_is_not_moved_by_people(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    write(workbook, (5, 1))
    people.insert_rows("Overblik", 0, 2)
    write(workbook, (5, 1), above=3)
    assert [anchor(one) for one in charts(sheet)] == [(2 + 1 + 3 + 2, 0)]


def test_a_deleted_chart_comes_back(workbook: GoogleWorkbook, people: People, sheet: View) -> None:
    write(workbook, (5, 1))
    (chart,) = charts(sheet)
    people.request("deleteEmbeddedObject", {"objectId": chart["chartId"]})
    write(workbook, (8, 2))
    assert [cells(sheet, one)[1] for one in charts(sheet)] == [[["Ja", 8]]]


def test_an_edited_page_keeps_its_chart_and_the_new_page_has_its_own(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    write(workbook, (5, 1))
    people.type("'Overblik'!B3", [[6]])
    assert write(workbook, (8, 2)) == "Overblik 2"
    ids = {one["chartId"] for title in ("Overblik", "Overblik 2") for one in charts(sheet, title)}
    assert len(ids) == 2


def test_a_page_that_knows_of_no_charts_yet_is_written_in_place(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    write(workbook)
    ((id_, value),) = [(id_, one[1]) for id_, one in sheet.metadata().items() if one[0] == "f.side"]
    older = {
        "dataFilters": [{"developerMetadataLookup": {"metadataId": id_}}],
        "developerMetadata": {"metadataValue": value.rpartition("|")[0]},
        "fields": "metadataValue",
    }
    people.request("updateDeveloperMetadata", older)
    assert write(workbook, (8, 2)) == "Overblik"
    assert len(charts(sheet)) == 1
