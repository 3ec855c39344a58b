"""Whatever goes wrong while pages are written at Google, none is half written; the next time mends all."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sheets.google import GoogleWorkbook
from sheets.page import Page
from sheets.workbook import WorkbookError
from tests.google_api import GoogleApi
from tests.google_api.view import View
from tests.sheets.charts import a_chart, a_drawn_page

TITLES = ("Overblik", "Udvikling", "Kommentarer")


def pages(count: int) -> list[Page]:
    """Return three pages, each with a chart, that tell `count` in all their figures."""
    page = a_drawn_page(a_chart((count, count)), above=count)
    return [replace(page, key=title.lower(), title=title) for title in TITLES]


def versions(sheet: View) -> list[int]:
    """Return which count each page tells, and see that it tells it in its cells and its chart alike."""
    found = []
    for title in (one for one in TITLES if one in sheet.titles):
        rows, (chart,) = sheet.rows(title), sheet.tab(title).charts
        (values,) = [row[1:] for row in rows if row and row[0] == "Afsnit 1"]
        assert values[0] == values[1] == len(rows) - 3
        (source,) = chart["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"]
        assert rows[source["endRowIndex"] - 1][0] == "Afsnit 1"
        found.append(values[0])
    return found


def write(workbook: GoogleWorkbook, made: Sequence[Page]) -> list[str]:
    return [title for one in workbook.write_pages(made) for title in (one.title, *one.notes)]


@pytest.mark.parametrize(
    ("what", "applied"), [("503", False), ("503", True), ("reset", False), ("eof", True)]
)
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_every_page_is_whole_after_a_fault_and_all_are_in_place_the_next_time(
    workbook: GoogleWorkbook, google: GoogleApi, key: str, *, what: str, nth: int, applied: bool
) -> None:
    sheet = google.spreadsheet(key)
    for count in (1, 2):
        google.faults.add(what, kind="spreadsheets.batchUpdate", nth=nth, applied=applied)
        with pytest.raises(WorkbookError):
            workbook.write_pages(pages(count))
        done = nth if applied else nth - 1
        assert versions(sheet) == [count] * done + [count - 1] * (len(versions(sheet)) - done)
        assert write(workbook, pages(count)) == list(TITLES)
        assert versions(sheet) == [count] * 3
    assert len(sheet.titles) == 4  # with the first, empty one


def test_it_is_told_how_many_pages_are_written(workbook: GoogleWorkbook) -> None:
    told: list[tuple[str, int, int]] = []
    workbook.write_pages(pages(1), tell=lambda *one: told.append(one))
    assert told == [("Skriver faner", done, 3) for done in range(4)]
