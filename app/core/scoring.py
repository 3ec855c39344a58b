"""Scoring: points, percent, spread and standing. The only place that knows 2, 1 and 0."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from app.core.items import NO, PARTLY, YES, Item, Scale, Status, YesNo

_STEPS = {str(step): step - 1 for step in range(1, 6)}
_HALVES = {YES: 4, PARTLY: 2, NO: 0} | _STEPS  # in half points
_MOST = 4
_LOW, _HIGH = 1, 3


class Standing(StrEnum):
    """How far something has come, in the words people read."""

    IN_PLACE = "på plads"
    UNDERWAY = "på vej"
    MISSING = "mangler"


def is_scored(item: Item) -> bool:
    """Say whether answers to the item give points; texts, choices, numbers and lines never do."""
    return isinstance(item, Status | YesNo | Scale)


class Score(NamedTuple):
    """What answers that give points say together; answers without points change nothing in it.

    Of the `scored` answers, `percent` is the points reached in percent of the points possible, 0 to 100, None
    when nothing gave points. `mean` is that of the steps of a scale, 1 to 5; None when there are none.
    `spread` is how far they lie from each other: the population standard deviation of the points, 0 when all
    agree and 1 when half say Ja and half Nej; None under two answers. `is_disputed` when some are at one end
    and some at the other: Ja and Nej, or 1-2 and 4-5 on a scale.
    """

    scored: int
    percent: float | None
    mean: float | None
    spread: float | None
    is_disputed: bool


def score(counts: Mapping[str, int]) -> Score:
    """Return the score of answers to scored items, from how many gave each code.

    Ja gives 2 points, Delvist 1, Nej 0 (NIRN's in place / partly / not). A scale from 1 to 5 gives 0 to 2 in
    equal steps. Unanswered items, "Ved ikke" and "Ikke relevant" give none.
    """
    n = total = squares = steps = scaled = 0
    is_low = is_high = False
    for code, times in counts.items():
        if times and code in _HALVES:
            halves = _HALVES[code]
            points = halves * times
            n += times
            total += points
            squares += halves * points
            is_low = is_low or halves <= _LOW
            is_high = is_high or halves >= _HIGH
            if code in _STEPS:
                steps += times
                scaled += points + times
    # Whole numbers to the last step: no order of adding makes a difference.
    percent = 100 * total / (_MOST * n) if n else None
    mean = scaled / steps if steps else None
    spread = math.sqrt(n * squares - total * total) / (2 * n) if n > 1 else None
    return Score(n, percent, mean, spread, n > 1 and is_low and is_high)


def whole(value: float) -> int:
    """Return a percentage as people read it: whole, half a percent upwards."""
    return math.floor(value + 0.5)


def tenths(mean: float) -> int:
    """Return a mean as people read it, in tenths: half a tenth upwards."""
    return math.floor(10 * mean + 0.5)


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
