"""A Google of its own for each test."""

from collections.abc import Iterator
from typing import NamedTuple

import gspread
import pytest

from tests.google_api import GoogleApi
from tests.google_api.client import client
from tests.google_api.errors import Data, Json


class Sheet(NamedTuple):
    """A spreadsheet shared with the service account, and a signed-in gspread that has opened it."""

    google: GoogleApi
    key: str
    spreadsheet: gspread.Spreadsheet

    def call(self, verb: str, path: str, body: Json | None = None, **query: Data) -> tuple[int, Data]:
        """Send a call for the spreadsheet ("/values/A1", ":batchUpdate"); return status and JSON."""
        url = f"https://sheets.googleapis.com/v4/spreadsheets/{self.key}{path}"
        answer = self.spreadsheet.client.session.request(verb, url, json=body, params=query)
        return answer.status_code, answer.json()

    def batch(self, *requests: Json, **options: Data) -> tuple[int, Data]:
        """Send a batchUpdate; return status and JSON."""
        return self.call("POST", ":batchUpdate", {"requests": list(requests), **options})

    def rows(self, title: str = "Sheet1") -> list[list[Data]]:
        """Return what was entered in a tab."""
        return self.google.spreadsheet(self.key).rows(title)

    def groups(self) -> list[Json]:
        """Return the first tab's groups of columns."""
        _, answer = self.call("GET", "", fields="sheets.columnGroups")
        found: list[Json] = answer["sheets"][0].get("columnGroups", [])
        return found

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
