"""What the store keeps of plans."""

from datetime import date

from sqlalchemy import Engine

from app.core.actions import Action, Remembered, State
from app.core.response import Team
from app.core.scoring import Standing
from app.store import plans
from tests.store.builders import NOW

NORD = Action(
    "k1", "Skovparken", "Nord", "Skema", "1.1", "Punkt", "Nej", Standing.MISSING,
    action="Ring", owner="Leder",
    due=date(2026, 12, 1), due_as_written="01-12-2026", status="I gang", note="Nu",
)  # fmt: skip
SYD = Action("", "", "syd ", "", "", "", action="Vores egen")


def test_a_plan_comes_back_as_it_was_saved(store: Engine) -> None:
    plans.save(store, "svar", [SYD], now=NOW)
    plans.save(store, "svar", [NORD, SYD], now=NOW)
    plans.save(store, "team-1", [SYD], now=NOW)
    assert plans.every(store) == [
        plans.Plan("svar", NOW, (NORD, SYD)),
        plans.Plan("team-1", NOW, (SYD,)),
    ]


def test_a_teams_actions_are_found_by_name_and_area(store: Engine) -> None:
    plans.save(store, "svar", [NORD, SYD], now=NOW)
    assert plans.of_team(store, Team("t", "Nord", "Skovparken")) == [NORD]
    assert plans.of_team(store, Team("t", "Nord", "Vestbyen")) == []
    assert plans.of_team(store, Team("t", "Syd", "Vestbyen")) == [SYD]


def test_what_was_proposed_is_remembered_for_each_spreadsheet(store: Engine) -> None:
    lines = {
        "k1": Remembered(State.FALLEN, {"nu": ("Nej", "Ja"), "besked": ()}, is_pending=True),
        "k2": Remembered(State.OPEN),
    }
    plans.remember(store, "svar", {"k0": Remembered(State.OPEN)})
    plans.remember(store, "svar", lines)
    assert plans.remembered(store, "svar") == lines
    assert plans.remembered(store, "team-1") == {}
    plans.remember(store, "svar", {})
    assert plans.remembered(store, "svar") == {}
