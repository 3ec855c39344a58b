"""Tabs that are people's: our cells on their lines, and new lines under the last.

Columns are held on to, so that nothing is written where a column is not. Rows cannot be held: people may sort
between our read and our call. Only our own columns are written then, and what went astray in them is put
right by the lines' ids. New lines stand in rows that the same call puts in, so they are never over anything.
"""

import contextlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sheets.google.astray import Turn, astray
from sheets.google.cells import styled
from sheets.google.document import Document, runs
from sheets.google.faults import GoogleError, Outcome
from sheets.google.holding import held
from sheets.google.making import offered
from sheets.google.plan import Plan, plan
from sheets.google.reading import Lines, lines
from sheets.google.sending import Planned, burn, send
from sheets.google.standing import NO_HEADER, Place, Standing
from sheets.google.wire import Json
from sheets.notes import not_kept_note
from sheets.page import Styled
from sheets.workbook import Batch, Decide, Kept, Tab, TokenTakenError, Upkeep

_MOST_MENDINGS = 5
_MOST_TRIES = 3
_FIELDS = "userEnteredValue,userEnteredFormat"

_Writes = Mapping[int, Mapping[str, Styled]]


def keep(document: Document, tab: Tab, decide: Decide) -> Kept:
    """Write what `decide` says of the tab's lines, and nothing else; the tab is made if it is not there."""
    _try_hold(document, tab)
    turn = Turn()

    def first(standing: Standing) -> Plan:
        nonlocal turn
        turn, made = _decided(document, standing, tab, decide)
        return made

    made = _sent(document, first)
    for _ in range(_MOST_MENDINGS):
        there = _there(document, document.seen(), tab)
        if not astray(turn, there.cells, id_key=tab.id_key):
            break
        turn = _mended(document, tab, turn)
    place = made.assumed[tab.key]
    return Kept(
        place.sheet.title, list(_there(document, document.seen(), tab).cells.values()), tuple(made.notes)
    )


def _decided(document: Document, standing: Standing, tab: Tab, decide: Decide) -> tuple[Turn, Plan]:
    """Return what is to be written, and the requests that write it."""
    place = standing.find(tab)
    if place is None:
        wanted = decide(None)
        made = plan(standing, [(tab, ())])
        made.requests += _filled(tab, made.assumed[tab.key], 1, wanted)
        return Turn(), made
    there = lines(document, tab, place)
    wanted = decide(list(there.cells.values()))
    made = plan(standing, [(_without_deleted(tab, place), ())])
    shift = 1 if place.header == NO_HEADER else 0  # a header is put in above the lines
    before = {at + shift: cells for at, cells in there.cells.items()}
    writes: _Writes = {
        at: {
            key: one
            for key, one in cells.items()
            if one.value != before[at].get(key) and key in place.positions
        }
        for at, cells in zip(before, wanted.lines, strict=True)
    }
    writes = _beside_formulas(document, place, writes, shift)
    if document.holds is False and any(writes.values()):
        made.notes.append(not_kept_note(place.sheet.title))
        writes = {}
    place = made.assumed[tab.key]
    made.requests += _changed(place, writes)
    made.requests += _added(tab, place, max(there.last, place.header) + 1 + shift, wanted)
    added = {str(row[tab.id_key].value) for row in wanted.rows if tab.id_key in row}
    return Turn(before, writes, added), made


def _beside_formulas(document: Document, place: Place, writes: _Writes, shift: int) -> _Writes:
    """Return the writes less those on people's formulas, which may come to nothing now."""
    rows = [at - shift for at, cells in writes.items() if cells]
    if not rows:
        return writes
    first = min(rows)
    typed = document.values(place.sheet.id, first=first, last=max(rows) + 1, as_typed=True)

    def is_formula(at: int, key: str) -> bool:
        row, column = at - shift - first, place.positions[key]
        return 0 <= row < len(typed) and column < len(typed[row]) and str(typed[row][column]).startswith("=")

    return {
        at: {key: one for key, one in cells.items() if not is_formula(at, key)}
        for at, cells in writes.items()
    }


def _mended(document: Document, tab: Tab, turn: Turn) -> Turn:
    """Put right what went astray; return what that wrote."""
    mending = turn

    def again(standing: Standing) -> Plan:
        nonlocal mending
        made = _holding(standing, tab)
        for place in made.assumed.values():
            there = lines(document, tab, place)
            mending = Turn(there.cells, astray(turn, there.cells, id_key=tab.id_key), turn.added)
            made.requests += _changed(place, mending.writes)
        return made

    _sent(document, again)
    return mending


def _sent(document: Document, planned: Planned) -> Plan:
    """Send it once: again under the same token while nobody knows, and in the end never."""
    batch = _batch(document)
    for _ in range(_MOST_TRIES - 1):
        try:
            return send(document, batch, planned)[1]
        except TokenTakenError:
            batch = _batch(document)
        except GoogleError as error:
            if error.outcome is not Outcome.UNKNOWN:
                raise
            document.forget()
    try:
        return send(document, batch, planned)[1]
    except GoogleError:
        with contextlib.suppress(GoogleError):
            burn(document, batch)
        raise


def _batch(document: Document) -> Batch:
    numbers = (value.partition("|")[0] for value in document.seen().tokens().values())
    number = max((int(one) for one in numbers if one.isdigit()), default=0)
    return Batch(number, (), id=secrets.token_hex(8), token=secrets.randbelow(2**31 - 1) + 1)


def _there(document: Document, standing: Standing, tab: Tab) -> Lines:
    place = standing.find(tab)
    return lines(document, tab, place) if place else Lines({}, 0)


def _without_deleted(tab: Tab, place: Place) -> Tab:
    """Return the tab less the columns that people deleted; that of the ids is made again."""
    away = place.deleted - {tab.id_key}
    return replace(tab, columns=tuple(column for column in tab.columns if column.key not in away))


def _try_hold(document: Document, tab: Tab) -> None:
    """Find out whether columns can be held on to, before anything is written beside people's cells."""
    if document.holds is None and document.seen().find(tab) is not None:
        _sent(document, lambda standing: _holding(standing, tab))


def _holding(standing: Standing, tab: Tab) -> Plan:
    """Return what holds on to the tab's columns, and no more."""
    place = standing.find(tab)
    return Plan(held=list(held(standing, place)), assumed={tab.key: place}) if place else Plan()


def _changed(place: Place, writes: _Writes) -> Iterator[Json]:
    for key in sorted({key for cells in writes.values() for key in cells}):
        rows = {at: cells[key] for at, cells in writes.items() if key in cells}
        for run in runs(rows):
            values = [[rows[at]] for at in run]
            yield _written(place.sheet.id, run.start, place.positions[key], values)


def _added(tab: Tab, place: Place, at: int, wanted: Upkeep) -> Iterator[Json]:
    """Yield what puts new rows in before row `at`, and writes the new lines there."""
    if not wanted.rows:
        return
    sheet, below = place.sheet.id, at + len(wanted.rows)
    if at >= place.sheet.rows:
        yield {
            "appendDimension": {"sheetId": sheet, "dimension": "ROWS", "length": at - place.sheet.rows + 1}
        }
    new = {"sheetId": sheet, "dimension": "ROWS", "startIndex": at, "endIndex": below}
    yield {"insertDimension": {"range": new, "inheritFromBefore": False}}
    yield from _filled(tab, place, at, wanted)
    area = {"sheetId": sheet, "startRowIndex": at, "endRowIndex": below}
    for column in tab.columns:
        if column.choices and column.key in place.positions:
            yield offered(area, place.positions[column.key], column.choices)


def _filled(tab: Tab, place: Place, at: int, wanted: Upkeep) -> Iterator[Json]:
    """Yield what writes the new lines in blank rows from `at` on."""
    columns = {place.positions[one.key]: one for one in tab.columns if one.key in place.positions}
    for run in runs(columns) if wanted.rows else ():
        blank = [(columns[at_].key, Styled(None, columns[at_].format)) for at_ in run]
        values = [[row.get(key, empty) for key, empty in blank] for row in wanted.rows]
        yield _written(place.sheet.id, at, run.start, values)


def _written(sheet: int, row: int, column: int, values: Iterable[Sequence[Styled]]) -> Json:
    rows = [{"values": [styled(one.value, one.format) for one in line]} for line in values]
    start = {"sheetId": sheet, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": rows, "fields": _FIELDS}}
