"""Actions: deadlines as people write them, what is overdue and what is open."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.core.actions import Action, deadline

TODAY = date(2026, 11, 25)


AN_ACTION = Action("k", "Byen", "Nord", "Skema", "1.1", "Punkt", action="Ring til skolen")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (date(2026, 12, 1), date(2026, 12, 1)),
        (datetime.fromisoformat("2026-12-01 14:00"), date(2026, 12, 1)),
        ("1/12 2026", date(2026, 12, 1)),
        (" 01-12-2026 ", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("  ", None),
        (None, None),
    ],
)
def test_a_deadline_is_read_as_danes_write_it(written: object, day: date | None) -> None:
    assert deadline(written) == day


@pytest.mark.parametrize(
    "written", ["uge 50", "1/12", "31-02-2026", 46000, 1.5, date(1900, 1, 3), "1-1-1950"]
)
def test_what_is_no_day_is_not_guessed_at(written: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        deadline(written)


@pytest.mark.parametrize(
    ("due", "status", "days"),
    [
        (date(2026, 11, 13), "", 12),
        (date(2026, 11, 24), "Udskudt", 1),
        (date(2026, 11, 25), "", 0),
        (date(2026, 12, 1), "", 0),
        (date(2026, 11, 13), " færdig", 0),
        (None, "", 0),
    ],
)
def test_the_days_after_a_deadline_count_until_the_action_is_done(
    due: date | None, status: str, days: int
) -> None:
    action = replace(AN_ACTION, due=due, status=status)
    assert (action.days_overdue(TODAY), action.is_overdue(TODAY)) == (days, days > 0)


def test_a_line_that_nobody_wrote_on_is_a_proposal_and_nothing_to_do_yet() -> None:
    proposal = replace(AN_ACTION, action="")
    assert (proposal.is_proposal, proposal.is_open) == (True, False)
    assert (AN_ACTION.is_proposal, AN_ACTION.is_open) == (False, True)
    assert not replace(AN_ACTION, status="Færdig").is_open
    assert replace(proposal, due_as_written="uge 50").is_open
    assert replace(proposal, key="").is_open
