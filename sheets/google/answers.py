"""Tabs of answers: a batch's rows put in exactly once, and rows read as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets.binding import tidy
from sheets.google import memory
from sheets.google.cells import cell_of
from sheets.google.document import Document
from sheets.google.faults import GoogleError, Outcome
from sheets.google.holding import Hold
from sheets.google.mending import mending, misplaced
from sheets.google.plan import Plan, plan
from sheets.google.standing import Place
from sheets.workbook import Appended, Batch, Cell, Format, RefusedError, Row, Tab, Table, TokenTakenError

#: Google's limit on the cells of one spreadsheet.
CELLS = 10_000_000
#: How many rows are read at first, and how many characters an answer should carry then: well under 10 MB.
FIRST_ROWS = 2_000
CHUNK = 5_000_000
_MOST_MENDINGS = 5
_MOST_PLANS = 4


def append(document: Document, batch: Batch) -> Appended:
    """Put the batch in, once, and see to it that its rows stand in the columns that are theirs.

    Raises RefusedError or TokenTakenError when it is not there, and GoogleError when nobody knows.
    """
    is_new, made = _sent(document, batch)
    if is_new:
        for tab, rows in batch.rows:
            _mend(document, tab, rows, made.assumed[tab.key])
    count = sum(len(rows) for _, rows in batch.rows)
    notes = tuple(made.notes) if is_new else ()
    return Appended(count if is_new else 0, 0 if is_new else count, notes, document.seen().cells / CELLS)


def _sent(document: Document, batch: Batch) -> tuple[bool, Plan]:
    """Send the batch, anew where people changed what it was planned for; return as `_send`, and the plan."""
    made = plan(document.seen(), batch.rows)
    refusals = 0
    for _ in range(_MOST_PLANS):
        hold = document.hold(made.held)
        try:
            return _send(document, batch, made, hold), made
        except GoogleError as error:
            if error.outcome is not Outcome.REFUSED:
                raise
            has_moved = hold.is_moved(error)
            refusals += not has_moved
            if refusals > 1:
                return _given_up(document, batch, error), made
        before, made = made, plan(document.look(), batch.rows)
        if has_moved and before.held == made.held:
            document.note_hold(works=False)  # nothing moved: Google does not take what holds on to columns
    raise GoogleError("Nogen flytter kolonner i regnearket lige nu. Vi prøver igen.", Outcome.NOT_APPLIED)


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


def _send(document: Document, batch: Batch, made: Plan, hold: Hold) -> bool:
    """Send the batch; return True when it went in now, and False when it had gone in before.

    Raises GoogleError, REFUSED where the token is nobody's: then it is the batch itself.
    """
    before = document.seen()
    old = memory.old_tokens(before.tokens())
    token = memory.on_spreadsheet(memory.BATCH, _value(batch), id_=batch.token)
    titles = {place.sheet.title: place.header for place in made.assumed.values()}
    requests = [token, *hold.requests(), *made.requests, *memory.without(old)]
    try:
        replies = document.change(requests, titles=titles).get("replies", ())
    except GoogleError as error:
        if error.outcome is Outcome.REFUSED and _is_there(document, batch):
            return False
        raise
    document.note_tokens(added={batch.token: _value(batch)}, gone=old)
    if hold.entries:
        document.note_hold(works=hold.is_sound(replies))
    if deleted := hold.gone(replies):
        document.change(memory.without(entry.id for entry in deleted), titles={})
        document.forget()
    return True


def _given_up(document: Document, batch: Batch, error: GoogleError) -> bool:
    """Make sure that a batch that is refused for what is in it never arrives; False when it had."""
    if error.permanent:
        raise error
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


def _chunks(document: Document, place: Place) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield every row with its place, in chunks as large as the last one's rows allow."""
    right = max(place.positions.values(), default=0) + 1
    first, step = 0, FIRST_ROWS
    while first < place.sheet.rows:
        last = min(first + step, place.sheet.rows)
        values = document.values(place.sheet.id, first=first, last=last, right=right)
        yield from enumerate(values, first)
        step = max(step * CHUNK // max(sum(map(_size, values)), 1), 1) if values else place.sheet.rows
        first = last


def _size(cells: Sequence[Any]) -> int:
    """Return how many characters a row takes in an answer, about."""
    return sum(len(str(cell)) + 3 for cell in cells)


def _header(tab: Tab, place: Place, rows: Sequence[tuple[int, Mapping[str, Cell]]]) -> int:
    """Return the header's row: another than where it was when somebody sorted it in among the answers."""
    title = next((column.title for column in tab.columns if column.key == tab.id_key), tab.id_key)
    titled = [at for at, row in rows if tidy(str(row.get(tab.id_key, ""))) == tidy(title)]
    return titled[0] if len(titled) == 1 else place.header


def _row(values: Sequence[Any], keys: Mapping[int, tuple[str, Format]]) -> dict[str, Cell]:
    found = {key: cell_of(values[at], look) for at, (key, look) in keys.items() if at < len(values)}
    return {key: cell for key, cell in found.items() if cell is not None}
