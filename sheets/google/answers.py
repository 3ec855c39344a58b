"""Tabs of answers: a batch's rows put in exactly once, and rows read as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets.binding import tidy
from sheets.google import memory
from sheets.google.cells import cell_of
from sheets.google.document import Document
from sheets.google.faults import GoogleError, Outcome
from sheets.google.mending import mending, misplaced
from sheets.google.plan import Plan, plan
from sheets.google.standing import Place
from sheets.workbook import Appended, Batch, Cell, Format, RefusedError, Row, Tab, Table, TokenTakenError

#: Google's limit on the cells of one spreadsheet.
CELLS = 10_000_000
#: What one answer may carry while reading, rows times columns: well under 10 MB.
CHUNK = 600_000
_MOST_MENDINGS = 5


def append(document: Document, batch: Batch) -> Appended:
    """Put the batch in, once, and see to it that its rows stand in the columns that are theirs.

    Raises RefusedError or TokenTakenError when it is not there, and GoogleError when nobody knows.
    """
    made = plan(document.seen(), batch.rows)
    try:
        is_new = _send(document, batch, made)
    except GoogleError as error:
        if error.outcome is not Outcome.REFUSED:
            raise
        made = plan(document.look(), batch.rows)  # people may have changed what the first plan was made for
        is_new = _send_anew(document, batch, made)
    for tab, rows in batch.rows:
        _mend(document, tab, rows, made.assumed[tab.key] if is_new else None)
    count = sum(len(rows) for _, rows in batch.rows)
    notes = tuple(made.notes) if is_new else ()
    return Appended(count if is_new else 0, 0 if is_new else count, notes, document.seen().cells / CELLS)


def read(document: Document, tab: Tab) -> Table | None:
    """Return the tab's rows as they stand, or None when there is no such tab."""
    place = document.seen().find(tab)
    if place is None:
        return None
    formats = {column.key: column.format for column in tab.columns}
    keys = {at: (key, formats[key]) for key, at in place.positions.items()}
    found = [(at, _row(values, keys)) for at, values in _chunks(document, place)]
    header = _header(tab, place, found)
    rows = [row for at, row in found if row and at >= place.header and at != header]
    return Table(tab.key, place.sheet.title, rows, frozenset(place.missing))


def _send(document: Document, batch: Batch, made: Plan) -> bool:
    """Send the batch; return True when it went in now, and False when it had gone in before.

    Raises GoogleError, REFUSED where the token is nobody's: then it is the batch itself.
    """
    before = document.seen()
    old = memory.old_tokens(before.tokens())
    token = memory.on_spreadsheet(memory.BATCH, _value(batch), id_=batch.token)
    titles = {place.sheet.title: place.header for place in made.assumed.values()}
    try:
        document.change([token, *made.requests, *memory.without(old)], titles=titles)
    except GoogleError as error:
        if error.outcome is Outcome.REFUSED and _is_there(document, batch):
            return False
        raise
    document.note_tokens(added={batch.token: _value(batch)}, gone=old)
    return True


def _send_anew(document: Document, batch: Batch, made: Plan) -> bool:
    """Send a batch that was refused once; where it is refused again, make sure that it never arrives."""
    try:
        return _send(document, batch, made)
    except GoogleError as error:
        if error.outcome is not Outcome.REFUSED or error.permanent:
            raise
        if _burn(document, batch):
            raise RefusedError(str(error)) from error
        return False


def _burn(document: Document, batch: Batch) -> bool:
    """Use the token up, so that no late copy of the batch can arrive; False when the batch itself had."""
    burnt = memory.on_spreadsheet(memory.BATCH, _burnt(batch), id_=batch.token)
    try:
        document.change([burnt], titles={})
    except GoogleError as error:
        if error.outcome is Outcome.REFUSED:
            return not _is_there(document, batch)
        raise
    return True


def _is_there(document: Document, batch: Batch) -> bool:
    """Say whether the batch went in; raise where its token tells that it never will."""
    value = document.token(batch.token)
    if value is None:
        return False
    if value == _burnt(batch):
        raise RefusedError("Google afviser det, vi skriver.")
    if value != _value(batch):
        raise TokenTakenError("Et kald til Google skal prøves igen.")
    document.forget()
    return True


def _value(batch: Batch) -> str:
    return f"{batch.number}|{batch.id}"


def _burnt(batch: Batch) -> str:
    return f"{batch.number}|{batch.id}|x"


def _mend(document: Document, tab: Tab, rows: Sequence[Row], assumed: Place | None) -> None:
    """Put right what was written while somebody changed the columns; `assumed` None: nobody knows if."""
    place = document.seen().find(tab)
    if place is None or not rows or (assumed is not None and _is_same(assumed, place)):
        return
    written = assumed.positions if assumed is not None else {}
    for _ in range(_MOST_MENDINGS):
        wrong = misplaced(document, tab, place, rows)
        if not wrong:
            return
        document.change(mending(tab, place, written, wrong), titles={place.sheet.title: place.header})
        written = place.positions
        place = document.look().find(tab)
        if place is None:
            return


def _is_same(assumed: Place, place: Place) -> bool:
    return assumed.sheet.id == place.sheet.id and dict(assumed.positions) == dict(place.positions)


def _chunks(document: Document, place: Place) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield every row with its place."""
    right = max(place.positions.values(), default=0) + 1
    step = max(CHUNK // right, 1)
    for first in range(0, place.sheet.rows, step):
        last = min(first + step, place.sheet.rows)
        yield from enumerate(document.values(place.sheet.id, first=first, last=last, right=right), first)


def _header(tab: Tab, place: Place, rows: Sequence[tuple[int, Mapping[str, Cell]]]) -> int:
    """Return the header's row: another than where it was when somebody sorted it in among the answers."""
    title = next((column.title for column in tab.columns if column.key == tab.id_key), tab.id_key)
    titled = [at for at, row in rows if tidy(str(row.get(tab.id_key, ""))) == tidy(title)]
    return titled[0] if len(titled) == 1 else place.header


def _row(values: Sequence[Any], keys: Mapping[int, tuple[str, Format]]) -> dict[str, Cell]:
    found = {key: cell_of(values[at], look) for at, (key, look) in keys.items() if at < len(values)}
    return {key: cell for key, cell in found.items() if cell is not None}
