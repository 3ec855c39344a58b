"""Requests that move, copy, insert and delete blocks of cells."""

from tests.google_api.a1 import Area, from_grid
from tests.google_api.batch import Batch, handles
from tests.google_api.cells import Extra, Format, Value, make_row
from tests.google_api.errors import Json, invalid
from tests.google_api.requests.cells import grow

Block = list[list[tuple[Value, Format | None, Extra | None]]]
_WHAT = {
    "PASTE_NORMAL": (True, True, True),
    "PASTE_VALUES": (True, False, False),
    "PASTE_FORMAT": (False, True, False),
    "PASTE_NO_BORDERS": (True, True, True),
    "PASTE_FORMULA": (True, False, False),
    "PASTE_DATA_VALIDATION": (False, False, True),
    "PASTE_CONDITIONAL_FORMATTING": (False, False, False),
}


def cut_out(area: Area) -> Block:
    """Return the cells of an area."""
    return [
        [(row.value(c), row.format(c), row.extras.get(c)) for c in range(area.left, area.end_column)]
        for row in map(area.tab.row, range(area.top, area.end_row))
    ]


def put_in(batch: Batch, area: Area, block: Block, kind: str = "PASTE_NORMAL") -> None:
    """Write cells over an area of their size."""
    with_value, with_format, with_extra = _WHAT[kind]
    grow(batch, area.tab, area.top + len(block), area.left + max(map(len, block), default=0))
    for at, cells in enumerate(block, start=area.top):
        row = area.tab.row(at)
        width = max(row.width(), area.left + len(cells))
        values = [row.value(column) for column in range(width)]
        formats = [row.format(column) for column in range(width)]
        extras = dict(row.extras)
        for column, (value, look, extra) in enumerate(cells, start=area.left):
            if with_value:
                values[column] = value
            if with_format:
                formats[column] = look
            if with_extra:
                extras.pop(column, None)
                extras |= {column: extra} if extra else {}
        area.tab.put_row(at, make_row(values, formats, extras))


def _blank(area: Area) -> Block:
    return [[(None, None, None)] * (area.end_column - area.left) for _ in range(area.top, area.end_row)]


@handles("cutPaste")
def cut_paste(batch: Batch, body: Json) -> None:
    """Move a block of cells to another place."""
    source = batch.area(body.get("source", {}))
    to = body.get("destination", {})
    block = cut_out(source)
    tab = batch.book.tab(to.get("sheetId", 0))
    top, left = to.get("rowIndex", 0), to.get("columnIndex", 0)
    target = Area(tab, top, top + len(block), left, left + (source.end_column - source.left))
    batch.check_protected(target)
    put_in(batch, source, _blank(source))
    put_in(batch, target, block, body.get("pasteType", "PASTE_NORMAL"))


@handles("copyPaste")
def copy_paste(batch: Batch, body: Json) -> None:
    """Copy a block of cells; a larger target is filled with it again and again."""
    source = batch.area(body.get("source", {}))
    target = from_grid(batch.book, body.get("destination", {}))
    batch.check_protected(target)
    block = cut_out(source)
    if body.get("pasteOrientation") == "TRANSPOSE":
        block = [list(column) for column in zip(*block, strict=True)]
    kind = body.get("pasteType", "PASTE_NORMAL")
    high, wide = len(block), len(block[0])
    down = max(1, (target.end_row - target.top) // high) if target.bottom is not None else 1
    across = max(1, (target.end_column - target.left) // wide) if target.right is not None else 1
    whole = [row * across for row in block] * down
    put_in(batch, target, whole, kind)


@handles("insertRange")
def insert_range(batch: Batch, body: Json) -> None:
    """Insert blank cells; those in the way move down or right."""
    _shift(batch, body, insert=True)


@handles("deleteRange")
def delete_range(batch: Batch, body: Json) -> None:
    """Delete cells; those after them move up or left."""
    _shift(batch, body, insert=False)


def _shift(batch: Batch, body: Json, *, insert: bool) -> None:
    area = batch.area(body.get("range", {}))
    tab = area.tab
    down = body.get("shiftDimension") == "ROWS"
    if body.get("shiftDimension") not in {"ROWS", "COLUMNS"}:
        raise invalid("No shift dimension specified.")
    bottom = max(len(tab.rows), area.end_row) if down else area.end_row
    right = area.end_column if down else max(area.end_column, *(row.width() for row in tab.rows), 0)
    rest = Area(tab, area.top, bottom, area.left, right)
    block = cut_out(rest)
    high, wide = area.end_row - area.top, area.end_column - area.left
    nothing = (None, None, None)
    if insert:
        blank: Block = [[nothing] * wide] * high
        block = blank + block if down else [[nothing] * wide + row for row in block]
        block = _within(rest, block)
    else:
        block = (
            block[high:] + [[nothing] * wide] * high
            if down
            else [row[wide:] + [nothing] * wide for row in block]
        )
    put_in(batch, rest, block)


def _within(area: Area, block: Block) -> Block:
    """Return the block without blank cells that would make the grid grow."""
    while len(block) > area.tab.row_count - area.top and not any(any(cell) for cell in block[-1]):
        block = block[:-1]
    room = area.tab.column_count - area.left
    if all(not any(any(cell) for cell in row[room:]) for row in block):
        block = [row[:room] for row in block]
    return block
