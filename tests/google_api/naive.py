"""Two writers as products have them, to see what becomes of rows: one `append_row` per row.

Both deliver numbered rows to a tab of a spreadsheet through gspread and go on when one fails.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import gspread
import requests
from google.auth.exceptions import GoogleAuthError

from tests.google_api.client import session

FAILURES = (gspread.exceptions.GSpreadException, requests.RequestException, GoogleAuthError)
ATTEMPTS = 5
_PATIENCE = 100


class Impatient(gspread.BackOffHTTPClient):
    """gspread's own BackOffHTTPClient without its waits, so that a test need not sit through them."""

    _MAX_BACKOFF = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of rows: never there, there more than once, not beginning in the first column."""

    lost: int
    doubled: int
    misplaced: int

    @property
    def harmless(self) -> bool:
        """Say whether every row is there once, where it belongs."""
        return not (self.lost or self.doubled or self.misplaced)


def row(number: int) -> list[str]:
    """Return the row with a number: "row 7" and three answers, the second one blank."""
    return [f"row {number}", "Ja", "", "Delvist"]


def deliver_with_retry(
    base: str, info: dict[str, str], key: str, title: str, numbers: Iterable[int], *, attempts: int = ATTEMPTS
) -> None:
    """Append each row with gspread and try again when it fails, whatever the reason."""
    _deliver(_client(base, info, gspread.HTTPClient), key, title, numbers, attempts=attempts)


def deliver_with_backoff(
    base: str, info: dict[str, str], key: str, title: str, numbers: Iterable[int]
) -> None:
    """Append each row with gspread's BackOffHTTPClient, which tries again by itself, for ever."""
    _deliver(_client(base, info, Impatient), key, title, numbers, attempts=1)


def _client(base: str, info: dict[str, str], kind: type[gspread.HTTPClient]) -> gspread.Client:
    authorized = session(base, info)
    return gspread.Client(auth=authorized.credentials, session=authorized, http_client=kind)


def _deliver(client: gspread.Client, key: str, title: str, numbers: Iterable[int], *, attempts: int) -> None:
    with client.http_client.session:
        tab = _opened(client, key, title)
        for number in numbers:
            for _ in range(attempts):
                try:
                    tab.append_row(row(number), value_input_option=gspread.utils.ValueInputOption.raw)
                except FAILURES:
                    continue
                break


def _opened(client: gspread.Client, key: str, title: str) -> gspread.Worksheet:
    for _ in range(_PATIENCE):
        try:
            return client.open_by_key(key).worksheet(title)
        except FAILURES:
            continue
    return client.open_by_key(key).worksheet(title)


def outcome(rows: Sequence[Sequence[Any]], numbers: Iterable[int], *, home: int = 0) -> Outcome:
    """Compare the tab's rows with those sent, which begin in column `home`."""
    names = {f"row {number}" for number in numbers}
    found = Counter(cell for cells in rows for cell in cells if cell in names)
    walked = sum(cell in names for cells in rows for at, cell in enumerate(cells) if at != home)
    return Outcome(
        lost=len(names - found.keys()),
        doubled=sum(count - 1 for count in found.values()),
        misplaced=walked,
    )
