"""Answers in words: every kind of item that a plan may have."""

import pytest

from app.core.response import Answer
from app.telling import answer_words
from tests.overview.test_plans import PLAN

ITEMS = {item.id: item for item in PLAN.items}


@pytest.mark.parametrize(
    ("id_", "answer", "expected"),
    [
        ("roller", ["andre", "ledere"], "Ledere, Andre"),
        ("roller", "andre", "Andre"),
        ("mandat", "delvist", "Delvist på plads"),
        ("mandat", "udgået", "udgået"),
        ("tro", "ved_ikke", "Ved ikke"),
        ("maaned", "2026-01", "januar 2026"),
        ("maaned", "2026-12", "december 2026"),
        ("dag", "2026-12-31", "31-12-2026"),
        ("antal", 12, "12 personer"),
        ("antal", 0.5, "0,5 personer"),
        ("antal", 2.0, "2 personer"),
        ("antal", 1234567.5, "1234567,5 personer"),
        (
            "linjer",
            [{"handling": "Ring", "status": "i_gang"}, {"frist": "2026-12-01"}],
            "Ring · Hvor langt: I gang\nSenest: 01-12-2026",
        ),
        ("linjer", [], ""),
    ],
)
def test_an_answer_is_told_as_people_say_it(id_: str, answer: Answer, expected: str) -> None:
    assert answer_words.told(ITEMS[id_], answer) == expected
