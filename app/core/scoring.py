"""Scoring: points, percent, spread and standing. The only place that knows 2, 1 and 0."""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from statistics import fmean, pstdev

from app.core.items import NO, PARTLY, YES, Item, Scale, Status, YesNo

#: What Ja gives: the most points that one answer can give.
MOST = 2.0

_POINTS = {YES: MOST, PARTLY: 1.0, NO: 0.0}
_STEPS = {str(step): (step - 1) / 2 for step in range(1, 6)}  # 1 to 5 on a scale, as 0 to 2 points
_LOW, _HIGH = 0.5, 1.5


class Standing(StrEnum):
    """How far something has come, in the words people read."""

    IN_PLACE = "på plads"
    UNDERWAY = "på vej"
    MISSING = "mangler"


def is_scored(item: Item) -> bool:
    """Say whether answers to the item give points; texts, choices, numbers and lines never do."""
    return isinstance(item, Status | YesNo | Scale)


def points(item: Item, answer: object) -> float | None:
    """Return the points of an answer to the item, 0 to 2; None where it gives none.

    Ja gives 2, Delvist 1, Nej 0 (NIRN's in place / partly / not). A scale from 1 to 5 gives 0 to 2 in equal
    steps. Unanswered items, "Ved ikke" and "Ikke relevant" give none.
    """
    if not is_scored(item):
        return None
    steps = _STEPS if isinstance(item, Scale) else _POINTS
    return steps.get(str(answer))


def points_of_code(code: str) -> float | None:
    """Return the points of a code, 0 to 2, that answers a scored item; None where it gives none."""
    return (_POINTS | _STEPS).get(code)


def percent(found: Iterable[float | None]) -> float | None:
    """Return the points reached in percent of the points possible, 0 to 100.

    Answers without points (None) are outside the denominator; None when nothing is left.
    """
    given = _given(found)
    return 100 * math.fsum(given) / (MOST * len(given)) if given else None


def spread(found: Iterable[float | None]) -> float | None:
    """Return how far answers lie from each other: 0 when all agree, 1 when half say Ja and half Nej.

    The population standard deviation of the points; None under two answers with points.
    """
    given = _given(found)
    return pstdev(given) if len(given) > 1 else None


def is_disputed(found: Iterable[float | None]) -> bool:
    """Say whether some answered at one end and some at the other: Ja and Nej, or 1-2 and 4-5 on a scale."""
    given = _given(found)
    return bool(given) and min(given) <= _LOW and max(given) >= _HIGH


def scale_mean(codes: Sequence[str]) -> float | None:
    """Return the mean, 1 to 5, of the codes that are steps of a scale; None when none are."""
    steps = [int(code) for code in codes if code in _STEPS]
    return fmean(steps) if steps else None


def whole(value: float) -> int:
    """Return a percentage as people read it: whole, half a percent upwards."""
    return math.floor(value + 0.5)


def standing(value: float, threshold: int) -> Standing:
    """Return the word for a percentage, judged by the whole percent that people read beside it.

    På plads from `threshold` percent, mangler under half of it, på vej between them. Both limits are our own
    guideline (vores pejlemærke): no source makes them a rule. With all answers Delvist (50 %) a threshold
    of any height gives på vej or better.
    """
    shown = whole(value)
    if shown >= threshold:
        return Standing.IN_PLACE
    return Standing.UNDERWAY if 2 * shown >= threshold else Standing.MISSING


def completeness(answered: int, asked: int) -> float | None:
    """Return how much was answered, in percent of what was asked; None when nothing was asked.

    "Ved ikke" and "Ikke relevant" are answers.
    """
    return 100 * answered / asked if asked else None


def _given(found: Iterable[float | None]) -> list[float]:
    return [one for one in found if one is not None]
