"""Dispatch: which spreadsheets are written now, each served in turn and none waiting for another."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event
from time import monotonic

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.store import leases, outbox
from app.store.outbox import Load
from sheets.delivery import BATCH_LIMIT, Courier

log = logging.getLogger(__name__)

#: A spreadsheet's addresses: the one in use, and those that follow when it is full.
Addresses = tuple[str, ...]

#: How often a spreadsheet that nothing waits for is looked at: an older copy may have been put back.
LOOK_AGAIN = timedelta(seconds=60)
#: Spreadsheets that are written at the same time. One that is slow holds one of these, no more.
_WORKERS = 32
_STAY = timedelta(seconds=15)  # a delivery that says nothing for so long is taken for dead
_TICK = 0.2  # seconds between two looks in the outbox
_AFTER_SURPRISE = 5.0  # seconds
_NEVER = datetime.min.replace(tzinfo=UTC)
_STORE_FAULT = "Databasen svarer ikke (%s). Se efter, om der er plads på disken. Svarene venter. Prøver igen."
_MOST_STRETCH = 16.0  # times the usual gathering, while Google asks for fewer calls


@dataclass(slots=True)
class Dispatcher:
    """Lets couriers step when what they carry is ripe: nothing new came for a while, or the oldest is old.

    `spreadsheets` gives the addresses of those in use by name, `open_courier` the courier of one, which works
    in the name of `holder`. `linger_seconds` is the unit of gathering; how many of them a spreadsheet gathers
    is its own (see `Patience`).
    """

    engine: Engine
    spreadsheets: Callable[[], Mapping[str, Addresses]]
    open_courier: Callable[[Addresses, str], Courier]
    linger_seconds: float
    holder: str
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _couriers: dict[str, tuple[Addresses, Courier]] = field(default_factory=dict)
    _stayed_at: datetime | None = None
    _not_before: dict[str, datetime] = field(default_factory=dict)
    _looked_at: dict[str, datetime] = field(default_factory=dict)
    _served_at: dict[str, datetime] = field(default_factory=dict)
    _stretch: dict[str, float] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)

    def run(self, stop: Event) -> None:
        """Deliver until `stop` is set."""
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="levering") as pool:
            tick = _TICK
            while not stop.wait(tick):
                begun = monotonic()
                try:
                    names = self._ripe()
                except SQLAlchemyError as error:
                    log.warning(_STORE_FAULT, type(error).__name__)
                    tick = _AFTER_SURPRISE
                    continue
                for name in names:
                    self._busy.add(name)
                    pool.submit(self.carry, name)
                tick = max(_TICK, 4 * (monotonic() - begun))  # a long line is not counted all the time
        self._stop()

    def ripe(self, now: datetime) -> list[str]:
        """Return the spreadsheets to write to now, the one first whose turn was longest ago.

        Of those that had none yet, the one whose oldest response waited longest. So a mountain of old
        answers does not take every call that Google allows.
        """
        loads = outbox.loads(self.engine)
        idle = {name: one for name, one in self.spreadsheets().items() if name not in self._busy}
        for name, addresses in idle.items():
            self._open(name, addresses)
        names = [name for name in idle if self._is_due(name, loads, now)]
        return sorted(names, key=lambda name: self._turn(name, loads, now))

    def carry(self, name: str) -> None:
        """Let the spreadsheet's courier take one step; nothing that it meets ends the delivery."""
        pause = self._step(name)
        now = self.clock()
        self._looked_at[name] = now
        if not pause:
            self._served_at[name] = now
        self._not_before[name] = now + timedelta(seconds=pause)
        grown = self._stretch.get(name, 1.0) * (2.0 if pause else 0.5)
        self._stretch[name] = min(max(grown, 1.0), _MOST_STRETCH)
        self._busy.discard(name)

    def _step(self, name: str) -> float:
        try:
            return self._courier(name).step()
        except SQLAlchemyError as error:
            log.warning(_STORE_FAULT, type(error).__name__)
        except Exception:
            # A fault nobody foresaw must not end the delivery; answers never stand in its traceback.
            log.exception("Uventet fejl i leveringen. Prøver igen.")
        return _AFTER_SURPRISE

    def _ripe(self) -> list[str]:
        now = self.clock()
        if self._stayed_at is None or now - self._stayed_at >= _STAY / 3:
            leases.stay(self.engine, holder=self.holder, until=now + _STAY)
            self._stayed_at = now
        return self.ripe(now)

    def _stop(self) -> None:
        """Let other writers in at once; where the store does not answer, they wait for us some seconds."""
        try:
            for _, courier in self._couriers.values():
                courier.stop()
        except SQLAlchemyError as error:
            log.warning("Databasen svarer ikke (%s). Leveringen er stoppet.", type(error).__name__)

    def _turn(self, name: str, loads: dict[str, Load], now: datetime) -> tuple[datetime, datetime]:
        oldest = loads[name].oldest if name in loads else now
        return self._served_at.get(name, _NEVER), oldest

    def _is_due(self, name: str, loads: dict[str, Load], now: datetime) -> bool:
        if now < self._not_before.get(name, now):
            return False
        looked_at = self._looked_at.get(name)
        if looked_at is None or now - looked_at >= LOOK_AGAIN or self._courier(name).has_news:
            return True
        return name in loads and self._is_ripe(name, loads[name], now)

    def _is_ripe(self, name: str, load: Load, now: datetime) -> bool:
        patience = self._courier(name).workbook.patience
        unit = timedelta(seconds=self.linger_seconds * self._stretch.get(name, 1.0))
        is_quiet = now - load.newest >= patience.quiet * unit
        return load.count >= BATCH_LIMIT or is_quiet or now - load.oldest >= patience.gather * unit

    def _courier(self, name: str) -> Courier:
        return self._couriers[name][1]

    def _open(self, name: str, addresses: Addresses) -> None:
        """Have a courier for the spreadsheet, a new one where its address changed."""
        known = self._couriers.get(name)
        if known is None or known[0] != addresses:
            self._couriers[name] = (addresses, self.open_courier(addresses, name))
            self._looked_at.pop(name, None)
