"""The picture for leaders, with expected numbers of teams counted by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.leaders import Leaders, leaders, months_before
from app.overview.quarters import Activity, Quarter
from app.overview.records import Record
from app.overview.standings import Standings
from app.overview.team import overview
from tests.overview.actions import AnAction
from tests.overview.builders import a_checklist, a_record, a_status

TODAY = date(2026, 11, 25)
CHECKLIST = a_checklist([a_status("a"), a_status("b")], [a_status("c")])
_CODES = {"j": "ja", "d": "delvist", "n": "nej", "x": "ved_ikke"}


def joint(team: str, codes: str, day: str = "2026-11-23", *, area: str = "Byen", label: str = "") -> Record:
    """Return a joint answer from a letter per item: ja, delvist, nej, x (ved ikke), - (none)."""
    answers = {id_: _CODES[one] for id_, one in zip("abc", codes, strict=True) if one != "-"}
    made = a_record(
        f"{team}{day}{label}",
        answers,
        kind=RoundKind.JOINT,
        team=team,
        label=label or day,
        answered_at=datetime.fromisoformat(day),
    )
    return replace(made, area=area)


def people(team: str, count: int, codes: str) -> list[Record]:
    one = replace(joint(team, codes), kind=RoundKind.INDIVIDUAL)
    return [replace(one, response_id=f"{team}{number}") for number in range(count)]


def counted(records: Sequence[Record]) -> Overview:
    return overview(records, lambda _id, _version: CHECKLIST, Limits())


def picture(*records: Record, today: date = TODAY) -> Leaders:
    return leaders(counted(records), today=today)


def named(found: Leaders) -> tuple[list[str], list[str]]:
    return [one.team.team for one in found.recent], [one.team.team for one in found.others]


def test_a_team_has_followed_up_when_its_last_answer_is_at_most_half_a_year_old() -> None:
    found = picture(
        joint("Nord", "jjj", "2026-05-25"),  # the first day of the half year
        joint("Syd", "jjj", "2026-05-24"),  # the day before it
        joint("Vest", "jjj", "2026-11-25"),
        joint("Vest", "jjj", "2024-01-01"),
    )
    assert found.since == date(2026, 5, 25)
    assert named(found) == (["Nord", "Vest"], ["Syd"])
    assert found.others[0].last == date(2026, 5, 24)
    assert found.teams == 3


def test_a_day_that_is_unknown_or_still_to_come_is_no_follow_up() -> None:
    found = picture(replace(joint("Nord", "jjj"), answered_at=None), joint("Syd", "jjj", "2027-11-25"))
    assert named(found) == ([], ["Nord", "Syd"])
    assert [one.last for one in found.others] == [None, None]
    assert found.activity == ()
    assert found.timelines == ()


def test_answers_too_few_to_be_shown_are_a_follow_up_too() -> None:
    assert named(picture(*people("Nord", 4, "jjj"))) == (["Nord"], [])


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-08-31", 6, "2026-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2026-01-01", 6, "2025-07-01"),
        ("2026-06-30", 6, "2025-12-30"),
    ],
)
def test_half_a_year_back_ends_in_a_day_that_exists(day: str, months: int, expected: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_teams_are_counted_section_by_section() -> None:
    # Section 1 is a and b: Nord 4 of 4 points, Syd 2 of 4, Vest 0 of 4, Øst has none. Section 2 is c.
    (one,) = picture(
        *(joint("Nord", "jjn"), joint("Syd", "jnn"), joint("Vest", "nnj"), joint("Øst", "xxd"))
    ).across
    assert one.sections == (
        ("Afsnit 1", Standings(in_place=1, underway=1, missing=1, without_points=1)),
        ("Afsnit 2", Standings(in_place=1, underway=1, missing=2)),
    )
    # In total: Nord 4 of 6 points (67 %), Syd 2 of 6 (33 %), Vest 2 of 6, Øst 1 of 2.
    assert one.total == Standings(in_place=0, underway=2, missing=2)
    assert one.areas == ()


def test_a_team_with_too_few_answers_counts_as_that_and_as_nothing_else() -> None:
    records = [*people("Nord", 5, "jnd"), *people("Syd", 5, "jjj"), *people("Vest", 4, "nnn")]
    (one,) = picture(*records).across
    assert one.total == Standings(in_place=1, underway=1, few=1)
    assert one.sections[1][1] == Standings(in_place=1, underway=1, few=1)
    assert (one.total.shown, one.total.teams) == (2, 3)
    assert [(lack.number, lack.standings) for lack in one.lacks] == [
        ("1.1.2", Standings(in_place=1, missing=1, few=1)),
        ("1.2.1", Standings(in_place=1, underway=1, few=1)),
    ]


def test_what_most_teams_lack_comes_first_and_equals_keep_the_order_of_the_checklist() -> None:
    (one,) = picture(joint("Nord", "nnd"), joint("Syd", "nnj"), joint("Vest", "jdj")).across
    assert [(lack.number, lack.standings) for lack in one.lacks] == [
        ("1.1.2", Standings(missing=2, underway=1)),
        ("1.1.1", Standings(missing=2, in_place=1)),
        ("1.2.1", Standings(underway=1, in_place=2)),
    ]


def test_what_is_in_place_everywhere_is_not_lacked() -> None:
    (one,) = picture(joint("Nord", "jjj"), joint("Syd", "jjx")).across
    assert one.lacks == ()


def test_only_the_newest_round_of_a_team_counts() -> None:
    (one,) = picture(joint("Nord", "nnn", "2026-01-01"), joint("Nord", "jjj"), joint("Syd", "jjj")).across
    assert one.total == Standings(in_place=2)


def test_joint_and_individual_answers_are_counted_apart() -> None:
    both = [joint(team, "jjj") for team in ("Nord", "Syd")]
    found = picture(*both, *people("Nord", 5, "nnn"), *people("Syd", 5, "nnn"))
    assert [(one.kind, one.total) for one in found.across] == [
        (RoundKind.INDIVIDUAL, Standings(missing=2)),
        (RoundKind.JOINT, Standings(in_place=2)),
    ]


def test_areas_are_counted_where_one_has_several_teams() -> None:
    records = [
        joint("Nord", "jjj", area="Byen"),
        joint("Syd", "nnn", area="Byen"),
        joint("Vest", "jjn", area="Landet"),
    ]
    (one,) = picture(*records).across
    byen, landet = one.areas
    assert (byen.area, byen.total) == ("Byen", Standings(in_place=1, missing=1))
    assert byen.sections == (Standings(in_place=1, missing=1), Standings(in_place=1, missing=1))
    assert landet.sections == (Standings(in_place=1), Standings(missing=1))
    assert picture(*records[:2]).across[0].areas == ()
    assert picture(records[0], records[2]).across[0].areas == ()


def test_a_round_belongs_to_the_quarter_of_its_last_answer() -> None:
    found = picture(
        joint("Nord", "nnn", "2026-03-31"),
        joint("Nord", "jjj", "2026-09-30"),
        joint("Syd", "ddd", "2026-04-01"),
        joint("Syd", "ddd", "2026-06-30"),
    )
    first, second, third, fourth = (Quarter(2026, number) for number in (1, 2, 3, 4))
    expected = [Activity(first, 1, 1), Activity(second, 1, 2), Activity(third, 1, 1), Activity(fourth, 0, 0)]
    assert list(found.activity) == expected
    (timeline,) = found.timelines
    assert [one.activity for one in timeline.quarters] == expected
    # Each team by the newest round that it had when the quarter ended.
    assert [one.standings for one in timeline.quarters] == [
        Standings(missing=1),
        Standings(missing=1, underway=1),
        Standings(in_place=1, underway=1),
        Standings(in_place=1, underway=1),
    ]


def test_a_newest_round_that_is_held_back_counts_as_too_few_not_as_the_round_before_it() -> None:
    few = [
        replace(one, label="Senere", response_id=f"s{one.response_id}") for one in people("Nord", 4, "nnn")
    ]
    august = datetime.fromisoformat("2026-08-01")
    shown = [replace(one, answered_at=august) for one in people("Nord", 5, "jjj")]
    (timeline,) = picture(*shown, *few).timelines
    assert [one.standings for one in timeline.quarters] == [Standings(in_place=1), Standings(few=1)]


def test_at_most_two_years_of_quarters_are_told() -> None:
    found = picture(joint("Nord", "jjj", "2020-01-01"))
    assert found.activity[0] == Activity(Quarter(2025, 1), 0, 0)
    assert len(found.activity) == 8
    assert found.timelines[0].quarters[0].standings == Standings(in_place=1)


def test_a_checklist_with_nothing_that_gives_points_has_no_timeline_but_is_an_activity() -> None:
    texts = a_checklist([{"kind": "text", "id": "t", "text": "Tekst"}])
    found = overview(
        [replace(joint("Nord", "---"), answers={"t": "Ord"})], lambda _id, _version: texts, Limits()
    )
    told = leaders(found, today=TODAY)
    assert told.timelines == ()
    assert told.activity == (Activity(Quarter(2026, 4), 1, 1),)


@pytest.mark.parametrize(("day", "number"), [("2026-01-01", 1), ("2026-12-31", 4), ("2026-07-01", 3)])
def test_a_quarter_knows_its_days(day: str, number: int) -> None:
    quarter = Quarter.of(date.fromisoformat(day))
    assert quarter == Quarter(2026, number)
    assert Quarter(2026, 4).following == Quarter(2027, 1)
    assert [Quarter(2024, one).last_day.isoformat()[5:] for one in (1, 2, 3, 4)] == [
        *("03-31", "06-30", "09-30", "12-31")
    ]


def test_what_is_overdue_stands_by_team_and_the_oldest_first() -> None:
    actions = [
        AnAction("Syd", date(2026, 11, 24)),
        AnAction("Nord", date(2026, 11, 23)),
        AnAction("Nord", date(2026, 1, 1)),
        AnAction("Nord", date(2026, 11, 25)),  # today is in time
        AnAction("Nord", date(2026, 1, 1), status="Færdig"),
        AnAction("Nord", None),
    ]
    found = leaders(counted([joint("Nord", "jjj")]), today=TODAY, actions=actions)
    assert found.overdue == (actions[2], actions[1], actions[0])
