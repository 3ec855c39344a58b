"""LIX as Björnsson counts it, on texts counted by hand."""

import pytest

from tests.checklists.lix import lix


def test_words_per_sentence_and_percent_of_long_words_are_added() -> None:
    # 8 words in 2 sentences, 2 of them long (beboerne, foreningen): 4 + 25.
    assert lix(["Vi ser beboerne. Så svarer foreningen ja igen."]) == pytest.approx(29)


def test_each_text_ends_a_sentence_also_without_a_full_stop() -> None:
    assert lix(["Ja tak", "Nej tak"]) == lix(["Ja tak. Nej tak."]) == 2


def test_dashes_and_quotation_marks_are_not_words_or_letters() -> None:
    assert lix(["»Ja« – og »nabo«, tak"]) == 4


def test_a_point_inside_a_number_ends_no_sentence() -> None:
    assert lix(["I har 2.000 kr nu"]) == 5


def test_no_words_give_nothing() -> None:
    assert lix(["", "–"]) == 0
