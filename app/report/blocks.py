"""What a report is made of, whatever it is rendered as."""

from dataclasses import dataclass
from datetime import date

from app.core.scoring import Standing
from app.drawing.chart import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 opens a chapter, 2 a part of one."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small letters: a reservation, or what was left out and why."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list. `lead` is set apart from the text after it; "" for none."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """The lines to read first, in a frame."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `standing` gives it a colour beside its words; `is_number` sets it to the right."""

    text: str
    standing: Standing | None = None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `caption` says what it shows, `widths` how wide the columns are beside each other."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, with its title as caption and its description for those who do not see it."""

    chart: Chart


Block = Heading | Paragraph | Note | Bullets | Box | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, in Danish. `subject` says in a line what it is about."""

    title: str
    subtitle: str
    subject: str
    made: date
    blocks: tuple[Block, ...]
