"""The owner of a spreadsheet: whom it is shared with, where it is, and what else is done to the file."""

import threading

from tests.google_api.batch import HANDLERS, Batch
from tests.google_api.errors import Json
from tests.google_api.files import Drive, File
from tests.google_api.state import Book, transaction
from tests.google_api.tab import Tab


class Owner:
    """The person who owns one spreadsheet."""

    def __init__(self, file: File, drive: Drive, lock: threading.RLock, name: str) -> None:
        assert file.book is not None
        self._file = file
        self._drive = drive
        self._book: Book = file.book
        self._lock = lock
        self._batch = Batch(self._book, name, file.owner)

    def _tab(self, title: str) -> Tab:
        found = self._book.titled(title)
        if found is None:
            message = f"There is no tab {title!r}."
            raise ValueError(message)
        return found

    def request(self, kind: str, body: Json) -> Json:
        """Carry out one request of batchUpdate as the owner; return its reply."""
        with self._lock, transaction(self._book):
            return HANDLERS[kind](self._batch, body) or {}

    def share(self, email: str, role: str) -> None:
        """Share with somebody as reader or writer; "none" ends it."""
        with self._lock:
            self._drive.share(self._file, email, role)

    def trash(self, *, trashed: bool = True) -> None:
        """Put the spreadsheet into the bin, or take it out."""
        with self._lock:
            self._file.trashed = trashed

    def delete_file(self) -> None:
        """Delete the spreadsheet for good."""
        with self._lock:
            del self._drive.files[self._file.id]

    def rename_file(self, title: str) -> None:
        """Give the spreadsheet another name."""
        with self._lock:
            self._book.title = title

    def set_locale(self, locale: str, time_zone: str | None = None) -> None:
        """Change the spreadsheet's locale and time zone."""
        with self._lock:
            self._book.locale = locale
            self._book.time_zone = time_zone or self._book.time_zone
