"""Pages in a Google spreadsheet: rewritten in place while nobody touched them, never over people's things."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sheets.google import GoogleWorkbook
from sheets.page import Cell, Format, Page, Styled
from tests.google_api import GoogleApi
from tests.google_api.people import People
from tests.google_api.view import View
from tests.sheets.samples import a_page


def a_status_page(word: str, look: Format) -> Page:
    lines = [
        [Styled("Overblik", Format.TITLE)],
        [Styled("Afsnit", Format.HEADER), Styled("Status", Format.HEADER), Styled("Procent", Format.HEADER)],
        [Styled("Samlet"), Styled(word, look), Styled(0.67, Format.UNDERWAY_PERCENT)],
        [Styled("    Et punkt"), Styled(word, look), Styled(0.5, Format.UNDERWAY_PERCENT)],
    ]
    return Page("overblik", "Overblik", lines, widths=(30, 12, 8), frozen=2, levels={3: 1})


def test_a_page_stands_as_it_should(workbook: GoogleWorkbook, sheet: View) -> None:
    (written,) = workbook.write_pages([a_page()])
    assert (written.title, written.notes) == ("Overblik", ())
    assert sheet.shown("Overblik")[0][0] == "Opfølgning"
    assert sheet.shown("Overblik")[2][1] == "67 %"
    tab = sheet.tab("Overblik")
    assert [one["warningOnly"] for one in tab.protected] == [True]


def test_one_call_writes_a_page(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    workbook.write_pages([a_page(), Page("andet", "Andet", [[Styled("x")]])])
    assert [call.kind for call in google.calls].count("spreadsheets.batchUpdate") == 2


def test_a_page_that_is_first_stands_before_the_others(workbook: GoogleWorkbook, sheet: View) -> None:
    workbook.write_pages([a_page(), replace(a_page(), key="andet", title="Først", is_first=True)])
    assert sheet.titles[0] == "Først"


def test_an_untouched_page_is_written_again_in_place_longer_or_shorter(
    workbook: GoogleWorkbook, sheet: View
) -> None:
    workbook.write_pages([a_page(0.5, lines=6)])
    for lines in (2, 40):
        (written,) = workbook.write_pages([a_page(0.25, lines=lines)])
        assert (written.title, written.notes) == ("Overblik", ())
        assert len(sheet.rows("Overblik")) == lines + 2
    assert [title for title in sheet.titles if title.startswith("Overblik")] == ["Overblik"]


def test_only_its_own_cells_change(workbook: GoogleWorkbook, people: People, sheet: View) -> None:
    workbook.write_pages([a_page()])
    people.request(
        "appendDimension",
        {"sheetId": sheet.tab("Overblik").sheet_id, "dimension": "COLUMNS", "length": 3},
    )
    people.type("'Overblik'!E1:E2", [["Vores note"], ["=1+1"]])
    people.type("'Overblik'!A15", [["Også vores"]])
    (written,) = workbook.write_pages([a_page(0.1)])
    assert written.title == "Overblik"
    rows = sheet.rows("Overblik")
    assert rows[0][4] == "Vores note"
    assert rows[14][0] == "Også vores"


def test_a_page_that_was_renamed_and_pushed_down_is_found_again(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.write_pages([a_page()])
    people.rename_tab("Overblik", "Vores overblik")
    people.insert_rows("Vores overblik", 0, 2)
    people.type("'Vores overblik'!A1", [["Til ledelsen"]])
    (written,) = workbook.write_pages([a_page(0.1)])
    assert (written.title, written.notes) == ("Vores overblik", ())
    rows = sheet.rows("Vores overblik")
    assert rows[0][0] == "Til ledelsen"
    assert rows[2][0] == "Opfølgning"


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.type("'Overblik'!A3", [["Rettet"]]),
        lambda people: people.insert_rows("Overblik", 2),
        lambda people: people.sort("Overblik", 0, descending=True),
        lambda people: people.delete_rows("Overblik", 3),
    ],
)
def test_an_edited_page_is_left_and_a_new_one_made(
    workbook: GoogleWorkbook, people: People, sheet: View, change: Callable[[People], None]
) -> None:
    workbook.write_pages([a_page()])
    change(people)
    before = sheet.rows("Overblik")
    (written,) = workbook.write_pages([a_page(0.1)])
    assert written.title == "Overblik 2"
    assert "Nogen har rettet i »Overblik«" in written.notes[0]
    assert sheet.rows("Overblik") == before
    (again,) = workbook.write_pages([a_page(0.2)])
    assert (again.title, again.notes) == ("Overblik 2", ())


def test_what_stands_in_the_way_is_never_overwritten(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.write_pages([a_page(lines=2)])
    people.type("'Overblik'!A5", [["Vores"]])
    (written,) = workbook.write_pages([a_page(lines=5)])
    assert written.title == "Overblik 2"
    assert sheet.rows("Overblik")[4][0] == "Vores"


def test_a_tab_of_that_title_that_is_not_ours_is_left(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    people.add_tab("overblik")
    people.type("'overblik'!A1", [["Vores"]])
    (written,) = workbook.write_pages([a_page()])
    assert written.title == "Overblik 2"
    assert sheet.rows("overblik") == [["Vores"]]


def test_a_deleted_page_is_made_again(workbook: GoogleWorkbook, people: People) -> None:
    people.add_tab("Andet")
    workbook.write_pages([a_page()])
    people.delete_tab("Overblik")
    assert workbook.write_pages([a_page()])[0].title == "Overblik"


def test_the_colour_follows_the_word(workbook: GoogleWorkbook, sheet: View) -> None:
    workbook.write_pages([a_status_page("på vej", Format.UNDERWAY)])
    rules = sheet.tab("Overblik").conditional
    formulas = [rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for rule in rules]
    assert formulas == ['=$B1="på plads"', '=$B1="på vej"', '=$B1="mangler"']


def test_folds_are_given_anew(workbook: GoogleWorkbook, sheet: View) -> None:
    for _ in range(2):
        workbook.write_pages([a_status_page("på vej", Format.UNDERWAY)])
        groups = sheet.tab("Overblik").row_groups
        assert [(one["range"]["startIndex"], one["range"]["endIndex"]) for one in groups] == [(3, 4)]


def test_every_format_and_kind_of_value_can_be_written(workbook: GoogleWorkbook, sheet: View) -> None:
    values: list[Cell] = ["tekst", "=1+1", 3, 0.5, None]
    lines = [[Styled(value, look) for value in values] for look in Format]
    workbook.write_pages([Page("alt", "Alt", lines)])
    assert sheet.rows("Alt")[0][:4] == ["tekst", "=1+1", 3, 0.5]


def test_a_page_may_have_more_widths_than_cells(workbook: GoogleWorkbook, sheet: View) -> None:
    workbook.write_pages([Page("kommentarer", "Kommentarer", [[Styled("Ingen")]], widths=(50, 100))])
    assert sheet.rows("Kommentarer") == [["Ingen"]]
