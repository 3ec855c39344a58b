"""What is planned and what is overdue, on the screen: for the team, and for leaders across teams."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.actions import Action
from app.core.response import RoundKind
from app.counting import keep_corrections
from app.definitions.library import built_in
from app.overview import anchoring
from app.overview.records import from_store
from app.store import plans, responses, rounds
from tests.builders import NOW
from tests.overview.builders import a_checklist, a_status
from tests.web.screen.sites import SPRING, Screen, a_round, a_screen, answer, words

CHECKLIST = a_checklist([a_status("a"), a_status("b")])
LATE = Action(
    key="k",
    area="Byen",
    team="Nord",
    checklist="Prøveskema",
    number="1.1",
    item="Punkt a.",
    action="Ring til skolen",
    owner="leder",
    due=date(2026, 11, 13),
    due_as_written="13-11-2026",
    status="I gang",
)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = a_screen(tmp_path, CHECKLIST)
    yield made
    made.deployment.engine.dispose()


def joint(screen: Screen, team: str, code: str = "nej") -> None:
    answer(screen, a_round(screen, team=team, kind=RoundKind.JOINT), [{"a": code, "b": "ja"}])


def test_a_team_sees_what_is_still_to_be_done_and_what_is_late(screen: Screen) -> None:
    joint(screen, "Nord")
    joint(screen, "Syd")
    done = replace(LATE, action="Hold et møde", status="Færdig")
    proposal = Action("p", "Byen", "Nord", "Prøveskema", "1.2", "Punkt b.")
    theirs = replace(LATE, team="Syd", action="Deres egen sag")
    plans.save(screen.deployment.engine, "svar", [LATE, done, proposal, theirs], now=NOW)
    told = screen.words(screen.link(screen.team()))
    assert (
        "Ring til skolen 1.1 Punkt a. Frist overskredet med 10 dage I gang leder Frist 13-11-2026 "
        "Færdige handlinger: 1. Forslag, som ingen har skrevet på endnu: 1."
    ) in told
    assert "Hold et møde" not in told
    assert "Deres egen sag" not in told


def test_a_team_without_a_plan_is_not_told_of_one(screen: Screen) -> None:
    joint(screen, "Nord")
    assert "Handleplan" not in screen.words(screen.link(screen.team()))


def test_leaders_see_who_followed_up_what_is_late_and_what_most_lack(screen: Screen) -> None:
    joint(screen, "Nord")
    joint(screen, "Syd")
    answer(screen, a_round(screen, team="Øst", kind=RoundKind.JOINT, now=SPRING), [{"a": "ja", "b": "ja"}])
    plans.save(screen.deployment.engine, "svar", [LATE], now=NOW)
    told = screen.words(screen.link(None))
    assert "3 af 3 teams har fulgt op siden 23-05-2026." in told
    assert "1 handling hos 1 team har overskredet fristen." in told
    assert "10 dage over fristen Nord, Byen leder Frist 13-11-2026" in told
    assert "1.1 Punkt a. mangler hos 2 af 3 teams" in told
    assert "4. kvartal 2026 2 2 1 på plads, 2 på vej" in told


def test_leaders_see_what_is_late_in_a_forankringsplan_as_the_spreadsheet_says_it(tmp_path: Path) -> None:
    screen = a_screen(tmp_path, built_in()[anchoring.CHECKLIST])
    round_ = a_round(screen, checklist_id=anchoring.CHECKLIST, kind=RoundKind.JOINT)
    line = {"handling": "Ring rundt", "ansvarlig": "Leder", "frist": "2026-11-13", "status": "i_gang"}
    answer(screen, round_, [{"handlinger": [line]}])
    assert "Ring rundt 10 dage over fristen Nord, Byen Leder" in screen.words(screen.link(None))
    engine = screen.deployment.engine
    (stored,) = from_store(responses.every(engine), rounds.every(engine))
    done = replace(stored, answers={"handlinger": [line | {"status": "faerdig"}]})
    keep_corrections(engine, {stored.response_id: done}, now=NOW)
    assert "over fristen" not in screen.words(screen.link(None))
    engine.dispose()


def test_many_teams_stand_on_pages_that_stay_small(screen: Screen) -> None:
    for number in range(85):
        joint(screen, f"Team {number:02}")
    path = screen.link(None)
    page = screen.page(path)
    addresses = [str(one.get("href")) for one in page.all("//nav[@aria-label='Teams']/a")]
    assert len(addresses) == 3
    seen = [
        words(row).split(",")[0]
        for address in addresses
        for row in screen.page(address).all("//table[@class='map']/tbody/tr")
    ]
    assert seen == [f"Team {number:02}" for number in range(85)]
    assert len(screen.get(path).data) < 30_000


def test_corrections_in_the_spreadsheet_count_and_are_told(screen: Screen) -> None:
    joint(screen, "Nord")
    engine = screen.deployment.engine
    path = screen.link(screen.team())
    assert "Rettelser i regnearket" not in screen.words(path)
    (stored,) = from_store(responses.every(engine), rounds.every(engine))
    keep_corrections(engine, {stored.response_id: replace(stored, answers={"a": "ja", "b": "ja"})}, now=NOW)
    told = screen.words(path)
    assert "samlet 100 %: på plads" in told
    assert "Rettelser i regnearket er med, som de stod 23-11-2026" in told


def test_leaders_see_a_team_that_somebody_named_in_the_spreadsheet_without_a_link(screen: Screen) -> None:
    joint(screen, "Nord")
    joint(screen, "Syd")
    engine = screen.deployment.engine
    found = from_store(responses.every(engine), rounds.every(engine))
    of_nord = next(one for one in found if one.team == "Nord")
    keep_corrections(engine, {of_nord.response_id: replace(of_nord, team="Nordhavn")}, now=NOW)
    page = screen.page(screen.link(None))
    assert {str(one.text) for one in page.all("//table[@class='map']//a")} == {"Syd, Byen"}
    assert "Nordhavn, Byen" in words(page.one("//table[@class='map']"))
