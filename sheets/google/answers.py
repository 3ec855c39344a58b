"""Tabs of answers: a batch's rows put in exactly once."""

from collections.abc import Sequence

from sheets.google.document import Document
from sheets.google.mending import mending, misplaced
from sheets.google.plan import plan
from sheets.google.sending import send
from sheets.google.standing import Place
from sheets.workbook import Appended, Batch, Row, Tab

#: Google's limit on the cells of one spreadsheet.
CELLS = 10_000_000
_MOST_MENDINGS = 5


def append(document: Document, batch: Batch) -> Appended:
    """Put the batch in, once, and see to it that its rows stand in the columns that are theirs.

    Raises RefusedError or TokenTakenError when it is not there, and GoogleError when nobody knows.
    """
    is_new, made = send(document, batch, lambda standing: plan(standing, batch.rows))
    if is_new:
        for tab, rows in batch.rows:
            _mend(document, tab, rows, made.assumed[tab.key])
    count = sum(len(rows) for _, rows in batch.rows)
    notes = tuple(made.notes) if is_new else ()
    return Appended(count if is_new else 0, 0 if is_new else count, notes, document.seen().cells / CELLS)


def _mend(document: Document, tab: Tab, rows: Sequence[Row], assumed: Place) -> None:
    """Put right what was written into columns that we could not hold on to.

    Only rows that went in right now: those of a lost answer may hold what people corrected since.
    """
    place = document.seen().find(tab)
    if place is None or not rows or _is_same(assumed, place):
        return
    written = assumed.positions
    for _ in range(_MOST_MENDINGS):
        wrong = misplaced(document, tab, place, written, rows)
        if not wrong:
            return
        document.change(mending(tab, place, written, wrong), titles={place.sheet.title: place.header})
        written = place.positions
        place = document.look().find(tab)
        if place is None:
            return


def _is_same(assumed: Place, place: Place) -> bool:
    return assumed.sheet.id == place.sheet.id and dict(assumed.positions) == dict(place.positions)
