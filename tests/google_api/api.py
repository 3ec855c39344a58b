"""The loopback Google in the tests' own process: start it, look into it, make things go wrong."""

import json
import pathlib
import threading
from types import TracebackType

from tests.google_api.accounts import REPLAY_USER, Accounts
from tests.google_api.clock import Clock
from tests.google_api.control import Control
from tests.google_api.dispatch import Answer, Dispatcher, Request
from tests.google_api.faults import Faults
from tests.google_api.files import XLSX, Drive
from tests.google_api.late import Late
from tests.google_api.people import People
from tests.google_api.quota import Quota
from tests.google_api.server import Logged, Server
from tests.google_api.state import Book
from tests.google_api.view import View

SERVICE = "forankring@project.iam.gserviceaccount.com"
PERSON = "koordinator@example.org"


class GoogleApi:
    """Sheets, Drive and the token endpoint on a free port of 127.0.0.1, all state in memory."""

    def __init__(self, port: int = 0, *, accept_test_bearer: bool = False, seed: int = 1) -> None:
        self.clock = Clock()
        self.faults = Faults()
        self.drive = Drive(self.clock, seed)
        self.accounts = Accounts(self.clock.now, accept_test_bearer)
        self._dispatcher = Dispatcher(self.clock, self.drive, self.accounts)
        self._server = Server(port, self._dispatcher, self.faults, Control(self).answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> "GoogleApi":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.late.stop()
        self._server.close_all()
        self._server.server_close()
        self._thread.join()
        if self._dispatcher.crashes and kind is None:
            raise AssertionError("the loopback itself failed:\n" + "\n".join(self._dispatcher.crashes))

    def serve(self) -> None:
        """Serve in this thread, until it is interrupted."""
        self._server.serve_forever()

    @property
    def url(self) -> str:
        """Return the server's address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def calls(self) -> list[Logged]:
        """Return the log of calls, the oldest first; it may be cleared."""
        return self._server.calls

    @property
    def late(self) -> Late:
        """Return the copies of lost requests that are on their way."""
        return self._server.late

    @property
    def quota(self) -> Quota | None:
        """Return the quota; None when calls are not counted."""
        return self._dispatcher.quota

    @quota.setter
    def quota(self, quota: Quota | None) -> None:
        self._dispatcher.quota = quota

    def answer(self, asked: Request) -> Answer:
        """Answer a request that did not come over HTTP."""
        return self._dispatcher.answer(asked)

    def create(
        self,
        title: str = "Svar",
        *,
        locale: str = "da_DK",
        time_zone: str = "Europe/Copenhagen",
        writer: str | None = SERVICE,
    ) -> str:
        """Return the id of a new spreadsheet that a person owns, shared with `writer` as editor."""
        with self._dispatcher.lock:
            file = self.drive.add(title, owner=PERSON)
            assert file.book is not None
            file.book.locale, file.book.time_zone = locale, time_zone
            if writer:
                self.drive.share(file, writer, "writer")
        return file.id

    def create_xlsx(self, title: str = "Svar.xlsx", *, writer: str = SERVICE) -> str:
        """Return the id of an .xlsx file in Drive, which the Sheets API does not open."""
        with self._dispatcher.lock:
            file = self.drive.add(title, owner=PERSON, mime_type=XLSX)
            self.drive.share(file, writer, "writer")
        return file.id

    def book(self, spreadsheet_id: str) -> Book:
        """Return the state of a spreadsheet, to be looked at under no lock."""
        file = self.drive.files[spreadsheet_id]
        assert file.book is not None
        return file.book

    def spreadsheet(self, spreadsheet_id: str) -> View:
        """Return a way to look at a spreadsheet: its tabs' rows as values."""
        return View(self.book(spreadsheet_id), self._dispatcher.lock)

    def people(self, spreadsheet_id: str) -> People:
        """Return the hands of the people who have the spreadsheet open."""
        return People(self.drive.files[spreadsheet_id], self.drive, self._dispatcher.lock, PERSON)

    def service_account(self, email: str = SERVICE) -> dict[str, str]:
        """Return the content of a service account's key file whose token_uri is this server."""
        return self.accounts.info(email, f"{self.url}/token")

    def key_file(self, folder: pathlib.Path, email: str = SERVICE) -> pathlib.Path:
        """Write a service account's key file into a folder and return its path."""
        path = folder / "service-account.json"
        path.write_text(json.dumps(self.service_account(email)), encoding="utf-8")
        return path


__all__ = ["PERSON", "REPLAY_USER", "SERVICE", "GoogleApi", "Quota"]
