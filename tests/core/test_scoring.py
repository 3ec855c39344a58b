"""Scoring, rule by rule, with the expected values written out by hand."""

from collections import Counter
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import scoring
from app.core.items import Item, Scale, ShortText, Status, YesNo
from app.core.marks import Marking
from app.core.scoring import Score, Standing, score

STATUS = Status(kind="status", id="a", text="A", dont_know=True, not_relevant=True)
YESNO = YesNo(kind="yesno", id="b", text="B", dont_know=True)
SCALE = Scale(kind="scale", id="c", text="C", low="lidt", high="meget")
TEXT = ShortText(kind="text", id="d", text="D")

J, D, N, X, R, U = "ja", "delvist", "nej", "ved_ikke", "ikke_relevant", ""

_codes = st.lists(st.sampled_from([J, D, N, "1", "2", "3", "4", "5"]))


def _of(answers: list[str], item: Item = STATUS) -> Score:
    """Return the score of an item's answers, counted from the marks that the store keeps."""
    marking = Marking([item])
    marks = "".join(marking.marks({item.id: one} if one != U else {}) for one in answers)
    return score(marking.tallies(marks)[item.id].counts)


def _codes_score(codes: list[str]) -> Score:
    return score(Counter(codes))


@pytest.mark.parametrize(
    ("item", "answer", "points"),
    [
        (STATUS, J, 2.0),
        (STATUS, D, 1.0),
        (STATUS, N, 0.0),
        (STATUS, X, None),
        (STATUS, R, None),
        (STATUS, U, None),
        (YESNO, J, 2.0),
        (YESNO, N, 0.0),
        (YESNO, X, None),
        (SCALE, "1", 0.0),
        (SCALE, "2", 0.5),
        (SCALE, "3", 1.0),
        (SCALE, "4", 1.5),
        (SCALE, "5", 2.0),
        (SCALE, X, None),
        (TEXT, J, None),
    ],
)
def test_points(item: Item, answer: str, points: float | None) -> None:
    found = _of([answer], item)
    assert (found.scored, found.percent) == ((0, None) if points is None else (1, 50 * points))


@pytest.mark.parametrize(
    ("answers", "percent", "spread"),
    [
        ([J, J, J], 100.0, 0.0),
        ([N, N], 0.0, 0.0),
        ([D, D, D, D], 50.0, 0.0),
        ([J, D, N], 50.0, (2 / 3) ** 0.5),
        ([J, J, D, N, N], 50.0, 0.8**0.5),
        ([J, N], 50.0, 1.0),
        ([J, J, D], 500 / 6, (2 / 9) ** 0.5),
        ([J, X, X, R, U], 100.0, None),
        ([J, N, X], 50.0, 1.0),
        ([X, R, U], None, None),
        ([], None, None),
    ],
)
def test_percent_and_spread(answers: list[str], percent: float | None, spread: float | None) -> None:
    assert _of(answers).percent == pytest.approx(percent)
    assert _of(answers).spread == pytest.approx(spread)


def test_a_scale_counts_in_equal_steps() -> None:
    assert _of(["1", "3", "5", "4", X], SCALE).percent == 56.25
    assert _of(["1", "3", "5", "4", X], SCALE).mean == 3.25
    assert _of([J, X]).mean is None


@pytest.mark.parametrize(
    ("answers", "item", "disputed"),
    [
        ([J, N], STATUS, True),
        ([J, D], STATUS, False),
        ([N, D, X], STATUS, False),
        (["2", "4"], SCALE, True),
        (["2", "3"], SCALE, False),
        ([X], STATUS, False),
    ],
)
def test_disputed_means_answers_at_both_ends(answers: list[str], item: Item, *, disputed: bool) -> None:
    assert _of(answers, item).is_disputed is disputed


@pytest.mark.parametrize(
    ("percent", "threshold", "standing"),
    [
        (100.0, 80, Standing.IN_PLACE),
        (80.0, 80, Standing.IN_PLACE),
        (79.5, 80, Standing.IN_PLACE),  # reads as 80 %
        (79.4, 80, Standing.UNDERWAY),
        (50.0, 80, Standing.UNDERWAY),
        (40.0, 80, Standing.UNDERWAY),
        (39.4, 80, Standing.MISSING),
        (0.0, 80, Standing.MISSING),
        (50.0, 100, Standing.UNDERWAY),
        (49.4, 100, Standing.MISSING),
        (0.0, 1, Standing.MISSING),
    ],
)
def test_standing(percent: float, threshold: int, standing: Standing) -> None:
    assert scoring.standing(percent, threshold) is standing


def test_completeness_counts_whatever_was_answered() -> None:
    assert scoring.completeness(3, 4) == 75.0
    assert scoring.completeness(0, 0) is None


@given(_codes)
def test_percent_and_spread_stay_within_their_bounds(found: list[str]) -> None:
    percent, spread = _codes_score(found).percent, _codes_score(found).spread
    assert percent is None or 0 <= percent <= 100
    assert spread is None or 0 <= spread <= 1


@given(_codes)
def test_the_spread_is_the_population_deviation_of_the_points(found: list[str]) -> None:
    points = [percent / 50 for one in found if (percent := score({one: 1}).percent) is not None]
    spread = pstdev(points) if len(points) > 1 else None
    assert _codes_score(found).spread == pytest.approx(spread)


@given(_codes.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_order_changes_nothing(both: tuple[list[str], list[str]]) -> None:
    one, other = both
    assert _codes_score(one).percent == _codes_score(other).percent
    assert _codes_score(one).spread == _codes_score(other).spread


@given(_codes, st.integers(0, 5))
def test_answers_without_points_change_no_percent(found: list[str], more: int) -> None:
    with_more = _codes_score([*found, *([X] * more)])
    assert with_more.percent == _codes_score(found).percent
    assert with_more.spread == _codes_score(found).spread


@given(_codes, _codes)
def test_one_answer_more_in_place_never_lowers_the_percent(found: list[str], rest: list[str]) -> None:
    before, after = _codes_score([*found, *rest]).percent, _codes_score([*found, J, *rest]).percent
    assert after is not None
    assert before is None or before <= after
