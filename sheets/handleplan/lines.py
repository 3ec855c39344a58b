"""A line of Handleplan as it was read: which item it is about, and what people wrote on it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core import privacy
from app.core.actions import deadline
from app.overview.actions import ItemStanding
from sheets.handleplan.columns import (
    ACTION,
    AREA,
    CHECKLIST,
    DUE,
    ID,
    ITEM,
    NOTE,
    OWNER,
    STATUS,
    TEAM,
)
from sheets.page import Cell
from sheets.words import folded, text_of

#: Columns in which people may write a CPR number.
_WRITTEN = (ITEM, ACTION, OWNER, DUE, STATUS, NOTE)
_NAMES = (AREA, TEAM, CHECKLIST, ITEM)


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `key` is "" where it is about no item that we know."""

    key: str
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """Return the cell as text, "" for a blank one."""
        return text_of(self.cells.get(column))

    @property
    def due(self) -> date | None:
        """Return the deadline; raise ValueError where it cannot be read."""
        return deadline(self.cells.get(DUE))

    def holds_cpr(self, column: str, *, today: date) -> bool:
        """Say whether a CPR number stands in the cell, also as a number that lost its first zero."""
        cell = self.cells.get(column)
        text = f"{cell:010}" if isinstance(cell, int) else self.text(column)
        return any(one.kind is privacy.Kind.CPR for one in privacy.find(text, today=today))

    def has_cpr(self, *, today: date) -> bool:
        """Say whether a CPR number stands anywhere that people write."""
        return any(self.holds_cpr(column, today=today) for column in _WRITTEN)


def read_lines(
    rows: Sequence[Mapping[str, Cell]], items: Sequence[ItemStanding], known: Collection[str]
) -> list[Line]:
    """Return the lines with the keys of their items; `known` are keys that were proposed before.

    A line whose id was lost is known by its area, team, checklist and item, where those tell one item that
    has no other line.
    """
    keys = {one.key for one in items} | set(known)
    ids = [text_of(row.get(ID)) for row in rows]
    standing = set(ids)
    free = {_names(one): one.key for one in items if one.key not in standing}
    named = [_named(row) for row in rows]
    once = Counter(name for name, id_ in zip(named, ids, strict=True) if id_ not in keys)
    return [
        Line(id_ if id_ in keys else free.get(name, "") if once[name] == 1 else "", row)
        for id_, name, row in zip(ids, named, rows, strict=True)
    ]


def _names(item: ItemStanding) -> tuple[str, ...]:
    return tuple(map(folded, (item.area, item.team, item.checklist, item.text)))


def _named(row: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(folded(text_of(row.get(column))) for column in _NAMES)
