"""A person at a plan, who does one thing after another and knows what is theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sheets.handleplan.columns import MEASURED, MESSAGE, NOW, TAB
from sheets.page import Cell
from tests.sheets.handleplan.desks import Desk, Grid

#: The columns that the program writes again and again.
KEPT_UP = (NOW, MEASURED, MESSAGE)

#: What a person may type: words of their own and words that we use too.
WORDS: Sequence[Cell] = (
    *("Ring til skolen", "Ja", "Nej", "Nu på plads", "Færdig", "noegle-1", "uge 50", None),
    *(date(2026, 11, 1), date(2027, 3, 1), 7),
)

#: A thing done: its name and three numbers that say where, whatever the size of the plan.
Step = tuple[str, int, int, int]


@dataclass(slots=True)
class Person:
    """`cells` is the plan as it stands, header first, and `ours` what the program wrote last in each cell.

    `keys` are those of our columns, None over people's own.
    """

    desk: Desk
    keys: list[str | None] = field(default_factory=lambda: [column.key for column in TAB.columns])
    cells: Grid = field(default_factory=list)
    ours: Grid = field(default_factory=list)

    def does(self, step: Step, *, meanwhile: bool = False) -> None:
        """Do one thing; `meanwhile` none that nobody could tell from what is being written."""
        name, one, two, what = step
        row, column = one % len(self.cells), two % len(self.keys)
        if not (meanwhile and (name in {"copy", "delete column"} or self.keys[column] in KEPT_UP)):
            _STEPS[name](self, row, column, what)
            self.looks()

    def looks(self) -> None:
        """Look at the plan as it stands."""
        self.cells = self.read(len(self.keys))
        blank: Grid = [[None] * len(self.keys) for _ in self.cells]
        self.ours = [*self.ours, *blank][: len(self.cells)]

    def read(self, wide: int) -> Grid:
        """Return the plan down to its last line, every row so wide."""
        found = [[*row[:wide], *[None] * (wide - len(row))] for row in self.desk.grid()]
        while len(found) > 1 and not is_filled(found[-1]):
            found.pop()
        return found

    def _type(self, row: int, column: int, what: int) -> None:
        self.desk.type(row, column, WORDS[what % len(WORDS)] if row else f"Nyt navn {what}")

    def _add(self, _: int, column: int, what: int) -> None:
        self.desk.type(len(self.cells), column, WORDS[what % len(WORDS)] or "Vores egen linje")

    def _copy(self, row: int, _: int, __: int) -> None:
        at = len(self.cells)
        if row:
            for column, value in enumerate(self.cells[row]):
                if value is not None:
                    self.desk.type(at, column, value)
            self.ours = [*self.ours, list(self.ours[row])]

    def _insert(self, row: int, _: int, __: int) -> None:
        if row:
            self.desk.insert_row(row)
            self.ours.insert(row, [None] * len(self.keys))

    def _delete(self, row: int, _: int, __: int) -> None:
        if row:
            self.desk.delete_row(row)
            self.ours.pop(row)

    def _move(self, row: int, _: int, what: int) -> None:
        to = what % len(self.cells)
        if row and to and row != to:
            self.desk.move_row(row, to)
            self.ours.insert(to, self.ours.pop(row))

    def _sort(self, _: int, column: int, __: int) -> None:
        self.desk.sort(column)
        before = [*zip(self.cells, self.ours, strict=True)]
        self.ours = []
        for row in self.read(len(self.keys)):
            found = next(pair for pair in before if pair[0] == row)
            before.remove(found)
            self.ours.append(found[1])

    def _insert_column(self, _: int, column: int, __: int) -> None:
        self.desk.insert_column(column)
        self._columns(lambda line: line.insert(column, None))

    def _move_column(self, _: int, column: int, what: int) -> None:
        to = what % len(self.keys)
        if column != to:
            self.desk.move_column(column, to)
            self._columns(lambda line: line.insert(to, line.pop(column)))

    def _delete_column(self, _: int, column: int, __: int) -> None:
        if len(self.keys) > 10:
            self.desk.delete_column(column)
            self._columns(lambda line: line.pop(column))

    def _columns(self, change: Callable[[list[Cell]], object]) -> None:
        keys: list[Cell] = list(self.keys)
        change(keys)
        self.keys = [None if key is None else str(key) for key in keys]
        for row in self.ours:
            change(row)


_STEPS: dict[str, Callable[[Person, int, int, int], None]] = {
    "type": Person._type,
    "add": Person._add,
    "copy": Person._copy,
    "insert": Person._insert,
    "delete": Person._delete,
    "move": Person._move,
    "sort": Person._sort,
    "insert column": Person._insert_column,
    "move column": Person._move_column,
    "delete column": Person._delete_column,
}
#: What a person can do.
NAMES = tuple(_STEPS)


def is_filled(row: Sequence[Cell]) -> bool:
    """Say whether anything stands in the row."""
    return any(cell is not None and cell != "" for cell in row)
