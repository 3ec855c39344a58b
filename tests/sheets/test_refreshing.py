"""When an overview is made by itself: after a quiet while, by one process, again after a fault."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine

from app.store import batches, leases, refreshes
from app.store.engine import open_store
from sheets.refreshing import LONGEST, Refresher
from tests.store.builders import NOW

QUIET = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Making:
    """Makes overviews, or says why it cannot."""

    engine: Engine
    clock: Clock
    faults: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def __call__(self, report: str, stop: Event) -> str:
        assert not stop.is_set()
        fault = self.faults.pop(0) if self.faults else ""
        if not fault:
            self.made.append(report)
            refreshes.mark(self.engine, report, at=self.clock())
        return fault


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/forankring.db")
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def making(store: Engine, clock: Clock) -> Making:
    return Making(store, clock)


def a_refresher(making: Making, *, holder: str = "vært:1:en") -> Refresher:
    reports = {"svar": ["svar", "team-1"], "team-1": ["team-1"]}
    return Refresher(making.engine, lambda: reports, making, QUIET, holder, making.clock)


def deliver(engine: Engine, name: str, now: datetime) -> None:
    leases.take(engine, name, holder="vært:1:levering", now=now, length=SECOND)
    batches.mark_delivered(engine, name, batch=1, now=now)


def steps(refresher: Refresher, clock: Clock, until: datetime) -> None:
    """Let the refresher look every second until then."""
    while clock.now < until:
        clock.now += SECOND
        for report in refresher.due(clock.now):
            refresher.step(report, Event())


def test_nothing_is_made_before_there_are_answers(making: Making, clock: Clock) -> None:
    steps(a_refresher(making), clock, NOW + 5 * QUIET)
    assert making.made == []


def test_the_overview_is_made_once_when_no_answers_came_for_a_while(making: Making, clock: Clock) -> None:
    refresher = a_refresher(making)
    deliver(making.engine, "svar", NOW)
    steps(refresher, clock, NOW + QUIET - SECOND)
    assert making.made == []
    steps(refresher, clock, NOW + 5 * QUIET)
    assert making.made == ["svar"]


def test_a_teams_own_answers_are_in_its_report_and_in_that_of_all(making: Making, clock: Clock) -> None:
    deliver(making.engine, "team-1", NOW)
    steps(a_refresher(making), clock, NOW + 2 * QUIET)
    assert making.made == ["svar", "team-1"]


def test_answers_that_keep_coming_do_not_hold_it_back_for_ever(making: Making, clock: Clock) -> None:
    refresher = a_refresher(making)
    while clock.now < NOW + (LONGEST + 1) * QUIET:
        deliver(making.engine, "svar", clock.now)
        steps(refresher, clock, clock.now + QUIET / 2)
    assert making.made == ["svar"]


def test_answers_that_came_while_it_was_made_have_it_made_again(making: Making, clock: Clock) -> None:
    refresher = a_refresher(making)
    deliver(making.engine, "svar", NOW)
    refreshes.mark(making.engine, "svar", at=NOW - SECOND)
    steps(refresher, clock, NOW + 2 * QUIET)
    assert making.made == ["svar"]


def test_it_is_made_again_when_a_day_begins_in_copenhagen(making: Making, clock: Clock) -> None:
    midnight = datetime(2026, 11, 23, 23, tzinfo=UTC)
    refresher = a_refresher(making)
    deliver(making.engine, "svar", midnight - 4 * QUIET)
    clock.now = midnight - 3 * QUIET
    steps(refresher, clock, midnight - SECOND)
    assert making.made == ["svar"]
    making.faults = ["Filen er åben. Luk den."]
    steps(refresher, clock, midnight + QUIET)
    assert making.made == ["svar"] * 2
    steps(refresher, clock, midnight + 5 * QUIET)
    assert making.made == ["svar"] * 2


def test_two_processes_make_one_overview(making: Making, clock: Clock) -> None:
    first, second = a_refresher(making), a_refresher(making, holder="vært:2:to")
    deliver(making.engine, "svar", NOW)
    clock.now = NOW + 2 * QUIET
    name = refreshes.lease_name("svar")
    assert leases.take(making.engine, name, holder="vært:1:en", now=clock.now, length=QUIET)
    second.step("svar", Event())
    assert making.made == []
    first.step("svar", Event())
    assert making.made == ["svar"]
    assert second.due(clock.now) == []


def test_a_process_that_died_lets_the_next_in(making: Making, clock: Clock) -> None:
    deliver(making.engine, "svar", NOW)
    name = refreshes.lease_name("svar")
    leases.take(making.engine, name, holder="vært:3:død", now=clock.now, length=QUIET)
    steps(a_refresher(making), clock, NOW + 3 * QUIET)
    assert making.made == ["svar"]


def test_a_fault_is_told_once_with_its_cure_and_tried_again_later_each_time(
    making: Making, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    making.faults = ["Filen er åben. Luk den."] * 3
    refresher = a_refresher(making)
    deliver(making.engine, "svar", NOW)
    tried = []
    while not making.made:
        left = len(making.faults)
        steps(refresher, clock, clock.now + SECOND)
        if len(making.faults) < left:
            tried.append(clock.now)
            standing = refreshes.standing(making.engine, "svar")
            assert (standing.fault, standing.fault_since) == ("Filen er åben. Luk den.", tried[0])
    tried.append(clock.now)
    pauses = [later - earlier for earlier, later in pairwise(tried)]
    assert pauses == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    told = [record.message for record in caplog.records]
    assert told == ["Overblikket venter: Filen er åben. Luk den.", "Overblikket bliver lavet igen."]
    assert refreshes.standing(making.engine, "svar").fault is None


def test_a_fault_nobody_foresaw_ends_nothing(making: Making, caplog: pytest.LogCaptureFixture) -> None:
    stop = Event()
    seen: list[str] = []

    def failing(report: str, _stop: Event) -> str:
        seen.append(report)
        if len(seen) == 2:
            stop.set()
        raise RuntimeError

    deliver(making.engine, "svar", NOW)
    making.clock.now = NOW + 2 * QUIET
    Refresher(making.engine, lambda: {"svar": ["svar"]}, failing, QUIET, "vært:1:en", making.clock).run(stop)
    assert seen == ["svar", "svar"]
    assert "Uventet fejl" in caplog.text
