"""What a workbook is: tabs, columns, rows of typed cells and the promises that every workbook keeps.

`sheets/excel` keeps them in an .xlsx file, `sheets/google` in a Google spreadsheet. Nobody outside a workbook
knows where a tab or a column stands: people move and rename them freely, so both are named by a key that
follows them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from sheets.page import Cell, Format, Page, Styled, Written
from sheets.progress import Tell, untold


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `key` is stable, `title` is the header we give it; `width` in characters.

    `choices` are offered as a list in its cells; people may write something else.
    """

    key: str
    title: str
    width: int = 14
    format: Format = Format.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of rows: one row per response, found again by the column `id_key`."""

    key: str
    title: str
    columns: tuple[Column, ...]
    id_key: str = "svar-id"


@dataclass(frozen=True, slots=True)
class Row:
    """One row to append: a cell per column key. Columns that are not named stay blank."""

    id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that go in together or not at all, and once however often the batch is appended.

    A workbook that counts batches remembers the newest `number`, and numbers rise. `after` is the newest that
    it said it holds: one that holds another by now was exchanged meanwhile, and takes nothing. None: it could
    not tell. One that does not count keeps the batch's `token`, a random number of 31 bits, with its `id`.
    """

    number: int
    rows: Sequence[tuple[Tab, Sequence[Row]]]
    after: int | None = None
    id: str = ""
    token: int = 0


@dataclass(frozen=True, slots=True)
class Appended:
    """What an append did: rows written, rows that stood there already, and what people should know.

    `fullness` is how much of the room that the workbook has is taken, 0 to 1; None where it is not limited.
    """

    written: int
    already_there: int
    notes: tuple[str, ...] = ()
    fullness: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A tab of rows as it stands now, people's edits included.

    `rows` holds a mapping per row that has anything in one of our columns: column key to cell, blank
    cells left out. `missing` names the columns that somebody deleted.
    """

    key: str
    title: str
    rows: Sequence[Mapping[str, Cell]]
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is ours to say on a tab that is people's.

    `lines` has, for each line as it was read, the cells that are ours by column key: only they are written. A
    `Styled` without a value empties its cell. `rows` are new lines to put under the last.
    """

    lines: Sequence[Mapping[str, Styled]]
    rows: Sequence[Mapping[str, Styled]] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A tab of people's after its upkeep: its title, its lines now, and what people should know."""

    title: str
    lines: Sequence[Mapping[str, Cell]]
    notes: tuple[str, ...] = ()


#: Says what is ours, given the lines of a tab as they stand (as in `Table.rows`), None where there is no tab.
Decide = Callable[[Sequence[Mapping[str, Cell]] | None], Upkeep]


class WorkbookError(Exception):
    """The workbook could not be read or written. What was sent may be sent again: it counts once.

    The message is Danish, for people, and says what to do. `permanent` means that waiting does not help:
    a person must act.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class BusyError(WorkbookError):
    """The workbook takes no more calls for so many seconds. Nothing was sent and nothing is wrong."""

    def __init__(self, seconds: float, message: str = "Google tager en pause. Svarene venter lidt.") -> None:
        super().__init__(message)
        self.seconds = seconds


class RefusedError(WorkbookError):
    """The batch is refused for what is in it; no part of it is there, nor will be under its token."""


class TokenTakenError(WorkbookError):
    """The batch's token is somebody else's; no part of it is there. It needs another token."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a workbook is waited for.

    `call` is the longest that one call takes, and so how long a writer that says nothing stays the writer.
    After a fault the pause doubles up to `longest` seconds; `parked` is the pause where a person must act.
    Responses are gathered until none came for `quiet` times the setting LINGER_SECONDS, or until the oldest
    has waited `gather` times that.
    """

    call: timedelta
    longest: float
    parked: float
    quiet: float
    gather: float


class Workbook(Protocol):
    """A shared spreadsheet. Each call is atomic: it happens whole or not at all, also under SIGKILL."""

    @property
    def name(self) -> str:
        """Return what people call it: a path or an address."""
        ...

    @property
    def patience(self) -> Patience:
        """Return how long it is waited for."""
        ...

    def latest_batch(self) -> int | None:
        """Return the number of the newest batch in it; 0 when it is new, None when it cannot tell."""
        ...

    def append(self, batch: Batch) -> Appended:
        """Add the batch's rows under the last row with anything in it; a batch that is there adds nothing.

        Tabs and columns that are not there are made, columns at the right end. Nothing else changes. Raises
        BusyError, RefusedError, TokenTakenError or another WorkbookError.
        """
        ...

    def read(self, tab: Tab) -> Table | None:
        """Return the tab's rows as they stand, or None when there is no such tab."""
        ...

    def write_pages(self, pages: Sequence[Page], *, tell: Tell = untold) -> list[Written]:
        """Write pages in one go; `tell` how far it is.

        Only cells that an earlier call wrote and nobody has edited are changed.

        The workbook remembers where each page's block stands (people may rename the tab or push the block
        around) and a digest of its values. Where the block was edited, or something of people's stands
        where the new one must go, their tab is left as it is and the page goes to a new tab, with a note.
        """
        ...

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        """Keep up a tab that is people's: write what `decide` says of its lines, and nothing else.

        The tab is made if it is not there. Columns that people deleted stay away, but for that of the ids. If
        people edit meanwhile, `decide` is asked again, and no cell that is not in its answer is changed.
        """
        ...
