"""The store is opened whole and closed whole, and the log of changes has its room from the start."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine, event, inspect

from app.store.engine import make_room, open_store
from app.store.responses import Responses, Saved
from tests.store.builders import NOW, a_response, a_round


def test_no_answer_waits_for_the_log_to_grow(store: Engine, tmp_path: Path) -> None:
    round_ = a_round(store)
    save = Responses(store).save
    make_room(store)
    log = tmp_path / "forankring.db-wal"
    size = log.stat().st_size
    assert size >= 16_000_000
    for _ in range(50):
        save(a_response(round_), spreadsheet="svar", now=NOW)
    assert log.stat().st_size == size
    assert "room" not in inspect(store).get_table_names()


def test_a_full_disk_stops_no_start(store: Engine) -> None:
    round_ = a_round(store)
    store.dispose()
    event.listen(store, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=100"))
    make_room(store)
    assert Responses(store).save(a_response(round_), spreadsheet="svar", now=NOW) is Saved.NEW


def test_a_store_is_one_file_again_when_a_process_ends(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    opening = f"from app.store.engine import open_store; store = open_store({url!r})"
    subprocess.run([sys.executable, "-c", opening], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["own.db"]


def test_a_table_that_is_missing_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    first = open_store(url)
    with first.begin() as connection:
        connection.exec_driver_sql("DROP TABLE plans")
    first.dispose()
    again = open_store(url)
    assert "plans" in inspect(again).get_table_names()
    again.dispose()
