"""A response is stored once and for good, together with its outbox entry."""

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.core.response import RoundKind
from app.store import outbox, rounds
from app.store.engine import StoreError, open_store
from app.store.responses import Responses, Saved, SaveError, by_ids, every
from tests.store.builders import NOW, a_response, a_round


def test_a_response_comes_back_as_it_was_given(store: Engine) -> None:
    response = a_response(a_round(store, kind=RoundKind.JOINT))
    assert Responses(store).save(response, spreadsheet="svar", now=NOW) is Saved.NEW
    assert list(by_ids(store, [response.id])) == [response]
    assert list(every(store)) == [response]


def test_a_double_tap_is_stored_once(store: Engine) -> None:
    response = a_response(a_round(store))
    outcomes = [Responses(store).save(response, spreadsheet="svar", now=NOW) for _ in range(3)]
    assert outcomes == [Saved.NEW, Saved.AGAIN, Saved.AGAIN]
    assert outbox.count_waiting(store, "svar") == 1


def test_the_same_id_with_other_content_is_refused(store: Engine) -> None:
    round_ = a_round(store)
    first = a_response(round_)
    save = Responses(store).save
    save(first, spreadsheet="svar", now=NOW)
    outcome = save(a_response(round_, id_=first.id, answer="nej"), spreadsheet="svar", now=NOW)
    assert outcome is Saved.CONFLICT
    assert list(every(store)) == [first]


def test_a_closed_round_takes_nothing_but_knows_what_it_has(store: Engine) -> None:
    round_ = a_round(store)
    first = a_response(round_)
    save = Responses(store).save
    save(first, spreadsheet="svar", now=NOW)
    rounds.close(store, round_.id, now=NOW)
    assert save(first, spreadsheet="svar", now=NOW) is Saved.AGAIN
    assert save(a_response(round_), spreadsheet="svar", now=NOW) is Saved.CLOSED
    assert list(every(store)) == [first]


def test_many_at_once_are_each_stored_once(store: Engine) -> None:
    round_ = a_round(store)
    saves = Responses(store)
    wanted = [a_response(round_) for _ in range(200)]
    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(lambda one: saves.save(one, spreadsheet="svar", now=NOW), wanted + wanted))
    assert outcomes.count(Saved.NEW) == 200
    assert outcomes.count(Saved.AGAIN) == 200
    assert outbox.count_waiting(store, "svar") == 200


def test_whoever_is_done_saving_gives_the_connection_back(store: Engine) -> None:
    round_ = a_round(store)
    gc.disable()
    try:
        for _ in range(20):
            Responses(store).save(a_response(round_), spreadsheet="svar", now=NOW)
    finally:
        gc.enable()
    assert len(list(every(store))) == 20


def test_one_bad_response_never_takes_the_others_with_it(store: Engine) -> None:
    round_ = a_round(store)
    saves = Responses(store)
    good = [a_response(round_) for _ in range(60)]
    store_round = a_round(store, team="Syd")
    bad = a_response(store_round)
    with store.begin() as connection:
        connection.execute(text("PRAGMA foreign_keys=ON"))
        connection.execute(text("DELETE FROM rounds WHERE id = :id"), {"id": store_round.id})
    with ThreadPoolExecutor(16) as pool:
        futures = [pool.submit(saves.save, one, spreadsheet="svar", now=NOW) for one in [*good, bad]]
    with pytest.raises(SaveError):
        futures[-1].result()
    assert [future.result() for future in futures[:-1]] == [Saved.NEW] * 60


def test_the_store_is_durable_and_leaves_no_trace_of_the_order(store: Engine) -> None:
    with store.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        schema = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'responses'"))
    assert "WITHOUT ROWID" in schema


_SAVE_AND_DIE = """
import os, signal, sys
from app.store.engine import open_store
from app.store import rounds
from app.store.responses import Responses
from tests.store.builders import NOW, a_response
store = open_store(sys.argv[1])
(round_,) = rounds.every(store)
response = a_response(round_)
Responses(store).save(response, spreadsheet="svar", now=NOW)
print(response.id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_got_its_receipt_survives_a_killed_process(store: Engine) -> None:
    a_round(store)
    done = subprocess.run(
        [sys.executable, "-c", _SAVE_AND_DIE, str(store.url)], capture_output=True, text=True, check=False
    )
    assert [one.id for one in every(store)] == [done.stdout.strip()]
    assert outbox.count_waiting(store, "svar") == 1


def test_a_damaged_store_is_told_with_its_cure(tmp_path: Path) -> None:
    path = tmp_path / "forankring.db"
    path.write_bytes(b"dette er ikke en database" * 100)
    with pytest.raises(StoreError, match="sikkerhedskopi"):
        open_store(f"sqlite:///{path}")
