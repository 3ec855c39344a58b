"""Delivery: from the outbox to the workbook, every response exactly once.

A batch is frozen in the store before it is sent and the workbook remembers the newest batch it holds, both
under one number. Whatever stops us in between, the next step compares the two numbers and knows what
arrived; and no row is written whose response id stands in its tab already.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from app.core.checklist import Checklist, find_version
from app.core.response import new_id
from app.definitions.library import Library
from app.store import outbox, responses, rounds
from sheets.answers import answers_row, answers_tab
from sheets.workbook import Batch, Row, Tab, Workbook, WorkbookError

log = logging.getLogger(__name__)

#: The most rows that one batch carries.
BATCH_LIMIT = 500
#: How long a writer that says nothing stays the only writer.
LEASE = timedelta(seconds=15)
#: How often a workbook nobody answers to is looked at: an older copy may have been put back.
LOOK_AGAIN = timedelta(seconds=60)
_FIRST_PAUSE = 1.0  # seconds before the first new try after a fault, doubled each time
_LONGEST_PAUSE = 15.0  # a person who closes the file expects the rows soon


@dataclass(slots=True)
class Courier:
    """Carries responses to one spreadsheet. `name` is what the outbox calls it."""

    engine: Engine
    library: Library
    name: str
    workbook: Workbook
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    holder: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}:{new_id(6)}")
    _faults: int = 0
    _looked_at: datetime | None = None

    def step(self) -> float:
        """Deliver what waits, if we are the writer; return how many seconds to pause before the next step.

        A workbook that cannot be written is recorded for `forankring status` and tried again.
        """
        now = self.clock()
        if not self._is_due(now):
            return 0.0
        if not outbox.take_lease(
            self.engine, self.name, holder=self.holder, now=now, length=LEASE, is_gone=_is_gone
        ):
            return 1.0
        try:
            self._deliver()
        except WorkbookError as error:
            return self._pause_after(error)
        self._looked_at = now
        if self._faults:
            outbox.clear_fault(self.engine, self.name)
            log.info("Leveringen til %s er i gang igen.", self.workbook.name)
        self._faults = 0
        return 0.0

    def stop(self) -> None:
        """Let another writer in at once."""
        outbox.release_lease(self.engine, self.name, holder=self.holder)

    def _is_due(self, now: datetime) -> bool:
        if self._looked_at is None or now - self._looked_at >= LOOK_AGAIN:
            return True
        return outbox.count_waiting(self.engine, self.name) > 0

    def _deliver(self) -> None:
        latest = self.workbook.latest_batch()
        outbox.settle(self.engine, self.name, latest=latest)
        while True:
            number, ids = outbox.freeze(self.engine, self.name, latest=latest, limit=BATCH_LIMIT)
            if not ids:
                return
            rows = rows_of(self.engine, self.library, ids)
            done = self.workbook.append(Batch(number, rows, after=latest))
            outbox.mark_delivered(self.engine, self.name, batch=number, now=self.clock())
            latest = number
            log.info("%d svar leveret til %s.", done.written, self.workbook.name)
            for note in done.notes:
                log.warning("%s: %s", self.workbook.name, note)

    def _pause_after(self, error: WorkbookError) -> float:
        message = str(error)
        outbox.mark_fault(self.engine, self.name, fault=message, now=self.clock())
        waiting = outbox.count_waiting(self.engine, self.name)
        log.warning("Leveringen venter (%d svar): %s", waiting, message)
        pause = _LONGEST_PAUSE if error.permanent else min(_FIRST_PAUSE * 2**self._faults, _LONGEST_PAUSE)
        self._faults = min(self._faults + 1, 10)
        return pause


def rows_of(engine: Engine, library: Library, ids: Iterable[str]) -> list[tuple[Tab, list[Row]]]:
    """Return the rows of these responses, by the tab they belong to, in the order of the ids.

    A tab has the columns of the newest version of its checklist that is known; a response that was given to
    an older one adds the columns that only it has.
    """
    ids = list(ids)
    found = {one.id: one for one in responses.by_ids(engine, ids)}
    known = rounds.by_ids(engine, {one.round_id for one in found.values()})
    versions: dict[str, dict[str, Checklist]] = {}
    rows: dict[str, list[Row]] = {}
    for id_ in ids:
        round_ = known[found[id_].round_id]
        checklist = find_version(library.version, round_.checklist_id, found[id_].version)
        versions.setdefault(checklist.id, {})[checklist.version] = checklist
        rows.setdefault(checklist.id, []).append(answers_row(found[id_], round_, checklist))
    return [(_tab(versions[id_].values()), rows[id_]) for id_ in sorted(rows)]


def _tab(versions: Iterable[Checklist]) -> Tab:
    newest_first = sorted(versions, key=lambda one: int(one.version), reverse=True)
    return answers_tab(*newest_first)


def _is_gone(holder: str) -> bool:
    """Say whether the lease's holder was a process of this machine that has ended.

    Only where asking does no harm: on Windows the lease runs out by itself.
    """
    host, pid, _ = holder.split(":")
    if os.name != "posix" or host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
