"""Requests that paste delimited text."""

import csv
import io

from tests.google_api.a1 import Area
from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid, not_implemented
from tests.google_api.requests.cells import grow
from tests.google_api.values import written


@handles("pasteData")
def paste_data(batch: Batch, body: Json) -> None:
    """Paste lines of delimited text from a cell on, as if a person had typed them."""
    if body.get("html") or body.get("type", "PASTE_NORMAL") not in {"PASTE_NORMAL", "PASTE_VALUES"}:
        raise not_implemented("pasting HTML or only formats")
    if not body.get("delimiter"):
        raise invalid("A delimiter must be specified.")
    rows = list(csv.reader(io.StringIO(body.get("data", "")), delimiter=body["delimiter"]))
    place = body.get("coordinate", {})
    tab = batch.book.tab(place.get("sheetId", 0))
    top, left = place.get("rowIndex", 0), place.get("columnIndex", 0)
    width = max(map(len, rows), default=0)
    grow(batch, tab, top + len(rows), left + width)
    batch.check_protected(Area(tab, top, top + len(rows), left, left + width))
    for at, cells in enumerate(rows, start=top):
        tab.put_row(at, written(batch.book, tab.row(at), left, cells, "USER_ENTERED"))
