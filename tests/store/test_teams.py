"""A team may have a spreadsheet of its own, and give it up again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.store import batches, leases, outbox, rounds, teams
from app.store.responses import Responses
from tests.store.builders import NOW, a_response, a_round

ADDRESS = "nord.xlsx"


def a_waiting_answer(store: Engine, spreadsheet: str) -> str:
    response = a_response(a_round(store))
    Responses(store).save(response, spreadsheet=spreadsheet, now=NOW)
    return response.id


def test_teams_are_told_by_area_and_name(store: Engine) -> None:
    for name, area in (("Syd", "Byen"), ("Nord", "Åen"), ("Nord", "Byen")):
        made = a_round(store)
        rounds.new(
            store,
            team=name,
            area=area,
            checklist_id=made.checklist_id,
            label=made.label,
            kind=made.kind,
            now=NOW,
        )
    assert [(one.name, one.area) for one in teams.every(store)] == [
        ("Nord", "Byen"),
        ("Syd", "Byen"),
        ("Nord", "Skovparken"),
        ("Nord", "Åen"),
    ]
    assert teams.find(store, "Syd", None).area == "Byen"
    assert teams.find(store, "Nord", "Byen").area == "Byen"
    with pytest.raises(
        teams.UnknownTeamError, match=r"Flere teams hedder 'Nord'.*'Byen', 'Skovparken', 'Åen'"
    ):
        teams.find(store, "Nord", None)


def test_an_unknown_team_is_told(store: Engine) -> None:
    a_round(store)
    with pytest.raises(teams.UnknownTeamError, match="'Øst' findes ikke"):
        teams.find(store, "Øst", None)
    with pytest.raises(teams.UnknownTeamError, match="'Nord' findes ikke"):
        teams.find(store, "Nord", "Byen")


def test_a_teams_spreadsheet_is_known_wherever_the_team_is(store: Engine) -> None:
    made = a_round(store)
    teams.give_spreadsheet(store, made.team, ADDRESS)
    assert teams.every(store) == [replace(made.team, spreadsheet=ADDRESS)]
    found = rounds.by_token(store, made.token)
    assert found is not None
    assert found.team.spreadsheet == ADDRESS
    assert a_round(store, label="Forår 2027").team.spreadsheet == ADDRESS


def test_another_spreadsheet_takes_the_place_of_the_first(store: Engine) -> None:
    team = a_round(store).team
    teams.give_spreadsheet(store, team, ADDRESS)
    teams.give_spreadsheet(store, team, "nyt.xlsx")
    assert [one.spreadsheet for one in teams.every(store)] == ["nyt.xlsx"]


def test_what_waits_moves_along_when_a_spreadsheet_is_given_up(store: Engine) -> None:
    team = a_round(store).team
    teams.give_spreadsheet(store, team, ADDRESS)
    leases.take(store, "team-x", holder="en", now=NOW, length=timedelta(minutes=1))
    delivered = a_waiting_answer(store, "team-x")
    first = batches.freeze(store, "team-x", latest=None, limit=1)
    assert first is not None
    batches.mark_delivered(store, "team-x", batch=first.number, now=NOW)
    refused = a_waiting_answer(store, "team-x")
    second = batches.freeze(store, "team-x", latest=None, limit=1)
    assert second is not None
    batches.put_aside(store, "team-x", batch=second.number, reason="Afvist.", now=NOW)
    frozen = a_waiting_answer(store, "team-x")
    batches.freeze(store, "team-x", latest=None, limit=1)
    loose = a_waiting_answer(store, "team-x")

    teams.give_up_spreadsheet(store, team, name="team-x", common="svar")

    assert teams.every(store) == [team]
    assert outbox.response_ids(store, ["team-x"]) == {delivered}
    assert batches.undecided(store, "team-x") is None
    assert outbox.refused(store, "team-x") == {}
    leases.take(store, "svar", holder="en", now=NOW, length=timedelta(minutes=1))
    moved = batches.freeze(store, "svar", latest=None, limit=10)
    assert moved is not None
    assert set(moved.response_ids) == {refused, frozen, loose}
