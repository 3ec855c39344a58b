"""Tallies: the answers to one item in one round, counted, and the figures on some of them together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from app.core import scoring
from app.overview.figures import UNANSWERED, Figures


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one item: of how many asked, how many answered, with which codes, points and comments.

    `codes` and `points` are empty for an item that is not scored.
    """

    asked: int
    answered: int
    codes: Sequence[str]
    points: Sequence[float]
    comments: Sequence[str]


def tallies(rows: pd.DataFrame) -> dict[str, Tally]:
    """Return a tally per item id. `rows` are rows of the long frame."""
    return {str(item): _tally(of_item) for item, of_item in rows.groupby("item", sort=False)}


def figures(found: Sequence[Tally]) -> Figures:
    """Return the figures on these items together."""
    codes = [code for tally in found for code in tally.codes]
    points = [one for tally in found for one in tally.points]
    unanswered = sum(tally.asked - tally.answered for tally in found)
    return _figures(len(found), codes, points, unanswered)


def together(found: Sequence[Figures]) -> Figures:
    """Return the figures on the items of all of these together, from what each of them shows."""
    counts: Counter[str] = Counter()
    for one in found:
        counts.update(one.counts)
    unanswered = counts.pop(UNANSWERED, 0)
    codes = list(counts.elements())
    points = [given for code in codes if (given := scoring.points_of_code(code)) is not None]
    return _figures(sum(one.items for one in found), codes, points, unanswered)


def _figures(items: int, codes: Sequence[str], points: Iterable[float], unanswered: int) -> Figures:
    given = list(points)
    return Figures(
        items=items,
        counts={**Counter(codes), UNANSWERED: unanswered},
        scored=len(given),
        percent=scoring.percent(given),
        mean=scoring.scale_mean(codes),
        spread=scoring.spread(given),
        is_disputed=scoring.is_disputed(given),
    )


def _tally(rows: pd.DataFrame) -> Tally:
    return Tally(
        asked=len(rows),
        answered=int(rows["is_answered"].sum()),
        codes=rows["answer"].dropna().tolist(),
        points=rows["points"].dropna().tolist(),
        comments=[str(text) for text in rows["comment"] if text],
    )
