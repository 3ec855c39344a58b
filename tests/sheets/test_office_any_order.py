"""Whatever people do, in any order, between our appends: every answer stays under its header."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sheets.excel import ExcelWorkbook
from tests.sheets.samples import TAB, a_batch, a_row, rows_of, seen

pytestmark = pytest.mark.office


class Somebody:
    """A person who does one thing after another, and knows where the header row is by now."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.title = TAB.title
        self.top = 0
        self.names = 0
        self.copies = 0
        self.session: set[str] = set()

    def does(self, rows: int) -> list[object]:
        """Return one edit of a tab with so many rows of answers."""
        across = [self.moves, self.moves, self.inserts, self.renames, self.sorts_across]
        down = [self.sorts, self.pushes_down]
        return self.chance.choice([*across, *down, self.renames_tab, self.copies_tab])(rows)

    def moves(self, _: int) -> list[object]:
        source = self.chance.randrange(12)
        target = self.chance.choice([place for place in range(13) if place not in {source, source + 1}])
        return ["move_column", self.title, source, target]

    def inserts(self, _: int) -> list[object]:
        return ["insert_columns", self.title, self.chance.randrange(9), 1]

    def renames(self, rows: int) -> list[object]:
        if "sorted across" in self.session:
            return self.moves(rows)
        self.session.add("renamed")
        self.names += 1
        return ["write", self.title, self.chance.randrange(12), self.top, f"Nyt navn {self.names}"]

    def sorts(self, rows: int) -> list[object]:
        return ["sort_rows", self.title, self._area(rows), self.chance.randrange(12)]

    def sorts_across(self, rows: int) -> list[object]:
        # Columns renamed and sorted between two appends are made again: see test_binding.
        if "renamed" in self.session:
            return self.sorts(rows)
        self.session.add("sorted across")
        return ["sort_columns", self.title, self._area(rows)]

    def pushes_down(self, _: int) -> list[object]:
        self.top += 1
        return ["insert_rows", self.title, self.top - 1, 1]

    def renames_tab(self, _: int) -> list[object]:
        before, self.title = self.title, f"Fane {self.chance.randrange(1000)}"
        return ["rename_tab", before, self.title]

    def copies_tab(self, _: int) -> list[object]:
        self.copies += 1
        return ["copy_tab", self.title, f"Kopi {self.copies}"]

    def _area(self, rows: int) -> str:
        return f"A{self.top + 1}:Z{self.top + 1 + rows}"


@pytest.mark.parametrize("seed", range(12))
def test_every_answer_stays_under_its_header(tmp_path: Path, edit: Callable[..., None], seed: int) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = ExcelWorkbook(path)
    person = Somebody(seed)
    rows = [a_row(n) for n in range(10, 20)]

    for number, row in enumerate(rows, 1):
        workbook.append(a_batch(number, *rows[:number]))
        person.session.clear()
        edits = [person.does(number) for _ in range(person.chance.randrange(4))]
        edit(path, *edits)
        there = sorted(rows_of(workbook), key=lambda cells: str(cells["svar-id"]))
        assert there == [seen(row) for row in rows[:number]], (row.id, edits)
