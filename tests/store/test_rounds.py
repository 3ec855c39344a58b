"""A round is found by its link, closed, and opened again with the same link."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.core.response import RoundKind
from app.store import rounds
from tests.store.builders import NOW, a_round


def test_a_round_is_found_by_its_token(store: Engine) -> None:
    made = a_round(store, kind=RoundKind.JOINT, roles=("leder", "frivillig"))
    assert rounds.by_token(store, made.token) == made
    assert rounds.by_ids(store, [made.id, "ukendt"]) == {made.id: made}
    assert rounds.by_token(store, made.token[:-1]) is None


def test_a_team_is_made_once(store: Engine) -> None:
    first, second = a_round(store), a_round(store, label="Forår 2027")
    assert first.team == second.team
    assert {one.label for one in rounds.every(store)} == {"Forår 2027", "Efterår 2026"}


def test_rounds_are_listed_newest_first(store: Engine) -> None:
    a_round(store, label="Efterår 2026")
    a_round(store, label="Forår 2027", now=NOW + timedelta(days=180))
    assert [one.label for one in rounds.every(store)] == ["Forår 2027", "Efterår 2026"]


def test_closing_and_opening_keeps_the_link(store: Engine) -> None:
    made = a_round(store)
    rounds.close(store, made.id, now=NOW)
    closed = rounds.by_token(store, made.token)
    assert closed is not None
    assert closed.closed_at == NOW
    rounds.reopen(store, made.id)
    assert rounds.by_token(store, made.token) == made


def test_an_unknown_round_is_told(store: Engine) -> None:
    with pytest.raises(rounds.UnknownRoundError, match="xyz"):
        rounds.close(store, "xyz", now=NOW)
