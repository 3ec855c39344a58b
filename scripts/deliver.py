"""`forankring deliver`: carry responses from the store to the spreadsheets until told to stop."""

import logging
import os
import signal
import sys
from threading import Event, Thread

import click

from app.deployment import Deployment, open_deployment
from scripts.danish import DanishCommand, run
from sheets.delivery import Courier, new_holder
from sheets.dispatch import Addresses, Dispatcher
from sheets.opening import delivering, open_workbook


@click.command(cls=DanishCommand)
@click.option("--follow-parent", is_flag=True, hidden=True, help="Stop, når standard input lukkes")
def command(*, follow_parent: bool) -> None:
    """Start kun leveringen til regnearket."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    deployment = open_deployment(os.environ)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if follow_parent:
        Thread(target=_stop_with_parent, args=(stop,), daemon=True).start()
    dispatcher(deployment).run(stop)


def dispatcher(deployment: Deployment) -> Dispatcher:
    """Return what delivers to every spreadsheet of the deployment, also to those that teams get later."""
    access = delivering(deployment.settings)
    holder = new_holder()

    def open_courier(addresses: Addresses, name: str) -> Courier:
        volumes = [open_workbook(address, access) for address in addresses]
        return Courier(deployment.engine, deployment.library, name, volumes, holder=holder)

    return Dispatcher(
        deployment.engine,
        lambda: deployment.spreadsheets,
        open_courier,
        deployment.settings.linger_seconds,
        holder,
    )


def _stop_with_parent(stop: Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()


if __name__ == "__main__":
    sys.exit(run(command))
