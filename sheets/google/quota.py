"""Quota: how many calls go to Google in a minute, below what it allows."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

_MINUTE = 60.0

#: Calls per minute. Google allows 60 per account and 300 per project, of reads and of writes alike.
ACCOUNT_CALLS = 50
PROJECT_CALLS = 250
#: What a command may use that reads or writes whole pages: it leaves the delivery its writes, and most of its
#: reads, of which it makes few.
YIELDING_READS = 30
YIELDING_WRITES = 10


@dataclass(slots=True)
class Bucket:
    """Lets so many calls through in any minute."""

    calls: int
    _taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Return the seconds until there is room for a call; 0 when there is."""
        while self._taken and now - self._taken[0] >= _MINUTE:
            self._taken.popleft()
        return 0.0 if len(self._taken) < self.calls else self._taken[0] + _MINUTE - now

    def take(self, now: float) -> None:
        """Count a call."""
        self._taken.append(now)


@dataclass(slots=True)
class Quota:
    """The calls of one service account in one project; `now` is in seconds, from any start.

    Reads and writes are counted apart, as Google does. Safe in many threads.
    """

    now: Callable[[], float] = monotonic
    reads: int = ACCOUNT_CALLS
    writes: int = ACCOUNT_CALLS
    project_calls: int = PROJECT_CALLS
    chance: random.Random = field(default_factory=random.Random)
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)
    _closed_until: dict[str, float] = field(default_factory=dict)
    _gate: Lock = field(default_factory=Lock)

    def take(self, kind: str, *, account: str, project: str) -> float:
        """Count a call of this kind ("read" or "write"); return 0, or the seconds to wait if it must wait."""
        with self._gate:
            now = self.now()
            buckets = [
                self._bucket(f"{kind}:account", account, self.reads if kind == "read" else self.writes),
                self._bucket(f"{kind}:project", project, self.project_calls),
            ]
            closed = self._closed_until.get(f"{kind}:{account}", now) - now
            seconds = max(closed, *(bucket.wait(now) for bucket in buckets))
            if seconds <= 0:
                for bucket in buckets:
                    bucket.take(now)
            return max(seconds, 0.0)

    def refused(self, kind: str, *, account: str) -> float:
        """Note that Google said no; return the seconds until the next minute, with some by chance."""
        with self._gate:
            seconds = _MINUTE / 2 + self.chance.uniform(0, _MINUTE / 2)
            self._closed_until[f"{kind}:{account}"] = self.now() + seconds
            return seconds

    def _bucket(self, kind: str, owner: str, calls: int) -> Bucket:
        return self._buckets.setdefault((kind, owner), Bucket(calls))
