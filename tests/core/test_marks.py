"""Marks say what was answered with codes, and counting them is counting the answers."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.marks import Tally
from tests.overview.builders import a_checklist, a_scale, a_status, a_text, a_yesno

CHOICE = {
    "kind": "choice",
    "id": "valg",
    "text": "Hvilket?",
    "options": [{"id": one, "text": one} for one in ("ja", "bus", "1")],
    "dont_know": True,
}
MIXED = a_checklist([a_status("b"), a_scale("c"), CHOICE], [a_yesno("a"), a_text("d")])


@pytest.mark.parametrize(
    ("answers", "marks"),
    [
        ({}, "-----"),
        ({"a": "ja", "b": "delvist", "c": "3", "d": "Ord", "valg": "bus"}, "jd3+B"),
        ({"a": "nej", "b": "ikke_relevant", "c": "5", "valg": "ja"}, "ni5-A"),
        ({"a": "ved_ikke", "b": "nej", "c": "ved_ikke", "valg": "ved_ikke"}, "vnv-v"),
        ({"a": "delvist", "b": "3", "c": "ja", "d": 7, "valg": ["bus"]}, "+++++"),
    ],
)
def test_an_answer_is_one_character_in_the_order_of_the_ids(answers: dict[str, object], marks: str) -> None:
    assert MIXED.marking.marks(answers) == marks


def test_codes_are_read_from_marks_again() -> None:
    answers = {"a": "ja", "b": "delvist", "c": "3", "valg": "bus"}
    assert MIXED.marking.answers("jd3-B") == MIXED.marking.answers("jd3+B") == answers
    with pytest.raises(ValueError, match="another version"):
        MIXED.marking.answers("jd3")


def test_a_version_that_asks_in_another_order_is_marked_alike() -> None:
    mended = a_checklist([a_text("d"), a_yesno("a")], [CHOICE, a_scale("c"), a_status("b")])
    answers = {"a": "ja", "b": "delvist", "c": "3", "valg": "1"}
    assert mended.marking.marks(answers) == MIXED.marking.marks(answers)


def test_marks_after_each_other_are_counted_per_item() -> None:
    assert MIXED.marking.tallies("jd3+B" + "n-5-B" + "vd+--") == {
        "a": Tally(3, 3, {"ja": 1, "nej": 1, "ved_ikke": 1}),
        "b": Tally(3, 2, {"delvist": 2}),
        "c": Tally(3, 3, {"3": 1, "5": 1}),
        "d": Tally(3, 1, {}),
        "valg": Tally(3, 2, {"bus": 2}),
    }


def test_marks_of_another_version_are_never_counted() -> None:
    with pytest.raises(ValueError, match="another version"):
        MIXED.marking.tallies("jd3+")


_STATUS = st.sampled_from(["ja", "delvist", "nej", "ved_ikke", "ikke_relevant"])


@given(st.lists(st.dictionaries(st.sampled_from("abc"), _STATUS)), st.lists(st.just({"b": "ja"})))
def test_tallies_add_up(some: list[dict[str, str]], others: list[dict[str, str]]) -> None:
    marking = a_checklist([a_status("a"), a_status("b"), a_status("c")]).marking
    one, other = ("".join(map(marking.marks, found)) for found in (some, others))
    both = marking.tallies(one + other)
    assert both == {id_: tally + marking.tallies(other)[id_] for id_, tally in marking.tallies(one).items()}
    assert {id_: tally.counts for id_, tally in both.items()} == {
        id_: Counter(found[id_] for found in [*some, *others] if id_ in found) for id_ in "abc"
    }


_TEXT = st.text(max_size=3)
_ANYTHING = st.one_of(_STATUS, st.sampled_from("12345ABn-+"), _TEXT, st.integers(), st.lists(_TEXT))


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", "valg"]), _ANYTHING))
def test_marks_and_what_they_do_not_say_are_the_answers(answers: dict[str, object]) -> None:
    marking = MIXED.marking
    marks = marking.marks(answers)
    assert {**marking.answers(marks), **marking.unsaid(answers, marks)} == answers
