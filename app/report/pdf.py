"""A report as a PDF that can be read aloud: tagged, in Danish, with its letters in it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from fpdf.prefs import ViewerPreferences
from typing_extensions import override

from app.report import pdf_chart, pdf_text
from app.report.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Document,
    Heading,
    Line,
    Note,
    Paragraph,
    Picture,
    Table,
)
from app.report.colours import GREY, GROUNDS, INK, PALE, PETROL, RULE, WHITE
from app.report.pdf_tags import TaggedPDF
from app.report.pdf_text import Look, Word, add_fonts, colour

_LEFT, _TOP, _WIDTH, _BOTTOM = 20.0, 15.0, 170.0, 282.0  # mm; below the bottom stands the page's number
_TITLE, _SUBTITLE = Look(20, PETROL, is_bold=True), Look(11, GREY)
_HEADINGS = {1: (Look(13, PETROL, is_bold=True), 3.0), 2: (Look(10, PETROL, is_bold=True), 1.6)}
_TEXT, _NOTE, _CELL, _HEAD = Look(9), Look(8.5, GREY), Look(8.5), Look(8.5, WHITE, is_bold=True)
_INDENT, _PAD = 4.0, 1.6
_MOST_KEPT = 90.0  # mm of what follows a heading that must fit under it


def render(report: Document) -> bytes:
    """Return the PDF file."""
    page = _Page(report)
    page.piece("H1", report.title, _TITLE, after=0.5)
    page.piece("P", report.subtitle, _SUBTITLE, after=2)
    for at, block in enumerate(report.blocks):
        page.make_room(_needed(page, report.blocks[at:]))
        page.add(block)
    return bytes(page.output())


def _needed(page: "_Page", blocks: Sequence[Block]) -> float:
    """Return the height of the first block and of what must stand on the same page with it."""
    own = min(page.height_of(blocks[0]), _MOST_KEPT)
    leads = isinstance(blocks[0], Heading | Paragraph)
    return own + _needed(page, blocks[1:]) if leads and len(blocks) > 1 else own


class _Page(TaggedPDF):
    """The pages, filled from the top."""

    def __init__(self, report: Document) -> None:
        super().__init__()
        add_fonts(self)
        self.set_title(report.title)
        self.set_subject(report.subject)
        self.set_lang("da-DK")
        self.set_creator("Forankring")
        self.set_creation_date(datetime.combine(report.made, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_auto_page_break(auto=False)
        self.add_page()
        self.top = _TOP

    @override
    def footer(self) -> None:
        text = f"Side {self.page}"
        x = _LEFT + _WIDTH - pdf_text.width_of(self, text, _NOTE)
        with self.artifact():
            pdf_text.draw(self, [pdf_text.words(text)], _NOTE, x=x, y=_BOTTOM + 4)

    def make_room(self, height: float) -> None:
        """Turn the page where less than `height` mm is left."""
        if self.top + height > _BOTTOM and self.top > _TOP:
            self.add_page()
            self.top = _TOP

    def add(self, block: Block) -> None:
        """Write the block where the last one ended."""
        match block:
            case Heading(text, level):
                look, air = _HEADINGS[level]
                self.top += air
                self.piece(f"H{level + 1}", text, look, after=0.6)
            case Paragraph(text):
                self.piece("P", text, _TEXT, after=1)
            case Note(text):
                self.piece("P", text, _NOTE, after=1)
            case Bullets(lines):
                self._list(lines)
            case Box():
                self._box(block)
            case Table():
                self._table(block)
            case Picture(chart):
                with self.tagged("Figure", alternative=f"{chart.title}. {chart.description}"):
                    pdf_chart.draw(self, chart, x=_LEFT, y=self.top + 1, width=_WIDTH)
                self.top += self.height_of(block)

    def height_of(self, block: Block) -> float:
        """Return how many mm the block takes, or at least its beginning."""
        match block:
            case Heading(text, level):
                look, air = _HEADINGS[level]
                return air + self._high(pdf_text.words(text), _WIDTH, look) + 0.6
            case Paragraph(text):
                return self._high(pdf_text.words(text), _WIDTH, _TEXT) + 1
            case Picture(chart):
                return pdf_chart.height(self, chart) + 3
            case Table():
                rows = (self._row_high(row, block, _CELL) for row in block.rows)
                return _CELL.line * 3 + sum(rows)
            case Box(_, lines):
                inside = (self._high(_said(one), _WIDTH - 2 * _INDENT, _TEXT) for one in lines)
                return _HEADINGS[1][0].line + sum(inside) + 2 * _PAD
            case _:
                return 2 * _TEXT.line

    def piece(self, kind: str, text: str, look: Look, *, after: float) -> None:
        """Write a text as wide as the page, tagged as what it is."""
        self._write(kind, pdf_text.words(text), look, x=_LEFT, width=_WIDTH)
        self.top += after

    def _write(self, kind: str, found: list[Word], look: Look, *, x: float, width: float) -> None:
        lines = pdf_text.wrapped(self, found, width, look)
        self.make_room(len(lines) * look.line)
        with self.tagged(kind):
            pdf_text.draw(self, lines, look, x=x, y=self.top)
        self.top += len(lines) * look.line

    def _list(self, lines: Sequence[Line]) -> None:
        with self.group("L"):
            for line in lines:
                self.make_room(self._high(_said(line), _WIDTH - _INDENT, _TEXT))
                with self.group("LI"):
                    with self.tagged("Lbl"):
                        pdf_text.draw(self, [[Word("•", is_bold=False)]], _TEXT, x=_LEFT + 1, y=self.top)
                    self._write("LBody", _said(line), _TEXT, x=_LEFT + _INDENT, width=_WIDTH - _INDENT)
                self.top += 0.35

    def _box(self, box: Box) -> None:
        look, _ = _HEADINGS[1]
        height = self.height_of(box)
        with self.artifact():
            self.set_fill_color(*colour(PALE))
            self.rect(_LEFT, self.top, _WIDTH, height, style="F")
            self.set_fill_color(*colour(PETROL))
            self.rect(_LEFT, self.top, 1.2, height, style="F")
        self.top += _PAD
        self._write("H2", pdf_text.words(box.title), look, x=_LEFT + _INDENT, width=_WIDTH - 2 * _INDENT)
        with self.group("L"):
            for line in box.lines:
                with self.group("LI"):
                    self._write("LBody", _said(line), _TEXT, x=_LEFT + _INDENT, width=_WIDTH - 2 * _INDENT)
        self.top += _PAD + 1

    def _table(self, table: Table) -> None:
        self.top += 0.8
        self.piece("Caption", table.caption, _NOTE, after=0.6)
        header = tuple(Cell(title) for title in table.header)
        with self.group("Table"):
            self._row(header, table, _HEAD, kind="TH")
            for row in table.rows:
                if self.top + self._row_high(row, table, _CELL) > _BOTTOM:
                    self.make_room(_BOTTOM)
                    self._row(header, table, _HEAD, kind="TH")
                self._row(row, table, _CELL, kind="TD")
        self.top += 1

    def _row(self, row: Sequence[Cell], table: Table, look: Look, *, kind: str) -> None:
        height = self._row_high(row, table, look)
        with self.group("TR"):
            x = _LEFT
            for cell, width in zip(row, _columns(table), strict=True):
                ground, ink = GROUNDS[cell.standing] if cell.standing else (WHITE, INK)
                self._ground(PETROL if look is _HEAD else ground, x=x, width=width, height=height)
                own = look if look is _HEAD else Look(look.size, ink)
                lines = pdf_text.wrapped(self, pdf_text.words(cell.text), width - 2 * _PAD, own)
                spare = width - 2 * _PAD - pdf_text.width_of(self, cell.text, own) if cell.is_number else 0
                with self.tagged(kind):
                    pdf_text.draw(self, lines, own, x=x + _PAD + max(spare, 0), y=self.top + 0.5)
                x += width
        self.top += height

    def _ground(self, fill: str, *, x: float, width: float, height: float) -> None:
        with self.artifact():
            self.set_fill_color(*colour(fill))
            self.rect(x, self.top + 0.1, width, height - 0.1, style="F")
            self.set_draw_color(*colour(RULE))
            self.line(x, self.top + height, x + width, self.top + height)

    def _row_high(self, row: Sequence[Cell], table: Table, look: Look) -> float:
        cells = zip(row, _columns(table), strict=True)
        return max(self._high(pdf_text.words(one.text), width - 2 * _PAD, look) for one, width in cells) + 1

    def _high(self, found: list[Word], width: float, look: Look) -> float:
        return len(pdf_text.wrapped(self, found, width, look)) * look.line


def _columns(table: Table) -> list[float]:
    return [_WIDTH * width / sum(table.widths) for width in table.widths]


def _said(line: Line) -> list[Word]:
    return [*pdf_text.words(line.lead, is_bold=True), *pdf_text.words(line.text)]
