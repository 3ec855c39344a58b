"""The quota lets 50 calls a minute through for an account, counts reads apart, and shares a project."""

import random

from sheets.google.quota import Quota


class Clock:
    """Seconds that a test moves."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


def a_quota(clock: Clock, *, account_calls: int = 50, project_calls: int = 250) -> Quota:
    return Quota(clock, account_calls, account_calls, project_calls, random.Random(1))


def take(quota: Quota, kind: str = "write", account: str = "a", project: str = "p") -> float:
    return quota.take(kind, account=account, project=project)


def test_no_minute_ever_has_more_than_its_calls() -> None:
    clock = Clock()
    quota = a_quota(clock)
    taken: list[float] = []
    while clock.at < 300:
        if take(quota) == 0:
            taken.append(clock.at)
        clock.at += 0.5
    assert max(sum(start <= at < start + 60 for at in taken) for start in taken) == 50


def test_who_must_wait_is_told_how_long() -> None:
    clock = Clock()
    quota = a_quota(clock, account_calls=2)
    assert [take(quota), take(quota)] == [0, 0]
    clock.at = 20.0
    assert take(quota) == 40.0
    clock.at = 60.0
    assert take(quota) == 0


def test_reads_and_writes_are_counted_apart() -> None:
    quota = a_quota(Clock(), account_calls=1)
    assert [take(quota), take(quota, "read")] == [0, 0]
    assert take(quota) > 0


def test_accounts_share_a_project() -> None:
    quota = a_quota(Clock(), account_calls=2, project_calls=3)
    assert [take(quota, account=name) for name in ("a", "a", "b")] == [0, 0, 0]
    assert take(quota, account="b") > 0


def test_after_a_no_everything_waits_for_the_next_minute() -> None:
    clock = Clock()
    quota = a_quota(clock)
    seconds = quota.refused("write", account="a")
    assert 30 <= seconds <= 60
    assert take(quota) == seconds
    assert take(quota, "read") == 0
    clock.at = seconds
    assert take(quota) == 0
