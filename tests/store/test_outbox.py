"""The outbox knows what waits, what is on its way and what arrived."""

import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.store import batches, leases, outbox
from app.store.responses import Responses
from tests.store.builders import NOW, a_response, a_round

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ids(store: Engine) -> list[str]:
    """Three responses that wait, sorted by id."""
    round_ = a_round(store)
    saved = [a_response(round_) for _ in range(3)]
    for later, one in enumerate(saved):
        Responses(store).save(one, spreadsheet="svar", now=NOW + later * MINUTE)
    assert leases.take(store, "svar", holder="en", now=NOW, length=MINUTE)
    return sorted(one.id for one in saved)


def freeze(store: Engine, latest: int | None) -> tuple[int, list[str]]:
    made = batches.freeze(store, "svar", latest=latest, limit=10)
    return (made.number, list(made.response_ids)) if made else (0, [])


@pytest.mark.usefixtures("ids")
def test_it_tells_how_many_wait_and_since_when(store: Engine) -> None:
    standing = outbox.standing(store, ["svar", "individdata"])
    assert [(one.count, one.since) for one in standing] == [(3, NOW), (0, None)]


def test_the_rows_of_a_batch_do_not_tell_who_answered_first(store: Engine, ids: list[str]) -> None:
    assert freeze(store, 0) == (1, ids)


def test_delivered_responses_wait_no_more_and_their_times_are_gone(store: Engine, ids: list[str]) -> None:
    number, _ = freeze(store, 0)
    batches.mark_delivered(store, "svar", batch=number, now=NOW)
    (standing,) = outbox.standing(store, ["svar"])
    assert (standing.count, standing.since, standing.delivered_at) == (0, None, NOW)
    assert freeze(store, number) == (0, [])
    assert len(ids) == 3


def test_a_batch_that_arrived_before_we_died_is_not_sent_again(store: Engine, ids: list[str]) -> None:
    freeze(store, 0)
    batches.settle(store, "svar", latest=1, now=NOW)
    assert freeze(store, 1)[1] == []
    assert outbox.count_waiting(store, "svar") == 0
    assert len(ids) == 3


def test_a_batch_that_never_arrived_is_sent_again_as_it_was(store: Engine, ids: list[str]) -> None:
    made = batches.freeze(store, "svar", latest=0, limit=10)
    batches.settle(store, "svar", latest=0, now=NOW)
    assert made is not None
    assert batches.undecided(store, "svar") == made
    assert freeze(store, 0) == (0, [])
    assert list(made.response_ids) == ids


def test_what_an_older_copy_of_the_workbook_lost_is_sent_again(store: Engine, ids: list[str]) -> None:
    number, _ = freeze(store, 0)
    batches.mark_delivered(store, "svar", batch=number, now=NOW)
    batches.settle(store, "svar", latest=0, now=NOW)
    assert freeze(store, 0) == (2, ids)


def test_the_number_is_above_what_the_workbook_has_seen(store: Engine, ids: list[str]) -> None:
    assert freeze(store, 41) == (42, ids)


def test_there_is_one_writer_until_its_lease_runs_out(store: Engine) -> None:
    assert leases.take(store, "svar", holder="en", now=NOW, length=MINUTE)
    assert not leases.take(store, "svar", holder="to", now=NOW, length=MINUTE)
    assert leases.take(store, "svar", holder="to", now=NOW + MINUTE, length=MINUTE)
    assert not leases.take(store, "svar", holder="en", now=NOW + MINUTE, length=MINUTE)


def test_a_writer_that_is_gone_or_steps_aside_lets_the_next_in(store: Engine) -> None:
    told = subprocess.check_output(
        [sys.executable, "-c", "from app.store import leases; print(leases.new_holder())"], encoding="utf-8"
    )
    gone = told.strip()
    assert leases.take(store, "svar", holder=gone, now=NOW, length=MINUTE)
    assert leases.take(store, "svar", holder="to", now=NOW, length=MINUTE)
    leases.release(store, "svar", holder=gone)
    assert not leases.take(store, "svar", holder="tre", now=NOW, length=MINUTE)
    leases.release(store, "svar", holder="to")
    assert leases.take(store, "svar", holder="tre", now=NOW, length=MINUTE)


@pytest.mark.usefixtures("ids")
def test_a_fault_keeps_the_time_it_was_first_seen(store: Engine) -> None:
    outbox.mark_fault(store, "svar", fault="Filen er åben.", now=NOW)
    outbox.mark_fault(store, "svar", fault="Filen er åben.", now=NOW + MINUTE)
    (standing,) = outbox.standing(store, ["svar"])
    assert (standing.fault, standing.fault_since) == ("Filen er åben.", NOW)
    outbox.clear_fault(store, "svar")
    assert outbox.standing(store, ["svar"])[0].fault is None
