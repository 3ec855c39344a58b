"""When overviews were made, and why they wait: kept beside the spreadsheets and apart from them."""

from datetime import timedelta

from sqlalchemy import Engine

from app.store import batches, leases, outbox, refreshes
from app.store.refreshes import Refreshed
from tests.store.builders import NOW

LATER = NOW + timedelta(minutes=5)


def test_an_overview_that_was_never_made_has_nothing_to_tell(store: Engine) -> None:
    assert refreshes.standing(store, "svar") == Refreshed("svar")


def test_a_fault_stands_since_it_was_first_seen_until_the_overview_is_made(store: Engine) -> None:
    assert refreshes.mark_fault(store, "svar", fault="Filen er åben.", now=NOW)
    assert not refreshes.mark_fault(store, "svar", fault="Filen er åben.", now=LATER)
    assert refreshes.standing(store, "svar") == Refreshed("svar", None, "Filen er åben.", NOW)
    refreshes.mark(store, "svar", at=LATER)
    assert refreshes.standing(store, "svar") == Refreshed("svar", LATER)


def test_the_newest_delivery_is_that_of_all_the_reports_spreadsheets(store: Engine) -> None:
    assert refreshes.newest_delivery(store, ["svar", "team-1"]) is None
    for name, now in (("svar", LATER), ("team-1", NOW)):
        leases.take(store, name, holder="a:1:b", now=NOW, length=timedelta(seconds=1))
        batches.mark_delivered(store, name, batch=1, now=now)
    assert refreshes.newest_delivery(store, ["svar", "team-1"]) == LATER
    assert refreshes.newest_delivery(store, ["team-1"]) == NOW


def test_a_spreadsheet_and_its_overview_are_leased_apart(store: Engine) -> None:
    second = timedelta(seconds=1)
    for name in ("svar", refreshes.lease_name("svar")):
        assert leases.take(store, name, holder="a:1:b", now=NOW, length=second)
    leases.release(store, refreshes.lease_name("svar"), holder="a:1:b")
    assert not leases.take(store, "svar", holder="c:2:d", now=NOW, length=second)
    assert leases.take(store, refreshes.lease_name("svar"), holder="c:2:d", now=NOW, length=second)


def test_an_overview_that_waits_is_no_fault_of_the_delivery(store: Engine) -> None:
    refreshes.mark_fault(store, "svar", fault="Filen er åben.", now=NOW)
    (standing,) = outbox.standing(store, ["svar"])
    assert standing.fault is None
