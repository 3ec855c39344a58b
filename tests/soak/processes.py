"""Processes of the product that are killed at any moment and started again."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO


@dataclass(slots=True)
class Process:
    """One command, run in a process at a time; what it says goes to `hear`, its log to a file."""

    command: Callable[[], Sequence[str]]
    env: Mapping[str, str]
    log: Path
    hear: Callable[[str], None] = lambda _: None
    kills: int = 0
    _running: subprocess.Popen[str] | None = None
    _ear: Thread | None = field(default=None)

    @property
    def is_running(self) -> bool:
        """Say whether it runs."""
        return self._running is not None and self._running.poll() is None

    def start(self) -> None:
        """Start it."""
        with self.log.open("a", encoding="utf-8") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-m", *self.command()],
                env={**os.environ, **self.env, "PYTHONPATH": os.pathsep.join(sys.path)},
                stdin=subprocess.PIPE,  # closed when we end, whatever ends us
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        assert self._running.stdout is not None
        self._ear = Thread(target=self._listen, args=[self._running.stdout], daemon=True)
        self._ear.start()

    def kill(self) -> None:
        """Stop it with SIGKILL, wherever it is."""
        if self._running is not None:
            self.kills += self.is_running
            self._running.kill()
            self.wait()

    def wait(self) -> int:
        """Return how it ended, when it has."""
        assert self._running is not None
        assert self._running.stdin is not None
        assert self._ear is not None
        ended = self._running.wait()
        self._running.stdin.close()
        self._ear.join()
        return ended

    def _listen(self, said: IO[str]) -> None:
        with said:
            for line in said:
                if line.endswith("\n"):  # half a line was said by a dying process
                    self.hear(line.strip())
