"""Spreadsheets as files: exported as CSV or TSV, and imported from CSV through Drive's old upload."""

import csv
import io

from tests.google_api.a1 import Area
from tests.google_api.batch import Batch
from tests.google_api.call import Call, Content
from tests.google_api.endpoints import endpoint
from tests.google_api.errors import Json, not_implemented
from tests.google_api.permissions import found
from tests.google_api.requests.cells import grow
from tests.google_api.state import transaction
from tests.google_api.value_ranges import Rendering, value_range
from tests.google_api.values import written

_DELIMITERS = {"text/csv": ",", "text/tab-separated-values": "\t"}


@endpoint("drive.files.export")
def export(call: Call) -> Content:
    """Return the first tab as delimited text."""
    file, kind = found(call), call.text("mimeType")
    if file.book is None or kind not in _DELIMITERS:
        raise not_implemented(f"exports as {kind}")
    rows = value_range(file.book, Area(file.book.tabs[0]), Rendering()).get("values", [])
    width = max(map(len, rows), default=0)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_DELIMITERS[kind], lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return Content(out.getvalue().removesuffix("\r\n").encode(), kind)


@endpoint("drive.v2.upload")
def import_csv(call: Call) -> Json:
    """Put a CSV file's content into the first tab, which is then the only one."""
    file = found(call, "writer")
    book = file.book
    if book is None or not call.flag("convert"):
        raise not_implemented("uploads of anything but CSV into a spreadsheet")
    rows = list(csv.reader(io.StringIO(call.raw.decode())))
    with transaction(book):
        tab = book.tabs[0]
        book.tabs = (tab,)
        tab.replace_rows([])
        grow(Batch(book, call.user), tab, len(rows), max(map(len, rows), default=0))
        for at, cells in enumerate(rows):
            tab.put_row(at, written(book, tab.row(at), 0, cells, "USER_ENTERED"))
    return {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": file.mime_type}
