"""The way to Google: signing in and calling its API. The only module that imports gspread and google-auth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import local
from typing import Any

import google.auth
import requests
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError, RefreshError
from google.auth.transport.requests import AuthorizedSession, Request
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests.adapters import HTTPAdapter
from typing_extensions import override

from sheets.google import faults
from sheets.google.quota import Quota
from sheets.google.wire import Json
from sheets.workbook import BusyError

#: Writing in spreadsheets that are shared with us, and seeing whether a file is in the bin. No more.
SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)
SHEETS = "https://sheets.googleapis.com"
DRIVE = "https://www.googleapis.com"
#: Seconds to connect and to wait for an answer; Google itself gives up after 180.
TIMEOUT = (5.0, 190.0)


class _Elsewhere(HTTPAdapter):
    """Sends what is meant for Google to another address: a proxy's, or the one that tests run."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base.rstrip("/")

    @override
    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        for host in (SHEETS, DRIVE):
            if request.url and request.url.startswith(host):
                request.url = self._base + request.url.removeprefix(host)
        return super().send(request, *args, **kwargs)


@dataclass(slots=True)
class _Line:
    """One thread's connection: gspread's client is for one thread."""

    http: HTTPClient
    credentials: Any
    account: str
    project: str


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
        _sign_in(self._line())

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
        return self._send("get", f"{DRIVE}/drive{path}", params, None, path)

    def _call(
        self, kind: str, method: str, url: str, params: Json | None, json: Json | None, path: str
    ) -> Json:
        line = self._line()
        seconds = self.quota.take(kind, account=line.account, project=line.project)
        if seconds:
            raise BusyError(seconds)
        try:
            return self._send(method, url, params, json, path)
        except faults.GoogleError as error:
            if error.status == 429:
                raise BusyError(self.quota.refused(kind, account=line.account)) from error
            raise

    def _send(self, method: str, url: str, params: Json | None, json: Json | None, path: str) -> Json:
        line = self._line()
        _sign_in(line)
        try:
            answer: Json = line.http.request(method, url, params=params, json=json).json()
        except APIError as error:
            raise _answered(error, path, line.account) from error
        except requests.JSONDecodeError as error:
            raise faults.unreadable() from error
        except requests.RequestException as error:
            raise faults.no_connection(error) from error
        except GoogleAuthError as error:
            raise _not_signed_in(error) from error
        return answer

    def _line(self) -> _Line:
        line: _Line | None = getattr(self._lines, "line", None)
        if line is None:
            line = self._lines.line = self._open()
        return line

    def _open(self) -> _Line:
        try:
            credentials, project = google.auth.default(scopes=SCOPES)
        except (DefaultCredentialsError, ValueError, OSError) as error:
            raise faults.no_key(type(error).__name__) from error
        session = AuthorizedSession(credentials)
        if self.elsewhere:
            for host in (SHEETS, DRIVE):
                session.mount(host, _Elsewhere(self.elsewhere))
        http = HTTPClient(credentials, session)
        http.set_timeout(self.timeout)
        account = str(getattr(credentials, "service_account_email", "") or "den konto, der er logget ind")
        return _Line(http, credentials, account, str(project or ""))


def _sign_in(line: _Line) -> None:
    """Get a token before the call, so that what fails here is known to have sent nothing."""
    if line.credentials.valid:
        return
    try:
        line.credentials.refresh(Request())
    except GoogleAuthError as error:
        raise _not_signed_in(error) from error
    except (TypeError, ValueError) as error:  # the token endpoint answered something that is no token
        raise faults.no_token(type(error).__name__, permanent=False) from error


def _not_signed_in(error: GoogleAuthError) -> faults.GoogleError:
    """Return the fault; it is final only where Google names a reason, such as invalid_grant."""
    details = error.args[1] if isinstance(error, RefreshError) and len(error.args) > 1 else None
    told = details if isinstance(details, Mapping) else {}
    is_final = "error" in told and not error.retryable
    reason = str(told.get("error", type(error).__name__))
    return faults.no_token(reason, permanent=is_final, said=str(told.get("error_description", "")))


def _answered(error: APIError, path: str, email: str) -> faults.GoogleError:
    address = path.split("/")[3].split(":", maxsplit=1)[0] if path.count("/") >= 3 else path
    return faults.answered(
        error.response.status_code, error.error.get("message", ""), address=address, email=email
    )
