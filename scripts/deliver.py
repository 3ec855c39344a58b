"""`forankring deliver`: carry responses to the spreadsheets, and refresh overviews, until told to stop."""

import logging
import os
import signal
import sys
from datetime import timedelta
from threading import Event, Thread

import click

from app.deployment import Deployment, open_deployment
from app.store import leases
from scripts.danish import DanishCommand, run
from scripts.refresh import refresh
from sheets.delivery import Courier
from sheets.dispatch import Addresses, Dispatcher
from sheets.opening import delivering, open_workbook
from sheets.refreshing import Refresher
from sheets.reports import report_names


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
    delivery = dispatcher(deployment)
    if deployment.settings.refresh_seconds:
        Thread(target=refresher(deployment, delivery.holder).run, args=(stop,)).start()
    delivery.run(stop)


def dispatcher(deployment: Deployment) -> Dispatcher:
    """Return what delivers to every spreadsheet of the deployment, also to those that teams get later."""
    access = delivering(deployment.settings)
    holder = leases.new_holder()

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


def refresher(deployment: Deployment, holder: str) -> Refresher:
    """Return what makes every report's overview a while after new answers, in a process of its own."""
    return Refresher(
        deployment.engine,
        lambda: report_names(deployment),
        refresh,
        timedelta(seconds=deployment.settings.refresh_seconds),
        holder,
    )


def _stop_with_parent(stop: Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()


if __name__ == "__main__":
    sys.exit(run(command))
