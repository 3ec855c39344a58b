"""The words of the picture for leaders."""

import pytest

from app.overview.across import Lack
from app.overview.quarters import Quarter
from app.overview.standings import Standings
from app.telling import leaders_wording


def lack(number: int, standings: Standings) -> Lack:
    return Lack(f"1.{number}", "Punkt", standings)


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        (Standings(missing=3, underway=2, in_place=2), ("mangler hos 3 af 7 teams", "på vej hos 2")),
        (Standings(missing=1), ("mangler hos 1 af 1 team",)),
        (Standings(underway=1, without_points=1, few=4), ("på vej hos 1 af 2 teams", "for få svar hos 4")),
    ],
)
def test_a_lack_is_told_out_of_the_teams_that_are_shown(
    standings: Standings, expected: tuple[str, ...]
) -> None:
    assert leaders_wording.lack(lack(1, standings)) == expected


def test_items_that_stand_equal_with_the_last_one_named_are_counted() -> None:
    found = tuple(
        lack(number, Standings(missing=missing)) for number, missing in enumerate((4, 2, 2, 2, 1), 1)
    )
    assert leaders_wording.most(found, 2) == (found[:2], 2)
    assert leaders_wording.most(found, 4) == (found[:4], 0)
    assert leaders_wording.most((), 3) == ((), 0)


def test_where_teams_stand_is_told_in_few_words() -> None:
    assert leaders_wording.brief(Standings(2, 0, 1, 0, 1)) == "2 på plads, 1 mangler, 1 for få svar"
    assert leaders_wording.brief(Standings()) == "–"


def test_a_quarter_has_the_words_that_people_use() -> None:
    assert leaders_wording.quarter(Quarter(2026, 4)) == "4. kvartal 2026"
