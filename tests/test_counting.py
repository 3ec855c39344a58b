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
from app.counting import answers, store_overview
from app.overview.figures import Limits, Overview
from app.overview.records import from_store
from app.overview.tallies import by_role, tallies
from app.overview.team import overview
from app.store import definitions, responses, rounds
from app.store.engine import open_store
from app.store.responses import Responses
from tests.overview.builders import a_checklist, a_scale, a_status, a_text, a_yesno
from tests.store.builders import NOW, a_round

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
    saves, made, chance = Responses(store), some_rounds(store), random.Random(seed)
    for round_ in made:
        for one in some_responses(round_, chance):
            saves.save(one, spreadsheet="svar", now=NOW)
    return made


def of_records(store: Engine) -> Overview:
    return overview(from_store(responses.every(store), rounds.every(store)), lookup, LIMITS)


@pytest.mark.parametrize("seed", range(8))
def test_the_store_says_what_its_records_say(store: Engine, seed: int) -> None:
    made = filled(store, seed)
    assert store_overview(store, made, lookup, LIMITS) == of_records(store)


def test_one_team_says_what_it_says_among_all(store: Engine) -> None:
    made = filled(store, 1)
    mine = rounds.of_team(store, made[0].team.id)
    assert {one.team.name for one in mine} == {"Nord"}
    (found,) = store_overview(store, mine, lookup, LIMITS).teams
    assert found == next(one for one in of_records(store).teams if one.team == "Nord")


def test_without_comments_every_figure_is_the_same(store: Engine) -> None:
    made = filled(store, 1)
    with_them = store_overview(store, made, lookup, LIMITS)
    without = store_overview(store, made, lookup, LIMITS, with_comments=False)
    assert without != with_them
    assert without == _silent(with_them)


def test_the_tallies_of_the_roles_add_up_to_the_rounds(store: Engine) -> None:
    made = filled(store, 2)
    for one in answers(store, made, with_comments=False):
        roles = by_role(one)
        assert sum(found.n for found in roles.values()) == one.n
        whole = tallies(one, lookup)
        for id_ in whole:
            parts = [
                found[id_] for found in (tallies(role, lookup) for role in roles.values()) if id_ in found
            ]
            assert sum(part.answered for part in parts) == whole[id_].answered
            assert sum(part.counts.get("ja", 0) for part in parts) == whole[id_].counts.get("ja", 0)


def test_a_role_has_the_answers_of_its_people_alone(store: Engine) -> None:
    round_ = a_round(store, roles=("leder", "frivillig"))
    for role, code in (("leder", "ja"), ("leder", "nej"), ("frivillig", "delvist")):
        said = next(some_responses(round_, random.Random(3)))
        one = replace(said, id=new_response_id(), version="1", role=role, answers={"a": code})
        Responses(store).save(one, spreadsheet="svar", now=NOW)
    (found,) = answers(store, [round_], with_comments=False)
    counted = {role: tallies(one, lookup)["a"].counts for role, one in by_role(found).items()}
    assert counted == {"frivillig": {"delvist": 1}, "leder": {"ja": 1, "nej": 1}}


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
