"""`forankring deliver`: carry responses from the store to the spreadsheets until told to stop."""

import logging
import os
import signal
import sys
from pathlib import Path
from threading import Event, Thread

import click
from sqlalchemy.exc import SQLAlchemyError

from app.deployment import Deployment, open_deployment
from scripts.danish import DanishCommand, run
from sheets.delivery import Courier
from sheets.excel import ExcelWorkbook

log = logging.getLogger(__name__)

_SHORTEST_PAUSE = 0.2  # seconds between two looks in the outbox
_PAUSE_AFTER_SURPRISE = 5.0  # seconds


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
    deliver(deployment, stop)


def deliver(deployment: Deployment, stop: Event) -> None:
    """Deliver to every spreadsheet of the deployment, each in a thread of its own, until `stop` is set."""
    threads = [
        Thread(target=_carry, args=(courier, deployment.settings.linger_seconds, stop))
        for courier in couriers(deployment)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def couriers(deployment: Deployment) -> list[Courier]:
    """Return a courier for every spreadsheet of the deployment."""
    return [
        Courier(deployment.engine, deployment.library, name, ExcelWorkbook(Path(address)))
        for name, address in deployment.spreadsheets.items()
    ]


def _carry(courier: Courier, linger_seconds: float, stop: Event) -> None:
    while not stop.is_set():
        try:
            pause = courier.step()
        except SQLAlchemyError as error:
            log.warning("Databasen svarer ikke (%s). Prøver igen.", type(error).__name__)
            pause = _PAUSE_AFTER_SURPRISE
        except Exception:
            # A fault nobody foresaw must not end the delivery; answers never stand in its traceback.
            log.exception("Uventet fejl i leveringen. Prøver igen.")
            pause = _PAUSE_AFTER_SURPRISE
        stop.wait(max(pause, linger_seconds, _SHORTEST_PAUSE))
    courier.stop()


def _stop_with_parent(stop: Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()


if __name__ == "__main__":
    sys.exit(run(command))
