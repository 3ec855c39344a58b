"""A store with very many responses, made in bulk: what the overview is measured on."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, insert

from app.core.checklist import Checklist
from app.core.response import Round, RoundKind
from app.definitions.library import built_in
from app.store import counting, definitions, rounds
from app.store.engine import open_store, writing
from app.store.tables import outbox, responses
from app.store.values import json_text, moment_text

CHECKLIST = "opfoelgningsvaerktoej"
ROLES = ("medarbejder", "leder", "frivillig")
LABELS = ("Forår 2025", "Efterår 2025", "Forår 2026", "Efterår 2026")
_FIRST = datetime(2025, 2, 3, 23, tzinfo=UTC)
_CODES = ("ja", "delvist", "nej", None)
_COMMENTS = 0.05  # of the responses
_VARIANTS = 5000
_SOME = 20_000  # rows at a time


def make(path: Path, *, total: int, teams: int) -> None:
    """Store `total` individual responses to 24 items, in four rounds of each team."""
    engine = open_store(f"sqlite:///{path}")
    checklist = built_in()[CHECKLIST]
    definitions.keep(engine, [checklist])
    made = _rounds(engine, teams)
    connection = engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.execute("BEGIN IMMEDIATE")
    rows = _rows(checklist, made, total)
    while some := list(islice(rows, _SOME)):
        cursor.executemany(str(insert(responses).compile(engine)), some)
    cursor.execute("INSERT INTO outbox SELECT 'svar', 1, id, NULL, 1 FROM responses")
    connection.commit()
    connection.close()
    with writing(engine).begin() as arrived:
        counting.add(arrived, outbox.c.delivered)
    engine.dispose()


def _rounds(engine: Engine, teams: int) -> list[Round]:
    return [
        rounds.new(
            engine,
            team=f"Team {team:03}",
            area=f"Område {team % 20:02}",
            checklist_id=CHECKLIST,
            label=label,
            kind=RoundKind.INDIVIDUAL,
            roles=ROLES,
            now=_FIRST + timedelta(days=182 * number),
        )
        for team in range(teams)
        for number, label in enumerate(LABELS)
    ]


def _rows(checklist: Checklist, made: Sequence[Round], total: int) -> Iterator[tuple[str | bool, ...]]:
    """Yield rows in the order of the table's columns and of their ids."""
    chance = random.Random(1)
    said = list(_answers(checklist, chance))
    comment = json_text({checklist.items[3].id: "Vi aftalte det på mødet i foråret."})
    for number in range(total):
        round_ = made[number % len(made)]
        marks = chance.choice(said)
        day = round_.opened_at + timedelta(days=chance.randrange(20))
        has_comments = chance.random() < _COMMENTS
        yield (
            *(f"{number:020}", round_.id, checklist.version, chance.choice(ROLES), "{}"),
            *(comment if has_comments else "{}", moment_text(day), f"{number:064}", has_comments, marks),
        )


def _answers(checklist: Checklist, chance: random.Random) -> Iterator[str]:
    for _ in range(_VARIANTS):
        codes = [(item.id, chance.choice(_CODES)) for item in checklist.items]
        yield checklist.marking.marks({id_: code for id_, code in codes if code})
