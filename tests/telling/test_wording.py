"""The words of a round, in one line."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.response import RoundKind
from app.overview.figures import Completeness, Limits, RoundOverview
from app.telling.wording import of_five, summary
from tests.sheets.tabs.overviews import everything

INDIVIDUAL, JOINT = (one for one in everything().teams[0].checklists[0].rounds)
BARE = replace(INDIVIDUAL, completeness=None, total=None)


@pytest.mark.parametrize(
    ("round_", "words"),
    [
        (INDIVIDUAL, "6 individuelle svar · 23-11-2026 · udfyldt mindst 76 % · samlet 79 %: på vej"),
        (
            replace(BARE, total=INDIVIDUAL.sections[0].figures),
            "6 individuelle svar · 23-11-2026 · samlet 5 af 6: på plads",
        ),
        (
            replace(BARE, total=INDIVIDUAL.sections[1].figures),
            "6 individuelle svar · 23-11-2026 · samlet 3,5 af 5: på vej",
        ),
        (replace(BARE, n=1, received=1), "1 individuelt svar · 23-11-2026"),
        (replace(BARE, first=date(2026, 11, 1)), "6 individuelle svar · 01-11-2026 til 23-11-2026"),
        (replace(BARE, first=None, last=None), "6 individuelle svar · ukendt dato"),
        (
            replace(BARE, completeness=Completeness(99.9, at_least=False)),
            "6 individuelle svar · 23-11-2026 · udfyldt 99 %",
        ),
        (
            replace(BARE, kind=RoundKind.JOINT, n=1, received=3),
            "1 fælles svar · 23-11-2026 · det nyeste af 3 tæller",
        ),
    ],
)
def test_summary(round_: RoundOverview, words: str) -> None:
    assert summary(round_, Limits()) == words


@pytest.mark.parametrize(
    ("mean", "told"),
    [(3.25, "3,3 af 5"), (3.35, "3,4 af 5"), (2.65, "2,7 af 5"), (4.95, "5,0 af 5"), (1.0, "1,0 af 5")],
)
def test_half_a_tenth_is_told_upwards_like_half_a_percent(mean: float, told: str) -> None:
    assert of_five(mean) == told
