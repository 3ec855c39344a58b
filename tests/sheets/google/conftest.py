"""A Google on loopback, a spreadsheet that is shared with our account, and the real client that calls it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets.google import Access, GoogleWorkbook, Quota
from tests.google_api import GoogleApi
from tests.google_api.people import People
from tests.google_api.view import View


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleApi]:
    with GoogleApi() as google:
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(google.key_file(tmp_path)))
        yield google


@pytest.fixture
def access(google: GoogleApi) -> Access:
    return Access(Quota(reads=10_000, writes=10_000, project_calls=10_000), elsewhere=google.url)


@pytest.fixture
def key(google: GoogleApi) -> str:
    return google.create()


@pytest.fixture
def workbook(access: Access, key: str) -> GoogleWorkbook:
    return GoogleWorkbook(access, key)


@pytest.fixture
def people(google: GoogleApi, key: str) -> People:
    return google.people(key)


@pytest.fixture
def sheet(google: GoogleApi, key: str) -> View:
    return google.spreadsheet(key)
