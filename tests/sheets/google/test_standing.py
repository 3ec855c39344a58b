"""What Google tells of a spreadsheet, read."""

from sheets.google import standing
from sheets.google.making import free_title
from sheets.google.memory import COLUMN, HEADER, TAB, Entry, tab_value
from tests.sheets.samples import TAB as SAMPLE


def a_tab(id_: int, title: str, **grid: int) -> dict[str, object]:
    return {"properties": {"sheetId": id_, "title": title, "gridProperties": grid}}


def test_the_title_of_a_tab_of_a_chart_alone_is_taken_too() -> None:
    chart = {"properties": {"sheetId": 5, "title": "Overblik", "sheetType": "OBJECT"}}
    found = standing.read({"sheets": [a_tab(0, "Ark1", rowCount=10, columnCount=4), chart]}, ())
    assert found.cells == 40
    assert free_title(found, "overblik") == ("overblik 2", True)


def test_a_copy_takes_over_only_when_the_first_tab_is_gone() -> None:
    value = tab_value(SAMPLE.key, 1)
    copied = [Entry(10, TAB, value, 1), Entry(11, TAB, value, 2)]
    both = {
        "sheets": [a_tab(1, "Svar", rowCount=9, columnCount=9), a_tab(2, "Kopi", rowCount=9, columnCount=9)]
    }
    place = standing.read(both, copied).find(SAMPLE)
    assert place is not None
    assert place.sheet.title == "Svar"
    alone = {"sheets": both["sheets"][1:]}
    place = standing.read(alone, copied[1:]).find(SAMPLE)
    assert place is not None
    assert place.sheet.title == "Kopi"


def test_of_two_columns_with_one_entry_the_titled_one_counts() -> None:
    entries = [
        Entry(1, TAB, tab_value(SAMPLE.key, 1), 1),
        Entry(2, HEADER, "", 1, 0),
        Entry(3, COLUMN, "koordinator", 1, 0),
        Entry(4, COLUMN, "koordinator", 1, 2),
    ]
    plain = standing.read({"sheets": [a_tab(1, "Svar", rowCount=9, columnCount=9)]}, entries)
    seen = standing.Standing(plain.sheets, plain.entries, {1: {2: "Der er en koordinator"}})
    place = seen.find(SAMPLE)
    assert place is not None
    assert place.positions["koordinator"] == 2
