"""Every rule of the overview, worked out by hand in tables."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.core import scoring
from app.core.checklist import Checklist
from app.core.response import RoundKind, rounded
from app.core.scoring import Standing
from app.overview.answers import of_records
from app.overview.figures import Figures, Limits, RoundOverview
from app.overview.records import Record, from_store
from app.overview.roles import by_role
from app.overview.tallies import tallies
from app.overview.team import overview
from tests.overview.builders import a_checklist, a_record, a_response, a_round, a_scale, a_status, a_text

JOINT, INDIVIDUAL = RoundKind.JOINT, RoundKind.INDIVIDUAL
LIMITS = Limits(respondents=5, comments=10, threshold=80)
CODES = {"j": "ja", "d": "delvist", "n": "nej", "v": "ved_ikke", "i": "ikke_relevant"}
IN_PLACE, UNDERWAY, MISSING = Standing.IN_PLACE, Standing.UNDERWAY, Standing.MISSING


def people(*, kind: RoundKind = INDIVIDUAL, version: str = "1", **columns: str) -> list[Record]:
    """Return a record per person from a string per item: j, d, n, v (ved ikke), i, 1 to 5, - for none."""
    return [
        a_record(
            f"{kind.value}{version}{number}",
            {id_: CODES.get(one, one) for id_, one in zip(columns, row, strict=True) if one != "-"},
            kind=kind,
            version=version,
        )
        for number, row in enumerate(zip(*columns.values(), strict=True))
    ]


def rounds_of(records: list[Record], *versions: Checklist) -> Mapping[RoundKind, RoundOverview]:
    known = {one.version: one for one in versions}
    (team,) = overview(records, lambda _id, version: known.get(version), LIMITS).teams
    return {one.kind: one for one in team.checklists[0].rounds}


def percent(found: Figures | None) -> int | None:
    """Return the percentage as people read it."""
    return None if found is None or found.percent is None else scoring.whole(found.percent)


# Points: Ja 2, Delvist 1, Nej 0. Percent: the points reached of 2 for each answer that gives points; whole,
# half a percent upwards. På plads from 80, på vej from 40.
@pytest.mark.parametrize(
    ("answers", "points", "possible", "shown", "standing"),
    [
        ("jjjjj", 10, 10, 100, IN_PLACE),
        ("jjjjn", 8, 10, 80, IN_PLACE),
        ("jjjdd", 8, 10, 80, IN_PLACE),
        ("jjjdn", 7, 10, 70, UNDERWAY),
        ("ddddd", 5, 10, 50, UNDERWAY),
        ("ddddn", 4, 10, 40, UNDERWAY),
        ("dddnn", 3, 10, 30, MISSING),
        ("nnnnn", 0, 10, 0, MISSING),
        ("jjvvi", 4, 4, 100, IN_PLACE),  # ved ikke and ikke relevant are outside
        ("jjjjj--", 10, 10, 100, IN_PLACE),  # and so is who did not answer
        ("vvvvv", 0, 0, None, None),
        # Half a percent goes up: 62.5, 37.5 and 12.5 are read as 63, 38 and 13.
        ("jjjjjnnn", 10, 16, 63, UNDERWAY),
        ("jjjnnnnn", 6, 16, 38, MISSING),
        ("jnnnnnnn", 2, 16, 13, MISSING),
        # 79.5 % (35 of 44) is read as 80 and so is in place; 79.4 % (27 of 34) is read as 79 and is not.
        ("j" * 17 + "d" + "n" * 4, 35, 44, 80, IN_PLACE),
        ("j" * 13 + "d" + "n" * 3, 27, 34, 79, UNDERWAY),
    ],
)
def test_scoring_and_rounding(
    answers: str, points: int, possible: int, shown: int | None, standing: Standing | None
) -> None:
    (one,) = rounds_of(people(a=answers), a_checklist([a_status("a")])).values()
    found = one.items[0].figures
    assert found is not None
    assert found.percent == (pytest.approx(100 * points / possible) if possible else None)
    assert (found.scored * 2, percent(found), found.standing(LIMITS)) == (possible, shown, standing)


# A scale: 1 to 5 give 0, 0.5, 1, 1.5 and 2 points.
@pytest.mark.parametrize(
    ("answers", "mean", "shown", "spread", "disputed"),
    [
        ("33333", 3.0, 50, 0.0, False),
        ("12345", 3.0, 50, 0.5**0.5, True),
        ("55555", 5.0, 100, 0.0, False),
        ("44455", 4.4, 85, 0.06**0.5, False),
        ("11155", 2.6, 40, 0.96**0.5, True),
        ("5555v", 5.0, 100, 0.0, False),
    ],
)
def test_a_scale(answers: str, mean: float, shown: int, spread: float, *, disputed: bool) -> None:
    (one,) = rounds_of(people(a=answers), a_checklist([a_scale("a")])).values()
    found = one.items[0].figures
    assert found is not None
    assert (percent(found), found.is_disputed) == (shown, disputed)
    assert found.mean == pytest.approx(mean)
    assert found.spread == pytest.approx(spread)


# Completeness: answers of what was asked; ved ikke is an answer, and texts are asked for too. An item that
# under five answered is held back: its answers count as none, and the figure says "at least".
@pytest.mark.parametrize(
    ("a", "b", "text", "answered", "asked", "at_least"),
    [
        ("jjjjj", "nnnnn", "xxxxx", 15, 15, False),
        ("jjjjj", "vvvvv", "-----", 10, 15, False),
        ("jjjjj", "jjjj-", "xxxxx", 10, 15, True),
        ("jjjjj", "j----", "xxx--", 5, 15, True),
        ("jjjjj-", "jjjjj-", "------", 10, 18, False),
        ("-----", "-----", "-----", 0, 15, False),
    ],
)
def test_completeness(a: str, b: str, text: str, answered: int, asked: int, *, at_least: bool) -> None:
    checklist = a_checklist([a_status("a"), a_status("b")], [a_text("t")])
    (one,) = rounds_of(people(a=a, b=b, t=text), checklist).values()
    assert one.completeness is not None
    assert one.completeness.percent == pytest.approx(100 * answered / asked)
    assert one.completeness.at_least == at_least


# Groups: under five individual answers nothing is shown; an item that one to four answered is held back, and
# the section and the total count what is left, so that taking one from the other tells nothing.
@pytest.mark.parametrize(
    ("a", "b", "c", "items", "sections", "total"),
    [
        ("jjjj", "jjjj", "jjjj", [], [], None),
        ("jjjjj", "nnnnn", "ddddd", [100, 0, 50], [50, 50], 50),
        ("jjjjj", "nnnn-", "ddddd", [100, None, 50], [100, 50], 75),
        ("jjjjj", "n----", "ddddd", [100, None, 50], [100, 50], 75),
        ("jjjjj", "-----", "ddddd", [100, None, 50], [100, 50], 75),  # nobody: shown, but nothing to count
        ("jjjj-", "nnnn-", "ddddd", [None, None, 50], [None, 50], 50),
        ("jjjj-", "nnnn-", "dddd-", [None, None, None], [None, None], None),
    ],
)
def test_small_groups(
    a: str, b: str, c: str, items: list[int | None], sections: list[int | None], total: int | None
) -> None:
    checklist = a_checklist([a_status("a"), a_status("b")], [a_status("c")])
    (one,) = rounds_of(people(a=a, b=b, c=c), checklist).values()
    assert [percent(item.figures) for item in one.items] == items
    assert [percent(section.figures) for section in one.sections] == sections
    assert percent(one.total) == total


def test_joint_and_individual_answers_stand_apart() -> None:
    records = [*people(a="jjjjn"), *people(a="d", kind=JOINT)]
    found = rounds_of(records, a_checklist([a_status("a")]))
    assert {kind: (one.n, percent(one.total)) for kind, one in found.items()} == {
        INDIVIDUAL: (5, 80),
        JOINT: (1, 50),
    }


# Versions: version 2 drops b and brings c. Each answer counts for what it was asked.
@pytest.mark.parametrize(
    ("first", "second", "asked", "shown"),
    [
        (("jjjjj", "nnnnn"), ("nnnnn", "ddddd"), {"a": 10, "b": 5, "c": 5}, {"a": 50, "b": 0, "c": 50}),
        (("jjjj", "nnnn"), ("nnnnn", "ddddd"), {"a": 9, "b": 4, "c": 5}, {"a": 44, "b": None, "c": 50}),
        (("jjjjj", "nnnnn"), ("n", "d"), {"a": 6, "b": 5, "c": 1}, {"a": 83, "b": 0, "c": None}),
    ],
)
def test_versions(
    first: tuple[str, str],
    second: tuple[str, str],
    asked: Mapping[str, int],
    shown: Mapping[str, int | None],
) -> None:
    older = a_checklist([a_status("a"), a_status("b")])
    newer = a_checklist([a_status("a"), a_status("c")], version="2")
    records = [
        *people(a=first[0], b=first[1]),
        *people(a=second[0], c=second[1], version="2"),
    ]
    known = {"1": older, "2": newer}
    (answers,) = of_records(records, lambda _id, version: known.get(version))
    found = tallies(answers, lambda _id, version: known.get(version))
    assert {id_: tally.asked for id_, tally in found.items()} == asked
    (one,) = rounds_of(records, older, newer).values()
    assert {item.id: percent(item.figures) for item in one.items} == shown


# Roles: a role with five is shown; smaller ones together, if they are five; else there is no split.
@pytest.mark.parametrize(
    ("leder", "borger", "frivillig", "groups"),
    [
        ("jjjjj", "", "nnnnn", {"frivillig": (5, 0), "leder": (5, 100)}),
        ("jjjdn", "ddddd", "jjjjn", {"borger": (5, 50), "frivillig": (5, 80), "leder": (5, 70)}),
        ("jjj", "nnn", "dddddd", {"frivillig": (6, 50), "Andre roller": (6, 50)}),
        ("jjjj", "", "nnnnnnnnn", {}),  # nine of thirteen would tell what the four said
        ("jj", "nn", "dddddd", {}),
        ("jjj", "", "nn", {}),
    ],
)
def test_roles(leder: str, borger: str, frivillig: str, groups: Mapping[str, tuple[int, int]]) -> None:
    checklist = a_checklist([a_status("a")])
    roles = ["leder"] * len(leder) + ["borger"] * len(borger) + ["frivillig"] * len(frivillig)
    said = people(a=leder + borger + frivillig)
    records = [replace(one, role=role) for one, role in zip(said, roles, strict=True)]
    (answers,) = of_records(records, lambda _id, _version: checklist)
    found = by_role(answers, lambda _id, _version: checklist, LIMITS)
    assert {one.name: (one.round.n, percent(one.round.total)) for one in found} == groups


# Time: Copenhagen is one hour ahead of UTC in winter and two in summer, from the last Sunday of March to the
# last Sunday of October.
@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("2026-12-31T22:59:59", "2026-12-31"),
        ("2026-12-31T23:00:00", "2027-01-01"),
        ("2026-12-31T23:30:00", "2027-01-01"),
        ("2027-01-01T00:30:00", "2027-01-01"),
        ("2026-06-30T21:59:59", "2026-06-30"),
        ("2026-06-30T22:00:00", "2026-07-01"),
        ("2026-03-28T23:30:00", "2026-03-29"),  # summer time begins at 01:00 UTC
        ("2026-03-29T22:30:00", "2026-03-30"),
        ("2026-10-24T22:30:00", "2026-10-25"),  # and ends at 01:00 UTC
        ("2026-10-25T22:30:00", "2026-10-25"),
        ("2028-02-28T23:00:00", "2028-02-29"),
    ],
)
@pytest.mark.parametrize("kind", RoundKind)
def test_midnight_and_new_year(sent: str, day: str, kind: RoundKind) -> None:
    moment = rounded(datetime.fromisoformat(sent).replace(tzinfo=UTC), kind)
    one = a_response({"a": "ja"}, answered_at=moment)
    found = rounds_of(from_store([one], [a_round(kind=kind)]), a_checklist([a_status("a")]))
    assert (found[kind].first, found[kind].last) == (date.fromisoformat(day),) * 2
