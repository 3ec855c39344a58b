"""Interviews: each group and each conversation by itself, and the notes of few people never shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.core.response import Answer, RoundKind
from app.definitions.library import built_in
from app.overview.figures import Limits
from app.overview.interviews import CHECKLIST, Interviews, interviews
from app.overview.records import Record
from tests.overview.builders import MONDAY, a_record

GUIDE = built_in()[CHECKLIST]


def a_conversation(
    id_: str,
    answers: Mapping[str, Answer],
    *,
    group: str = "ledere",
    interview: str = "foerste",
    kind: RoundKind = RoundKind.JOINT,
    answered_at: datetime = MONDAY,
    label: str = "Efterår",
) -> Record:
    record = a_record(
        id_,
        {"gruppe": group, "interview": interview, **answers},
        kind=kind,
        label=label,
        answered_at=answered_at,
    )
    return replace(record, checklist_id=CHECKLIST)


def of(*records: Record) -> Interviews:
    return interviews(records, lambda _id, _version: GUIDE, Limits())


def said(found: Interviews) -> dict[str, list[tuple[str, str]]]:
    """Return group and text of every note, by question."""
    return {
        question.text: [(note.group, note.text) for note in question.notes]
        for theme in found.themes
        for question in theme.questions
    }


def individuals(count: int, *, answering: int | None = None) -> list[Record]:
    return [
        a_conversation(
            f"p{at:02}",
            {"ledelse": f"Ord {count - at:02}"} if at < (answering or count) else {"styrker": "Andet"},
            kind=RoundKind.INDIVIDUAL,
        )
        for at in range(count)
    ]


def test_nothing_comes_of_nothing() -> None:
    assert of() == of(a_record("x", {"a": "ja"})) == Interviews()


def test_every_group_and_every_interview_of_one_round_is_kept() -> None:
    found = of(
        a_conversation("a", {"ledelse": "De spørger", "deltagere": 4, "dato": "2026-11-10"}),
        a_conversation("b", {"ledelse": "Travlt"}, group="sagsbehandlere"),
        a_conversation("c", {"it": "Skabelonen"}, interview="andet"),
    )
    assert [(one.group, one.interview, one.day, one.people) for one in found.conversations] == [
        ("Ledere", "Det første", date(2026, 11, 10), 4),
        ("Sagsbehandlere", "Det første", MONDAY.date(), None),
        ("Ledere", "Det andet", MONDAY.date(), None),
    ]
    assert said(found) == {
        "Hvad gør lederne, som hjælper eller bremser?": [
            ("Ledere", "De spørger"),
            ("Sagsbehandlere", "Travlt"),
        ],
        "Hvad gør it og skabeloner let eller svært?": [("Ledere", "Skabelonen")],
    }
    assert [theme.title for theme in found.themes] == ["Rammerne"]


def test_of_one_conversation_that_was_sent_twice_the_newest_counts() -> None:
    later = MONDAY + timedelta(hours=1)
    found = of(
        a_conversation("a", {"ledelse": "Rettet"}, answered_at=later),
        a_conversation("b", {"ledelse": "Kladde"}),
    )
    assert [note for notes in said(found).values() for note in notes] == [("Ledere", "Rettet")]


def test_the_notes_of_two_people_are_held_back() -> None:
    found = of(
        a_conversation("a", {"ledelse": "Fra to", "deltagere": 2}),
        a_conversation("b", {"ledelse": "Fra tre", "deltagere": 3}, group="superbrugere"),
    )
    assert [one.is_held_back for one in found.conversations] == [True, False]
    assert [text for notes in said(found).values() for _, text in notes] == ["Fra tre"]


def test_notes_that_each_wrote_alone_follow_the_rule_of_comments() -> None:
    few = of(*individuals(9))
    assert (few.individual, few.is_held_back, few.themes) == (9, True, ())
    enough = of(*individuals(10))
    assert (enough.individual, enough.is_held_back) == (10, False)
    ((_, notes),) = said(enough).items()
    assert notes == [("", f"Ord {at:02}") for at in range(1, 11)]


def test_a_question_that_few_of_many_answered_is_held_back() -> None:
    assert "Hvad gør lederne, som hjælper eller bremser?" not in said(of(*individuals(12, answering=4)))
    assert "Hvad gør lederne, som hjælper eller bremser?" in said(of(*individuals(12, answering=5)))


def test_individual_and_joint_notes_are_held_apart() -> None:
    found = of(*individuals(9), a_conversation("j", {"ledelse": "Fælles"}))
    assert said(found) == {"Hvad gør lederne, som hjælper eller bremser?": [("Ledere", "Fælles")]}


def test_only_the_newest_round_of_individual_notes_counts() -> None:
    old = [replace(one, response_id=f"o{one.response_id}", label="Forår") for one in individuals(12)]
    older = [replace(one, answered_at=MONDAY - timedelta(days=180)) for one in old]
    assert of(*older, *individuals(4)).is_held_back


def test_a_group_that_nobody_named_has_no_name() -> None:
    record = a_conversation("a", {"ledelse": "Ord"})
    nameless = replace(record, answers={"ledelse": "Ord"}, answered_at=None)
    (one,) = of(nameless).conversations
    assert (one.group, one.interview, one.day) == ("", "", None)
