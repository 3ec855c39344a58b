"""Scoring, rule by rule, with the expected values written out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import scoring
from app.core.items import Item, Scale, ShortText, Status, YesNo
from app.core.scoring import Standing

STATUS = Status(kind="status", id="a", text="A", dont_know=True, not_relevant=True)
YESNO = YesNo(kind="yesno", id="b", text="B", dont_know=True)
SCALE = Scale(kind="scale", id="c", text="C", low="lidt", high="meget")
TEXT = ShortText(kind="text", id="d", text="D")

J, D, N, X, R, U = "ja", "delvist", "nej", "ved_ikke", "ikke_relevant", None

_points = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0]))


def _of(answers: list[str | None], item: Item = STATUS) -> list[float | None]:
    return [scoring.points(item, answer) for answer in answers]


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
def test_points(item: Item, answer: str | None, points: float | None) -> None:
    assert scoring.points(item, answer) == points


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
def test_percent_and_spread(answers: list[str | None], percent: float | None, spread: float | None) -> None:
    assert scoring.percent(_of(answers)) == pytest.approx(percent)
    assert scoring.spread(_of(answers)) == pytest.approx(spread)


def test_a_scale_counts_in_equal_steps() -> None:
    assert scoring.percent(_of(["1", "3", "5", "4", X], SCALE)) == 56.25
    assert scoring.scale_mean(["1", "3", "5", "4", X]) == 3.25
    assert scoring.scale_mean([J, X]) is None


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
def test_disputed_means_answers_at_both_ends(
    answers: list[str | None], item: Item, *, disputed: bool
) -> None:
    assert scoring.is_disputed(_of(answers, item)) is disputed


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


@given(_points)
def test_percent_and_spread_stay_within_their_bounds(found: list[float]) -> None:
    percent, spread = scoring.percent(found), scoring.spread(found)
    assert percent is None or 0 <= percent <= 100
    assert spread is None or 0 <= spread <= 1


@given(_points.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_order_changes_nothing(both: tuple[list[float], list[float]]) -> None:
    one, other = both
    assert scoring.percent(one) == scoring.percent(other)
    assert scoring.spread(one) == scoring.spread(other)


@given(_points, st.integers(0, 5))
def test_answers_without_points_change_no_percent(found: list[float], more: int) -> None:
    assert scoring.percent([*found, *([None] * more)]) == scoring.percent(found)
    assert scoring.spread([*found, *([None] * more)]) == scoring.spread(found)


@given(_points, _points)
def test_one_answer_more_in_place_never_lowers_the_percent(found: list[float], rest: list[float]) -> None:
    before, after = scoring.percent([*found, *rest]), scoring.percent([*found, scoring.MOST, *rest])
    assert after is not None
    assert before is None or before <= after
