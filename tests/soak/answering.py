"""Responses that can be foretold: number n is always the same, and every cell tells whose it is."""

import hashlib
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache

from app.core.checklist import Checklist
from app.core.response import Response, Round, RoundKind, Team, rounded
from app.definitions.library import built_in
from sheets.answers import answers_row, answers_tab
from sheets.workbook import Tab

CHECKLIST = "opfoelgningsvaerktoej"
NOW = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
_LETTERS = "abcdefghjkmnpqrstvwxyz0123456789"
_FIRST_DAY = date.fromisoformat("1899-12-30")
_TRICKY = ("=1+1", "1.5", "007", "'=2", "+45 12", "3-4")
_COMMENTED = 3  # every third item

Cells = Mapping[str, str | float]

#: A round like the one in the store, for foretelling: cells do not depend on its id.
ROUND = Round(
    id="soak00",
    token="",
    team=Team("", "Nord", "Skovparken"),
    checklist_id=CHECKLIST,
    label="Efterår 2026",
    kind=RoundKind.INDIVIDUAL,
    roles=(),
    opened_at=NOW,
)


@cache
def checklist() -> Checklist:
    """Return the checklist that is answered, the one with most columns."""
    return built_in()[CHECKLIST]


@cache
def tab() -> Tab:
    """Return the tab that its answers go to."""
    return answers_tab(checklist())


def response_id(n: int) -> str:
    """Return the id of response number n."""
    return "".join(_LETTERS[byte % 32] for byte in hashlib.sha256(b"%d" % n).digest()[:20])


def a_response(n: int, round_: Round = ROUND) -> Response:
    """Return response number n."""
    chance = random.Random(n)
    items = list(checklist().items)
    answers = {item.id: chance.choice(("ja", "delvist", "nej")) for item in items}
    comments = {item.id: f"{item.id} {n}" for item in items[n % _COMMENTED :: _COMMENTED]}
    if n % 50 == 0:
        comments[items[n % len(items)].id] = _TRICKY[n // 50 % len(_TRICKY)]
    return Response(response_id(n), round_.id, "1", "", answers, comments, rounded(NOW, round_.kind))


def cells(n: int) -> Cells:
    """Return what must stand in the spreadsheet for response number n, by column; dates as day numbers."""
    row = answers_row(a_response(n), ROUND, checklist())
    found: dict[str, str | float] = {}
    for key, value in row.cells.items():
        if isinstance(value, date):
            found[key] = (value - _FIRST_DAY).days
        elif value is not None:
            found[key] = value
    return found
