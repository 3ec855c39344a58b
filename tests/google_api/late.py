"""Requests whose connection was lost, and of which a copy arrives later."""

import threading
from dataclasses import dataclass, field

from tests.google_api.dispatch import Answer, Dispatcher, Request
from tests.google_api.faults import Fault


@dataclass(slots=True)
class _Copy:
    request: Request
    calls: int


@dataclass(slots=True)
class Late:
    """The copies on their way. `landed` tells what became of each."""

    dispatcher: Dispatcher
    landed: list[Answer] = field(default_factory=list)
    _waiting: list[_Copy] = field(default_factory=list)
    _timers: list[threading.Timer] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, asked: Request, fault: Fault) -> None:
        """Let a copy land after `seconds`, or before the call that comes after `calls` more."""
        if fault.seconds:
            timer = threading.Timer(fault.seconds, self._land, [asked])
            timer.daemon = True
            with self._lock:
                self._timers.append(timer)
            timer.start()
        else:
            with self._lock:
                self._waiting.append(_Copy(asked, fault.calls))

    def count(self) -> None:
        """Note that a call came in; copies whose time it is land before it."""
        due: list[Request] = []
        with self._lock:
            for copy in list(self._waiting):
                if copy.calls <= 0:
                    due.append(copy.request)
                    self._waiting.remove(copy)
                copy.calls -= 1
        for asked in due:
            self._land(asked)

    def land_all(self) -> None:
        """Let everything land now."""
        with self._lock:
            due = [copy.request for copy in self._waiting]
            self._waiting.clear()
        for asked in due:
            self._land(asked)

    def wait(self) -> None:
        """Return when every copy that waits for a time has landed."""
        with self._lock:
            timers = list(self._timers)
        for timer in timers:
            timer.join()

    def _land(self, asked: Request) -> None:
        self.landed.append(self.dispatcher.answer(asked))

    def stop(self) -> None:
        """Forget what has not landed."""
        with self._lock:
            for timer in self._timers:
                timer.cancel()
            self._waiting.clear()
