"""The way to Google: one service account's access to its API."""

from dataclasses import dataclass, field
from threading import local
from typing import TYPE_CHECKING

from sheets.google import faults
from sheets.google.quota import Quota
from sheets.google.wire import DRIVE, SHEETS, Json
from sheets.workbook import BusyError

if TYPE_CHECKING:
    from sheets.google.line import Line

#: Seconds to connect and to wait for an answer; Google itself gives up after 180.
TIMEOUT = (5.0, 190.0)


@dataclass(slots=True)
class Access:
    """One service account's access to Google, from any thread.

    The key is the file that GOOGLE_APPLICATION_CREDENTIALS names, or what Application Default Credentials
    find. `elsewhere` is an address that stands in for Google's, "" for Google's own.
    """

    quota: Quota = field(default_factory=Quota)
    elsewhere: str = ""
    timeout: tuple[float, float] = TIMEOUT
    _lines: local = field(default_factory=local)

    @property
    def email(self) -> str:
        """Return the address that spreadsheets are shared with; raise GoogleError without a key."""
        return self._line().account

    def sign_in(self) -> None:
        """Get a token, if there is none that is valid; raise GoogleError where Google gives none."""
        self._line().sign_in()

    def read(self, method: str, path: str, *, params: Json | None = None, json: Json | None = None) -> Json:
        """Return Google's answer to a call that changes nothing; see `write`."""
        return self._call("read", method, SHEETS + path, params, json, path)

    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        """Return Google's answer to a call that changes the spreadsheet.

        Raises BusyError where the quota is used up, and GoogleError that says what became of the call.
        """
        return self._call("write", "post", SHEETS + path, params, json, path)

    def file(self, spreadsheet: str, fields: str) -> Json:
        """Return what Drive knows of the file: it has no quota worth counting."""
        params = {"fields": fields, "supportsAllDrives": True}
        path = f"/v3/files/{spreadsheet}"
        return self._line().send("get", f"{DRIVE}/drive{path}", params, None, path)

    def _call(
        self, kind: str, method: str, url: str, params: Json | None, json: Json | None, path: str
    ) -> Json:
        line = self._line()
        seconds = self.quota.take(kind, account=line.account, project=line.project)
        if seconds:
            raise BusyError(seconds)
        try:
            return line.send(method, url, params, json, path)
        except faults.GoogleError as error:
            if error.status == 429:
                raise BusyError(self.quota.refused(kind, account=line.account)) from error
            raise

    def _line(self) -> "Line":
        found: Line | None = getattr(self._lines, "line", None)
        if found is None:
            found = self._lines.line = self._open()
        return found

    def _open(self) -> "Line":
        # gspread and google-auth take a fifth of a second to load; many commands never reach Google.
        from sheets.google import line

        return line.Line.open(elsewhere=self.elsewhere, timeout=self.timeout)
