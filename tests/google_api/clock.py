"""The server's clock: real until a test takes hold of it."""

import threading
import time


class Clock:
    """Seconds since 1970. `set` and `advance` stop it; then it moves only by them."""

    def __init__(self) -> None:
        self._held: float | None = None
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the time."""
        with self._lock:
            return time.time() if self._held is None else self._held

    def set(self, at: float) -> None:
        """Stop the clock at this time."""
        with self._lock:
            self._held = at

    def advance(self, seconds: float) -> None:
        """Stop the clock, so many seconds later than it is."""
        with self._lock:
            self._held = (time.time() if self._held is None else self._held) + seconds

    def release(self) -> None:
        """Let it be the real time again."""
        with self._lock:
            self._held = None
