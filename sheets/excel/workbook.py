"""The local workbook: rows and pages into an .xlsx file that people keep editing."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sheets.excel import answers, blank, faults, files
from sheets.excel.book import Book, FullError, NotAWorkbookError
from sheets.excel.layout import has_answers
from sheets.excel.markup import DamagedError
from sheets.excel.names import BATCH
from sheets.excel.pages import write as write_page
from sheets.excel.upkeep import keep
from sheets.page import Page, Written
from sheets.progress import WRITING, Tell, untold
from sheets.workbook import Appended, Batch, Decide, Kept, Patience, Tab, Table

_T = TypeVar("_T")

_PATIENCE = Patience(call=timedelta(seconds=15), longest=15.0, parked=15.0, quiet=1.0, gather=1.0)


class ExcelWorkbook:
    """A workbook in an .xlsx file, made when the first rows come. Keeps the promises of `Workbook`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """Return its path."""
        return str(self._path)

    @property
    def patience(self) -> Patience:
        """Return how long it is waited for: a person who closes the file expects the rows soon."""
        return _PATIENCE

    def latest_batch(self) -> int | None:
        """Return the number of the newest batch in it; 0 when it is new, None when it cannot tell."""
        data = files.read(self._path).data
        return 0 if data is None else self._told(lambda: _latest(Book(data)))

    def append(self, batch: Batch) -> Appended:
        """Add the batch's rows under the last row with anything in it, less those whose id is there."""
        return self._edit(lambda book: self._append(book, batch))

    def read(self, tab: Tab) -> Table | None:
        """Return the tab's rows as they stand, or None when there is no such tab."""
        data = files.read(self._path).data
        return None if data is None else self._told(lambda: answers.read(Book(data), tab))

    def write_pages(self, pages: Sequence[Page], *, tell: Tell = untold) -> list[Written]:
        """Write pages in one go; a page that people edited is left and goes to a new tab, with a note."""
        if not pages:
            return []
        return self._edit(lambda book: list(_written(book, pages, tell)))

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        """Keep up a tab that is people's: write what `decide` says of its lines, and nothing else."""
        return self._edit(lambda book: keep(book, tab, decide))

    def _append(self, book: Book, batch: Batch) -> Appended:
        if batch.after is not None and _latest(book) != batch.after:
            raise faults.changed_meanwhile(self._path.name)
        done = [answers.append(book, tab, rows) for tab, rows in batch.rows]
        book.names.set(BATCH, str(batch.number))
        return Appended(
            sum(each.written for each in done),
            sum(each.already_there for each in done),
            tuple(note for each in done for note in each.notes),
        )

    def _edit(self, edit: Callable[[Book], _T]) -> _T:
        """Return what `edit` returns, once the file is safely written; tried twice if somebody saves it."""
        for _ in range(2):
            with contextlib.suppress(files.ChangedError):
                return self._told(lambda: self._rewrite(edit))
        raise faults.changed_meanwhile(self._path.name)

    def _rewrite(self, edit: Callable[[Book], _T]) -> _T:
        files.check_free(self._path)
        before = files.read(self._path)
        book = Book(blank.workbook() if before.data is None else before.data)
        result = edit(book)
        files.replace(self._path, before, book.save)
        return result

    def _told(self, act: Callable[[], _T]) -> _T:
        """Turn what is wrong with the file into a WorkbookError."""
        name = self._path.name
        try:
            return act()
        except DamagedError as error:
            raise faults.damaged(name) from error
        except NotAWorkbookError as error:
            raise faults.not_a_workbook(name) from error
        except FullError as error:
            raise faults.full(name, str(error)) from error


def _written(book: Book, pages: Sequence[Page], tell: Tell) -> Iterator[Written]:
    for at, page in enumerate(pages):
        tell(WRITING, at, len(pages))
        yield write_page(book, page)
    tell(WRITING, len(pages), len(pages))


def _latest(book: Book) -> int | None:
    text = book.names.get(BATCH)
    if text is None:
        return None if has_answers(book) else 0
    try:
        return int(float(text.strip('"')))
    except ValueError:
        return None
