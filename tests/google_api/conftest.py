"""A Google of its own for each test."""

from collections.abc import Iterator
from typing import NamedTuple

import gspread
import pytest

from tests.google_api import GoogleApi
from tests.google_api.client import client


class Sheet(NamedTuple):
    """A spreadsheet shared with the service account, and a signed-in gspread that has opened it."""

    google: GoogleApi
    key: str
    spreadsheet: gspread.Spreadsheet

    @property
    def tab(self) -> gspread.Worksheet:
        """Return its first tab."""
        return self.spreadsheet.sheet1


@pytest.fixture
def google() -> Iterator[GoogleApi]:
    with GoogleApi() as running:
        yield running


@pytest.fixture
def sheet(google: GoogleApi) -> Iterator[Sheet]:
    key = google.create(locale="en_US")
    signed_in = client(google.url, google.service_account())
    yield Sheet(google, key, signed_in.open_by_key(key))
    signed_in.http_client.session.close()
