"""Many threads that want the same thing done share one doing of it."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class _Turn(Generic[T]):
    def __init__(self, wish: T) -> None:
        self.wish = wish
        self.is_done = False
        self.call = Lock()  # held until the turn comes; far lighter than an event
        self.call.acquire()


class Together(Generic[T]):
    """Whoever comes first acts for itself; those who come meanwhile wait, and one of them acts for all.

    Each waits for a call of its own and not for a common lock: threads that pass a lock on one by one
    wait for the interpreter at every step. `act` takes one wish or more and must not raise.
    """

    def __init__(self, act: Callable[[Sequence[T]], None]) -> None:
        self._act = act
        self._gate = Lock()
        self._waiting: list[_Turn[T]] = []
        self._is_acting = False

    def do(self, wish: T) -> None:
        """Return when `act` was called with the wish, by this thread or by another."""
        mine = _Turn(wish)
        with self._gate:
            self._waiting.append(mine)
            is_first, self._is_acting = not self._is_acting, True
        if not is_first:
            mine.call.acquire()
        if not mine.is_done:
            self._lead()

    def _lead(self) -> None:
        with self._gate:
            turns, self._waiting = self._waiting, []
        try:
            self._act([turn.wish for turn in turns])
        finally:
            with self._gate:
                following = self._waiting[0] if self._waiting else None
                self._is_acting = following is not None
            for turn in turns:
                turn.is_done = True
                turn.call.release()
            if following is not None:
                following.call.release()
