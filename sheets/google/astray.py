"""Our cells that went astray: written while people sorted, inserted or deleted rows."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sheets.page import Cell, Styled

_Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Turn:
    """One call: the rows as they were read before it, by place, what it wrote on them, and new rows' ids."""

    before: Mapping[int, _Cells] = field(default_factory=dict)
    writes: Mapping[int, Mapping[str, Styled]] = field(default_factory=dict)
    added: Collection[str] = ()


def astray(turn: Turn, after: Mapping[int, _Cells], *, id_key: str) -> dict[int, dict[str, Styled]]:
    """Return what must be written on the rows as they stand after the call, so that each has its own again.

    Only in the columns that the call wrote in, and only where its words stand or what stood there before: a
    cell that a person has edited since is left. Rows are known by their ids, and those without by all that
    people and we wrote in the other columns.
    """
    written: dict[str, set[Cell]] = {}
    for said in turn.writes.values():
        for key, one in said.items():
            written.setdefault(key, set()).add(one.value)
    found: dict[int, dict[str, Styled]] = {}
    origins = _Origins(turn.before, written.keys(), id_key)
    for at, cells in after.items():
        if str(cells.get(id_key, "")) not in turn.added:
            wrong = dict(_wrong(turn, origins.of(at, cells), cells, written))
            if wrong:
                found[at] = wrong
    return found


def _wrong(
    turn: Turn, origin: int | None, cells: _Cells, written: Mapping[str, Collection[Cell]]
) -> Iterator[tuple[str, Styled]]:
    for key, texts in written.items():
        there = cells.get(key)
        if origin is None:
            if there is not None and there in texts:
                yield key, Styled(None)
            continue
        before = turn.before[origin].get(key)
        wanted = turn.writes.get(origin, {}).get(key, Styled(before))
        if there != wanted.value and (there in texts or there == before):
            yield key, wanted


class _Origins:
    """Where a row stood before the call."""

    def __init__(self, before: Mapping[int, _Cells], ours: Collection[str], id_key: str) -> None:
        self._before, self._ours, self._id_key = before, ours, id_key
        ids = {at: self._id(cells) for at, cells in before.items()}
        times = Counter(ids.values())
        self._by_id = {id_: at for at, id_ in ids.items() if id_ and times[id_] == 1}
        self._by_rest = {self._rest(cells): at for at, cells in before.items()}

    def of(self, at: int, cells: _Cells) -> int | None:
        """Return the row's place before, None for one that was not there."""
        by_id = self._by_id.get(self._id(cells))
        if by_id is not None:
            return by_id
        rest = self._rest(cells)
        is_same = at in self._before and self._rest(self._before[at]) == rest
        return at if is_same else self._by_rest.get(rest)

    def _id(self, cells: _Cells) -> str:
        return str(cells.get(self._id_key, ""))

    def _rest(self, cells: _Cells) -> frozenset[tuple[str, Cell]]:
        return frozenset((key, cell) for key, cell in cells.items() if key not in self._ours)
