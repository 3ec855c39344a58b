"""Responses: ids nobody guesses, times nobody is recognised by."""

from datetime import UTC, datetime

import pytest

from app.core.response import RoundKind, is_response_id, new_response_id, rounded


def test_an_id_is_recognised_and_never_the_same() -> None:
    ids = {new_response_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(is_response_id(one) for one in ids)
    assert not is_response_id("x' OR 1=1")


@pytest.mark.parametrize(
    ("kind", "local"),
    [(RoundKind.INDIVIDUAL, "2026-12-31T00:00:00+01:00"), (RoundKind.JOINT, "2026-12-31T00:30:00+01:00")],
)
def test_an_individual_time_is_only_a_day_in_copenhagen(kind: RoundKind, local: str) -> None:
    answered = datetime(2026, 12, 30, 23, 30, 45, tzinfo=UTC)
    assert rounded(answered, kind).isoformat() == local
