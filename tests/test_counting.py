"""The store counts as its records do, whatever was answered."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.checklist import Checklist
from app.core.response import Answer, Response, Round, RoundKind, new_response_id, rounded
from app.counting import answers, keep_corrections, standing_answers
from app.overview.answers import of_records
from app.overview.corrections import corrections as differing
from app.overview.figures import Limits, Overview
from app.overview.records import Record, from_store
from app.overview.roles import by_role
from app.overview.team import overview, overview_of
from app.store import corrections, definitions, responses, rounds
from app.store.engine import open_store
from app.store.responses import Responses
from tests.overview.builders import a_checklist, a_scale, a_status, a_text, a_yesno
from tests.store.builders import NOW, a_round, deliver

OLD = a_checklist([a_status("a"), a_yesno("b"), a_scale("c")], [a_status("d"), a_text("e")])
NEW = a_checklist([a_text("e"), a_scale("c")], [a_status("f"), a_yesno("b"), a_status("a")], version="2")
CODES = {
    "status": ("ja", "delvist", "nej", "ved_ikke", "ikke_relevant"),
    "yesno": ("ja", "nej", "ved_ikke"),
    "scale": ("1", "2", "3", "4", "5", "ved_ikke"),
    "text": ("Et ord",),
}
LIMITS = Limits(respondents=4, comments=6)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/forankring.db")
    definitions.keep(engine, [OLD])
    definitions.keep(engine, [NEW])
    yield engine
    engine.dispose()


def lookup(_id: str, version: str) -> Checklist | None:
    return {"1": OLD, "2": NEW}.get(version)


def some_rounds(store: Engine) -> list[Round]:
    """Return rounds of two teams, of both kinds; some have one and the same name."""
    return [
        a_round(store, team=team, label=label, kind=kind, roles=("leder", "frivillig"))
        for team in ("Nord", "Syd")
        for label in ("Forår", "Efterår", "Efterår ")
        for kind in RoundKind
    ]


def some_responses(round_: Round, chance: random.Random) -> Iterator[Response]:
    for _ in range(chance.randrange(9)):
        checklist = chance.choice((OLD, NEW))
        said: dict[str, Answer] = {
            item.id: chance.choice(CODES[item.kind]) for item in checklist.items if chance.random() < 0.7
        }
        yield Response(
            id=new_response_id(),
            round_id=round_.id,
            version=checklist.version,
            role=chance.choice(("leder", "frivillig")),
            answers=said,
            comments={"a": f"Ord {chance.random()}"} if chance.random() < 0.4 else {},
            answered_at=rounded(NOW + timedelta(hours=chance.randrange(100)), round_.kind),
        )


def filled(store: Engine, seed: int) -> list[Round]:
    """Store answers to some rounds: a part has arrived in the spreadsheet, the rest waits."""
    saves, made, chance = Responses(store), some_rounds(store), random.Random(seed)
    for round_ in made:
        for one in some_responses(round_, chance):
            saves.save(one, spreadsheet="svar", now=NOW)
    deliver(store, limit=20)
    return made


def store_overview(store: Engine, some: list[Round], *, with_comments: bool = True) -> Overview:
    return overview_of(answers(store, some, with_comments=with_comments), lookup, LIMITS)


def of_all(store: Engine) -> Overview:
    return overview(from_store(responses.every(store), rounds.every(store)), lookup, LIMITS)


@pytest.mark.parametrize("seed", range(8))
def test_the_store_says_what_its_records_say(store: Engine, seed: int) -> None:
    made = filled(store, seed)
    assert store_overview(store, made) == of_all(store)


def test_one_team_says_what_it_says_among_all(store: Engine) -> None:
    made = filled(store, 1)
    mine = rounds.of_team(store, made[0].team.id)
    assert {one.team.name for one in mine} == {"Nord"}
    (found,) = store_overview(store, mine).teams
    assert found == next(one for one in of_all(store).teams if one.team == "Nord")


def test_without_comments_every_figure_is_the_same(store: Engine) -> None:
    made = filled(store, 1)
    with_them = store_overview(store, made)
    without = store_overview(store, made, with_comments=False)
    assert without != with_them
    assert without == _silent(with_them)


@pytest.mark.parametrize("seed", range(8))
def test_the_roles_in_the_store_are_those_of_its_records(store: Engine, seed: int) -> None:
    made = filled(store, seed)
    records = from_store(responses.every(store), rounds.every(store))
    split = [
        {
            (one.team, one.label): groups
            for one in found
            if (groups := by_role(one, lookup, Limits(respondents=3)))
        }
        for found in (answers(store, made, with_comments=False), of_records(records, lookup))
    ]
    assert split[0] == split[1]


def changed(stored: list[Record], chance: random.Random) -> list[Record]:
    """Return the records as people could have left them: edited, moved, removed, double and typed by hand."""
    standing: list[Record] = []
    for one in stored:
        match chance.randrange(6):
            case 0:
                standing.append(replace(one, answers={**one.answers, "a": "nej"}, comments={"a": "Rettet"}))
            case 1:
                standing.append(replace(one, label="Vinter", role="leder", answered_at=None))
            case 2:
                standing += [one, replace(one, answers={})]
            case 3:
                pass
            case _:
                standing.append(one)
    return [*standing, replace(stored[0], response_id="uden-id-1", team="Øst", answers={"a": "ja"})]


@pytest.mark.parametrize("seed", range(8))
def test_with_its_corrections_the_store_says_what_the_spreadsheet_says(store: Engine, seed: int) -> None:
    made = filled(store, seed)
    stored = from_store(responses.every(store), rounds.every(store))
    standing = changed(stored, random.Random(seed))
    keep_corrections(store, differing(stored, standing), now=NOW)
    found = standing_answers(store, made, lookup, team=None, with_comments=True)
    assert overview_of(found, lookup, LIMITS) == overview(standing, lookup, LIMITS)
    mine = rounds.of_team(store, made[0].team.id)
    own = standing_answers(store, mine, lookup, team=made[0].team, with_comments=True)
    (team,) = overview_of(own, lookup, LIMITS).teams
    assert team in overview(standing, lookup, LIMITS).teams


def test_what_waits_for_the_spreadsheet_counts(store: Engine) -> None:
    made = filled(store, 1)
    stored = from_store(responses.every(store), rounds.every(store))
    waiting = {one.response_id for one in stored}
    keep_corrections(store, differing(stored, (), waiting=waiting), now=NOW)
    found = standing_answers(store, made, lookup, team=None, with_comments=True)
    assert overview_of(found, lookup, LIMITS) == of_all(store)


def test_corrections_are_kept_until_the_spreadsheet_is_read_again(store: Engine) -> None:
    filled(store, 1)
    stored = from_store(responses.every(store), rounds.every(store))
    keep_corrections(store, differing(stored, stored[1:]), now=NOW)
    assert corrections.read_at(store) == NOW
    keep_corrections(store, differing(stored, stored), now=NOW)
    assert corrections.read_at(store) is None


def test_a_cpr_number_that_was_typed_in_the_spreadsheet_is_not_kept(store: Engine) -> None:
    filled(store, 1)
    stored = from_store(responses.every(store), rounds.every(store))
    number = "010180-0008"
    typed = replace(stored[0], answers={"e": f"Ring {number}"}, comments={"a": number})
    keep_corrections(store, differing(stored, [typed, *stored[1:]]), now=NOW)
    assert number not in repr(corrections.every(store))


def _silent(found: Overview) -> Overview:
    return replace(
        found,
        teams=tuple(
            replace(
                team,
                checklists=tuple(
                    replace(one, rounds=tuple(replace(round_, comments=None) for round_ in one.rounds))
                    for one in team.checklists
                ),
            )
            for team in found.teams
        ),
    )
