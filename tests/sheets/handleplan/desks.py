"""Where a plan lies while people work on it: on paper, in an .xlsx file and at Google.

Rows and columns count from 0, the header among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from sheets.excel import ExcelWorkbook
from sheets.excel.names import column_name
from sheets.excel.refs import letters
from sheets.google import GoogleWorkbook
from sheets.google.cells import cell_of
from sheets.handleplan.columns import DUE, MEASURED, TAB
from sheets.page import Cell, Format, Styled
from sheets.workbook import Decide, Kept, Tab
from tests.google_api.people import People
from tests.google_api.view import View

Grid = list[list[Cell]]


class Desk(Protocol):
    """A plan that is kept up, and a person who works on it."""

    def keep(self, tab: Tab, decide: Decide) -> Kept: ...
    def grid(self) -> Grid: ...
    def type(self, row: int, column: int, value: Cell) -> None: ...
    def delete_row(self, row: int) -> None: ...
    def insert_row(self, row: int) -> None: ...
    def move_row(self, row: int, to: int) -> None: ...
    def sort(self, column: int) -> None: ...
    def insert_column(self, column: int) -> None: ...
    def move_column(self, column: int, to: int) -> None: ...
    def delete_column(self, column: int) -> None: ...


@dataclass(slots=True)
class Paper:
    """A plan in memory: `keys` are those of our columns, None over people's own."""

    keys: list[str | None] = field(default_factory=list)
    cells: Grid = field(default_factory=list)
    looks: dict[str, Format] = field(default_factory=dict)

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        """Do what a workbook does."""
        places = [at for at, row in enumerate(self.cells) if at and self._own(row)]
        wanted = decide([self._own(self.cells[at]) for at in places] if self.cells else None)
        if not self.cells:
            self.keys = [column.key for column in tab.columns]
            self.cells = [[column.title for column in tab.columns]]
        if tab.id_key not in self.keys:
            self.insert_column(len(self.keys))
            self.keys[-1], self.cells[0][-1] = tab.id_key, "Plan-id"
        for at, said in zip(places, wanted.lines, strict=True):
            self._write(at, said)
        for said in wanted.rows:
            self.cells.append([None] * len(self.keys))
            self._write(len(self.cells) - 1, said)
        return Kept(tab.title, self.lines())

    def lines(self) -> list[dict[str, Cell]]:
        """Return the lines by the keys of our columns."""
        return [row for row in map(self._own, self.cells[1:]) if row]

    def put(self, line: int, column: str, value: Cell) -> None:
        """Type in one of our columns, or clear it."""
        self.type(line, self.keys.index(column), value)

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Type a line under the last."""
        self.cells.append([cells.get(key) if key else None for key in self.keys])

    def grid(self) -> Grid:
        return [list(row) for row in self.cells]

    def type(self, row: int, column: int, value: Cell) -> None:
        if row == len(self.cells):
            self.cells.append([None] * len(self.keys))
        self.cells[row][column] = value

    def delete_row(self, row: int) -> None:
        del self.cells[row]

    def insert_row(self, row: int) -> None:
        self.cells.insert(row, [None] * len(self.keys))

    def move_row(self, row: int, to: int) -> None:
        self.cells.insert(to, self.cells.pop(row))

    def sort(self, column: int) -> None:
        self.cells[1:] = sorted(self.cells[1:], key=lambda row: (row[column] is None, str(row[column])))

    def insert_column(self, column: int) -> None:
        self.keys.insert(column, None)
        for row in self.cells:
            row.insert(column, None)

    def move_column(self, column: int, to: int) -> None:
        self.keys.insert(to, self.keys.pop(column))
        for row in self.cells:
            row.insert(to, row.pop(column))

    def delete_column(self, column: int) -> None:
        del self.keys[column]
        for row in self.cells:
            del row[column]

    def _own(self, row: list[Cell]) -> dict[str, Cell]:
        return {key: cell for key, cell in zip(self.keys, row, strict=True) if key and cell is not None}

    def _write(self, at: int, said: Mapping[str, Styled]) -> None:
        for key, one in said.items():
            if key in self.keys:
                self.put(at, key, one.value)
                self.looks[key] = one.format


@dataclass(slots=True)
class File:
    """A plan in an .xlsx file. A name follows its column, as it does in Excel."""

    path: Path

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        return ExcelWorkbook(self.path).keep(tab, decide)

    def grid(self) -> Grid:
        book = openpyxl.load_workbook(self.path)
        return [[_plain(value) for value in row] for row in _plan(book).values]

    def type(self, row: int, column: int, value: Cell) -> None:
        self._edit(lambda sheet: _type(sheet, row, column, value))

    def delete_row(self, row: int) -> None:
        self._edit(lambda sheet: sheet.delete_rows(row + 1))

    def insert_row(self, row: int) -> None:
        self._edit(lambda sheet: sheet.insert_rows(row + 1))

    def move_row(self, row: int, to: int) -> None:
        def edit(sheet: Worksheet) -> None:
            grid = _cells(sheet)
            grid.insert(to, grid.pop(row))
            _put(sheet, grid)

        self._edit(edit)

    def sort(self, column: int) -> None:
        def edit(sheet: Worksheet) -> None:
            header, *grid = _cells(sheet)
            _put(sheet, [header, *sorted(grid, key=lambda row: (row[column] is None, str(row[column])))])

        self._edit(edit)

    def insert_column(self, column: int) -> None:
        self._columns(lambda places: places.insert(column, None))

    def move_column(self, column: int, to: int) -> None:
        self._columns(lambda places: places.insert(to, places.pop(column)))

    def delete_column(self, column: int) -> None:
        self._columns(lambda places: places.pop(column))

    def _edit(self, edit: Callable[[Worksheet], object]) -> None:
        book = openpyxl.load_workbook(self.path)
        edit(_plan(book))
        book.save(self.path)

    def _columns(self, change: Callable[[list[int | None]], object]) -> None:
        book = openpyxl.load_workbook(self.path)
        sheet = _plan(book)
        before = _cells(sheet)
        places: list[int | None] = list(range(sheet.max_column))
        change(places)
        _put(sheet, [[None if at is None else row[at] for at in places] for row in before])
        for column in TAB.columns:
            name = book.defined_names[column_name(TAB.key, column.key)]
            text = name.attr_text or ""
            old = next(
                (at for at in range(sheet.max_column + 1) if text.endswith(f"!${letters(at + 1)}$1")), None
            )
            if old is not None:
                gone = old not in places
                name.attr_text = "#REF!" if gone else f"'{TAB.title}'!${letters(places.index(old) + 1)}$1"
        book.save(self.path)


def _plan(book: openpyxl.Workbook) -> Worksheet:
    sheet = book[TAB.title]
    assert isinstance(sheet, Worksheet)
    return sheet


def _plain(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float) else None


def _type(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    sheet.cell(row + 1, column + 1).value = value


def _cells(sheet: Worksheet) -> Grid:
    return [[_plain(value) for value in row] for row in sheet.values]


def _put(sheet: Worksheet, grid: Grid) -> None:
    sheet.delete_rows(1, sheet.max_row)
    for at, row in enumerate(grid):
        for place, value in enumerate(row):
            _type(sheet, at, place, value)


@dataclass(slots=True)
class Online:
    """A plan at Google, on loopback."""

    workbook: GoogleWorkbook
    people: People
    view: View

    def keep(self, tab: Tab, decide: Decide) -> Kept:
        return self.workbook.keep(tab, decide)

    def grid(self) -> Grid:
        dates = {at for key in (MEASURED, DUE) if (at := self._place(key)) is not None}
        return [
            [
                cell_of(cell, Format.DATE if at in dates and row else Format.TEXT)
                for at, cell in enumerate(cells)
            ]
            for row, cells in enumerate(self.view.rows(TAB.title))
        ]

    def type(self, row: int, column: int, value: Cell) -> None:
        a1 = f"'{TAB.title}'!{letters(column + 1)}{row + 1}"
        typed = f"{value:%Y-%m-%d}" if isinstance(value, date) else value
        if value is None:
            self.people.clear(a1)
        else:
            self.people.type(a1, [[typed]])

    def delete_row(self, row: int) -> None:
        self.people.delete_rows(TAB.title, row)

    def insert_row(self, row: int) -> None:
        self.people.insert_rows(TAB.title, row)

    def move_row(self, row: int, to: int) -> None:
        self.people.move_rows(TAB.title, row, to + (to > row))

    def sort(self, column: int) -> None:
        self.people.sort(TAB.title, column)

    def insert_column(self, column: int) -> None:
        self.people.insert_columns(TAB.title, column)

    def move_column(self, column: int, to: int) -> None:
        self.people.move_columns(TAB.title, column, to + (to > column))

    def delete_column(self, column: int) -> None:
        self.people.delete_columns(TAB.title, column)

    def _place(self, key: str) -> int | None:
        held = (one for one in self.view.metadata().values() if one[0] == "f.kol" and one[1] == key)
        return next((one[4] for one in held), None)
