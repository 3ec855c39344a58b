"""Drive's files in memory: the spreadsheets, folders and .xlsx files, and who may do what."""

import datetime as dt
import random
import string
from dataclasses import dataclass, field

from tests.google_api.clock import Clock
from tests.google_api.errors import ApiError, Json, no_permission, not_found, unsupported_document
from tests.google_api.state import Book
from tests.google_api.tab import Tab

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FOLDER = "application/vnd.google-apps.folder"
_RANKS = {"none": 0, "reader": 1, "commenter": 1, "writer": 2, "fileOrganizer": 2, "organizer": 2, "owner": 3}


@dataclass(slots=True)
class File:
    """One file: its place in Drive and, for a spreadsheet, the book."""

    id: str
    own_name: str
    mime_type: str
    created: float
    modified: float
    permissions: dict[str, Json] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    trashed: bool = False
    book: Book | None = None

    @property
    def name(self) -> str:
        """Return the file's name, which is a spreadsheet's title."""
        return self.book.title if self.book else self.own_name

    @property
    def owner(self) -> str:
        """Return the owner's address."""
        return next((str(p["emailAddress"]) for p in self.permissions.values() if p["role"] == "owner"), "")

    def role(self, email: str) -> str:
        """Return what somebody may do: none, reader, writer or owner."""
        roles = [
            str(permission["role"])
            for permission in self.permissions.values()
            if permission["type"] in {"anyone", "domain"} or permission.get("emailAddress") == email
        ]
        return max(roles, key=lambda role: _RANKS[role], default="none")

    def may(self, email: str, role: str) -> bool:
        """Say whether somebody has at least this role."""
        return _RANKS[self.role(email)] >= _RANKS[role]


class Drive:
    """All files. Ids, like everything that is drawn, come from one seeded Random."""

    def __init__(self, clock: Clock, seed: int = 1) -> None:
        self.clock = clock
        self.chance = random.Random(seed)
        self.files: dict[str, File] = {}

    def add(
        self,
        name: str,
        *,
        owner: str,
        mime_type: str = SPREADSHEET,
        parents: tuple[str, ...] = (),
        book: Book | None = None,
    ) -> File:
        """Make a file; a spreadsheet gets one tab, Sheet1."""
        number = "1" + "".join(self.chance.choices(string.ascii_letters + string.digits + "-_", k=43))
        if book is None and mime_type == SPREADSHEET:
            book = Book(
                number,
                name or "Untitled spreadsheet",
                random.Random(self.chance.random()),
                tabs=(Tab(0, "Sheet1"),),
            )
        if book is not None:
            book.id = number
        now = self.clock.now()
        file = File(number, name or "Untitled", mime_type, now, now + 0.018, parents=parents, book=book)
        self.share(file, owner, "owner")
        self.files[number] = file
        return file

    def share(self, file: File, email: str, role: str) -> Json:
        """Give somebody a role on a file ("none" takes it away); return the permission."""
        found = next((p for p in file.permissions.values() if p.get("emailAddress") == email), None)
        if role == "none":
            if found:
                del file.permissions[found["id"]]
            return {}
        number = found["id"] if found else "".join(self.chance.choices(string.digits, k=20))
        permission = {"id": number, "type": "user", "role": role, "emailAddress": email}
        file.permissions[number] = permission
        return permission

    def opened(self, number: str, email: str, role: str) -> File:
        """Return a spreadsheet's file for the Sheets API, or refuse as it does."""
        file = self.files.get(number)
        if file is None:
            raise not_found()
        if not file.may(email, role):
            raise no_permission()
        if file.book is None:
            raise unsupported_document() if file.mime_type == XLSX else _not_a_spreadsheet()
        return file


def _not_a_spreadsheet() -> ApiError:
    return not_found()


def rfc3339(seconds: float) -> str:
    """Return a time as Drive writes it."""
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
