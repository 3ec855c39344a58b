"""Two writers as products have them, under the same faults and the same people: one call per row.

They are spared the kills, and open their tab anew by its id when it was renamed.
"""

from collections.abc import Callable

import gspread

from tests.google_api import GoogleApi
from tests.google_api.client import session
from tests.google_api.naive import FAILURES, Impatient
from tests.soak.answering import a_response, cells, tab
from tests.soak.comparing import Figures, compare
from tests.soak.people import People
from tests.soak.plan import FAULTS, Plan
from tests.soak.standing import ID

#: What their calls end with; google-auth raises TypeError where the token endpoint answers with a page.
_ENDS = (*FAILURES, TypeError, ValueError)
_SHEET = 0  # the id of a new spreadsheet's first tab
_EVERY = 3  # rows between two things that people do
WRITERS: dict[str, tuple[type[gspread.HTTPClient], int]] = {
    "append_row, tried again": (gspread.HTTPClient, 5),
    "BackOffHTTPClient": (Impatient, 1),
}


def run(name: str, plan: Plan) -> Figures:
    """Write `plan.others` responses with that writer and compare."""
    client, attempts = WRITERS[name]
    with GoogleApi(seed=plan.seed) as google:
        key = google.create(locale="en_US")
        _lay_out(google, key)
        people = People(google, key, seed=plan.seed)
        google.faults.often(plan.share, seed=plan.seed, faults=FAULTS)
        authorized = session(google.url, google.service_account())
        with authorized:
            made = gspread.Client(auth=authorized.credentials, session=authorized, http_client=client)
            for n in range(plan.others):
                _write(made, key, n, attempts)
                if n % _EVERY == 0:
                    people.act()
        google.faults.clear()
        google.late.land_all()
        return compare(google.book(key), people.done, plan.others)


def _lay_out(google: GoogleApi, key: str) -> None:
    """Make the header, and the metadata by which the comparison finds the columns again."""
    people = google.people(key)
    columns = [column.key for column in tab().columns]
    people.type("Sheet1!A1", [[column.title for column in tab().columns]])
    google.book(key).tabs[0].column_count = len(columns) + 1
    _mark(people.request, "f.fane", f"{tab().key}|{_SHEET}", {"sheetId": _SHEET})
    _mark(people.request, "f.top", "", _at("ROWS", 0))
    for place, column in enumerate(columns):
        _mark(people.request, "f.kol", column, _at("COLUMNS", place))


def _mark(request: Callable[..., object], key: str, value: str, location: dict[str, object]) -> None:
    entry = {"metadataKey": key, "metadataValue": value, "location": location, "visibility": "DOCUMENT"}
    request("createDeveloperMetadata", {"developerMetadata": entry})


def _at(dimension: str, place: int) -> dict[str, object]:
    stretch = {"sheetId": _SHEET, "dimension": dimension, "startIndex": place, "endIndex": place + 1}
    return {"dimensionRange": stretch}


def _write(client: gspread.Client, key: str, n: int, attempts: int) -> None:
    wanted = {**cells(n), ID: a_response(n).id}
    row = [wanted.get(column.key, "") for column in tab().columns]
    for _ in range(attempts):
        try:
            sheet = client.open_by_key(key).get_worksheet_by_id(_SHEET)
            sheet.append_row(row, value_input_option=gspread.utils.ValueInputOption.raw)
        except _ENDS:
            continue
        return
