"""Faults: what goes wrong with which call, before or after it is applied."""

import random
import threading
from dataclasses import dataclass, field, replace

WHATS = (
    "429",
    "500",
    "502",
    "503",
    "reset",
    "eof",
    "truncated",
    "stall",
    "html",
    "401",
    "late-copy",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    `what`: 429, 500, 502 (an HTML page), 503, reset, eof (closed without an answer), truncated,
    stall (waits `seconds`, then answers), html (a page with status 200), 401, or late-copy (the call
    is reset without being applied; a copy of it is applied `seconds` later, or after `calls` more calls).
    `applied`: whether the call was carried out before it went wrong.
    """

    what: str
    applied: bool = False
    seconds: float = 0.0
    calls: int = 0


@dataclass(slots=True)
class _Planned:
    fault: Fault
    kind: str | None
    countdown: int
    times: int


@dataclass(slots=True)
class _Chance:
    faults: tuple[Fault, ...]
    share: float
    kinds: frozenset[str] | None
    random: random.Random


@dataclass(slots=True)
class Faults:
    """The faults to come. Kinds are as in the API: "spreadsheets.batchUpdate", "drive.files.get", "token"."""

    _planned: list[_Planned] = field(default_factory=list)
    _chances: list[_Chance] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(
        self,
        what: str,
        *,
        kind: str | None = None,
        nth: int = 1,
        times: int = 1,
        applied: bool = False,
        seconds: float = 0.0,
        calls: int = 0,
    ) -> None:
        """Let the nth call of a kind (None: any) from now go wrong, and the `times - 1` after it."""
        fault = Fault(_known(what), applied, seconds, calls)
        with self._lock:
            self._planned.append(_Planned(fault, kind, nth, times))

    def often(
        self,
        share: float,
        *,
        seed: int,
        faults: tuple[Fault, ...] | None = None,
        kinds: frozenset[str] | None = None,
    ) -> None:
        """Let this share of calls (0 to 1) go wrong, drawn from a Random with this seed."""
        chosen = (
            ANYTHING if faults is None else tuple(replace(item, what=_known(item.what)) for item in faults)
        )
        with self._lock:
            self._chances.append(_Chance(chosen, share, kinds, random.Random(seed)))

    def clear(self) -> None:
        """Plan nothing more."""
        with self._lock:
            self._planned.clear()
            self._chances.clear()

    def take(self, kind: str) -> Fault | None:
        """Return the fault of the call that comes now, if it has one."""
        with self._lock:
            return self._take_planned(kind) or self._draw(kind)

    def _take_planned(self, kind: str) -> Fault | None:
        found = None
        for planned in list(self._planned):
            if planned.kind not in {None, kind}:
                continue
            planned.countdown -= 1
            if planned.countdown <= 0 and found is None:
                found = planned.fault
                planned.times -= 1
                if planned.times <= 0:
                    self._planned.remove(planned)
        return found

    def _draw(self, kind: str) -> Fault | None:
        for chance in self._chances:
            if (chance.kinds is None or kind in chance.kinds) and chance.random.random() < chance.share:
                return chance.random.choice(chance.faults)
        return None


def _known(what: str) -> str:
    if what not in WHATS:
        message = f"There is no fault {what!r}; there are {', '.join(WHATS)}."
        raise ValueError(message)
    return what


ANYTHING = (
    Fault("429"),
    Fault("500"),
    Fault("500", applied=True),
    Fault("502"),
    Fault("502", applied=True),
    Fault("503"),
    Fault("503", applied=True),
    Fault("reset"),
    Fault("reset", applied=True),
    Fault("eof"),
    Fault("eof", applied=True),
    Fault("truncated", applied=True),
    Fault("html", applied=True),
    Fault("401"),
    Fault("late-copy", calls=2),
)
"""What can go wrong at random: no stalls, which take time."""
