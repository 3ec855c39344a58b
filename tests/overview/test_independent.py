"""A second calculation, in plain SQL over the answers as they are stored, says what the overview says.

It shares nothing with the overview but the definitions of the checklists: it reads each response by itself,
and knows marks, points, limits and rounds by itself.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.core.checklist import Checklist
from app.core.response import Answer, Response, Round, RoundKind, new_response_id, rounded
from app.counting import answers
from app.overview.figures import Figures, Limits, RoundOverview
from app.overview.team import overview_of
from app.store import definitions
from app.store.engine import open_store
from app.store.responses import Responses
from tests.overview.builders import a_checklist, a_scale, a_status, a_text, a_yesno
from tests.store.builders import NOW, a_round, deliver

FIRST = a_checklist([a_status("a"), a_status("b"), a_text("t")], [a_scale("c"), a_yesno("d")])
SECOND = a_checklist([a_status("b"), a_status("a"), a_status("e")], [a_yesno("d")], version="2")
OTHER = FIRST.model_copy(update={"id": "andet", "title": "Et andet skema"})
VERSIONS = {(one.id, one.version): one for one in (FIRST, SECOND, OTHER)}
CODES = {
    "status": ("ja", "delvist", "nej", "ved_ikke", "ikke_relevant"),
    "yesno": ("ja", "nej", "ved_ikke"),
    "scale": ("1", "2", "3", "4", "5", "ved_ikke"),
    "text": ("Ord",),
}
MINIMUM = 4

#: One row per response that counts and item that it was asked, with its code and points.
ASKED = """
WITH item (checklist, version, id, section, scored, place) AS (VALUES {items}),
code (mark, code, points) AS (VALUES
  ('j', 'ja', 2.0), ('d', 'delvist', 1.0), ('n', 'nej', 0.0),
  ('v', 'ved_ikke', NULL), ('i', 'ikke_relevant', NULL),
  ('1', '1', 0.0), ('2', '2', 0.5), ('3', '3', 1.0), ('4', '4', 1.5), ('5', '5', 2.0)),
newest AS (
  SELECT id FROM responses AS mine JOIN (
    SELECT round_id, max(answered_at || id) AS last FROM responses GROUP BY round_id
  ) AS of_round ON of_round.round_id = mine.round_id AND of_round.last = mine.answered_at || mine.id),
counted AS (
  SELECT responses.*, rounds.checklist_id, rounds.kind
  FROM responses JOIN rounds ON rounds.id = round_id
  WHERE kind = 'individuel' OR responses.id IN newest),
asked AS (
  SELECT counted.round_id, counted.id AS response, item.id AS item, section, scored, points, code,
    code IS NOT NULL OR said.value IS NOT NULL AS answered
  FROM counted
  JOIN item ON item.checklist = counted.checklist_id AND item.version = counted.version
  LEFT JOIN json_each(counted.answers) AS said ON said.key = item.id
  LEFT JOIN code ON code.mark = substr(counted.marks, place, 1)),
shown AS (
  SELECT asked.round_id, item FROM asked JOIN rounds ON rounds.id = asked.round_id
  GROUP BY asked.round_id, item
  HAVING kind = 'fælles' OR sum(answered) = 0 OR sum(answered) >= {minimum})
"""

SIZES = "SELECT round_id, count(DISTINCT response) AS n FROM asked GROUP BY round_id"

FIGURES = """
SELECT round_id, {group} AS name, sum(points) * 50.0 / count(points) AS percent, count(points) AS scored,
  sum(code = 'ja') AS ja, sum(code = 'delvist') AS delvist, sum(code = 'nej') AS nej,
  sum(code = 'ved_ikke') AS ved_ikke, sum(code = 'ikke_relevant') AS ikke_relevant,
  sum(code = '1') AS "1", sum(code = '2') AS "2", sum(code = '3') AS "3", sum(code = '4') AS "4",
  sum(code = '5') AS "5", sum(NOT answered) AS ubesvaret,
  avg(points * points) - avg(points) * avg(points) AS variance, min(points) AS low, max(points) AS high
FROM asked JOIN shown USING (round_id, item) WHERE scored GROUP BY round_id, {group}
"""

COMPLETENESS = """
SELECT round_id, 100.0 * sum(answered AND shown.item IS NOT NULL) / count(*) AS percent,
  sum(shown.item IS NULL) > 0 AS at_least
FROM asked LEFT JOIN shown USING (round_id, item) GROUP BY round_id
"""


@pytest.fixture(params=range(10))
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, list[Round]]]:
    """Return a store with random answers to several checklists, versions, kinds and roles."""
    engine = open_store(f"sqlite:///{tmp_path}/forankring.db")
    for one in VERSIONS.values():
        definitions.keep(engine, [one])
    chance, saves = random.Random(request.param), Responses(engine)
    made = [
        a_round(engine, team=team, checklist_id=id_, label=label, kind=kind)
        for team in ("Nord", "Syd")
        for id_ in ("proeve", "andet")
        for label in ("Forår", "Efterår")
        for kind in RoundKind
    ]
    for round_ in made:
        for _ in range(chance.randrange(13)):
            saves.save(_a_response(round_, chance), spreadsheet="svar", now=NOW)
    deliver(engine, limit=50)
    yield engine, made
    engine.dispose()


def _a_response(round_: Round, chance: random.Random) -> Response:
    checklist = chance.choice([one for one in VERSIONS.values() if one.id == round_.checklist_id])
    often = chance.choice((0.3, 0.9))
    answers: dict[str, Answer] = {
        item.id: chance.choice(CODES[item.kind]) for item in checklist.items if chance.random() < often
    }
    return Response(
        id=new_response_id(),
        round_id=round_.id,
        version=checklist.version,
        role=chance.choice(("leder", "frivillig", "")),
        answers=answers,
        comments={},
        answered_at=rounded(NOW + timedelta(minutes=chance.randrange(9000)), round_.kind),
    )


def test_every_figure_is_the_same(filled: tuple[Engine, list[Round]]) -> None:
    engine, made = filled
    ours = _by_round(engine, made)
    sizes = {row.round_id: row.n for row in _rows(engine, SIZES)}
    assert {id_: one.n for id_, one in ours.items()} == sizes
    small = {one.id for one in made if one.kind is RoundKind.INDIVIDUAL and sizes.get(one.id, 0) < MINIMUM}
    assert {id_ for id_, one in ours.items() if one.is_held_back} == small & sizes.keys()
    for group, found in (("item", _items), ("section", _sections), ("'i alt'", _total)):
        theirs = {
            (row.round_id, row.name): _figures(row._mapping)
            for row in _rows(engine, FIGURES.format(group=group))
            if row.round_id not in small
        }
        told = ((id_, name, figures) for id_, one in ours.items() for name, figures in found(one))
        assert {(id_, name): _told(figures) for id_, name, figures in told if figures} == theirs


def test_completeness_is_the_same(filled: tuple[Engine, list[Round]]) -> None:
    engine, made = filled
    theirs = {row.round_id: row for row in _rows(engine, COMPLETENESS)}
    for id_, one in _by_round(engine, made).items():
        assert one.is_held_back == (one.completeness is None)
        if one.completeness is not None:
            assert one.completeness.percent == pytest.approx(theirs[id_].percent)
            assert one.completeness.at_least == theirs[id_].at_least


def _by_round(engine: Engine, made: list[Round]) -> dict[str, RoundOverview]:
    def lookup(id_: str, version: str) -> Checklist | None:
        return VERSIONS.get((id_, version))

    ids = {(one.team.name, one.checklist_id, one.label, one.kind): one.id for one in made}
    teams = overview_of(answers(engine, made, with_comments=True), lookup, Limits(MINIMUM, MINIMUM)).teams
    return {
        ids[team.team, checklist.id, one.label, one.kind]: one
        for team in teams
        for checklist in team.checklists
        for one in checklist.rounds
    }


def _rows(engine: Engine, query: str) -> list[Any]:
    items = ", ".join(
        f"('{one.id}', '{one.version}', '{item.id}', '{section.id}', {item.kind != 'text'}, {place[item.id]})"
        for one in VERSIONS.values()
        for place in [{id_: number for number, id_ in enumerate(sorted(item.id for item in one.items), 1)}]
        for section in one.sections
        for item in section.items
    )
    with engine.connect() as connection:
        return list(connection.execute(text(ASKED.format(items=items, minimum=MINIMUM) + query)))


def _items(one: RoundOverview) -> Iterator[tuple[str, Figures | None]]:
    yield from ((item.id, item.figures) for item in one.items)


def _sections(one: RoundOverview) -> Iterator[tuple[str, Figures | None]]:
    yield from ((section.id, section.figures) for section in one.sections)


def _total(one: RoundOverview) -> Iterator[tuple[str, Figures | None]]:
    yield "i alt", one.total


def _told(figures: Figures) -> tuple[object, ...]:
    spread = None if figures.spread is None else pytest.approx(figures.spread, abs=1e-6)
    percent = None if figures.percent is None else pytest.approx(figures.percent)
    return dict(figures.counts), figures.scored, percent, spread, figures.is_disputed


def _figures(row: Mapping[str, Any]) -> tuple[object, ...]:
    counts = {code: row[code] for code in (*CODES["status"], *"12345") if row[code]}
    spread = max(row["variance"], 0.0) ** 0.5 if row["scored"] > 1 else None
    is_disputed = row["scored"] > 0 and row["low"] <= 0.5 and row["high"] >= 1.5
    return {**counts, "ubesvaret": row["ubesvaret"]}, row["scored"], row["percent"], spread, is_disputed
