"""How long to pause after a fault: longer each time, never in step with others, and not for ever."""

import random
from dataclasses import dataclass, field

from sheets.workbook import Patience

_FIRST = 1.0  # seconds


@dataclass(slots=True)
class Pauses:
    """Counts faults in a row."""

    chance: random.Random = field(default_factory=random.Random)
    _faults: int = 0

    @property
    def has_faults(self) -> bool:
        """Say whether the last try failed."""
        return self._faults > 0

    def after_fault(self, patience: Patience, *, is_permanent: bool) -> float:
        """Return the seconds until the next try: one, doubled each time, or the pause for a person to act."""
        seconds = patience.parked if is_permanent else min(_FIRST * float(2**self._faults), patience.longest)
        self._faults = min(self._faults + 1, 10)
        return seconds * self.chance.uniform(1.0, 1.25)

    def reset(self) -> None:
        """Forget the faults: a try went well."""
        self._faults = 0
