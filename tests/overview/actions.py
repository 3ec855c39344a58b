"""Lines of a plan with defaults, for tests that name only what matters to them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnAction:
    team: str = "Nord"
    due: date | None = date(2026, 11, 1)
    action: str = "Ring til skolen"
    area: str = "Byen"
    item: str = "Er der en aftale?"
    owner: str = "leder"
    status: str = "I gang"

    def days_overdue(self, today: date) -> int:
        return 0 if self.due is None or self.status == "Færdig" else max((today - self.due).days, 0)
