"""Batches are frozen, divided, put aside and taken back; nothing of them is ever lost."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.store import batches, leases, outbox
from app.store.batches import Frozen
from app.store.outbox import Load
from app.store.responses import Responses
from tests.store.builders import NOW, a_response, a_round

MINUTE = timedelta(minutes=1)
REPAIRED = NOW + timedelta(days=2, minutes=20)
HOUR_OF_REPAIR = REPAIRED.replace(minute=0, second=0)


@pytest.fixture
def ids(store: Engine) -> list[str]:
    """Five responses that wait, sorted by id."""
    round_ = a_round(store)
    saved = [a_response(round_) for _ in range(5)]
    for later, one in enumerate(saved):
        Responses(store).save(one, spreadsheet="svar", now=NOW + later * MINUTE)
    assert leases.take(store, "svar", holder="en", now=NOW, length=MINUTE)
    return sorted(one.id for one in saved)


def freeze(store: Engine) -> Frozen:
    made = batches.freeze(store, "svar", latest=None, limit=10)
    assert made is not None
    return made


def deliver(store: Engine) -> Frozen:
    made = freeze(store)
    batches.mark_delivered(store, "svar", batch=made.number, now=NOW)
    return made


def test_nothing_is_undecided_before_a_batch_is_frozen_and_after_it_arrived(
    store: Engine, ids: list[str]
) -> None:
    assert batches.undecided(store, "svar") is None
    assert list(deliver(store).response_ids) == ids
    assert batches.undecided(store, "svar") is None


def test_the_oldest_batch_of_unknown_end_comes_first(store: Engine, ids: list[str]) -> None:
    first = batches.freeze(store, "svar", latest=None, limit=2)
    second = freeze(store)
    assert batches.undecided(store, "svar") == first
    assert first is not None
    batches.mark_delivered(store, "svar", batch=first.number, now=NOW)
    assert batches.undecided(store, "svar") == second
    assert sorted([*first.response_ids, *second.response_ids]) == ids


def test_a_batch_holds_no_more_than_there_is_room_for_but_always_one(store: Engine, ids: list[str]) -> None:
    made = batches.freeze(store, "svar", latest=None, limit=10, room=1)
    assert made is not None
    assert len(made.response_ids) == 1
    assert made.response_ids[0] in ids


def test_a_blank_batch_carries_no_response_and_is_known_until_it_arrived(
    store: Engine, ids: list[str]
) -> None:
    blank = batches.blank(store, "svar", latest=None)
    assert blank.response_ids == ()
    assert batches.undecided(store, "svar") == blank
    batches.mark_delivered(store, "svar", batch=blank.number, now=NOW)
    assert list(freeze(store).response_ids) == ids


def test_a_renewed_batch_differs_in_its_token_alone(store: Engine, ids: list[str]) -> None:
    made = freeze(store)
    batches.renew(store, "svar", batch=made.number)
    renewed = batches.undecided(store, "svar")
    assert renewed is not None
    assert renewed.token != made.token
    assert (renewed.number, renewed.id, renewed.response_ids) == (made.number, made.id, tuple(ids))


def test_a_batch_is_divided_into_two_new_ones(store: Engine, ids: list[str]) -> None:
    made = freeze(store)
    batches.split(store, "svar", batch=made.number)
    halves = []
    while half := batches.undecided(store, "svar"):
        halves.append(half)
        batches.mark_delivered(store, "svar", batch=half.number, now=NOW)
    assert [one.response_ids for one in halves] == [tuple(ids[:2]), tuple(ids[2:])]
    assert made.number < halves[0].number < halves[1].number
    assert len({made.id, *(one.id for one in halves)}) == 3
    assert len({made.token, *(one.token for one in halves)}) == 3


def test_a_batch_of_one_is_divided_into_one(store: Engine, ids: list[str]) -> None:
    made = batches.freeze(store, "svar", latest=None, limit=1)
    assert made is not None
    batches.split(store, "svar", batch=made.number)
    half = batches.undecided(store, "svar")
    assert half is not None
    assert half.response_ids == made.response_ids
    assert half.number != made.number
    assert set(half.response_ids) < set(ids)


def test_a_batch_that_another_writer_settled_is_neither_divided_nor_put_aside(
    store: Engine, ids: list[str]
) -> None:
    made = deliver(store)
    batches.split(store, "svar", batch=made.number)
    batches.put_aside(store, "svar", batch=made.number, reason="Afvist.", now=NOW)
    assert batches.undecided(store, "svar") is None
    assert outbox.refused(store, "svar") == {}
    assert outbox.delivered_ids(store, "svar") == set(ids)


def test_what_is_put_aside_waits_no_more_and_is_told_with_its_reason(store: Engine, ids: list[str]) -> None:
    bad = batches.freeze(store, "svar", latest=None, limit=1)
    assert bad is not None
    batches.put_aside(store, "svar", batch=bad.number, reason="Teksten er for lang.", now=NOW)
    (standing,) = outbox.standing(store, ["svar"])
    assert (standing.count, standing.aside, standing.aside_reason) == (4, 1, "Teksten er for lang.")
    assert outbox.refused(store, "svar") == dict.fromkeys(bad.response_ids, "Teksten er for lang.")
    assert set(freeze(store).response_ids) == set(ids) - set(bad.response_ids)
    assert batches.freeze(store, "svar", latest=None, limit=10) is None


def test_what_is_taken_back_waits_as_before(store: Engine, ids: list[str]) -> None:
    made = freeze(store)
    batches.put_aside(store, "svar", batch=made.number, reason="Afvist.", now=NOW)
    assert outbox.loads(store) == {}
    assert batches.take_back(store, "svar") == 5
    assert batches.take_back(store, "svar") == 0
    assert outbox.loads(store) == {"svar": Load(5, NOW, NOW + 4 * MINUTE)}
    assert list(freeze(store).response_ids) == ids


def test_what_is_sent_again_waits_since_the_hour_it_was_asked_for(store: Engine, ids: list[str]) -> None:
    deliver(store)
    assert batches.send_again(store, "svar", ids[:2], now=REPAIRED) == 2
    assert outbox.loads(store) == {"svar": Load(2, HOUR_OF_REPAIR, HOUR_OF_REPAIR)}
    assert outbox.delivered_ids(store, "svar") == set(ids[2:])
    assert list(freeze(store).response_ids) == ids[:2]


def test_only_what_was_delivered_there_is_sent_again(store: Engine, ids: list[str]) -> None:
    first = batches.freeze(store, "svar", latest=None, limit=2)
    assert first is not None
    assert batches.send_again(store, "svar", ids, now=REPAIRED) == 0
    batches.mark_delivered(store, "svar", batch=first.number, now=NOW)
    assert batches.send_again(store, "individdata", ids, now=REPAIRED) == 0
    assert batches.send_again(store, "svar", [*ids, "ukendt"], now=REPAIRED) == 2


def test_thousands_are_sent_again_in_one_go(store: Engine) -> None:
    round_ = a_round(store)
    saves = Responses(store)
    saved = [a_response(round_) for _ in range(1100)]
    for one in saved:
        saves.save(one, spreadsheet="svar", now=NOW)
    leases.take(store, "svar", holder="en", now=NOW, length=MINUTE)
    made = batches.freeze(store, "svar", latest=None, limit=2000)
    assert made is not None
    batches.mark_delivered(store, "svar", batch=made.number, now=NOW)
    many = [*made.response_ids, *(f"ukendt{number}" for number in range(300_000))]
    assert batches.send_again(store, "svar", many, now=REPAIRED) == 1100


def test_what_an_older_copy_lost_is_known_and_waits_since_the_hour_it_was_found(
    store: Engine, ids: list[str]
) -> None:
    first = batches.freeze(store, "svar", latest=0, limit=2)
    assert first is not None
    batches.mark_delivered(store, "svar", batch=first.number, now=NOW)
    later = deliver(store)
    assert batches.lost_ids(store, "svar", latest=later.number) == set()
    assert batches.lost_ids(store, "svar", latest=first.number) == set(later.response_ids)
    batches.settle(store, "svar", latest=first.number, now=REPAIRED)
    assert outbox.loads(store) == {"svar": Load(3, HOUR_OF_REPAIR, HOUR_OF_REPAIR)}
    assert outbox.delivered_ids(store, "svar") == set(first.response_ids)
    assert len(ids) == 5
