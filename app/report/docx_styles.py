"""The styles of the Word file: everything a person sees is a style that can be changed in one place."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.report.colours import GREY, INK, PALE, PETROL, RULE, WHITE

BOX, NOTE, TABLE = "Kort fortalt", "Forbehold", "Rapporttabel"
CELL, HEAD = "Tabeltekst", "Tabelhoved"
LANGUAGE = "da-DK"
FONT = "Arial"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class _Look:
    """Size and the air before and after in points."""

    size: float
    ink: str = INK
    is_bold: bool = False
    before: float = 0
    after: float = 0


_LOOKS = {
    "Normal": _Look(9, after=4),
    "Body Text": _Look(9, before=1.5, after=2.5),
    "Title": _Look(22, PETROL, is_bold=True, after=2),
    "Subtitle": _Look(11, GREY, after=8),
    "Heading 1": _Look(13, PETROL, is_bold=True, before=7, after=2),
    "Heading 2": _Look(10, PETROL, is_bold=True, before=5, after=1.5),
    "List Bullet": _Look(9, after=1),
    "Caption": _Look(8.5, GREY, before=4, after=2),
    BOX: _Look(9),
    NOTE: _Look(8.5, GREY, before=3, after=4),
    CELL: _Look(8.5, before=0.5, after=0.5),
    HEAD: _Look(8.5, WHITE, is_bold=True, before=1.5, after=1.5),
}

_TABLE = f"""<w:style {_W} w:type="table" w:customStyle="1" w:styleId="Rapporttabel">
<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblBorders>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
</w:tblBorders>
<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow">
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PETROL}"/></w:tcPr></w:tblStylePr>
</w:style>"""

_FRAME = f"""<w:pBdr {_W}><w:left w:val="single" w:sz="24" w:space="8" w:color="{PETROL}"/></w:pBdr>"""


def dress(document: Document) -> None:
    """Give the document its styles, its language and its A4 pages."""
    _page(document)
    _language(document)
    for name, look in _LOOKS.items():
        _dress(_style(document, name), look)
    title = document.styles["Title"].element.get_or_add_pPr()
    title.remove(title.find(qn("w:pBdr")))
    after = document.styles[BOX].element.get_or_add_pPr().find(qn("w:spacing"))
    after.addprevious(parse_xml(_FRAME))  # the order that the format wants
    after.addprevious(parse_xml(f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="{PALE}"/>'))
    document.styles.element.append(parse_xml(_TABLE))
    for name in ("Caption", "Body Text"):
        _style(document, name).paragraph_format.keep_with_next = True


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
    section.header_distance = section.footer_distance = Cm(0.7)


def _language(document: Document) -> None:
    for place in (document.styles.element, document.settings.element):
        for element in place.iter(qn("w:lang"), qn("w:themeFontLang")):
            element.set(qn("w:val"), LANGUAGE)
    for tag, sign in (("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        for element in document.settings.element.iter(qn(tag)):
            element.set(qn("w:val"), sign)


def _style(document: Document, name: str) -> ParagraphStyle:
    if all(one.name != name for one in document.styles):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style: ParagraphStyle = document.styles[name]
    return style


def _dress(style: ParagraphStyle, look: _Look) -> None:
    style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
    style.font.name, style.font.italic = FONT, False
    style.font.size, style.font.bold = Pt(look.size), look.is_bold
    style.font.color.rgb = RGBColor.from_string(look.ink)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = 1.05
