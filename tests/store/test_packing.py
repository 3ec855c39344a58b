"""Responses are packed when they are stored, and older ones when the store is opened."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select

from app.core.response import Answer, Response, RoundKind
from app.store import batches, counting, definitions
from app.store.engine import open_store, writing
from app.store.responses import Responses, Saved, every
from app.store.tables import counted, responses
from app.store.tables import definitions as kept
from tests.core.checklists import a_checklist
from tests.store.builders import NOW, a_response, a_round, deliver

ASKED: list[dict[str, object]] = [
    {"kind": "status", "id": "koordinator", "text": "Er der en?", "dont_know": True},
    {"kind": "text", "id": "andet", "text": "Andet?"},
]


def test_a_response_is_stored_with_its_marks(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    round_ = a_round(store)
    Responses(store).save(a_response(round_, answer="delvist"), spreadsheet="svar", now=NOW)
    assert marks(store) == [("-d", True)]


def test_codes_are_stored_as_marks_alone_and_come_back(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    said: Mapping[str, Answer] = {"koordinator": "delvist", "andet": "En ø", "ukendt": ["a", "b"]}
    one = replace(a_response(a_round(store)), answers=said)
    Responses(store).save(one, spreadsheet="svar", now=NOW)
    assert marks(store) == [("+d", True)]
    with store.connect() as connection:
        assert connection.scalar(select(responses.c.answers)) == {"andet": "En ø", "ukendt": ["a", "b"]}
    assert list(every(store)) == [one]


def test_an_answer_that_its_version_does_not_have_is_kept_as_it_is(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    one = a_response(a_round(store), answer="måske")
    Responses(store).save(one, spreadsheet="svar", now=NOW)
    assert list(every(store)) == [one]


def test_what_is_sent_again_is_known_although_it_was_packed_meanwhile(store: Engine) -> None:
    one = a_response(a_round(store))
    assert Responses(store).save(one, spreadsheet="svar", now=NOW) is Saved.NEW
    assert Responses(store).save(one, spreadsheet="svar", now=NOW) is Saved.AGAIN
    definitions.keep(store, [a_checklist(ASKED)])
    assert Responses(store).save(one, spreadsheet="svar", now=NOW) is Saved.AGAIN
    assert list(every(store)) == [one]


def test_marks_are_never_read_with_another_version(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    Responses(store).save(a_response(a_round(store)), spreadsheet="svar", now=NOW)
    with writing(store).begin() as connection:
        connection.execute(kept.delete())
    with pytest.raises(LookupError, match="version 1"):
        list(every(store))


def test_a_version_that_is_kept_later_marks_what_was_answered_to_it(store: Engine) -> None:
    round_ = a_round(store)
    Responses(store).save(a_response(round_), spreadsheet="svar", now=NOW)
    Responses(store).save(a_response(round_, version="2"), spreadsheet="svar", now=NOW)
    assert sorted(marks(store)) == [("", True), ("", True)]
    deliver(store)
    definitions.keep(store, [a_checklist(ASKED)])
    assert sorted(marks(store)) == [("", True), ("-j", True)]
    assert {one.version: one.marks for _, one in counting.marked(store, [round_])} == {"1": "-j", "2": ""}


def test_an_older_store_is_packed_when_it_is_opened(store: Engine, tmp_path: Path) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    round_ = a_round(store)
    for answer in ("ja", "nej", "ja"):
        Responses(store).save(a_response(round_, answer=answer), spreadsheet="svar", now=NOW)
        deliver(store)
    waiting = a_response(round_)
    Responses(store).save(waiting, spreadsheet="svar", now=NOW)
    before = by_id(store)
    make_old(store)
    opened = open_store(f"sqlite:///{tmp_path}/forankring.db")
    assert sorted(marks(opened)) == [("-j", True), ("-j", True), ("-j", True), ("-n", True)]
    assert by_id(opened) == before
    assert Responses(opened).save(waiting, spreadsheet="svar", now=NOW) is Saved.AGAIN
    arrived, waits = (found for _, found in counting.marked(opened, [round_]))
    assert (arrived.n, sorted(arrived.marks)) == (3, ["-", "-", "-", "j", "j", "n"])
    assert (waits.n, waits.marks) == (1, "-j")
    opened.dispose()


def test_packing_an_older_store_goes_on_where_it_stopped(store: Engine, tmp_path: Path) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    round_ = a_round(store)
    first, second = a_response(round_), a_response(round_, answer="nej")
    for one in (first, second):
        Responses(store).save(one, spreadsheet="svar", now=NOW)
    with writing(store).begin() as connection:
        counted.drop(connection)
        unpack(connection, second)
    store.dispose()
    opened = open_store(f"sqlite:///{tmp_path}/forankring.db")
    assert sorted(marks(opened)) == [("-j", True), ("-n", True)]
    assert by_id(opened) == {first.id: first, second.id: second}
    opened.dispose()


def test_what_arrived_is_counted_in_its_order_and_nothing_is_sorted(store: Engine) -> None:
    query = counting.together(counted).where(counted.c.round_id.in_(["a", "b"]))
    sql = str(query.compile(store, compile_kwargs={"literal_binds": True}))
    with store.connect() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    assert plan == ["SEARCH counted USING PRIMARY KEY (round_id=?)"]


def test_a_response_counts_once_however_often_it_is_delivered(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    round_ = a_round(store)
    one = a_response(round_)
    Responses(store).save(one, spreadsheet="svar", now=NOW)
    for deliver_first in (False, True, True):
        if deliver_first:
            deliver(store)
        assert batches.send_again(store, "svar", [one.id], now=NOW) == deliver_first
        assert [found.n for _, found in counting.marked(store, [round_])] == [1]
        assert [id_ for _, id_, _ in counting.comments(store, [round_])] == [one.id]
    deliver(store)
    assert [found.n for _, found in counting.marked(store, [round_])] == [1]


def test_what_waits_for_any_spreadsheet_counts(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    round_ = a_round(store)
    for name in ("svar", "individdata", "team-1"):
        Responses(store).save(a_response(round_), spreadsheet=name, now=NOW)
    assert [found.marks for _, found in counting.marked(store, [round_])] == ["-j-j-j"]


def test_joint_responses_come_one_by_one(store: Engine) -> None:
    definitions.keep(store, [a_checklist(ASKED)])
    joint = a_round(store, kind=RoundKind.JOINT)
    alone = a_round(store, label="For sig")
    sent = [a_response(joint), a_response(joint, answer="nej"), a_response(alone), a_response(alone)]
    for one in sent:
        Responses(store).save(one, spreadsheet="svar", now=NOW)
    found = {(id_, one.response_id, one.n) for id_, one in counting.marked(store, [joint, alone])}
    assert found == {(joint.id, sent[0].id, 1), (joint.id, sent[1].id, 1), (alone.id, "", 2)}
    assert list(counting.marked(store, [])) == []


def marks(store: Engine) -> list[tuple[str, bool]]:
    """Return the marks of every response, and whether it has comments."""
    with store.connect() as connection:
        rows = connection.execute(select(responses.c.marks, responses.c.has_comments))
        return [(row.marks, row.has_comments) for row in rows]


def by_id(store: Engine) -> dict[str, Response]:
    return {one.id: one for one in every(store)}


def make_old(store: Engine) -> None:
    """Give the store the shape that it had before responses were packed."""
    stored = list(every(store))
    with writing(store).begin() as connection:
        counted.drop(connection)
        for one in stored:
            unpack(connection, one)
        for column in ("marks", "has_comments"):
            connection.exec_driver_sql(f"ALTER TABLE responses DROP COLUMN {column}")
    store.dispose()


def unpack(connection: Connection, one: Response) -> None:
    """Store all that it answers as JSON, with the digest of that time."""
    values = {"answers": one.answers, "marks": "", "digest": "older"}
    connection.execute(responses.update().where(responses.c.id == one.id).values(values))
