"""Refreshing: overviews made by themselves, a while after new answers stand in the spreadsheet, and each day.

A deadline passes, a round is closed and a plan is written in without any answer being sent.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.core.response import local
from app.store import leases, refreshes

log = logging.getLogger(__name__)

#: While answers keep coming, the overview waits at most so many times the quiet that it waits for.
LONGEST = 10
_TICK = 1.0  # seconds between two looks
_LEASE = timedelta(seconds=60)
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)


@dataclass(slots=True)
class Refresher:
    """Makes a report's overview when no answers came for `quiet` or a day began, one report at a time.

    `reports` gives the names of the spreadsheets of each report. `refresh` makes the overview of one, or
    returns why it could not; it ends soon after `stop` is set.
    """

    engine: Engine
    reports: Callable[[], Mapping[str, Sequence[str]]]
    refresh: Callable[[str, Event], str]
    quiet: timedelta
    holder: str
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _since: dict[str, datetime] = field(default_factory=dict)
    _not_before: dict[str, datetime] = field(default_factory=dict)
    _pauses: dict[str, timedelta] = field(default_factory=dict)

    def run(self, stop: Event) -> None:
        """Refresh until `stop` is set; nothing that goes wrong ends it."""
        while not stop.wait(_TICK):
            try:
                for report in self.due(self.clock()):
                    self.step(report, stop)
            except SQLAlchemyError as error:
                log.warning("Databasen svarer ikke (%s). Overblikket venter.", type(error).__name__)
            except Exception:
                log.exception("Uventet fejl i opdateringen af overblikket. Prøver igen.")

    def due(self, now: datetime) -> list[str]:
        """Return the reports whose overview is to be made now."""
        return [report for report, names in self.reports().items() if self._is_due(report, names, now)]

    def step(self, report: str, stop: Event) -> None:
        """Make the report's overview, unless another process is about it."""
        name = refreshes.lease_name(report)
        now = self.clock()
        if not leases.take(self.engine, name, holder=self.holder, now=now, length=_LEASE):
            return
        try:
            had_fault = refreshes.standing(self.engine, report).fault is not None
            fault = self.refresh(report, stop)
        finally:
            leases.release(self.engine, name, holder=self.holder)
        if stop.is_set():
            return
        if fault:
            self._pause(report, fault)
            return
        self._since.pop(report, None)
        self._pauses.pop(report, None)
        if had_fault:
            log.info("Overblikket bliver lavet igen.")

    def _is_due(self, report: str, names: Sequence[str], now: datetime) -> bool:
        newest = refreshes.newest_delivery(self.engine, names)
        made = refreshes.standing(self.engine, report).at
        if newest is None or (made is not None and newest <= made):
            self._since.pop(report, None)
            return made is not None and local(made).date() < local(now).date() and self._may_try(report, now)
        since = self._since.setdefault(report, now)
        return self._may_try(report, now) and self._is_quiet(newest, since, now)

    def _may_try(self, report: str, now: datetime) -> bool:
        return now >= self._not_before.get(report, now)

    def _is_quiet(self, newest: datetime, since: datetime, now: datetime) -> bool:
        return now - newest >= self.quiet or now - since >= LONGEST * self.quiet

    def _pause(self, report: str, fault: str) -> None:
        """Record and log why the overview waits, once, and try again later each time."""
        now = self.clock()
        pause = self._pauses.get(report, _FIRST_PAUSE)
        self._not_before[report] = now + pause
        self._pauses[report] = min(2 * pause, _LONGEST_PAUSE)
        if refreshes.mark_fault(self.engine, report, fault=fault, now=now):
            log.warning("Overblikket venter: %s", fault)
