"""The workbook part: its tabs, names, styles and shared texts."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from sheets.excel import blank, values
from sheets.excel.cells import Reader, Writer
from sheets.excel.dates import Calendar
from sheets.excel.grid import Grid
from sheets.excel.markup import REL, WORKBOOK, DamagedError, Element, add, child, is_set, number, place, q
from sheets.excel.names import Names
from sheets.excel.package import Package
from sheets.excel.styles import Styles
from sheets.excel.text import read_text

_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class NotAWorkbookError(Exception):
    """A sound file of another kind, or of a kind that we do not write in."""


class FullError(Exception):
    """A tab has no room for more rows or columns; the message is its title."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab: its title, the part that holds it and its place in the row of tabs, from 0."""

    title: str
    part: str
    index: int


def possible(title: str) -> str:
    """Return the title as Excel allows it: at most 31 characters, and none that references need."""
    return _FORBIDDEN.sub("-", title).strip(" '")[:_LONGEST_TITLE].strip(" '") or "Fane"


class Book:
    """An .xlsx workbook as read from its bytes; `save` writes what was changed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.package = Package(data)
        found = self.package.related("", "officeDocument")
        if not found or not self.package.has(found[0]):
            raise NotAWorkbookError
        self._part = found[0]
        self._root = self.package.peek(self._part)
        if self._root.tag != q("workbook"):
            raise NotAWorkbookError  # also Excel's rare strict form, which has other names for everything
        self.names = Names(self._root)

    def sheets(self) -> list[Sheet]:
        """Return the tabs that hold cells, left to right; chart tabs are passed over but counted."""
        entries = place(self._root, "sheets", WORKBOOK).findall(q("sheet"))
        parts = set(self.package.related(self._part, "worksheet"))
        found = [
            Sheet(entry.get("name", ""), self.package.target(self._part, entry.get(f"{{{REL}}}id", "")), at)
            for at, entry in enumerate(entries)
        ]
        return [sheet for sheet in found if sheet.part in parts]

    def sheet(self, title: str) -> Sheet | None:
        """Return the tab with this title; case does not matter in titles."""
        wanted = title.casefold()
        return next((sheet for sheet in self.sheets() if sheet.title.casefold() == wanted), None)

    def worksheet(self, sheet: Sheet, *, change: bool = False) -> Element:
        """Return the root of the tab's part, to look at or to change."""
        return self.package.tree(sheet.part) if change else self.package.peek(sheet.part)

    def grid(self, sheet: Sheet, *, rows: int | None = None) -> Grid:
        """Return the tab's cells; to look at no more than its first `rows`, where they are named."""
        if rows is None:
            return Grid(self.worksheet(sheet))
        return Grid(self.package.top(sheet.part, q("row"), rows))

    def values(self, sheet: Sheet) -> Iterator[Sequence[values.Given]] | None:
        """Return the tab's values row by row; None where its cells must be read one by one."""
        if not values.can_tell(self.package.read(sheet.part)):
            return None
        return values.rows(self._data, sheet.title)

    def add_sheet(self, title: str, root: Element) -> Sheet:
        """Add a tab at the right end, its title made possible and different from the others."""
        folder = posixpath.join(posixpath.dirname(self._part), "worksheets")
        parts = (f"{folder}/sheet{n}.xml" for n in range(1, 100_000))
        part = next(part for part in parts if not self.package.has(part))
        self.package.add(part, root, content_type=blank.SHEET_TYPE)
        rel_id = self.package.relate(self._part, "worksheet", part)
        entries = place(self._root, "sheets", WORKBOOK)
        sheet_id = max((number(entry, "sheetId") for entry in entries), default=0) + 1
        entry = add(entries, "sheet", {"name": self._free(title), "sheetId": str(sheet_id)})
        entry.set(f"{{{REL}}}id", rel_id)
        return Sheet(entry.get("name", ""), part, len(entries) - 1)

    def open_on(self, sheet: Sheet) -> None:
        """Let the workbook open on this tab, unless a program has kept which one people were on."""
        views = place(self._root, "bookViews", WORKBOOK)
        view = place(views, "workbookView", ["workbookView"])
        if view.get("activeTab") is None and not any(map(self._is_selected, self.sheets())):
            view.set("activeTab", str(sheet.index))
            for own in self.worksheet(sheet, change=True).iter(q("sheetView")):
                own.set("tabSelected", "1")

    def save(self, file: BinaryIO) -> None:
        """Write the workbook: our parts anew, all others byte for byte."""
        self.package.tree(self._part)
        if not len(place(self._root, "sheets", WORKBOOK)):
            self.add_sheet("Ark1", blank.worksheet(landscape=False, gridlines=True))
        if self.styles.changed:
            self.package.tree(self._styles_part)
        self.package.save(file)

    @cached_property
    def styles(self) -> Styles:
        """Return the styles."""
        return Styles(self.package.peek(self._styles_part))

    @cached_property
    def reader(self) -> Reader:
        """Return what reads the cells of this workbook."""
        return Reader(self._string, self.styles.shown, self._calendar)

    @cached_property
    def writer(self) -> Writer:
        """Return what writes cells in this workbook."""
        return Writer(self._calendar)

    @cached_property
    def _styles_part(self) -> str:
        found = self.package.related(self._part, "styles")
        if found:
            return found[0]
        part = posixpath.join(posixpath.dirname(self._part), "styles.xml")
        self.package.add(part, blank.styles(), content_type=blank.STYLES_TYPE)
        self.package.relate(self._part, "styles", part)
        return part

    @cached_property
    def _calendar(self) -> Calendar:
        settings = child(self._root, "workbookPr")
        return Calendar(from_1904=settings is not None and is_set(settings, "date1904"))

    @cached_property
    def _strings(self) -> list[str]:
        found = self.package.related(self._part, "sharedStrings")
        return [read_text(item) for part in found for item in self.package.peek(part).iterchildren(q("si"))]

    def _string(self, at: int) -> str:
        if not 0 <= at < len(self._strings):
            raise DamagedError(f"shared string {at}")
        return self._strings[at]

    def _is_selected(self, sheet: Sheet) -> bool:
        top = self.package.top(sheet.part, q("row"), 0)
        return any(is_set(view, "tabSelected") for view in top.iter(q("sheetView")))

    def _free(self, title: str) -> str:
        """Return the title as Excel allows it, numbered when it is taken ("history" is Excel's own)."""
        plain = possible(title)
        taken = {e.get("name", "").casefold() for e in place(self._root, "sheets", WORKBOOK)} | {"history"}
        tries = (
            f"{plain[: _LONGEST_TITLE - len(f' {n}')]} {n}" if n > 1 else plain for n in range(1, 10_000)
        )
        return next(name for name in tries if name.casefold() not in taken)
