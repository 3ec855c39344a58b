"""The delivery as a test runs it: every spreadsheet at once, without a process or a pause."""

from datetime import UTC, datetime, timedelta

from app.deployment import Deployment
from app.store import leases
from scripts.deliver import dispatcher
from sheets.dispatch import Dispatcher


def deliver(deployment: Deployment) -> Dispatcher:
    """Deliver what waits, to every spreadsheet of the deployment; its leases are still held after."""
    delivery = dispatcher(deployment)
    for name in delivery.ripe(datetime.now(UTC) + timedelta(hours=1)):
        delivery.carry(name)
    return delivery


def deliver_and_leave(deployment: Deployment) -> None:
    """Deliver what waits as `deliver` does, and let the next writer in."""
    holder = deliver(deployment).holder
    for name in deployment.spreadsheets:
        leases.release(deployment.engine, name, holder=holder)
