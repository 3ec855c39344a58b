"""Delivery: from the outbox to the workbook, every response exactly once.

A batch is frozen in the store before it is sent, with a number, an id and a token, and it is the same batch
until it is known to have arrived. However often it is sent, the workbook takes it once: an .xlsx file
remembers the newest number, a Google spreadsheet keeps the token. Whatever stops us in between, the next step
sends it again.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from app.definitions.library import Library
from app.store import batches, leases, outbox, volumes
from app.store.batches import Frozen
from sheets.log import LOG, Event, local_text, log_row
from sheets.parcels import rows_of
from sheets.pauses import Pauses
from sheets.workbook import Appended, Batch, BusyError, RefusedError, TokenTakenError, Workbook, WorkbookError

log = logging.getLogger(__name__)

#: The most rows that one batch carries, and the most characters of answers: well under 2 MB as JSON.
BATCH_LIMIT = 500
BATCH_CHARACTERS = 700_000
#: From how full a workbook people are told, and from how full the next volume is begun, 0 to 1.
NEARLY_FULL = 0.8
FULL = 0.95
#: A bad row among 500 is refused at most 10 times before it stands alone. More in a row: it is not the row.
_MOST_REFUSALS = 20


@dataclass(slots=True)
class Courier:
    """Carries responses to one spreadsheet. `name` is what the outbox calls it.

    `volumes` are the workbooks that follow each other when one is full.
    """

    engine: Engine
    library: Library
    name: str
    volumes: Sequence[Workbook]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    holder: str = field(default_factory=leases.new_holder)
    _pauses: Pauses = field(default_factory=Pauses)
    _refusals: int = 0
    _events: list[Event] = field(default_factory=list)
    _is_told_full: bool = False

    @property
    def workbook(self) -> Workbook:
        """Return the volume that is written in."""
        return self.volumes[min(volumes.current(self.engine, self.name), len(self.volumes) - 1)]

    def step(self) -> float:
        """Deliver one batch of what waits, if we are the writer; return how many seconds to pause after it.

        A workbook that cannot be written is recorded for `forankring status` and tried again.
        """
        workbook = self.workbook
        if not leases.take(
            self.engine,
            self.name,
            holder=self.holder,
            now=self.clock(),
            length=workbook.patience.call,
        ):
            return 1.0
        try:
            self._deliver(workbook)
        except BusyError as error:
            return error.seconds
        except WorkbookError as error:
            return self._pause_after(error, workbook)
        if self._pauses.has_faults:
            self._pauses.reset()
            outbox.clear_fault(self.engine, self.name)
            log.info("Leveringen til %s er i gang igen.", workbook.name)
        return 0.0

    @property
    def has_news(self) -> bool:
        """Say whether something is to be told in the log although no response waits."""
        return bool(self._events)

    def stop(self) -> None:
        """Let another writer in at once."""
        leases.release(self.engine, self.name, holder=self.holder)

    def _deliver(self, workbook: Workbook) -> None:
        latest = workbook.latest_batch()
        if latest is not None:
            batches.settle(self.engine, self.name, latest=latest, now=self.clock())
        frozen = self._next(latest)
        if frozen is None:
            return
        try:
            self._send(frozen, workbook, latest)
        except TokenTakenError:
            batches.renew(self.engine, self.name, batch=frozen.number)
        except RefusedError as error:
            self._divide(frozen, error)

    def _next(self, latest: int | None) -> Frozen | None:
        """Return the batch to send: one of unknown end first, then what waits, then what is to be told."""
        frozen = batches.undecided(self.engine, self.name) or batches.freeze(
            self.engine, self.name, latest=latest, limit=BATCH_LIMIT, room=BATCH_CHARACTERS
        )
        if frozen is None and self._events:
            return batches.blank(self.engine, self.name, latest=latest)
        return frozen

    def _send(self, frozen: Frozen, workbook: Workbook, latest: int | None) -> None:
        events = [*self._events, *self._standstill()]
        rows = rows_of(self.engine, self.library, frozen.response_ids)
        if events:
            rows.append((LOG, [log_row(event, now=self.clock()) for event in events]))
        done = workbook.append(Batch(frozen.number, rows, after=latest, id=frozen.id, token=frozen.token))
        batches.mark_delivered(self.engine, self.name, batch=frozen.number, now=self.clock())
        self._events.clear()
        self._refusals = 0
        log.info("%d svar leveret til %s.", len(frozen.response_ids), workbook.name)
        self._take_note(done, workbook)

    def _take_note(self, done: Appended, workbook: Workbook) -> None:
        for note in done.notes:
            log.warning("%s: %s", workbook.name, note)
            self._events.append(Event(note))
        full = done.fullness or 0.0
        here = self.volumes.index(workbook)
        if full >= FULL and here + 1 < len(self.volumes):
            volumes.turn_to(self.engine, self.name, here + 1)
            self._events.append(Event(f"{workbook.name} er fuldt. Herfra står svarene i dette regneark."))
            self._is_told_full = False
        elif full >= NEARLY_FULL and not self._is_told_full:
            self._is_told_full = True
            cure = "Lav et nyt regneark, del det, og sæt det i FORANKRING_SPREADSHEET_NEXT."
            self._events.append(Event(f"Regnearket er {full:.0%} fyldt.", cure))

    def _divide(self, frozen: Frozen, error: RefusedError) -> None:
        """Send the halves of a refused batch by themselves; put a single response aside with the reason."""
        self._refusals += 1
        if self._refusals > _MOST_REFUSALS:
            batches.take_back(self.engine, self.name)
            raise WorkbookError(str(error), permanent=True) from error
        if len(frozen.response_ids) > 1:
            batches.split(self.engine, self.name, batch=frozen.number)
            return
        reason = str(error)
        batches.put_aside(self.engine, self.name, batch=frozen.number, reason=reason, now=self.clock())
        log.warning("Svaret %s er lagt til side: %s", ", ".join(frozen.response_ids), reason)
        told = f"Svaret {', '.join(frozen.response_ids)} er lagt til side, fordi regnearket afviser det."
        self._events.append(Event(told, f"{reason} Se 'forankring status'."))

    def _pause_after(self, error: WorkbookError, workbook: Workbook) -> float:
        message = str(error)
        outbox.mark_fault(self.engine, self.name, fault=message, now=self.clock())
        waiting = outbox.count_waiting(self.engine, self.name)
        log.warning("Leveringen venter (%d svar): %s", waiting, message)
        return self._pauses.after_fault(workbook.patience, is_permanent=error.permanent)

    def _standstill(self) -> list[Event]:
        """Return what to tell about the fault that this try is to end; nothing after a good one."""
        (standing,) = outbox.standing(self.engine, [self.name])
        if not standing.fault or not standing.fault_since:
            return []
        told = f"Leveringen stod stille fra {local_text(standing.fault_since)}. Nu er den i gang igen."
        return [Event(told, standing.fault, standing.count, standing.since)]
