"""How the spreadsheet differs from the store."""

from dataclasses import replace

from app.core.response import RoundKind
from app.overview.comparison import Difference, Unread, differences
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


def test_a_row_that_cannot_be_read_is_not_taken_for_deleted() -> None:
    unread = [Unread("proeve", "p2"), Unread("proeve", "p1"), Unread("proeve", "uden-id-7")]
    assert differences(STORED, [STORED[0], *STORED[2:]], unread=unread) == [
        Difference("proeve", extra=("uden-id-7",), double=("p1",), unreadable=("p2",))
    ]


def test_a_row_that_lost_its_id_is_not_taken_for_deleted() -> None:
    standing = [
        *STORED[2:],
        replace(STORED[0], response_id="uden-id-3"),
        replace(STORED[1], response_id="uden-id-4", team="Syd"),
    ]
    assert differences(STORED, standing) == [
        Difference("proeve", missing=("p2",), extra=("uden-id-4",), nameless=("p1",))
    ]


def test_each_row_without_an_id_stands_for_one_response() -> None:
    same = [a_record(id_, {"a": "ja"}) for id_ in ("p1", "p2", "p3")]
    standing = [replace(same[0], response_id=f"uden-id-{number}") for number in (1, 2)]
    assert differences(same, standing) == [Difference("proeve", missing=("p3",), nameless=("p1", "p2"))]


def test_nothing_is_missing_in_a_tab_without_ids() -> None:
    standing = [replace(one, response_id=f"uden-id-{number}") for number, one in enumerate(STORED)]
    (found,) = differences(STORED, standing, waiting={"p4"}, without_ids={"proeve"})
    assert found == Difference("proeve", waiting=("p4",), has_no_ids=True)
    assert found.is_changed


def test_what_waits_is_nobodys_change() -> None:
    (found,) = differences(STORED, STORED[:3], waiting={"p4"})
    assert not found.is_changed
    assert not found.is_empty
