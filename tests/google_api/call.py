"""One call as an endpoint sees it."""

from dataclasses import dataclass

from tests.google_api.errors import Json
from tests.google_api.files import Drive, File
from tests.google_api.state import Book


@dataclass(frozen=True, slots=True)
class Content:
    """An answer that is not JSON."""

    body: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Call:
    """Path, query and body after validation, the caller, and the files."""

    kind: str
    path: dict[str, str]
    query: dict[str, list[str]]
    body: Json
    user: str
    drive: Drive
    raw: bytes = b""

    def text(self, name: str, default: str = "") -> str:
        """Return the last value of a query parameter."""
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        """Say whether a query parameter is true."""
        return self.text(name).lower() == "true"

    def file(self, role: str) -> File:
        """Return the spreadsheet's file, which the caller must have at least this role on."""
        return self.drive.opened(self.path["spreadsheetId"], self.user, role)

    def book(self) -> Book:
        """Return the spreadsheet for reading."""
        book = self.file("reader").book
        assert book is not None
        return book
