"""`forankring serve`: the form, and beside it the delivery in a process of its own."""

import logging
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from threading import Event, Thread

import click
from flask import Flask

from app.core.response import Round, RoundKind
from app.deployment import Deployment, open_deployment
from app.store import rounds, served
from app.store.engine import make_room
from app.web import create_app
from scripts import demo
from scripts.answering import answer, free_port, is_every_address
from scripts.danish import DanishCommand, run
from scripts.links import LOCAL_HOSTS, address, link, show_qr

log = logging.getLogger(__name__)

_LOG_FORMAT = "%(asctime)s %(message)s"
EXAMPLE_TEAM = "Eksempelteam"
_PAUSE_BEFORE_RESTART = 2.0  # seconds


@click.command(cls=DanishCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0: også for telefoner på nettet")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Portens nummer")
@click.option("--demo", "with_demo", is_flag=True, help="Læg et eksempel ind: fire teams og et års målinger")
def command(host: str, port: int, *, with_demo: bool) -> None:
    """Start formularen og leveringen."""
    logging.basicConfig(level=logging.INFO, format=_LOG_FORMAT, datefmt="%H:%M:%S")
    deployment = open_deployment(os.environ)
    example = _example(deployment)
    if with_demo:
        demo.add(deployment, now=datetime.now(UTC))
    port = free_port(host, port)
    served.remember(deployment.engine, f"http://{_reachable(host)}:{port}")
    stop = Event()
    keeper = Thread(target=_keep_delivering, args=(stop,))
    keeper.start()
    try:
        answer(load, host, port, when_open=partial(_welcome, example, address(deployment), host))
    finally:
        stop.set()
        keeper.join()
    print("\nForankring er stoppet. Svarene ligger trygt.")


def load() -> Flask:
    """Return the form of the deployment that the environment names; called in the process that answers."""
    logging.basicConfig(level=logging.INFO, format=_LOG_FORMAT, datefmt="%H:%M:%S")
    deployment = open_deployment(os.environ)
    make_room(deployment.engine)
    return create_app(deployment.settings, deployment.engine, deployment.library)


def _example(deployment: Deployment) -> Round | None:
    """Return the round to begin with; on the very first start an example is made."""
    found = rounds.every(deployment.engine)
    if not found:
        return rounds.new(
            deployment.engine,
            team=EXAMPLE_TEAM,
            area="Eksempelby",
            checklist_id="opfoelgningsvaerktoej",
            label="Prøv det",
            kind=RoundKind.JOINT,
            now=datetime.now(UTC),
        )
    return next((one for one in found if one.is_open), None)


def _welcome(example: Round | None, base: str, host: str) -> None:
    print(f"\nForankring kører på {base}")
    if example is None:
        print("Der er ingen åbne målinger. Lav en med 'forankring round new'.\n")
    else:
        url = link(example, base)
        print(f"\nSvar på '{example.label}' for {example.team.name}:\n\n{url}\n")
        show_qr(url)
    if host in LOCAL_HOSTS:
        print("Kun denne maskine kan åbne linket. Til en telefon på samme net:")
        print('    make run ARGS="--host 0.0.0.0"      (eller: forankring serve --host 0.0.0.0)')
    print("Stop med Ctrl+C.\n", flush=True)


def _reachable(host: str) -> str:
    """Return the address that a phone on the same network can use for this machine."""
    if not is_every_address(host):
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: nothing is sent
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _keep_delivering(stop: Event) -> None:
    """Run the delivery as a process of its own until `stop`, and start it again if it ends."""
    while not stop.is_set():
        child = subprocess.Popen(
            [sys.executable, "-m", "scripts.deliver", "--follow-parent"], stdin=subprocess.PIPE
        )
        while child.poll() is None and not stop.wait(0.2):
            pass
        if child.stdin:
            child.stdin.close()  # tells the child to finish what it has in hand
        child.wait()
        if not stop.is_set():
            log.warning("Leveringen stoppede uventet. Den startes igen.")
            stop.wait(_PAUSE_BEFORE_RESTART)


if __name__ == "__main__":
    sys.exit(run(command))
