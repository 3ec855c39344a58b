"""The forankringsplan: the newest that the team agreed on, its lines and its days."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.core.response import Answer, RoundKind
from app.definitions.library import built_in
from app.overview.anchoring import CHECKLIST, AnchoringPlan, agreed_actions, anchoring_plan
from app.overview.records import Record
from tests.overview.builders import MONDAY, a_record

PLAN = built_in()[CHECKLIST]
TODAY = date(2026, 11, 25)


def a_plan(
    id_: str,
    answers: Mapping[str, Answer],
    *,
    kind: RoundKind = RoundKind.JOINT,
    answered_at: datetime | None = MONDAY,
) -> Record:
    return replace(a_record(id_, answers, kind=kind, answered_at=answered_at), checklist_id=CHECKLIST)


def of(*records: Record) -> AnchoringPlan | None:
    return anchoring_plan(records, lambda _id, _version: PLAN, today=TODAY)


def only(*records: Record) -> AnchoringPlan:
    found = of(*records)
    assert found is not None
    return found


def test_without_a_plan_of_the_team_there_is_none() -> None:
    assert of() is None
    assert of(a_record("x", {"a": "ja"}, kind=RoundKind.JOINT)) is None
    assert of(a_plan("p", {"handlinger": [{"handling": "Min egen"}]}, kind=RoundKind.INDIVIDUAL)) is None


def test_the_newest_plan_counts() -> None:
    newer = a_plan("b", {"handlinger": [{"handling": "Ny"}]}, answered_at=MONDAY + timedelta(hours=1))
    found = only(
        newer, a_plan("a", {"handlinger": [{"handling": "Gammel"}]}), a_plan("c", {}, answered_at=None)
    )
    assert [one.action for one in found.actions] == ["Ny"]
    assert found.answered == MONDAY.date()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"frist": "2026-11-24", "status": "i_gang"}, (date(2026, 11, 24), "I gang", True, False)),
        ({"frist": "2026-11-24", "status": "faerdig"}, (date(2026, 11, 24), "Færdig", False, True)),
        ({"frist": "2026-11-25"}, (date(2026, 11, 25), "", False, False)),
        ({"status": "udskudt"}, (None, "Udskudt", False, False)),
        ({"frist": "snart"}, (None, "", False, False)),
    ],
)
def test_a_line_of_the_plan(line: dict[str, str], told: tuple[date | None, str, bool, bool]) -> None:
    (one,) = only(
        a_plan("a", {"handlinger": [{"handling": "Gør det", **line}, {"ansvarlig": "Leder"}]})
    ).actions
    assert (one.due, one.status, one.is_overdue, one.is_done) == told


def test_status_meetings_have_a_day_only_when_the_team_chose_what_to_count_from() -> None:
    assert only(a_plan("a", {})).days == ()
    found = only(
        a_plan("a", {"ankerdato": "2026-12-01", "barometer_2": "2027-02", "sidste_moede": "2027-03-01"})
    )
    assert [(one.day.isoformat(), one.text, one.is_month) for one in found.days] == [
        ("2027-01-12", "Statusmøde efter 6 uger", False),
        ("2027-02-01", "Barometeret igen", True),
        ("2027-02-23", "Statusmøde efter 12 uger", False),
        ("2027-03-01", "Det sidste møde", False),
    ]


def test_a_plan_without_a_known_day_is_still_a_plan() -> None:
    assert only(a_plan("a", {}, answered_at=None)).answered is None


def test_the_lines_of_every_teams_newest_plan_are_actions_of_theirs() -> None:
    line = {"handling": "Ring rundt", "ansvarlig": "Leder", "frist": "2026-11-24", "status": "i_gang"}
    done = line | {"handling": "Mødes", "status": "faerdig"}
    records = [
        a_plan("a", {"handlinger": [line, done]}),
        replace(a_plan("b", {"handlinger": [{"handling": "Gammel"}]}, answered_at=None), team="Syd"),
        replace(a_plan("c", {"handlinger": [line]}), team="Syd"),
    ]
    found = list(agreed_actions(records, lambda _id, _version: PLAN, today=TODAY))
    assert [(one.area, one.team, one.action, one.owner, one.days_overdue(TODAY)) for one in found] == [
        ("Byen", "Nord", "Ring rundt", "Leder", 1),
        ("Byen", "Nord", "Mødes", "Leder", 0),
        ("Byen", "Syd", "Ring rundt", "Leder", 1),
    ]
