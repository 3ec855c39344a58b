"""Rows go into a Google spreadsheet once, typed, and into the columns that are theirs."""

import pytest

from sheets.google import GoogleWorkbook
from sheets.google.faults import GoogleError, Outcome
from sheets.google.standing import Standing
from sheets.page import Format
from sheets.workbook import Batch, Row, TokenTakenError
from tests.google_api import GoogleApi
from tests.google_api.people import People
from tests.google_api.view import View
from tests.sheets.samples import TAB, a_row, seen


def a_batch(number: int, *rows: Row) -> Batch:
    return Batch(number, [(TAB, rows)], id=f"parti{number}", token=1000 + number)


def rows_of(workbook: GoogleWorkbook) -> list[dict[str, object]]:
    table = workbook.read(TAB)
    assert table is not None
    return [dict(row) for row in table.rows]


def test_a_new_spreadsheet_gets_the_tab_its_headers_and_the_rows(
    workbook: GoogleWorkbook, google: GoogleApi, sheet: View
) -> None:
    done = workbook.append(a_batch(1, a_row(1), a_row(2)))
    assert (done.written, done.already_there, done.notes) == (2, 0, ())
    assert sheet.rows(TAB.title)[0] == [column.title for column in TAB.columns]
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]
    assert [call.kind for call in google.calls].count("spreadsheets.batchUpdate") == 1


def test_a_batch_costs_one_call(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    workbook.append(a_batch(1, a_row(1)))
    before = len(google.calls)
    workbook.append(a_batch(2, *(a_row(n) for n in range(2, 102))))
    assert [call.kind for call in google.calls[before:]] == ["spreadsheets.batchUpdate"]


def test_the_same_batch_counts_once(workbook: GoogleWorkbook) -> None:
    workbook.append(a_batch(1, a_row(1)))
    again = workbook.append(a_batch(1, a_row(1)))
    assert (again.written, again.already_there) == (0, 1)
    assert rows_of(workbook) == [seen(a_row(1))]


@pytest.mark.parametrize("what", ["500", "502", "503", "reset", "eof", "truncated", "html"])
@pytest.mark.parametrize("applied", [False, True])
def test_a_call_of_unknown_end_counts_once_when_it_is_sent_again(
    workbook: GoogleWorkbook, google: GoogleApi, what: str, *, applied: bool
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    google.faults.add(what, kind="spreadsheets.batchUpdate", applied=applied)
    with pytest.raises(Exception, match="Google"):
        workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(2, a_row(2)))
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_a_late_copy_of_a_lost_call_is_refused(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    workbook.append(a_batch(1, a_row(1)))
    google.faults.add("late-copy", kind="spreadsheets.batchUpdate", calls=50)
    with pytest.raises(Exception, match="Google"):
        workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(2, a_row(2)))
    google.late.land_all()
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_a_late_copy_that_lands_first_is_not_sent_again(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    workbook.append(a_batch(1, a_row(1)))
    google.faults.add("late-copy", kind="spreadsheets.batchUpdate", calls=50)
    with pytest.raises(Exception, match="Google"):
        workbook.append(a_batch(2, a_row(2)))
    google.late.land_all()
    assert workbook.append(a_batch(2, a_row(2))).already_there == 1
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_a_batch_that_met_a_fault_costs_one_more_call(workbook: GoogleWorkbook, google: GoogleApi) -> None:
    workbook.append(a_batch(1, a_row(1)))
    before = len(google.calls)
    google.faults.add("503", kind="spreadsheets.batchUpdate")
    with pytest.raises(GoogleError):
        workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(2, a_row(2)))
    assert [call.kind for call in google.calls[before:]] == ["spreadsheets.batchUpdate"] * 2


def test_a_token_that_is_somebody_elses_is_told(workbook: GoogleWorkbook) -> None:
    workbook.append(a_batch(1, a_row(1)))
    with pytest.raises(TokenTakenError):
        workbook.append(Batch(2, [(TAB, [a_row(2)])], id="et andet", token=1001))
    assert rows_of(workbook) == [seen(a_row(1))]


def test_what_looks_like_a_formula_stays_text(workbook: GoogleWorkbook) -> None:
    row = a_row(1, koordinator="=1+1", team="'=2", ledelse="+45", **{"ledelse.uddybende": "1.5"})
    workbook.append(a_batch(1, row))
    assert rows_of(workbook) == [seen(row)]


def test_columns_that_people_move_insert_and_rename_keep_their_answers(
    workbook: GoogleWorkbook, people: People
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.move_columns(TAB.title, 4, 1)
    people.insert_columns(TAB.title, 2)
    people.edit_header(TAB.title, 2, "Vores egen")
    people.edit_header(TAB.title, 3, "Helt nyt navn")
    people.rename_tab(TAB.title, "Svarene")
    workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(3, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2)), seen(a_row(3))]


def test_rows_sent_while_a_column_moved_go_where_it_is_now(
    workbook: GoogleWorkbook, google: GoogleApi, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.insert_columns(TAB.title, 3)
    people.type(f"'{TAB.title}'!D1:D2", [["Vores"], ["x"]])
    before = len(google.calls)
    workbook.append(a_batch(2, a_row(2), a_row(3)))
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2)), seen(a_row(3))]
    assert [row[3] for row in sheet.rows(TAB.title)[:4]] == ["Vores", "x", None, None]
    writes = [call.status for call in google.calls[before:] if call.kind == "spreadsheets.batchUpdate"]
    assert writes == [400, 200]


def test_rows_wait_while_columns_never_rest(
    workbook: GoogleWorkbook, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    look = workbook._document.look

    def look_too_late() -> Standing:
        found = look()
        people.move_columns(TAB.title, 4, 1)
        return found

    people.move_columns(TAB.title, 4, 1)
    with monkeypatch.context() as patched:
        patched.setattr(workbook._document, "look", look_too_late)
        with pytest.raises(GoogleError, match="flytter kolonner") as caught:
            workbook.append(a_batch(2, a_row(2)))
    assert caught.value.outcome is Outcome.NOT_APPLIED
    workbook.append(a_batch(2, a_row(2)))
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_what_people_correct_while_an_answer_is_lost_stays_corrected(
    workbook: GoogleWorkbook, google: GoogleApi, people: People
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    google.faults.add("500", kind="spreadsheets.batchUpdate", applied=True)
    with pytest.raises(GoogleError):
        workbook.append(a_batch(2, a_row(2)))
    people.edit_header(TAB.title, 4, "Rettet i hånden", row=2)
    people.sort(TAB.title, 0, descending=True)
    assert workbook.append(a_batch(2, a_row(2))).already_there == 1
    corrected = a_row(2, koordinator="Rettet i hånden")
    assert rows_of(workbook) == [seen(corrected), seen(a_row(1))]


def test_a_deleted_column_comes_back_at_the_right_end_with_a_note(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.delete_columns(TAB.title, 4)
    done = workbook.append(a_batch(2, a_row(2)))
    (note,) = done.notes
    assert "slettet: »Der er en koordinator«" in note
    assert sheet.rows(TAB.title)[0][-1] == "Der er en koordinator"
    gone = {key: cell for key, cell in seen(a_row(1)).items() if key != "koordinator"}
    assert rows_of(workbook) == [gone, seen(a_row(2))]


def test_nothing_of_a_deleted_last_column_stays_in_the_one_that_took_its_place(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.delete_columns(TAB.title, 7)
    people.insert_columns(TAB.title, 7)
    people.type(f"'{TAB.title}'!H1:H2", [["Vores"], ["x"]])
    workbook.append(a_batch(2, a_row(2)))
    assert [row[7:8] for row in sheet.rows(TAB.title)] == [["Vores"], ["x"], []]
    (note,) = workbook.append(a_batch(3, a_row(3))).notes
    assert "slettet: »Uddybende om ledelsen«" in note
    gone = [{key: cell for key, cell in seen(a_row(n)).items() if key != "ledelse.uddybende"} for n in (1, 2)]
    assert rows_of(workbook) == [*gone, seen(a_row(3))]


def test_sorting_filtering_and_hiding_lose_nothing(workbook: GoogleWorkbook, people: People) -> None:
    workbook.append(a_batch(1, *(a_row(n) for n in range(1, 6))))
    people.sort(TAB.title, 0, descending=True)
    people.filter(TAB.title, 4, ["koordinator 2"])
    people.hide_rows(TAB.title, 2, 3)
    people.hide_columns(TAB.title, 5)
    workbook.append(a_batch(2, a_row(6)))
    ids = [row["svar-id"] for row in rows_of(workbook)]
    assert sorted(map(str, ids)) == [f"id-{n}" for n in range(1, 7)]


def test_rows_above_the_header_push_nothing_astray(workbook: GoogleWorkbook, people: People) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.insert_rows(TAB.title, 0, 2)
    people.type(f"'{TAB.title}'!A1", [["Vores overskrift"]])
    workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(3, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_duplicated_tab_gets_no_answers(workbook: GoogleWorkbook, people: People, sheet: View) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.duplicate_tab(TAB.title, "Kopi")
    workbook.append(a_batch(2, a_row(2)))
    rows_of(workbook)  # looks anew
    workbook.append(a_batch(3, a_row(3)))
    assert len(sheet.rows("Kopi")) == 2
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_tab_that_was_renamed_and_one_that_took_its_name(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.rename_tab(TAB.title, "Gamle svar")
    people.add_tab(TAB.title)
    people.type(f"'{TAB.title}'!A1", [["Ikke vores"]])
    workbook.append(a_batch(2, a_row(2)))
    assert sheet.rows(TAB.title) == [["Ikke vores"]]
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]


def test_a_deleted_tab_is_made_again(workbook: GoogleWorkbook, people: People) -> None:
    workbook.append(a_batch(1, a_row(1)))
    people.add_tab("Andet")
    people.delete_tab(TAB.title)
    workbook.append(a_batch(2, a_row(2)))
    assert rows_of(workbook) == [seen(a_row(2))]


def test_a_column_that_was_cut_out_and_pasted_elsewhere_is_followed(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    tab = sheet.tab(TAB.title).sheet_id
    people.request(
        "cutPaste",
        {
            "source": {
                "sheetId": tab,
                "startRowIndex": 0,
                "endRowIndex": 2,
                "startColumnIndex": 4,
                "endColumnIndex": 5,
            },
            "destination": {"sheetId": tab, "rowIndex": 0, "columnIndex": 8},
            "pasteType": "PASTE_NORMAL",
        },
    )
    workbook.append(a_batch(2, a_row(2)))
    workbook.append(a_batch(3, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_old_tokens_are_cleared_away(workbook: GoogleWorkbook, sheet: View) -> None:
    for number in range(1, 211):
        workbook.append(a_batch(number, a_row(number)))
    tokens = [id_ for id_, entry in sheet.metadata().items() if entry[0] == "f.parti"]
    assert sorted(tokens) == [1000 + number for number in range(10, 211)]


def test_dates_look_like_dates(workbook: GoogleWorkbook, sheet: View) -> None:
    workbook.append(a_batch(1, a_row(1)))
    at = {column.format: place for place, column in enumerate(TAB.columns)}
    shown = sheet.shown(TAB.title)[1]
    assert shown[at[Format.MOMENT]] == "23-11-2026 14:01"
    assert shown[at[Format.DATE]] == "02-01-2027"


def test_a_deleted_header_row_is_made_again(workbook: GoogleWorkbook, people: People, sheet: View) -> None:
    workbook.append(a_batch(1, a_row(1), a_row(2)))
    people.delete_rows(TAB.title, 0)
    assert rows_of(workbook) == [seen(a_row(1)), seen(a_row(2))]
    done = workbook.append(a_batch(2, a_row(3)))
    assert "overskrifter slettet" in done.notes[0]
    assert sheet.rows(TAB.title)[0] == [column.title for column in TAB.columns]
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_header_that_was_sorted_in_among_the_answers_is_no_answer(
    workbook: GoogleWorkbook, people: People
) -> None:
    workbook.append(a_batch(1, a_row(1), a_row(2)))
    people.sort(TAB.title, 0, header=False)
    workbook.append(a_batch(2, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_column_that_was_pasted_elsewhere_is_remembered_there(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    tab = sheet.tab(TAB.title).sheet_id
    source = {
        "sheetId": tab,
        "startRowIndex": 0,
        "endRowIndex": 2,
        "startColumnIndex": 4,
        "endColumnIndex": 5,
    }
    people.request(
        "cutPaste",
        {
            "source": source,
            "destination": {"sheetId": tab, "rowIndex": 0, "columnIndex": 8},
            "pasteType": "PASTE_NORMAL",
        },
    )
    rows_of(workbook)  # looks anew
    workbook.append(a_batch(2, a_row(2)))
    people.edit_header(TAB.title, 8, "Et andet navn")
    workbook.append(a_batch(3, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]


def test_a_tab_whose_entries_are_lost_is_known_again(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, a_row(1)))
    for id_ in sheet.metadata():
        people.request(
            "deleteDeveloperMetadata", {"dataFilter": {"developerMetadataLookup": {"metadataId": id_}}}
        )
    rows_of(workbook)  # looks anew
    workbook.append(a_batch(2, a_row(2)))
    people.rename_tab(TAB.title, "Svarene")
    people.edit_header("Svarene", 4, "Et andet navn")
    people.insert_rows("Svarene", 0)
    workbook.append(a_batch(3, a_row(3)))
    assert rows_of(workbook) == [seen(a_row(n)) for n in (1, 2, 3)]
    assert [title for title in sheet.titles if "var" in title] == ["Svarene"]


def test_the_filter_follows_the_rows_and_keeps_what_people_chose(
    workbook: GoogleWorkbook, people: People, sheet: View
) -> None:
    workbook.append(a_batch(1, *(a_row(n) for n in range(1, 400))))
    people.filter(TAB.title, 4, ["koordinator 7"])
    for number in range(2, 5):
        workbook.append(a_batch(number, *(a_row(number * 400 + n) for n in range(399))))
    tab = sheet.tab(TAB.title)
    assert tab.basic_filter is not None
    assert tab.basic_filter["range"]["endRowIndex"] == tab.row_count > 4 * 399
    assert "koordinator 7" in str(tab.basic_filter)
    assert len(rows_of(workbook)) == 4 * 399
