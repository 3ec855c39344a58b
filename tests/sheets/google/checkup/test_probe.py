"""The probe: each assumption holds at the loopback, each that does not is named, and nothing stays behind."""

import pytest

from sheets.findings import Finding, Level
from sheets.google.probe import probe
from sheets.google.probe.run import ASSUMPTIONS
from tests.google_api import SERVICE
from tests.google_api.batch import HANDLERS, Batch, Handler
from tests.google_api.errors import Json, invalid
from tests.google_api.metadata import found_by
from tests.google_api.requests.metadata import create_developer_metadata, delete_developer_metadata
from tests.sheets.google.checkup.conftest import Desk, told

State = tuple[dict[str, list[list[object]]], dict[int, tuple[str, str, int | None, str | None, int]]]


def state(desk: Desk) -> State:
    """Return what stands in the spreadsheet: the rows of each tab, and all metadata."""
    view = desk.google.spreadsheet(desk.key)
    return {tab.title: view.rows(tab.title) for tab in desk.google.book(desk.key).tabs}, view.metadata()


def tried(desk: Desk) -> list[Finding]:
    """Return what the probe finds; it must leave the spreadsheet as it was."""
    desk.deliver()
    before = state(desk)
    found = probe(desk.access, desk.key, desk.pauses.append)
    assert state(desk) == before
    return found


def test_every_assumption_holds_and_nothing_stays_behind(desk: Desk) -> None:
    found = tried(desk)
    assert [one.check for one in found] == [*(one.name for one in ASSUMPTIONS), "Ryddet op"]
    assert [one.message for one in found if one.level is not Level.FINE] == []
    assert desk.pauses == []


@pytest.mark.parametrize(
    ("nth", "what"), [(1, "500"), (3, "503"), (9, "reset"), (17, "502"), (30, "eof"), (38, "truncated")]
)
def test_nothing_stays_behind_after_a_fault_in_the_middle(desk: Desk, nth: int, what: str) -> None:
    desk.deliver()
    before = state(desk)
    desk.google.faults.add(what, kind="spreadsheets.batchUpdate", nth=nth, applied=True)
    found = probe(desk.access, desk.key, desk.pauses.append)
    assert state(desk) == before
    at = next(at for at, one in enumerate(found) if one.level is Level.FAULT)
    assert found[at].message.startswith("Kunne ikke prøves.")
    assert all(one.level is Level.UNREACHED for one in found[at + 1 : -1])
    assert told(found, "Ryddet op").level is Level.FINE


@pytest.mark.parametrize("kind", ["spreadsheets.get", "spreadsheets.developerMetadata.search"])
def test_tidying_is_tried_again(desk: Desk, kind: str) -> None:
    desk.google.faults.add("503", kind=kind, times=3)
    found = probe(desk.access, desk.key, desk.pauses.append)
    assert told(found, "Ryddet op").level is Level.FINE
    assert [tab.title for tab in desk.google.book(desk.key).tabs] == ["Sheet1"]


def test_tabs_that_cannot_be_deleted_are_told(desk: Desk) -> None:
    desk.google.faults.add("503", kind="spreadsheets.get", times=99)
    fault = told(probe(desk.access, desk.key, desk.pauses.append), "Ryddet op")
    assert fault.level is Level.FAULT
    assert "begynder med »Forankring-prøve«" in fault.cure
    desk.google.faults.clear()
    probe(desk.patient(50), desk.key, desk.pauses.append)
    assert [tab.title for tab in desk.google.book(desk.key).tabs] == ["Sheet1"]


def test_a_probe_that_is_stopped_leaves_nothing_behind(desk: Desk) -> None:
    before = state(desk)
    access = desk.patient(20)

    def stop(seconds: float) -> None:
        desk.pauses.append(seconds)
        if len(desk.pauses) == 1:
            raise KeyboardInterrupt

    access.sleep = stop
    with pytest.raises(KeyboardInterrupt):
        probe(access, desk.key, desk.pauses.append)
    assert state(desk) == before


def test_a_reader_is_told_so(desk: Desk) -> None:
    desk.people.share(SERVICE, "reader")
    found = probe(desk.access, desk.key, desk.pauses.append)
    assert found[0].message.startswith("Kunne ikke prøves. Vi har ikke lov til at skrive")
    assert told(found, "Ryddet op").level is Level.FINE


def test_googles_quota_is_waited_for(desk: Desk) -> None:
    desk.google.faults.add("429", kind="spreadsheets.batchUpdate", nth=5)
    found = probe(desk.patient(50, waits_for_google=True), desk.key, desk.pauses.append)
    assert all(one.level is Level.FINE for one in found)
    assert len(desk.pauses) == 1


def test_a_google_that_never_lets_us_write_is_told(desk: Desk) -> None:
    desk.google.faults.add("429", kind="spreadsheets.batchUpdate", times=99)
    found = probe(desk.patient(50, waits_for_google=True), desk.key, desk.pauses.append)
    assert found[0].message.startswith("Kunne ikke prøves. Google tager en pause.")
    assert len(desk.pauses) == 20


def test_without_drive_its_version_is_not_tried(desk: Desk) -> None:
    desk.google.accounts.switched_off.add("drive")
    finding = tried(desk)[-2]
    assert (finding.level, finding.message) == (
        Level.FINE,
        "Kan ikke prøves, før Google Drive API er slået til.",
    )


def test_a_drive_that_is_down_is_told(desk: Desk) -> None:
    desk.google.faults.add("500", kind="drive.files.get")
    assert tried(desk)[-2].message.startswith("Kunne ikke prøves. Google har problemer (500).")


def test_a_filter_that_grows_with_the_tab_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    append = HANDLERS["appendCells"]

    def grow(batch: Batch, body: Json) -> Json | None:
        reply, tab = append(batch, body), batch.book.tab(body["sheetId"])
        if tab.basic_filter:
            area = tab.basic_filter["range"] | {"endRowIndex": tab.row_count}
            tab.basic_filter = tab.basic_filter | {"range": area}
        return reply

    monkeypatch.setitem(HANDLERS, "appendCells", grow)
    finding = told(tried(desk), "Et filter uden slutning dækker nye rækker")
    assert finding.message == "Filteret dækker også rækker, der kommer efter fanens sidste."


def test_a_google_that_takes_a_number_twice_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def overwrite(batch: Batch, body: Json) -> Json | None:
        batch.book.metadata = {
            id_: one
            for id_, one in batch.book.metadata.items()
            if id_ != body["developerMetadata"].get("metadataId")
        }
        return create_developer_metadata(batch, body)

    monkeypatch.setitem(HANDLERS, "createDeveloperMetadata", overwrite)
    found = tried(desk)
    broken, held = [one for one in found if one.level is Level.FAULT]
    assert broken.check == "Et taget nummer bliver afvist, og hele kaldet med det"
    assert broken.message == "Holder ikke. Google tog imod kaldet."
    assert held.check == "En kolonne kan holdes fast, mens rækker kommer ind"
    assert broken.cure.startswith("Brug ikke regnearket til svar endnu.")


def test_a_google_that_does_not_mind_the_place_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def heedless(batch: Batch, body: Json) -> Json | None:
        lookup = body["dataFilter"]["developerMetadataLookup"]
        kept = {name: one for name, one in lookup.items() if name == "metadataId"}
        return delete_developer_metadata(batch, {"dataFilter": {"developerMetadataLookup": kept or lookup}})

    monkeypatch.setitem(HANDLERS, "deleteDeveloperMetadata", heedless)
    (broken,) = [one for one in tried(desk) if one.level is Level.FAULT]
    assert broken.check == "En kolonne kan holdes fast, mens rækker kommer ind"
    assert broken.message == "Holder ikke. Google tog imod kaldet."


def test_a_google_that_refuses_what_we_need_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(batch: Batch, body: Json) -> Json | None:
        if not found_by(batch.book, body["dataFilter"]):
            raise invalid("There is no such metadata.")
        return delete_developer_metadata(batch, body)

    monkeypatch.setitem(HANDLERS, "deleteDeveloperMetadata", refuse)
    (broken,) = [one for one in tried(desk) if one.level is Level.FAULT]
    assert broken.check == "At slette et mærke, der ikke er der, er ingen fejl"
    assert broken.message.endswith("deleteDeveloperMetadata: There is no such metadata.")


def test_a_google_whose_rows_land_elsewhere_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def overwrite(batch: Batch, body: Json) -> None:
        start = {"sheetId": body["sheetId"], "rowIndex": 0, "columnIndex": 0}
        HANDLERS["updateCells"](batch, {"start": start, "rows": body["rows"], "fields": body["fields"]})

    monkeypatch.setitem(HANDLERS, "appendCells", overwrite)
    found = probe(desk.access, desk.key, desk.pauses.append)
    assert told(found, "Det gør de også under et filter og skjulte rækker").message.startswith("Holder ikke.")
    below = told(found, "Nye rækker kommer under den sidste række med noget i")
    assert below.message == "Holder ikke. Rækken skulle stå i 8, men står i 1."


def test_a_google_that_moves_no_marks_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unmoved(kind: str) -> Handler:
        handler = HANDLERS[kind]

        def handle(batch: Batch, body: Json) -> Json | None:
            kept = dict(batch.book.metadata)
            reply = handler(batch, body)
            batch.book.metadata = kept
            return reply

        return handle

    for kind in ("moveDimension", "insertDimension", "deleteDimension"):
        monkeypatch.setitem(HANDLERS, kind, unmoved(kind))
    broken = [one.message for one in tried(desk) if one.level is Level.FAULT]
    assert broken == [
        "Holder ikke. Kolonnen flyttede til plads 4, men mærket står på plads 2.",
        "Holder ikke. Google tog imod kaldet.",
        "Holder ikke. Rækken flyttede til plads 4, men mærket står på plads 3.",
        "Holder ikke. Mærket er der endnu, på plads 2.",
        "Holder ikke. Den sidste kolonne skulle stå på plads 8, men mærket står på plads 6.",
    ]
