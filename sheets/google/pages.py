"""Pages that we write whole, such as Overblik: rewritten in place as long as nobody touched them.

The page's entry hangs on the row of its first line and knows its size and a digest of its values, so that it
follows what people put above it and tells whether they edited it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sheets.google import memory
from sheets.google.cells import styled
from sheets.google.charts import Known, drawn, placed, recalled, remembered
from sheets.google.colouring import colour_rules
from sheets.google.document import Document, runs
from sheets.google.making import free_id, free_title, guard, width
from sheets.google.memory import Entry
from sheets.google.standing import Sheet, Standing
from sheets.google.wire import Json
from sheets.notes import edited_page_note, new_page_note, page_without_room_note
from sheets.page import Page, Styled, Written

_SPARE = 20  # rows of a new page's tab below its lines, for people's own notes
_DIGEST = 24  # hex digits kept
_PAGE_WORDS = "Programmet skriver denne fane. Det, I retter her, tæller ikke med."


@dataclass(frozen=True, slots=True)
class _Known:
    """A page that we wrote: its entry, its tab, its first row and how large it was."""

    entry: Entry
    sheet: Sheet
    top: int
    rows: int
    columns: int
    digest: str
    charts: tuple[Known, ...] = ()


def write(document: Document, page: Page) -> Written:
    """Write the page where it stands, in one call; on a new tab when that is gone, edited or has no room."""
    known = _find(document.seen(), page)
    if known is None:
        return _write_new(document, page)
    tall, wide = _size(page)
    rows = document.values(
        known.sheet.id,
        first=known.top,
        last=min(known.top + max(tall, known.rows), known.sheet.rows),
        right=min(max(wide, known.columns), known.sheet.columns),
    )
    before = [row[: known.columns] for row in rows[: known.rows]]
    if known.digest not in {_digest(before), _digest(before, page.table)}:
        return _write_new(document, page, edited_page_note(known.sheet.title), old=known)
    if any(_is_filled(cell) for cell in _around(rows, known)):
        return _write_new(document, page, page_without_room_note(known.sheet.title), old=known)
    had_table = known.digest == _digest(before, page.table)
    requests = [*_unfolded(known), *_rewritten(page, known)]
    if known.sheet.filter or not had_table:  # a filter that people turned off is not brought back
        requests += _filtered(page, known.sheet, known.top)
    document.change(requests, titles={known.sheet.title: known.top})
    return Written(known.sheet.title)


def _find(standing: Standing, page: Page) -> _Known | None:
    for entry in standing.entries:
        key, *facts = entry.value.split("|")
        if entry.key != memory.PAGE or key != page.key or len(facts) not in {4, 5} or entry.place is None:
            continue
        sheet = standing.sheets.get(entry.sheet or 0)
        if sheet is not None and facts[0] == str(sheet.id):
            known = tuple(recalled("".join(facts[4:])))
            return _Known(entry, sheet, entry.place, int(facts[1]), int(facts[2]), facts[3], known)
    return None


def _write_new(document: Document, page: Page, reason: str = "", *, old: _Known | None = None) -> Written:
    """Write the page on a new tab; `reason` says why when an `old` one stays."""
    standing = document.seen()
    title, is_taken = free_title(standing, page.title)
    if is_taken and not reason:
        reason = f"Der var allerede en fane »{page.title}«."
    tall, wide = _size(page)
    sheet = Sheet(free_id(standing), title, tall + _SPARE, max(wide, len(page.widths)))
    grid = {
        "rowCount": sheet.rows,
        "columnCount": sheet.columns,
        "frozenRowCount": page.frozen,
        "hideGridlines": True,
    }
    properties: Json = {"sheetId": sheet.id, "title": title, "gridProperties": grid}
    if page.is_first and not reason:
        properties["index"] = 0
    requests: list[Json] = [
        *memory.without([old.entry.id] if old else []),
        {"addSheet": {"properties": properties}},
        *(width(sheet.id, at, one) for at, one in enumerate(page.widths)),
        guard({"sheetId": sheet.id}, _PAGE_WORDS),
        *colour_rules(page, sheet.id),
        *_filled(page, sheet, 0, tall, wide),
        *drawn(page, sheet, 0, {}),
        *_filtered(page, sheet, 0),
    ]
    document.change(requests, titles={title: 0})
    return Written(title, (new_page_note(reason, title),) if reason else ())


def _rewritten(page: Page, known: _Known) -> list[Json]:
    tall, wide = _size(page)
    sheet, requests = known.sheet, memory.without([known.entry.id])
    for kind, missing in (("ROWS", known.top + tall - sheet.rows), ("COLUMNS", wide - sheet.columns)):
        if missing > 0:
            requests.append({"appendDimension": {"sheetId": sheet.id, "dimension": kind, "length": missing}})
    requests += _filled(page, sheet, known.top, max(tall, known.rows), max(wide, known.columns))
    before = {one.id: one for one in known.charts}
    return [*requests, *drawn(page, sheet, known.top, before)]


def _filled(page: Page, sheet: Sheet, top: int, tall: int, wide: int) -> Iterator[Json]:
    """Yield what writes the page over an area of this size, what was there before included."""
    lines = [*page.lines, *[()] * (tall - len(page.lines))]
    rows = [{"values": [_cell(styled_) for styled_ in _padded(line, wide)]} for line in lines]
    area = {"sheetId": sheet.id, "startRowIndex": top, "endRowIndex": top + tall}
    area |= {"startColumnIndex": 0, "endColumnIndex": wide}
    yield {"updateCells": {"range": area, "rows": rows, "fields": "userEnteredValue,userEnteredFormat"}}
    digest = _digest(([_read_back(one) for one in line] for line in page.lines), page.table)
    told = remembered(placed(page, sheet.id))
    value = "|".join((page.key, str(sheet.id), *map(str, _size(page)), digest, told))
    yield memory.on_row(memory.PAGE, value, sheet.id, top)
    yield from _folded(page, sheet, top)


def _folded(page: Page, sheet: Sheet, top: int) -> Iterator[Json]:
    """Yield what folds lines under the line above them."""
    for run in runs(top + line for line, level in page.levels.items() if level):
        yield {"addDimensionGroup": {"range": _rows(sheet.id, run.start, run.stop)}}


def _filtered(page: Page, sheet: Sheet, top: int) -> Iterator[Json]:
    """Yield what gives the page's table a filter that shows every row."""
    if page.table is not None:
        area = {"sheetId": sheet.id, "startRowIndex": top + page.table, "endRowIndex": top + len(page.lines)}
        area |= {"startColumnIndex": 0, "endColumnIndex": len(page.lines[page.table])}
        yield {"setBasicFilter": {"filter": {"range": area}}}


def _unfolded(known: _Known) -> Iterator[Json]:
    """Yield what takes the page's folds away."""
    for fold in known.sheet.folds:
        if known.top <= fold.start and fold.stop <= known.top + known.rows:
            yield {"deleteDimensionGroup": {"range": _rows(known.sheet.id, fold.start, fold.stop)}}


def _rows(sheet: int, first: int, last: int) -> Json:
    return {"sheetId": sheet, "dimension": "ROWS", "startIndex": first, "endIndex": last}


def _padded(line: Sequence[Styled | None], wide: int) -> list[Styled | None]:
    return [*line, *[None] * (wide - len(line))]


def _cell(one: Styled | None) -> Json:
    return {} if one is None else styled(one.value, one.format)


def _size(page: Page) -> tuple[int, int]:
    return max(len(page.lines), 1), max((len(line) for line in page.lines), default=1) or 1


def _around(rows: Sequence[Sequence[Any]], known: _Known) -> Iterator[object]:
    """Yield the cells of these rows that are outside the old page."""
    for at, row in enumerate(rows):
        yield from row[known.columns :] if at < known.rows else row


def _is_filled(cell: object) -> bool:
    return cell is not None and cell != ""


def _read_back(one: Styled | None) -> object:
    """Return the value as it is read from the spreadsheet."""
    entered = _cell(one).get("userEnteredValue", {})
    return next(iter(entered.values()), "")


def _digest(rows: Iterable[Sequence[Any]], table: int | None = None) -> str:
    """Return what tells whether anybody edited a value.

    The order of the rows below that of `table`, a table's header, does not count.
    """
    digest = hashlib.sha256()
    sorted_rows: list[str] = []
    for at, row in enumerate(rows):
        texts = [f"{place},{_text(cell)}\0" for place, cell in enumerate(row) if _is_filled(cell)]
        if table is None or at <= table:
            digest.update("".join(f"{at},{text}" for text in texts).encode())
        else:
            sorted_rows.append("".join(texts))
    digest.update("\n".join(sorted(filter(None, sorted_rows))).encode())
    return digest.hexdigest()[:_DIGEST]


def _text(cell: object) -> str:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return f"{cell:.9g}" if is_number else f"'{cell}"
