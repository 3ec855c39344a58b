"""Links to overviews: one per team and one for leaders, until they are ended."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.core.response import Team
from app.store import links
from app.store.links import UnknownOverviewLinkError
from tests.store.builders import NOW, a_round

LATER = NOW + timedelta(days=1)


@pytest.fixture
def team(store: Engine) -> Team:
    return a_round(store).team


def test_a_team_keeps_its_link_until_it_is_ended(store: Engine, team: Team) -> None:
    made = links.open_link(store, team, now=NOW)
    assert links.open_link(store, team, now=LATER) == made
    assert made.is_open
    links.end(store, made.token, now=LATER)
    new = links.open_link(store, team, now=LATER)
    assert new.token != made.token
    assert new.is_open


def test_teams_and_leaders_have_links_of_their_own(store: Engine, team: Team) -> None:
    other = a_round(store, team="Syd").team
    tokens = {links.open_link(store, one, now=NOW).token for one in (team, other, None)}
    assert len(tokens) == 3
    assert {links.open_link(store, one, now=LATER).token for one in (team, other, None)} == tokens


def test_a_link_cannot_be_guessed(store: Engine) -> None:
    token = links.open_link(store, None, now=NOW).token
    assert len(token) == 22  # 128 bits in base 64


def test_a_token_finds_its_link_also_when_it_was_ended(store: Engine, team: Team) -> None:
    for one in (team, None):
        made = links.open_link(store, one, now=NOW)
        assert links.by_token(store, made.token) == made
        links.end(store, made.token, now=LATER)
        found = links.by_token(store, made.token)
        assert found is not None
        assert (found.team, found.ended_at) == (one, LATER)


def test_ending_twice_keeps_the_first_time(store: Engine) -> None:
    made = links.open_link(store, None, now=NOW)
    links.end(store, made.token, now=NOW)
    links.end(store, made.token, now=LATER)
    found = links.by_token(store, made.token)
    assert found is not None
    assert found.ended_at == NOW


def test_a_token_that_nobody_has_is_told(store: Engine) -> None:
    assert links.by_token(store, "findes-ikke") is None
    with pytest.raises(UnknownOverviewLinkError, match="findes-ikke"):
        links.end(store, "findes-ikke", now=NOW)
