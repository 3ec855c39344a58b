"""`make bench`: submissions per second, the form page on a slow phone, delivery to Google, the overview."""

import argparse
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from app.core.items import Status
from app.core.response import new_response_id
from app.definitions.library import built_in
from scripts.answering import free_port
from tests.bench import delivery, overview, page
from tests.bench.load import Figures, post, run

WHAT = ["submit", "page", "delivery", "overview"]
CLIENTS = (1, 16, 100)
NAMES = ("ours", "bare", "hello")


def main() -> None:
    """Run what is asked for; everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=WHAT)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    chosen = arguments.what or WHAT
    if "submit" in chosen:
        submissions(arguments.requests, arguments.rounds)
    if "page" in chosen:
        page.main()
    if "delivery" in chosen:
        delivery.main()
    if "overview" in chosen:
        overview.main()


def submissions(total: int, repeats: int) -> None:
    """Print submissions per second of ours, (a) the bare insert and (b) hello world: medians of turns."""
    print(f"{'clients':>8} {'server':>8} {'per second':>11} {'median ms':>10} {'p99 ms':>8} {'x bare':>7}")
    for clients in CLIENTS:
        # One client is the slowest to measure and sways the most from turn to turn: more turns, but short.
        share, turns = (total // 3, 3 * repeats) if clients == 1 else (total, repeats)
        taken: dict[str, list[Figures]] = {name: [] for name in NAMES}
        for turn in range(turns):
            for name in NAMES if turn % 2 else reversed(NAMES):
                taken[name].append(measure(name, clients=clients, total=share))
        for name in NAMES:
            print(_line(clients, name, taken))


def _line(clients: int, name: str, taken: dict[str, list[Figures]]) -> str:
    def middle(of: Callable[[Figures], float]) -> float:
        return median(of(one) for one in taken[name])

    ratio = median(
        one.per_second / bare.per_second for one, bare in zip(taken[name], taken["bare"], strict=True)
    )
    failed = sum(one.failures for one in taken[name])
    return (
        f"{clients:>8} {name:>8} {middle(lambda one: one.per_second):>11.0f}"
        f" {middle(lambda one: one.median_ms):>10.2f} {middle(lambda one: one.p99_ms):>8.1f} {ratio:>7.2f}"
        + (f"  {failed} failed" if failed else "")
    )


def measure(name: str, *, clients: int, total: int) -> Figures:
    """Return the figures of one fresh server under one load, after a short warm-up."""
    with tempfile.TemporaryDirectory() as folder, serving(name, Path(folder)) as port:
        token = (Path(folder) / "token").read_text() if name == "ours" else "token"
        run(port, list(islice(requests(token), 100)), clients=min(clients, 8))
        # Made before the clock starts: whoever sends shares the processor with who answers.
        ready = list(islice(requests(token), total - total % clients))
        return run(port, ready, clients=clients)


@contextmanager
def serving(name: str, folder: Path) -> Iterator[int]:
    """Start a server in a process of its own and yield its port."""
    port = free_port("127.0.0.1", 0)
    command = [sys.executable, "-m", "tests.bench.servers", name, str(folder), str(port)]
    with subprocess.Popen(command) as process:
        wait_for(port)
        yield port
        process.terminate()


def wait_for(port: int) -> None:
    """Return when the server answers."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sundhed") as answer:
                answer.read()
                return
        except urllib.error.HTTPError:
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(port)


def requests(token: str) -> Iterator[bytes]:
    """Yield posts of 24 answers and 3 comments, each under an id of its own."""
    checklist = built_in()["opfoelgningsvaerktoej"]
    statuses = [item.id for item in checklist.items if isinstance(item, Status)]
    fields = {id_: ("ja", "delvist", "nej")[place % 3] for place, id_ in enumerate(statuses)}
    fields |= {f"{id_}.uddybende": "" for id_ in statuses}
    fields |= {f"{id_}.uddybende": "Vi aftalte det på mødet i foråret." for id_ in statuses[::8]}
    while True:
        body = urlencode({**fields, "_id": new_response_id(), "_version": checklist.version})
        yield post(f"/s/{token}", body.encode())


if __name__ == "__main__":
    main()
