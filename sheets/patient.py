"""A workbook for commands: where Google asks for a pause, it waits and goes on."""

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from sheets.workbook import Appended, Batch, BusyError, Page, Patience, Tab, Table, Workbook, Written

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_MOST_PAUSES = 20


class PatientWorkbook:
    """The same workbook, with pauses instead of BusyError. Keeps the promises of `Workbook`."""

    def __init__(self, workbook: Workbook, sleep: Callable[[float], None] = time.sleep) -> None:
        self._workbook = workbook
        self._sleep = sleep

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self._workbook.name

    @property
    def patience(self) -> Patience:
        """Return how long it is waited for."""
        return self._workbook.patience

    def latest_batch(self) -> int | None:
        """Return the number of the newest batch in it; 0 when it is new, None when it cannot tell."""
        return self._patiently(self._workbook.latest_batch)

    def append(self, batch: Batch) -> Appended:
        """Add the batch's rows; a batch that is there adds nothing."""
        return self._patiently(lambda: self._workbook.append(batch))

    def read(self, tab: Tab) -> Table | None:
        """Return the tab's rows as they stand, or None when there is no such tab."""
        return self._patiently(lambda: self._workbook.read(tab))

    def write_pages(self, pages: Sequence[Page]) -> list[Written]:
        """Write the pages, each whole or not at all; after a pause from the first that is not there yet."""
        return [one for page in pages for one in self._patiently(partial(self._workbook.write_pages, [page]))]

    def _patiently(self, act: Callable[[], _T]) -> _T:
        for _ in range(_MOST_PAUSES):
            try:
                return act()
            except BusyError as error:
                log.warning("Google tager en pause. Vi går videre om %d sekunder.", round(error.seconds))
                self._sleep(error.seconds)
        return act()
