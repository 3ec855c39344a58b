"""The process that stores answers, as the web server does: in many threads, each durable.

Run as `python -m tests.soak.storing DATABASE ROUND FIRST END PER_SECOND`. It says after each stretch up to
which number all is stored; it may be killed at any moment and be started again with the last it said.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from app.core.response import Round
from app.deployment import ANSWERS
from app.store import rounds
from app.store.engine import open_store
from app.store.responses import Responses, Saved
from tests.soak.answering import NOW, a_response

STRETCH = 64
_THREADS = 16


def main() -> None:
    """Store the responses that are asked for."""
    database, round_id, *numbers = sys.argv[1:]
    first, end, per_second = (int(number) for number in numbers)
    engine = open_store(database)
    (round_,) = rounds.by_ids(engine, [round_id]).values()
    save = partial(_save, Responses(engine), round_)
    started = time.monotonic()
    with ThreadPoolExecutor(_THREADS) as pool:
        for at in range(first, end, STRETCH):
            stop = min(at + STRETCH, end)
            if not set(pool.map(save, range(at, stop))) <= {Saved.NEW, Saved.AGAIN}:
                raise SystemExit("a response was not stored")
            sys.stdout.write(f"{stop}\n")
            sys.stdout.flush()
            time.sleep(max(started + (stop - first) / per_second - time.monotonic(), 0))


def _save(responses: Responses, round_: Round, n: int) -> Saved:
    return responses.save(a_response(n, round_), spreadsheet=ANSWERS, now=NOW)


if __name__ == "__main__":
    main()
