"""The words and numbers of an overview as people read them, the same on every page and in the terminal."""

import math
from collections.abc import Collection
from datetime import date, datetime

from app.core import scoring
from app.core.response import RoundKind
from app.overview.comparison import Difference
from app.overview.figures import Completeness, Figures, Limits, RoundOverview

NO_IDS = "Kolonnen Svar-id er slettet, så svarene ikke kan kendes fra hinanden. Fortryd det i regnearket."
AGREED = "Ingen af de viste punkter har svar i begge ender."
APART_AMONG_FEW = "Nogle svar står i hver sin ende, men for få svar giver point på de punkter."
SELF_REPORT = (
    "Tallene bygger på det, I selv har svaret. De viser ikke, hvad andre ville se, hvis de så på arbejdet."
)


def held_back(minimum: int) -> str:
    """Return what stands in place of figures on too few answers."""
    return f"Holdt tilbage: færre end {minimum} svar"


def day(one: date) -> str:
    """Return the day as 23-11-2026."""
    return f"{one:%d-%m-%Y}"


def moment(one: datetime) -> str:
    """Return the moment as 23-11-2026 14:05."""
    return f"{one:%d-%m-%Y %H:%M}"


def per_cent(value: float) -> str:
    """Return a percentage, 0 to 100, as '67 %'."""
    return f"{scoring.whole(value)} %"


def of_five(mean: float) -> str:
    """Return the mean of a scale as '3,4 af 5'."""
    return f"{decimal(scoring.tenths(mean))} af 5"


def decimal(tenths: int) -> str:
    """Return so many tenths as '3,4'."""
    return "{},{}".format(*divmod(tenths, 10))


def share(figures: Figures, *, is_one: bool) -> str:
    """Return the figures in a few signs: '67 %', or '–' without any.

    A group of one item (`is_one`) has never a percentage: '4 af 6' answered Ja, or '3,4 af 5' on a scale.
    """
    if figures.percent is None:
        return "–"
    if not is_one:
        return per_cent(figures.percent)
    return of_five(figures.mean) if figures.mean is not None else "{} af {}".format(*figures.yes_of)


def answers(round_: RoundOverview) -> str:
    """Return how many answers of which kind count: '7 individuelle svar'."""
    if round_.kind is RoundKind.JOINT:
        return f"{round_.n} fælles svar"
    return f"{round_.n} individuelle svar" if round_.n > 1 else "1 individuelt svar"


def period(round_: RoundOverview) -> str:
    """Return the days of the round's answers: '01-11-2026 til 23-11-2026', or the one day."""
    if round_.first is None or round_.last is None:
        return "ukendt dato"
    if round_.first == round_.last:
        return day(round_.first)
    return f"{day(round_.first)} til {day(round_.last)}"


def filled_in(one: Completeness) -> str:
    """Return how much was answered: 'udfyldt 93 %'. 100 % is said only where nothing is missing."""
    return f"udfyldt {'mindst ' if one.at_least else ''}{math.floor(one.percent)} %"


def summary(round_: RoundOverview, limits: Limits) -> str:
    """Return the round in one line: n, kind, period, how much was answered, and the total in words."""
    parts = [answers(round_), period(round_)]
    if round_.received > round_.n:
        parts.append(f"det nyeste af {round_.received} tæller")
    if round_.completeness:
        parts.append(filled_in(round_.completeness))
    standing = round_.total and round_.total.standing(limits)
    if round_.total and standing:
        parts.append(f"samlet {share(round_.total, is_one=round_.total.items == 1)}: {standing}")
    return " · ".join(parts)


def more(count: int) -> str:
    """Return what to say about items that stand equal with the last one named."""
    return f"og {count} {'punkt' if count == 1 else 'punkter'} mere med samme tal"


def agreed(round_: RoundOverview) -> str:
    """Return what to say of a round of individual answers where no item is named as disputed."""
    apart = any(one.figures and one.figures.is_disputed for one in round_.items)
    return APART_AMONG_FEW if apart else AGREED


def difference(one: Difference) -> list[str]:
    """Return how a tab differs from what was submitted, a sentence per way that it does."""
    told = [f"{len(ids)} {words}." for words, ids in ways(one)]
    return [*([NO_IDS] if one.has_no_ids else []), *told]


def ways(one: Difference) -> list[tuple[str, Collection[str]]]:
    """Return each way that the tab differs in, in words that follow a number, with the responses' ids."""
    found: list[tuple[str, Collection[str]]] = [
        ("svar er slettet fra fanen", one.missing),
        ("svar er skrevet ind i hånden", one.extra),
        ("svar står mere end én gang. Det første tæller", one.double),
        ("svar har fået anden tid, team, måling, rolle, svartype eller version", one.moved),
        (f"svar er rettet (rettede felter: {sum(one.edited.values())})", one.edited),
        ("svar kan ikke læses", one.unreadable),
        ("svar mangler Svar-id", one.nameless),
        ("svar er ikke leveret endnu", one.waiting),
    ]
    return [(words, ids) for words, ids in found if ids]
