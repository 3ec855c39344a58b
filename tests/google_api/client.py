"""The real gspread and google-auth, sent to the loopback instead of to Google."""

import functools
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import gspread
import requests
from google.auth.crypt import RSASigner
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import service_account
from requests.adapters import HTTPAdapter

from tests.google_api.errors import Data

HOSTS = ("https://sheets.googleapis.com/", "https://www.googleapis.com/")
SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")


class Credentials(service_account.Credentials):
    """Service account credentials that do not look things up at iamcredentials.googleapis.com."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


@functools.cache
def _signer(private_key: str) -> RSASigner:
    """Return the signer of a key; reading one takes a tenth of a second."""
    read: Callable[..., RSASigner] = RSASigner.from_string
    return read(private_key)


class Loopback(HTTPAdapter):
    """Sends requests for Google's hosts to the loopback's address."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base.rstrip("/")

    def send(self, request: requests.PreparedRequest, *args: Data, **options: Data) -> requests.Response:
        """Send a request to the same path of the loopback."""
        assert request.url is not None
        parts = urlsplit(request.url)
        request.url = self._base + parts.path + (f"?{parts.query}" if parts.query else "")
        return super().send(request, *args, **options)


def session(base: str, info: dict[str, str], scopes: Sequence[str] = SCOPES) -> AuthorizedSession:
    """Return a session signed in with a service account's key, for the loopback at `base`."""
    make: Callable[..., Credentials] = Credentials
    credentials = make(
        _signer(info["private_key"]),
        info["client_email"],
        info["token_uri"],
        scopes=list(scopes),
        project_id=info["project_id"],
    )
    authorized = AuthorizedSession(credentials)
    for host in HOSTS:
        authorized.mount(host, Loopback(base))
    return authorized


def client(base: str, info: dict[str, str], scopes: Sequence[str] = SCOPES) -> gspread.Client:
    """Return a gspread client for the loopback at `base`."""
    authorized = session(base, info, scopes)
    found = gspread.Client(auth=authorized.credentials, session=authorized)
    found.set_timeout((5, 190))
    return found
