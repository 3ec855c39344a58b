"""What delivery to Google costs, beside one append_row per response, on the loopback Sheets API.

The loopback answers at once: on the clock Google's own time comes on top, some 0.3 to 1 s for each call.
Calls, bytes and our processor time are as with Google.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event, Thread

import gspread

from app.core.response import Round
from app.deployment import ANSWERS, Deployment, open_deployment
from app.store import rounds
from app.store.responses import Responses
from scripts.deliver import dispatcher
from sheets.answers import answers_row
from sheets.google import Access, GoogleWorkbook
from sheets.workbook import Batch, Tab
from tests.google_api import GoogleApi
from tests.google_api.client import session
from tests.soak.answering import CHECKLIST, NOW, ROUND, a_response, cells, checklist, tab
from tests.soak.standing import ID, standing

BATCH = 500
BATCHES = 4
APPENDED = 200
PHONES = 100
SIZES = (10_000, 200_000)
_COLUMNS = 40  # 200,000 rows of all 56 are more cells than Google has room for


@dataclass(frozen=True, slots=True)
class Cost:
    """What rows cost: calls, bytes both ways, seconds of our processor and seconds on the clock."""

    rows: int
    calls: int
    size: int
    processor: float
    seconds: float

    def line(self, name: str) -> str:
        """Return the costs of 1,000 rows as a line of the table."""
        per = 1000 / self.rows
        return (
            f"{name:>12} {self.rows / self.calls:>10.1f} {self.calls * per:>7.0f}"
            f" {self.size * per / 1e6:>7.2f} {self.processor * per:>13.2f} {self.seconds * per:>9.2f}"
        )


def main() -> None:
    """Print the costs, the wait of 100 phones, and a batch under many rows."""
    print(f"{'1,000 rows':>12} {'rows/call':>10} {'calls':>7} {'MB':>7} {'processor s':>13} {'clock s':>9}")
    print(ours().line("ours"))
    print(append_row().line("append_row"))
    print()
    print(visible())
    print()
    with google() as (server, key):
        for size in SIZES:
            print(under(server, key, size))


def ours() -> Cost:
    """Return what our delivery costs, from the outbox to the tab."""
    with google() as (server, key), site(server, key) as (deployment, round_):
        store(deployment, round_, range(BATCH * (BATCHES + 1)))
        delivery = dispatcher(deployment)
        delivery.ripe(datetime.now(UTC))
        delivery.carry(ANSWERS)  # makes the tab

        def carry() -> None:
            for _ in range(BATCHES):
                delivery.carry(ANSWERS)

        return measured(server, BATCH * BATCHES, carry)


def append_row() -> Cost:
    """Return what gspread's append_row costs, one call for each response."""
    with google() as (server, key), session(server.url, server.service_account()) as signed_in:
        client = gspread.Client(auth=signed_in.credentials, session=signed_in)
        sheet = client.open_by_key(key).sheet1
        sheet.append_row([column.title for column in tab().columns])
        rows = [
            [{**cells(n), ID: n}.get(column.key, "") for column in tab().columns] for n in range(APPENDED)
        ]
        return measured(server, APPENDED, lambda: [sheet.append_row(row) for row in rows])


def visible() -> str:
    """Tell how long 100 phones in one real minute wait for their rows, and how many calls they cost."""
    with google() as (server, key), site(server, key) as (deployment, round_):
        stop = Event()
        delivery = Thread(target=dispatcher(deployment).run, args=[stop])
        delivery.start()
        taps: list[float] = []
        seen: list[float] = []
        began = time.monotonic()
        while len(seen) < PHONES:
            now = time.monotonic()
            if len(taps) < PHONES and now - began >= len(taps) * 60 / PHONES:
                store(deployment, round_, range(len(taps), len(taps) + 1))
                taps.append(time.monotonic())
            at = standing(server.book(key))
            seen += [now] * ((len(at.rows) if at else 0) - len(seen))
            time.sleep(0.02)
        stop.set()
        delivery.join()
        writes = sum(call.kind == "spreadsheets.batchUpdate" for call in server.calls)
        waits = [shown - tap for tap, shown in zip(taps, seen, strict=True)]
        return (
            f"{PHONES} phones in a minute: {writes} writes; from receipt to visible {median(waits):.1f} s"
            f" in the middle, {max(waits):.1f} s at most, {waits[-1]:.1f} s after the last tap"
        )


def under(server: GoogleApi, key: str, size: int) -> str:
    """Tell what a batch costs under so many rows of one tab: the median of turns."""
    narrow = Tab(tab().key, tab().title, tab().columns[:_COLUMNS])
    workbook = GoogleWorkbook(Access(elsewhere=server.url), key)
    rows = [answers_row(a_response(n), ROUND, checklist()) for n in range(BATCH)]

    def append(number: int) -> None:
        workbook.append(Batch(number, [(narrow, rows)], id=f"parti{number}", token=number))

    append(size)
    at = standing(server.book(key))
    assert at is not None
    with server._dispatcher.lock:
        like = at.tab.rows[-1]
        for row in range(len(at.tab.rows), size):
            at.tab.put_row(row, like)
        at.tab.row_count = max(at.tab.row_count, size)
    turns = [measured(server, BATCH, partial(append, size + n)) for n in range(1, 8)]
    found = [
        median(of) for of in zip(*((one.size, one.processor, one.seconds) for one in turns), strict=True)
    ]
    return (
        f"batch of {BATCH} under {size:>7} rows: {sum(one.calls for one in turns) / len(turns):.1f} calls, "
        f"{found[0] / 1e6:.2f} MB, {found[1]:.2f} s of our processor, {found[2]:.2f} s on the clock"
    )


def measured(server: GoogleApi, rows: int, act: Callable[[], object]) -> Cost:
    """Return what `act` cost, which delivers so many rows."""
    server.calls.clear()
    processor, clock = time.thread_time(), time.monotonic()
    act()
    processor, clock = time.thread_time() - processor, time.monotonic() - clock
    size = sum(call.received + call.sent for call in server.calls)
    return Cost(rows, len(server.calls), size, processor, clock)


@contextmanager
def google() -> Iterator[tuple[GoogleApi, str]]:
    """Yield a loopback Google and a spreadsheet that is shared with our account."""
    with GoogleApi() as server, tempfile.TemporaryDirectory() as folder:
        os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = str(server.key_file(Path(folder)))
        yield server, server.create()


@contextmanager
def site(server: GoogleApi, key: str) -> Iterator[tuple[Deployment, Round]]:
    """Yield a deployment whose answers go to that spreadsheet, and a round."""
    with tempfile.TemporaryDirectory() as folder:
        deployment = open_deployment(
            {
                "FORANKRING_DATABASE_URL": f"sqlite:///{folder}/forankring.db",
                "FORANKRING_SPREADSHEET": key,
                "FORANKRING_GOOGLE_API": server.url,
            }
        )
        round_ = rounds.new(
            deployment.engine,
            team=ROUND.team.name,
            area=ROUND.team.area,
            checklist_id=CHECKLIST,
            label=ROUND.label,
            kind=ROUND.kind,
            now=NOW,
        )
        yield deployment, round_


def store(deployment: Deployment, round_: Round, numbers: range) -> None:
    """Store these responses as they came this moment."""
    saves = Responses(deployment.engine)
    for n in numbers:
        saves.save(a_response(n, round_), spreadsheet=ANSWERS, now=datetime.now(UTC))
