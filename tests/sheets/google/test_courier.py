"""Delivery to Google: every response once, bad ones put aside, faults told with their cure."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.response import Response, Round, new_response_id, rounded
from app.deployment import Deployment, open_deployment
from app.store import batches, outbox
from app.store.responses import Responses
from sheets.answers import answers_tab
from sheets.delivery import Courier
from sheets.google import Access, GoogleWorkbook, Quota
from sheets.log import LOG
from tests.google_api import SERVICE, GoogleApi
from tests.store.builders import a_round

CHECKLIST = "opfoelgningsvaerktoej"
NOW = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)


@pytest.fixture
def deployment(tmp_path: Path, key: str) -> Deployment:
    return open_deployment(
        {"FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/forankring.db", "FORANKRING_SPREADSHEET": key}
    )


@pytest.fixture
def round_(deployment: Deployment) -> Round:
    return a_round(deployment.engine, checklist_id=CHECKLIST)


def answer(deployment: Deployment, round_: Round, *, times: int = 1, comment: str = "") -> list[str]:
    saves = Responses(deployment.engine)
    made = [
        Response(
            new_response_id(),
            round_.id,
            "1",
            "",
            {"koordinator": "delvist"},
            {"koordinator": comment} if comment else {},
            rounded(NOW, round_.kind),
        )
        for _ in range(times)
    ]
    for one in made:
        saves.save(one, spreadsheet="svar", now=NOW)
    return [one.id for one in made]


def a_courier(deployment: Deployment, *workbooks: GoogleWorkbook) -> Courier:
    return Courier(deployment.engine, deployment.library, "svar", workbooks)


def ids_in(workbook: GoogleWorkbook, deployment: Deployment) -> Counter[str]:
    table = workbook.read(answers_tab(deployment.library.current(CHECKLIST)))
    return Counter(str(row["svar-id"]) for row in table.rows) if table else Counter()


def told(workbook: GoogleWorkbook) -> list[str]:
    table = workbook.read(LOG)
    return [f"{row['log-tekst']} {row.get('log-goer', '')}" for row in table.rows] if table else []


def test_what_waits_becomes_rows(deployment: Deployment, round_: Round, workbook: GoogleWorkbook) -> None:
    ids = answer(deployment, round_, times=3)
    assert a_courier(deployment, workbook).step() == 0
    assert ids_in(workbook, deployment) == Counter(ids)
    assert outbox.count_waiting(deployment.engine, "svar") == 0


def test_a_delivery_that_died_after_sending_sends_the_same_batch_again(
    deployment: Deployment,
    round_: Round,
    workbook: GoogleWorkbook,
    access: Access,
    key: str,
    google: GoogleApi,
) -> None:
    ids = answer(deployment, round_, times=3)
    google.faults.add("eof", kind="spreadsheets.batchUpdate", applied=True)
    a_courier(deployment, workbook).step()
    assert outbox.count_waiting(deployment.engine, "svar") == 3
    late = answer(deployment, round_)
    after = a_courier(deployment, GoogleWorkbook(access, key))
    after.clock = lambda: datetime.now(UTC) + timedelta(minutes=5)
    after.step()
    after.step()
    assert ids_in(workbook, deployment) == Counter([*ids, *late])


def test_one_bad_row_is_put_aside_and_the_others_go_through(
    deployment: Deployment, round_: Round, workbook: GoogleWorkbook
) -> None:
    good = answer(deployment, round_, times=20)
    (bad,) = answer(deployment, round_, comment="x" * 50_001)
    courier = a_courier(deployment, workbook)
    for _ in range(20):
        courier.step()
    assert ids_in(workbook, deployment) == Counter(good)
    (standing,) = outbox.standing(deployment.engine, ["svar"])
    assert (standing.count, standing.aside) == (0, 1)
    assert standing.aside_reason is not None
    assert any(bad in line and "lagt til side" in line for line in told(workbook))


def test_a_late_copy_of_a_refused_batch_cannot_double_its_rows(
    deployment: Deployment, round_: Round, workbook: GoogleWorkbook, google: GoogleApi
) -> None:
    ids = answer(deployment, round_, times=2)
    frozen = batches.undecided(deployment.engine, "svar")
    assert frozen is None
    google.faults.add("late-copy", kind="spreadsheets.batchUpdate", calls=1000)
    courier = a_courier(deployment, workbook)
    courier.step()  # lost, and a copy is on its way
    (first,) = [one for one in [batches.undecided(deployment.engine, "svar")] if one]
    for _ in range(4):
        courier.step()
    google.late.land_all()
    assert ids_in(workbook, deployment) == Counter(ids)
    assert first.response_ids == tuple(sorted(ids))


@pytest.mark.parametrize(
    ("what", "cure"),
    [
        ("reader", f"del det med {SERVICE} som Redaktør"),
        ("none", f"del det med {SERVICE} som Redaktør"),
        ("gone", "findes ikke"),
        ("protected", "Fjern beskyttelsen"),
    ],
)
def test_what_a_person_must_do_is_told_and_all_comes_in_after(
    deployment: Deployment, round_: Round, google: GoogleApi, key: str, access: Access, what: str, cure: str
) -> None:
    workbook = GoogleWorkbook(access, key)
    before = answer(deployment, round_)
    courier = a_courier(deployment, workbook)
    courier.step()
    people = google.people(key)
    title = deployment.library.current(CHECKLIST).title
    match what:
        case "protected":
            people.protect(f"'{title}'!A1:Z1000")
        case "gone":
            people.trash()
            people.delete_file()
        case role:
            people.share(SERVICE, role)
    late = answer(deployment, round_)
    pause = courier.step()
    (standing,) = outbox.standing(deployment.engine, ["svar"])
    assert cure in (standing.fault or "")
    assert 300 <= pause <= 600
    if what == "gone":
        return
    if what == "protected":
        people.unprotect(title)
    else:
        people.share(SERVICE, "writer")
    courier.step()
    assert ids_in(workbook, deployment) == Counter([*before, *late])
    assert any("Leveringen stod stille" in line for line in told(workbook))


def test_a_used_up_quota_is_waited_for_and_is_no_fault(
    deployment: Deployment, round_: Round, google: GoogleApi, key: str
) -> None:
    ids = answer(deployment, round_)
    workbook = GoogleWorkbook(Access(Quota(), elsewhere=google.url), key)
    google.faults.add("429", kind="spreadsheets.batchUpdate")
    courier = a_courier(deployment, workbook)
    assert 30 <= courier.step() <= 60
    assert outbox.standing(deployment.engine, ["svar"])[0].fault is None
    free = GoogleWorkbook(Access(Quota(), elsewhere=google.url), key)
    courier.volumes = [free]
    courier.step()
    assert ids_in(free, deployment) == Counter(ids)


def test_a_deleted_row_does_not_come_back(
    deployment: Deployment, round_: Round, workbook: GoogleWorkbook, google: GoogleApi, key: str
) -> None:
    answer(deployment, round_, times=2)
    courier = a_courier(deployment, workbook)
    courier.step()
    title = deployment.library.current(CHECKLIST).title
    google.people(key).delete_rows(title, 1)
    (late,) = answer(deployment, round_)
    courier.step()
    found = ids_in(workbook, deployment)
    assert len(found) == 2
    assert late in found


def test_a_deleted_column_is_told_in_the_log(
    deployment: Deployment, round_: Round, workbook: GoogleWorkbook, google: GoogleApi, key: str
) -> None:
    answer(deployment, round_)
    courier = a_courier(deployment, workbook)
    courier.step()
    google.people(key).delete_columns(deployment.library.current(CHECKLIST).title, 8)
    for _ in range(2):
        answer(deployment, round_)
        courier.step()
    assert not courier.has_news
    assert any("var en kolonne slettet" in line for line in told(workbook))


def test_a_full_spreadsheet_is_followed_by_the_next(
    deployment: Deployment, round_: Round, google: GoogleApi, key: str, access: Access
) -> None:
    people = google.people(key)
    people.request("addSheet", {"properties": {"title": "Stor", "gridProperties": {"rowCount": 95_000}}})
    wide = {"sheetId": google.spreadsheet(key).tab("Stor").sheet_id, "dimension": "COLUMNS", "length": 75}
    people.request("appendDimension", wide)
    following = google.create("Svar 2")
    courier = a_courier(deployment, GoogleWorkbook(access, key), GoogleWorkbook(access, following))
    first = answer(deployment, round_)
    courier.step()
    second = answer(deployment, round_)
    courier.step()
    assert ids_in(GoogleWorkbook(access, key), deployment) == Counter(first)
    assert ids_in(GoogleWorkbook(access, following), deployment) == Counter(second)


def test_a_spreadsheet_that_is_nearly_full_is_told_once(
    deployment: Deployment, round_: Round, google: GoogleApi, key: str, workbook: GoogleWorkbook
) -> None:
    people = google.people(key)
    people.request("addSheet", {"properties": {"title": "Stor", "gridProperties": {"rowCount": 85_000}}})
    wide = {"sheetId": google.spreadsheet(key).tab("Stor").sheet_id, "dimension": "COLUMNS", "length": 75}
    people.request("appendDimension", wide)
    courier = a_courier(deployment, workbook)
    for _ in range(3):
        answer(deployment, round_)
        courier.step()
    assert len([line for line in told(workbook) if "FORANKRING_SPREADSHEET_NEXT" in line]) == 1
