"""Deliveries on a simulated clock: a real store, real couriers and dispatcher, workbooks in memory."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, insert

from app.core.response import RoundKind, new_response_id
from app.definitions.library import Library, built_in
from app.store import outbox, rounds
from app.store.engine import open_store, writing
from app.store.tables import outbox as outbox_table
from app.store.tables import responses
from sheets.delivery import Courier
from sheets.dispatch import Addresses, Dispatcher
from sheets.google import Access, GoogleWorkbook, Quota
from sheets.log import LOG
from sheets.page import Page, Written
from sheets.progress import WRITING, Tell, untold
from sheets.workbook import Appended, Batch, BusyError, Decide, Kept, Patience, Tab, Table, WorkbookError

START = datetime(2026, 11, 23, 8, tzinfo=UTC)


class InMemory:
    """A workbook that only remembers the ids of responses, and counts calls as Google does.

    It may be away or broken.
    """

    def __init__(self, name: str, quota: Quota, now: Callable[[], datetime]) -> None:
        self.name = name
        self.fault: WorkbookError | None = None
        self.tries = 0
        self.writes: list[datetime] = []
        self.ids: Counter[str] = Counter()
        self._quota = quota
        self._now = now

    @property
    def patience(self) -> Patience:
        """Return how long a spreadsheet at Google is waited for."""
        return GoogleWorkbook(Access(), self.name).patience

    def latest_batch(self) -> int | None:
        """Return None: it does not count batches."""
        return None

    def append(self, batch: Batch) -> Appended:
        """Take the batch's ids, unless it is away or the quota is used up."""
        self.tries += 1
        if self.fault:
            raise self.fault
        seconds = self._quota.take("write", account="konto", project="projekt")
        if seconds:
            raise BusyError(seconds)
        self.writes.append(self._now())
        self.ids.update(row.id for tab, rows in batch.rows if tab.key != LOG.key for row in rows)
        return Appended(len({row.id for _, rows in batch.rows for row in rows}), 0)

    def read(self, tab: Tab) -> Table | None:
        """Return its ids as rows."""
        return Table(tab.key, tab.title, [{tab.id_key: id_} for id_ in self.ids])

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        """Ask what is to be said, and keep nothing of it."""
        decide(None)
        return Kept(tab.title, ())

    def write_pages(self, pages: Sequence[Page], *, tell: Tell = untold) -> list[Written]:
        """Return the pages' titles: nothing of them is kept."""
        tell(WRITING, len(pages), len(pages))
        return [Written(page.title) for page in pages]


@dataclass(slots=True)
class World:
    """A store and its delivery; the time is `now` until `run` moves it on."""

    engine: Engine
    round_id: str
    now: datetime = START
    linger: float = 1.0
    names: list[str] = field(default_factory=list)
    workbooks: dict[str, InMemory] = field(default_factory=dict)
    quota: Quota = field(default_factory=Quota)
    delivery: Dispatcher = field(init=False)

    def __post_init__(self) -> None:
        self.quota.now = self._seconds
        self.delivery = Dispatcher(
            self.engine,
            lambda: {name: (name,) for name in self.names},
            self._courier,
            self.linger,
            "her:1:x",
            clock=lambda: self.now,
        )

    def _seconds(self) -> float:
        return (self.now - START).total_seconds()

    def open(self, *names: str) -> list[InMemory]:
        """Use these spreadsheets from now on."""
        for name in names:
            self.names.append(name)
            self.workbooks[name] = InMemory(name, self.quota, lambda: self.now)
        return [self.workbooks[name] for name in names]

    def answer(self, name: str, moments: Iterable[datetime]) -> list[str]:
        """Store a response at each of these moments, all at once; return their ids."""
        came = [(new_response_id(), moment) for moment in moments]
        answers = {
            "round_id": self.round_id, "version": "1", "role": "", "answers": {"koordinator": "ja"},
            "comments": {}, "answered_at": START, "digest": "",
        }  # fmt: skip
        waits = {"spreadsheet": name, "delivered": False, "batch": None}
        if came:
            with writing(self.engine).begin() as connection:
                connection.execute(insert(responses), [{**answers, "id": id_} for id_, _ in came])
                connection.execute(
                    insert(outbox_table),
                    [{**waits, "response_id": id_, "waiting_since": moment} for id_, moment in came],
                )
        return [id_ for id_, _ in came]

    def run(self, length: timedelta, *, step: float = 0.2) -> None:
        """Let the delivery look around every `step` seconds for so long."""
        until = self.now + length
        while self.now < until:
            self.tick(step)

    def tick(self, step: float) -> None:
        """Move the time on and let everything that is ripe be carried."""
        self.now += timedelta(seconds=step)
        for name in self.delivery.ripe(self.now):
            self.delivery.carry(name)

    @property
    def writes(self) -> list[datetime]:
        """Return when anything was written, in order."""
        return sorted(moment for one in self.workbooks.values() for moment in one.writes)

    def waiting(self, name: str) -> int:
        """Return how many responses wait for the spreadsheet."""
        return outbox.count_waiting(self.engine, name)

    def _courier(self, addresses: Addresses, name: str) -> Courier:
        return Courier(
            self.engine,
            Library(built_in(), lambda *_: None),
            name,
            [self.workbooks[address] for address in addresses],
            clock=lambda: self.now,
            holder="her:1:x",
        )


def a_world(folder: Path) -> World:
    """Return a world with an empty store and a round."""
    engine = open_store(f"sqlite:///{folder}/forankring.db")
    round_ = rounds.new(
        engine,
        team="Nord",
        area="",
        checklist_id="opfoelgningsvaerktoej",
        label="Efterår 2026",
        kind=RoundKind.INDIVIDUAL,
        now=START,
    )
    return World(engine, round_.id)


def busiest_minute(writes: Sequence[datetime]) -> int:
    """Return the most writes in any 60 seconds."""
    minute = timedelta(seconds=60)
    return max((sum(one <= other < one + minute for other in writes) for one in writes), default=0)
