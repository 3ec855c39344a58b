"""Keeping a plan up, and checking that nothing of people's changed, moved away or was lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from app.overview.actions import ItemStanding
from app.telling import action_wording
from sheets.handleplan.columns import ID, MESSAGE, NOW
from sheets.page import Cell
from tests.sheets.handleplan.builders import Keeper
from tests.sheets.handleplan.desks import Desk
from tests.sheets.handleplan.person import KEPT_UP, Person, is_filled

_Line = tuple[list[Cell], list[Cell]]  # what stands there, and what the program wrote there last


@dataclass(slots=True)
class Watched:
    """A plan that a person works on, checked after every upkeep."""

    desk: Desk
    person: Person = field(init=False)
    keeper: Keeper = field(init=False)
    messages: set[Cell] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.person = Person(self.desk)
        self.keeper = Keeper(self.desk.keep)

    def keep(self, items: Sequence[ItemStanding], *, today: date) -> None:
        """Let the plan be kept up."""
        self.keeper.run(items, today=today)
        person = self.person
        before = [pair for pair in zip(person.cells, person.ours, strict=True) if self._is_line(*pair)]
        self._find_ids()
        new = {row[ID].value for row in self.keeper.found.upkeep.rows}
        after = person.read(len(person.keys))
        ids = self.place(ID)
        kept = [row for row in after if is_filled(row) and row[ids] not in new]
        assert sum(row[ids] in new for row in after) == len(new)
        assert len(kept) == len(before) or not before
        lines = iter(before or [([], [])])
        ours: list[list[Cell]] = []
        for row in after:
            is_old = is_filled(row) and row[ids] not in new
            ours.append(self._ours(row, next(lines), before) if is_old else list(row))
        person.cells, person.ours = after, ours
        if MESSAGE in person.keys:
            self.messages |= {row[self.place(MESSAGE)] for row in ours}
        self._check_ids([row for row, _ in before])
        self._check_words(items)

    def place(self, key: str) -> int:
        """Return where our column stands."""
        return self.person.keys.index(key)

    def _is_line(self, row: list[Cell], ours: list[Cell]) -> bool:
        """Say whether there is anything on the row but what the program says of it, and takes away again."""
        found = zip(self.person.keys, row, ours, strict=True)
        return any(cell is not None and not (key in KEPT_UP and cell == one) for key, cell, one in found)

    def _find_ids(self) -> None:
        """Find the column of ids again, made anew at the right where people had deleted it."""
        keys = self.person.keys
        if ID not in keys:
            at = next(
                at for at, text in enumerate(self.desk.grid()[0]) if text == "Plan-id" and at >= len(keys)
            )
            self.person.keys = [*keys, *[None] * (at - len(keys)), ID]

    def _ours(self, row: list[Cell], was: _Line, before: Sequence[_Line]) -> list[Cell]:
        """Return what the program wrote last on the line; check that it wrote over nothing of people's."""
        found: list[Cell] = []
        columns = zip_longest(self.person.keys, row, was[0], was[1])
        for at, (key, now, old, ours) in enumerate(columns):
            if now != old and old is not None:
                assert key in KEPT_UP, (key, old, now)
                assert old in self._known(key, at, was, before), (key, old, now)
            if now != old and was[0]:
                assert key in KEPT_UP or at >= len(was[0]), (key, old, now)
            found.append(ours if now == old else now)
        return found

    def _known(self, key: str, at: int, was: _Line, before: Sequence[_Line]) -> set[Cell]:
        """Return what the program wrote there: on this line, or on another about the same item."""
        if key == MESSAGE:
            return self.messages
        ids = self.place(ID)
        return {was[1][at], *(ours[at] for row, ours in before if row[ids:] and row[ids] == was[0][ids])}

    def _check_ids(self, before: Sequence[list[Cell]]) -> None:
        """Check that no line was doubled, but by people."""
        ids = self.place(ID)
        times = Counter(row[ids] for row in self.person.cells if row[ids])
        earlier = Counter(row[ids] for row in before if row[ids:])
        assert all(count == 1 or earlier[id_] == count for id_, count in times.items())

    def _check_words(self, items: Sequence[ItemStanding]) -> None:
        """Check that every line whose words are still ours says how its item stands."""
        if NOW not in self.person.keys:
            return
        ids, now = self.place(ID), self.place(NOW)
        said = {one.key: action_wording.standing(one) for one in items}
        for row, ours in zip(self.person.cells, self.person.ours, strict=True):
            if row[ids] in said and row[ids] == ours[ids] and row[now] in {None, ours[now]}:
                assert row[now] == said[str(row[ids])]
