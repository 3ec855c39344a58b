"""Answering phones: the web server around a Flask application.

Granian reads and writes in native threads beside Python's, so that a hundred open connections cost the
answers nothing. It runs on Linux, macOS and Windows without a compiler.
"""

import errno
import gc
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from ipaddress import ip_address
from threading import Thread

import click
from flask import Flask
from granian.constants import Interfaces
from granian.server import Server

#: Answers wait for the disk together, so a few threads do; a slow phone holds one while it sends.
THREADS = 16
_PAUSE = 0.05  # seconds between two knocks at our own door
_BACKLOG = 1024  # phones that knock at the same moment
_LONGEST_STOP = 5  # seconds until a process that does not stop is killed; what has a receipt is stored


class ServeError(click.ClickException):
    """The server cannot listen; the message is Danish and says what to do."""


def free_port(host: str, port: int) -> int:
    """Return the port, or a free one for 0; raise ServeError where the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as door:
            return int(door.getsockname()[1])
    except OSError as error:
        raise ServeError(f"Kan ikke lytte på {host}:{port}. {_cure(error)}") from error


def _cure(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "Kører Forankring allerede? Luk den, eller vælg en anden port med --port."
    if isinstance(error, PermissionError):
        return "Porten kræver særlige rettigheder. Vælg en over 1023 med --port."
    return "Adressen hører ikke til denne maskine. Udelad --host, eller skriv --host 0.0.0.0."


def is_every_address(host: str) -> bool:
    """Say whether the host means every address of this machine."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:  # a name
        return False


def answer(
    load: Callable[[], Flask], host: str, port: int, *, when_open: Callable[[], None] = lambda: None
) -> None:
    """Answer until the process is told to stop.

    `load` makes the application, in a process of its own; `when_open` is called once phones are answered.
    """
    # A fresh process, not a copy of this one: a thread that holds a lock now would hold it there for ever.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "forankring",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        backlog=_BACKLOG,
        respawn_failed_workers=True,
        workers_kill_timeout=_LONGEST_STOP,
        log_enabled=False,
    )
    waiter = Thread(target=_call_when_open, args=(host, port, when_open), daemon=True)
    server.on_startup(waiter.start)
    server.serve(target_loader=_Following(load), wrap_loader=False)


def _call_when_open(host: str, port: int, when_open: Callable[[], None]) -> None:
    door = "127.0.0.1" if is_every_address(host) else host
    while True:
        try:
            socket.create_connection((door, port), timeout=1).close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            when_open()
            return


class _Following:
    """Loads the application and ends its process when the process that started it is gone."""

    def __init__(self, load: Callable[[], Flask]) -> None:
        self._load = load

    def __call__(self) -> Flask:
        _leave_ctrl_c_to_parent()
        Thread(target=_end_with_parent, daemon=True).start()
        app = self._load()
        gc.freeze()  # what is loaded now stays: no need to look through it again and again
        return app


def _leave_ctrl_c_to_parent() -> None:
    # A terminal sends Ctrl+C to every process, and ours is then told to stop by its parent too: two signals
    # at the same moment now and then left Granian's process running.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
