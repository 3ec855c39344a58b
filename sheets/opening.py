"""Opening spreadsheets by their addresses: a file of one's own, or one at Google."""

from pathlib import Path

from app.config import Settings
from app.core.addresses import google_key
from sheets.excel import ExcelWorkbook
from sheets.google import Access, GoogleWorkbook, Quota
from sheets.google.patience import PatientAccess
from sheets.google.quota import YIELDING_READS, YIELDING_WRITES
from sheets.workbook import Workbook


def delivering(settings: Settings) -> Access:
    """Return the access to Google for the delivery, shared by all its spreadsheets."""
    return Access(elsewhere=settings.google_api)


def yielding(settings: Settings) -> Access:
    """Return the access to Google for a command, which leaves most of the quota to the delivery and waits."""
    quota = Quota(reads=YIELDING_READS, writes=YIELDING_WRITES)
    return PatientAccess(quota, elsewhere=settings.google_api, waits_for_google=True)


def checking(settings: Settings) -> Access:
    """Return the access to Google for the checkup, which waits its turn but is told when Google says no."""
    return PatientAccess(Quota(reads=YIELDING_READS, writes=YIELDING_WRITES), elsewhere=settings.google_api)


def probing(settings: Settings) -> Access:
    """Return the access to Google for the probe, which is run before there is anything to deliver."""
    return PatientAccess(elsewhere=settings.google_api, waits_for_google=True)


def open_workbook(address: str, access: Access) -> Workbook:
    """Return the workbook at the address."""
    key = google_key(address)
    return ExcelWorkbook(Path(address)) if key is None else GoogleWorkbook(access, key)
