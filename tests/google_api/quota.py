"""Quota: reads and writes per minute, by user and by project."""

from collections import Counter
from dataclasses import dataclass, field

from tests.google_api.errors import ApiError, over_quota


@dataclass(slots=True)
class Quota:
    """Google's limits, counted in whole minutes of the server's clock; None switches a limit off.

    A batch counts as one. A refused call is not counted.
    """

    reads_per_user: int | None = 60
    writes_per_user: int | None = 60
    reads_per_project: int | None = 300
    writes_per_project: int | None = 300
    project: str = "123456789012"
    _minute: int = 0
    _used: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, user: str, *, write: bool, now: float) -> ApiError | None:
        """Count one call, or return the 429 that refuses it."""
        minute = int(now // 60)
        if minute != self._minute:
            self._minute = minute
            self._used.clear()
        kind = "Write" if write else "Read"
        limits = (
            (user, self.writes_per_user if write else self.reads_per_user),
            ("", self.writes_per_project if write else self.reads_per_project),
        )
        for who, limit in limits:
            if limit is not None and self._used[kind, who] >= limit:
                return over_quota(kind, per_user=bool(who), limit=limit, project=self.project)
        for who, _ in limits:
            self._used[kind, who] += 1
        return None

    def used(self, user: str = "", *, write: bool = True) -> int:
        """Return how many calls of this minute were counted, of one user or ("") of all."""
        return self._used["Write" if write else "Read", user]
