"""The workbook at Google: rows and pages into a spreadsheet that people keep editing."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from sheets.google import answers, reading
from sheets.google.account import TIMEOUT, Access
from sheets.google.document import Document
from sheets.google.faults import GoogleError
from sheets.google.pages import write as write_page
from sheets.google.upkeep import keep
from sheets.page import Page, Written
from sheets.progress import WRITING, Tell, untold
from sheets.workbook import Appended, Batch, Decide, Kept, Patience, Tab, Table, WorkbookError

_T = TypeVar("_T")

_MOST_READS = 3
_PATIENCE = Patience(
    call=timedelta(seconds=sum(TIMEOUT) + 45),
    longest=300.0,
    parked=450.0,
    quiet=3.5,
    gather=30.0,
)


class GoogleWorkbook:
    """A spreadsheet at Google, shared with our account. Keeps the promises of `Workbook`; for one thread."""

    def __init__(self, access: Access, key: str) -> None:
        self._access = access
        self._key = key
        self._document = Document(access, key)
        self._version: str | None = None

    @property
    def name(self) -> str:
        """Return its address."""
        return f"https://docs.google.com/spreadsheets/d/{self._key}"

    @property
    def patience(self) -> Patience:
        """Return how long it is waited for."""
        return _PATIENCE

    def latest_batch(self) -> int | None:
        """Return None: it knows batches by their tokens, in no order."""
        return None

    def append(self, batch: Batch) -> Appended:
        """Put the batch's rows under the last row with anything in it; a batch that is there adds nothing."""
        return answers.append(self._document, batch)

    def read(self, tab: Tab) -> Table | None:
        """Return the tab's rows as they stand, or None when there is no such tab."""
        return self._unchanged(lambda: reading.read(self._document, tab))

    def write_pages(self, pages: Sequence[Page], *, tell: Tell = untold) -> list[Written]:
        """Write each page in one go; one that people edited is left and goes to a new tab, with a note."""
        self._document.forget()
        written = []
        for at, page in enumerate(pages):
            tell(WRITING, at, len(pages))
            written.append(write_page(self._document, page))
        tell(WRITING, len(pages), len(pages))
        return written

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        """Keep up a tab that is people's: write what `decide` says of its lines, and nothing else."""
        self._document.forget()
        return keep(self._document, tab, decide)

    def _unchanged(self, act: Callable[[], _T]) -> _T:
        """Return what `act` reads while nobody changed the spreadsheet: rows that move are read once."""
        for _ in range(_MOST_READS):
            before = self._told_version()
            if before is None or before != self._version:
                self._document.forget()
                self._document.look()
                self._version = before
            found = act()
            if self._told_version() == before:
                return found
        raise WorkbookError("Nogen retter i regnearket lige nu. Vent lidt, og prøv igen.")

    def _told_version(self) -> str | None:
        """Return what tells one state of the file from another; None where Drive does not say."""
        try:
            return str(self._access.file(self._key, "version")["version"])
        except GoogleError as error:
            if (
                error.status == 403
            ):  # Drive's API is not switched on: the spreadsheet can be read all the same
                return None
            raise
