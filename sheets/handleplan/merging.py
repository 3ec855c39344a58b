"""The merge: a plan as people left it and the items as they stand now, to what the program says of each line.

Pure, and the same for every workbook. People's cells are read and never in the answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.core.actions import Remembered, State
from app.core.scoring import Standing
from app.overview.actions import ItemStanding
from app.telling import action_wording
from sheets.handleplan.columns import MEASURED, MESSAGE, NOW, new_row, now_cells
from sheets.handleplan.lines import Line, read_lines
from sheets.handleplan.messages import message
from sheets.page import Cell, Styled
from sheets.words import text_of
from sheets.workbook import Upkeep

#: What is remembered of lines that are about no item stands under this key.
OWN_LINES = ""

_NOTHING_WRITTEN = Remembered(State.OPEN)

_Written = dict[str, tuple[str, ...]]
_Cells = Mapping[str, Styled]


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be written, and what is to be remembered: before it is written, and once it is there."""

    upkeep: Upkeep
    before: Mapping[str, Remembered]
    after: Mapping[str, Remembered]


def merge(
    rows: Sequence[Mapping[str, Cell]] | None,
    items: Sequence[ItemStanding],
    memory: Mapping[str, Remembered],
    *,
    today: date,
) -> Merged:
    """Return what to write on the plan's lines, and which lines to add.

    An item that is not in place is proposed once. A line that people deleted while the item lacked stays away
    until the item has been in place and fallen. A cell of ours in which other words stand than those that we
    wrote is people's, and left. `rows` is None where there is no tab: then nothing is remembered.
    """
    memory = memory if rows is not None else {}
    lines = read_lines(rows or (), items, memory.keys() - {OWN_LINES})
    present = {line.key for line in lines}
    proposed = [one for one in items if _is_proposed(one, memory.get(one.key), present)]
    standing = {one.key: one for one in items}
    keys = dict.fromkeys((OWN_LINES, *memory, *present, *(one.key for one in proposed)))
    states = {key: _state(standing.get(key), memory.get(key)) for key in keys}
    said = [_said(line, standing.get(line.key), states[line.key], memory, today) for line in lines]
    added = [_added(one, states[one.key], today) for one in proposed]
    written = _written([*zip(lines, said, strict=True), *zip(proposed, added, strict=True)])
    after = {
        key: Remembered(state, _newest(memory.get(key), written.get(key))) for key, state in states.items()
    }
    pending = {one.key for one in proposed}
    before = {
        key: replace(one, written=_either(memory.get(key), one), is_pending=key in pending)
        for key, one in after.items()
    }
    return Merged(Upkeep(said, added), before, after)


def _is_proposed(item: ItemStanding, known: Remembered | None, present: set[str]) -> bool:
    is_new = known is None or known.is_pending or known.state is State.IN_PLACE
    return item.is_lacking and item.key not in present and is_new


def _state(item: ItemStanding | None, known: Remembered | None) -> State:
    """Return what became of the item; as before where nobody knows how it stands now."""
    before = known.state if known else State.OPEN
    if item is None or item.standing is None:
        return before
    if item.standing is Standing.IN_PLACE:
        return State.IN_PLACE
    return State.FALLEN if before is State.IN_PLACE else before


def _said(
    line: Line,
    item: ItemStanding | None,
    state: State,
    memory: Mapping[str, Remembered],
    today: date,
) -> _Cells:
    """Return those of our cells on the line that are still ours, as they must be."""
    cells = now_cells(item) if item else {}
    cells[MESSAGE] = message(line, state if line.key else None, today=today)
    # Where nothing at all is remembered, the store is new and the words must tell.
    known = memory.get(line.key, _NOTHING_WRITTEN) if memory else None
    return {column: cell for column, cell in cells.items() if _is_ours(line, column, known)}


def _is_ours(line: Line, column: str, known: Remembered | None) -> bool:
    text = line.text(column)
    if not text:
        return True
    if known is not None:
        return text in known.written.get(column, ())
    if column == MEASURED:
        return isinstance(line.cells[column], date)
    return action_wording.is_standing(text) if column == NOW else action_wording.is_message(text)


def _added(item: ItemStanding, state: State, today: date) -> _Cells:
    cells = new_row(item)
    line = Line(item.key, {column: cell.value for column, cell in cells.items()})
    return {**cells, MESSAGE: message(line, state, today=today)}


def _written(lines: Iterable[tuple[Line | ItemStanding, _Cells]]) -> dict[str, _Written]:
    """Return the texts that we write in the columns that we write again, by key and column."""
    found: dict[str, dict[str, set[str]]] = {}
    for line, cells in lines:
        for column in (NOW, MEASURED, MESSAGE):
            if column in cells:
                text = text_of(cells[column].value)
                found.setdefault(line.key, {}).setdefault(column, set()).update([text] if text else [])
    return {
        key: {column: tuple(sorted(texts)) for column, texts in columns.items()}
        for key, columns in found.items()
    }


def _newest(known: Remembered | None, written: _Written | None) -> _Written:
    """Return what stands on the key's lines that we wrote; where people write, what we wrote last."""
    return {**(known.written if known else {}), **(written or {})}


def _either(known: Remembered | None, after: Remembered) -> _Written:
    """Return what may stand on the key's lines while nobody knows whether they are written."""
    old = known.written if known else {}
    return {
        column: tuple(dict.fromkeys((*old.get(column, ()), *after.written.get(column, ()))))
        for column in {**old, **after.written}
    }
