"""The servers under comparison, each alone in a process under the same web server with the same threads.

Run as `python -m tests.bench.servers NAME FOLDER PORT`.
"""

import json
import sqlite3
import sys
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask, request

from app.config import Settings
from app.core.response import RoundKind
from app.deployment import open_deployment
from app.store import rounds
from app.store.engine import make_room
from app.web import create_app
from scripts.answering import answer


def bare(folder: Path) -> Flask:
    """Return Flask and one durable SQLite insert per response, and nothing else."""
    app = Flask("bare")
    local = threading.local()
    with sqlite3.connect(folder / "bare.db") as first:
        first.execute("PRAGMA journal_mode=WAL")
        first.execute("CREATE TABLE responses (id TEXT PRIMARY KEY, body TEXT)")

    def connection() -> sqlite3.Connection:
        if not hasattr(local, "connection"):
            local.connection = sqlite3.connect(folder / "bare.db", timeout=30)
            local.connection.execute("PRAGMA synchronous=FULL")
        kept: sqlite3.Connection = local.connection
        return kept

    @app.post("/s/token")
    def submit() -> str:
        with connection() as one:
            one.execute(
                "INSERT INTO responses VALUES (?, ?)",
                (request.form["_id"], json.dumps(request.form.to_dict())),
            )
        return "Gemt"

    return app


def hello(_folder: Path) -> Flask:
    """Return Flask hello world."""
    app = Flask("hello")

    @app.post("/s/token")
    def submit() -> str:
        return "Hej"

    return app


def ours(folder: Path) -> Flask:
    """Return the form, with an open round on the checklist of 24 statements."""
    deployment = open_deployment({"FORANKRING_DATABASE_URL": f"sqlite:///{folder}/ours.db"})
    made = rounds.new(
        deployment.engine,
        team="Nord",
        area="Skovparken",
        checklist_id="opfoelgningsvaerktoej",
        label="Måling",
        kind=RoundKind.INDIVIDUAL,
        now=datetime.now(UTC),
    )
    (folder / "token").write_text(made.token)
    make_room(deployment.engine)
    app: Flask = create_app(Settings(), deployment.engine, deployment.library)
    return app


def load(of: str, folder: str) -> Flask:
    """Return the server of that name."""
    return {"bare": bare, "hello": hello, "ours": ours}[of](Path(folder))


if __name__ == "__main__":
    answer(partial(load, sys.argv[1], sys.argv[2]), "127.0.0.1", int(sys.argv[3]))
