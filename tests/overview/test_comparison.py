"""How the spreadsheet differs from the store."""

from dataclasses import replace

from app.core.response import RoundKind
from app.overview.comparison import Difference, differences
from tests.overview.builders import a_record

STORED = [a_record(id_, {"a": "ja", "b": "nej"}, {"a": "Ord"}) for id_ in ("p1", "p2", "p3", "p4")]


def test_a_spreadsheet_as_it_was_delivered_does_not_differ() -> None:
    assert differences(STORED, reversed(STORED)) == []


def test_every_change_is_found_and_named_by_id() -> None:
    standing = [
        replace(STORED[0], answers={"a": "nej", "c": "ja"}, comments={}),
        replace(STORED[1], team="Syd"),
        replace(STORED[1], team="Syd"),
        a_record("uden-id-9", {}),
    ]
    assert differences(STORED, standing, waiting={"p4"}) == [
        Difference(
            "proeve",
            missing=("p3",),
            extra=("uden-id-9",),
            double=("p2",),
            moved=("p2",),
            edited={"p1": 4},
            waiting=("p4",),
        )
    ]


def test_each_checklist_is_compared_by_itself() -> None:
    other = replace(STORED[0], checklist_id="andet", kind=RoundKind.JOINT)
    assert differences([STORED[0]], [STORED[0], other]) == [Difference("andet", extra=("p1",))]
