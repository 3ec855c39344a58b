"""A report as a Word file that people go on writing in: real styles, headings, tables and charts."""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import count

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

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
from app.report.colours import GROUNDS
from app.report.docx_chart import add_chart
from app.report.docx_styles import BOX, CELL, HEAD, LANGUAGE, NOTE, TABLE, dress

_STYLES: dict[type[Block], str] = {Paragraph: "Body Text", Note: NOTE}
_WIDTH = 17.0  # cm of text on the page


def render(report: Document) -> bytes:
    """Return the .docx file."""
    document = docx.Document()
    dress(document)
    _tell_about(document, report)
    _number_pages(document.sections[0].footer.paragraphs[0])
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    numbers = count(1)
    for block in report.blocks:
        _add(document, block, numbers)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _tell_about(document: WordDocument, report: Document) -> None:
    about = document.core_properties
    about.title, about.subject, about.language = report.title, report.subject, LANGUAGE
    about.author = about.last_modified_by = "Forankring"
    about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(report.made, time(), UTC)
    about.revision = 1


def _add(document: WordDocument, block: Block, numbers: Iterator[int]) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(text, level)
        case Paragraph(text) | Note(text):
            document.add_paragraph(text, style=_STYLES[type(block)])
        case Bullets(lines):
            _lines(document, lines, "List Bullet")
        case Box(title, lines):
            document.add_heading(title, 1)
            _lines(document, lines, BOX)
        case Table():
            _table(document, block)
        case Picture(chart):
            add_chart(document, document.add_paragraph(), chart, number=next(numbers))


def _lines(document: WordDocument, lines: Iterable[Line], style: str) -> None:
    for line in lines:
        paragraph = document.add_paragraph(style=style)
        if line.lead:
            paragraph.add_run(f"{line.lead} ").bold = True
        paragraph.add_run(line.text)


def _table(document: WordDocument, table: Table) -> None:
    document.add_paragraph(table.caption, style="Caption")
    made = document.add_table(rows=0, cols=len(table.header), style=TABLE)
    made.autofit = False
    for at, cells in enumerate((tuple(Cell(title) for title in table.header), *table.rows)):
        row = made.add_row()
        for place, cell, width in zip(row.cells, cells, table.widths, strict=True):
            place.width = Cm(_WIDTH * width / sum(table.widths))
            _cell(place.paragraphs[0], cell, style=CELL if at else HEAD, is_kept=at < len(table.rows))
        _set_row(row.cells[0].paragraphs[0], "w:cantSplit" if at else "w:tblHeader")
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Cm(_WIDTH * width / sum(table.widths))
    _describe(made.rows[0].cells[0].paragraphs[0], table.caption)


def _cell(paragraph: WordParagraph, cell: Cell, *, style: str, is_kept: bool) -> None:
    paragraph.style = style
    paragraph.paragraph_format.keep_with_next = is_kept
    run = paragraph.add_run(cell.text)
    if cell.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if cell.standing:
        ground, ink = GROUNDS[cell.standing]
        run.font.color.rgb = RGBColor.from_string(ink)
        shade = _element("w:shd", val="clear", color="auto", fill=ground)
        _around(paragraph, "w:tc")[0].append(shade)  # the cell's properties come first in it


def _set_row(paragraph: WordParagraph, name: str) -> None:
    """Give the row around the paragraph a property: a header on every page, or a row in one piece."""
    properties = _element("w:trPr")
    properties.append(_element(name))
    _around(paragraph, "w:tr").insert(0, properties)


def _describe(paragraph: WordParagraph, text: str) -> None:
    """Say in words what the table around the paragraph shows."""
    _around(paragraph, "w:tbl")[0].append(_element("w:tblCaption", val=text))


def _around(paragraph: WordParagraph, tag: str) -> etree._Element:
    found: etree._Element = next(paragraph.paragraph_format.element.iterancestors(qn(tag)))
    return found


def _number_pages(paragraph: WordParagraph) -> None:
    """Write 'Side 1 af 3'; Word counts."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("Side ", "PAGE"), (" af ", "NUMPAGES")):
        paragraph.add_run(text)
        for kind in ("begin", "separate", "end"):
            run = paragraph.add_run().element
            run.append(_element("w:fldChar", fldCharType=kind))
            if kind == "begin":
                instruction = _element("w:instrText")
                instruction.text = field
                run.append(instruction)


def _element(tag: str, **attributes: str) -> etree._Element:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
