"""A connection to Google: signing in and sending. The only module that imports gspread and google-auth."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import google.auth
import requests
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError, RefreshError
from google.auth.transport.requests import AuthorizedSession, Request
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests.adapters import HTTPAdapter
from typing_extensions import override

from sheets.google import faults
from sheets.google.wire import DRIVE, SHEETS, Json

#: Writing in spreadsheets that are shared with us, and seeing whether a file is in the bin. No more.
SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)


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
class Line:
    """One thread's connection: gspread's client is for one thread."""

    account: str
    project: str
    _credentials: Any
    _http: HTTPClient

    @classmethod
    def open(cls, *, elsewhere: str, timeout: tuple[float, float]) -> Self:
        """Return a connection that is not signed in yet; raise GoogleError without a key."""
        try:
            credentials, project = google.auth.default(scopes=SCOPES)
        except (DefaultCredentialsError, ValueError, OSError) as error:
            raise faults.no_key(type(error).__name__) from error
        session = AuthorizedSession(credentials)
        if elsewhere:
            for host in (SHEETS, DRIVE):
                session.mount(host, _Elsewhere(elsewhere))
        http = HTTPClient(credentials, session)
        http.set_timeout(timeout)
        account = str(getattr(credentials, "service_account_email", "") or "den konto, der er logget ind")
        return cls(account, str(project or ""), credentials, http)

    def sign_in(self) -> None:
        """Get a token before a call, so that what fails here is known to have sent nothing."""
        if self._credentials.valid:
            return
        try:
            self._credentials.refresh(Request())
        except GoogleAuthError as error:
            raise _not_signed_in(error) from error
        except (TypeError, ValueError) as error:  # the token endpoint answered something that is no token
            raise faults.no_token(type(error).__name__, permanent=False) from error

    def send(self, method: str, url: str, params: Json | None, json: Json | None, path: str) -> Json:
        """Return Google's answer; raise GoogleError that says what became of the call."""
        self.sign_in()
        try:
            answer: Json = self._http.request(method, url, params=params, json=json).json()
        except APIError as error:
            raise _answered(error, path, self.account) from error
        except requests.JSONDecodeError as error:
            raise faults.unreadable() from error
        except requests.RequestException as error:
            raise faults.no_connection(was_made=_was_made(error)) from error
        except GoogleAuthError as error:
            raise _not_signed_in(error) from error
        return answer


def _was_made(error: requests.RequestException) -> bool:
    """Say whether there may have been a connection."""
    return not isinstance(error, requests.ConnectTimeout) and "NewConnectionError" not in repr(error)


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
