"""Pages: tabs that we write whole, cell by cell, and how their cells look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.drawing.chart import Chart

#: Dates and times are naive and local (Europe/Copenhagen): what people read in the sheet.
Cell = str | int | float | date | datetime | None


class Format(StrEnum):
    """How a cell looks. Each workbook renders them in its own way, alike to the eye."""

    TEXT = "text"
    LONG = "long"  # wrapped text
    DATE = "date"  # 23-11-2026
    MOMENT = "moment"  # 23-11-2026 14:05
    MONTH = "month"  # 11-2026
    NUMBER = "number"
    PERCENT = "percent"  # 0.67 shown as 67 %
    HEADER = "header"
    TITLE = "title"
    HEADING = "heading"
    NOTE = "note"  # muted text
    IN_PLACE = "in_place"  # green ground; the words say it too
    UNDERWAY = "underway"  # yellow ground
    MISSING = "missing"  # red ground
    HELD_BACK = "held_back"  # grey ground: too few answers to show
    IN_PLACE_PERCENT = "in_place_percent"
    UNDERWAY_PERCENT = "underway_percent"
    MISSING_PERCENT = "missing_percent"


@dataclass(frozen=True, slots=True)
class Styled:
    """A cell of a page: its value and its look."""

    value: Cell
    format: Format = Format.TEXT


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart on a page, drawn from numbers that stand there; lines and columns count from 0.

    Line `header` has the series' names from the second column on. Below it stands a line per category: its
    name, then a number per series. The picture covers `height` blank lines from `top` on, `width` columns
    wide. `key` tells the page's charts apart and stays the same from time to time.
    """

    key: str
    chart: Chart
    header: int
    top: int
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class Page:
    """A tab that we write whole, such as Overblik: lines of cells from A1, None for a blank cell.

    `widths` in characters, left to right. `frozen` lines stay in view. `levels` gives the outline level
    of a line (1 folds it under the line above), by line index from 0. `is_landscape` is how it is printed.
    `table` is the line of the header where a table ends the page: people may filter and sort it. `is_first`
    is for the page that whoever opens the spreadsheet sees first, until people choose another.
    """

    key: str
    title: str
    lines: Sequence[Sequence[Styled | None]]
    widths: Sequence[int] = ()
    frozen: int = 0
    levels: Mapping[int, int] = field(default_factory=dict)
    is_landscape: bool = False
    charts: Sequence[Placed] = ()
    table: int | None = None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a page became: the title of its tab now, and what people should know."""

    title: str
    notes: tuple[str, ...] = ()
