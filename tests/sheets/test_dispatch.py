"""Dispatch: what is ripe when, at what cost, and who waits for whom; on a simulated clock."""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.store.tables import spreadsheets
from sheets.workbook import Appended, Batch, WorkbookError
from tests.sheets.simulated import START, InMemory, World, a_world, busiest_minute

#: The outage is played with one response and one row of a batch for so many; 1 plays it whole, in minutes.
SCALE = int(os.environ.get("OUTAGE_SCALE", "100"))
_GOOGLES_LIMIT = 60


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path)


def batches_of(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheets.delivery.BATCH_LIMIT", rows)
    monkeypatch.setattr("sheets.dispatch.BATCH_LIMIT", rows)


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_phones_in_a_minute_cost_three_calls_and_are_seen_in_four_seconds(
    world: World, seed: int
) -> None:
    (workbook,) = world.open("svar")
    chance = random.Random(seed)
    taps = [START + timedelta(seconds=0.6 * (n + chance.random())) for n in range(100)]
    wanted: list[str] = []
    while taps and world.now < START + timedelta(seconds=70):
        came = [tap for tap in taps if tap <= world.now]
        taps = taps[len(came) :]
        wanted += world.answer("svar", came)
        last = came[-1] if came else None
        world.tick(0.2)
    assert last is not None
    world.run(timedelta(seconds=5))
    assert workbook.ids == Counter(wanted)
    assert len(workbook.writes) <= 3
    assert workbook.writes[-1] - last <= timedelta(seconds=4)


def test_a_single_answer_is_ripe_when_none_came_for_a_while(world: World) -> None:
    world.open("svar")
    world.run(timedelta(seconds=1))
    world.answer("svar", [world.now])
    assert world.delivery.ripe(world.now + timedelta(seconds=3.4)) == []
    assert world.delivery.ripe(world.now + timedelta(seconds=3.5)) == ["svar"]


def test_an_outage_of_eight_hours_catches_up_within_the_quota(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches_of(500 // SCALE, monkeypatch)
    per_second = 12 / SCALE
    (workbook,) = world.open("svar")
    workbook.fault = WorkbookError("Google svarer ikke.")
    wanted: list[str] = []

    def pass_time(seconds: int, *, step: float) -> None:
        first, last = len(wanted), int(((world.now - START).total_seconds() + seconds) * per_second)
        moments = (START + timedelta(seconds=n / per_second) for n in range(first, last))
        wanted.extend(world.answer("svar", moments))
        world.run(timedelta(seconds=seconds), step=step)

    for _ in range(8 * 6):
        pass_time(600, step=60)
    assert world.waiting("svar") == len(wanted) == 8 * 3600 * per_second
    assert workbook.tries < 8 * 3600 / 300 + 20

    workbook.fault = None
    back = world.now
    while world.waiting("svar") > 500 // SCALE:
        pass_time(10, step=1)
        assert world.now - back < timedelta(minutes=25)
    world.run(timedelta(seconds=60))
    assert workbook.ids == Counter(wanted)
    assert busiest_minute(workbook.writes) <= _GOOGLES_LIMIT


def test_many_spreadsheets_that_share_a_quota_take_turns(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches_of(2, monkeypatch)
    books = world.open(*(f"hold-{n}" for n in range(20)))
    for n, book in enumerate(books):
        world.answer(book.name, (START - timedelta(seconds=60 * n) for _ in range(20)))
    for _ in range(2 * 60 * 5):
        world.tick(0.2)
        counts = [len(book.writes) for book in books]
        assert max(counts) - min(counts) <= 2
    assert busiest_minute(world.writes) <= _GOOGLES_LIMIT


def test_one_with_a_mountain_of_old_answers_leaves_the_others_their_turn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches_of(2, monkeypatch)
    world.open("bjerget", "lille")
    world.answer("bjerget", (START - timedelta(days=1) for _ in range(600)))
    world.run(timedelta(seconds=30))
    (id_,) = world.answer("lille", [world.now])
    asked = world.now
    while not world.workbooks["lille"].ids:
        world.tick(0.2)
    assert world.workbooks["lille"].ids == Counter([id_])
    assert world.waiting("bjerget") > 0
    # The bucket was empty when it came; the next call that Google allows is its own.
    later = [moment for moment in world.workbooks["bjerget"].writes if moment > asked + timedelta(seconds=4)]
    assert all(moment >= world.workbooks["lille"].writes[0] for moment in later)


def test_a_broken_spreadsheet_delays_no_other(world: World) -> None:
    broken, whole = world.open("i stykker", "hel")
    broken.fault = WorkbookError("Regnearket findes ikke.", permanent=True)
    world.answer("i stykker", [START] * 3)
    wanted = world.answer("hel", [START] * 3)
    world.run(timedelta(seconds=4))
    assert whole.ids == Counter(wanted)
    broken.fault = None
    world.run(timedelta(minutes=10), step=5)
    assert world.waiting("i stykker") == 0


def test_a_store_that_does_not_answer_is_told_of_with_a_cure_and_not_all_the_time(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.open("svar")
    world.run(timedelta(seconds=1))
    spreadsheets.drop(world.engine)
    stop = threading.Event()
    running = threading.Thread(target=world.delivery.run, args=(stop,))
    running.start()
    while not caplog.records:
        time.sleep(0.05)
    time.sleep(1)
    stop.set()
    running.join(timeout=30)
    while_running, at_the_end = (record.getMessage() for record in caplog.records)
    assert "Se efter, om der er plads på disken." in while_running
    assert at_the_end.endswith("Leveringen er stoppet.")


class Hanging(InMemory):
    """A workbook whose calls end when it is told."""

    def __init__(self, like: InMemory) -> None:
        super().__init__(like.name, like._quota, like._now)
        self.go_on = threading.Event()

    def append(self, batch: Batch) -> Appended:
        """Wait, then take the batch."""
        self.go_on.wait()
        return super().append(batch)


def test_a_spreadsheet_that_hangs_holds_up_no_other(world: World) -> None:
    (stuck, whole) = world.open("hænger", "hel")
    world.workbooks["hænger"] = hanging = Hanging(stuck)
    world.answer("hænger", [START])
    wanted = world.answer("hel", [START])
    world.now += timedelta(seconds=10)
    stop = threading.Event()
    thread = threading.Thread(target=world.delivery.run, args=[stop])
    thread.start()
    try:
        _until(lambda: whole.ids == Counter(wanted))
        assert not hanging.ids
    finally:
        hanging.go_on.set()
        _until(lambda: len(hanging.ids) == 1)
        stop.set()
        thread.join()


def _until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
