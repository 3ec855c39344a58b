"""A chart of the Word file: Word draws it itself, and people can edit its numbers."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from app.drawing.chart import Chart, ChartKind
from app.drawing.ooxml import CHART, CONTENT_TYPE, MAIN, REL, chart_space
from app.report import embedded
from app.report.docx_styles import FONT

_WIDTH = Cm(17)
_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LONG = 40  # characters that take more than a line beside a bar
_SIZE, _TITLE_SIZE = "800", "900"  # hundredths of a point
_FIRST = "rId1"  # the chart part has one relation: to its workbook


def add_chart(document: Document, paragraph: Paragraph, chart: Chart, *, number: int) -> None:
    """Put the chart in the paragraph; `number` is its own in this document, counted from 1."""
    package = document.part.package
    data = Part(
        PackURI(f"/word/embeddings/diagram{number}.xlsx"),
        embedded.CONTENT_TYPE,
        embedded.workbook(chart),
        package,
    )
    space = chart_space(chart, embedded.refs(chart), workbook=_FIRST)
    _fit(space)
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(f"/word/charts/diagram{number}.xml"), CONTENT_TYPE, xml, package)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, _FIRST)
    place = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paragraph.add_run().element.append(_drawing(chart, place, number))


def _fit(space: etree._Element) -> None:
    """Give the chart the report's font in its small size, and a name to every line."""
    for look in space.iter(f"{{{MAIN}}}defRPr", f"{{{MAIN}}}rPr"):
        is_title = look.get("b") == "1"
        look.set("sz", _TITLE_SIZE if is_title else _SIZE)
        look.append(look.makeelement(f"{{{MAIN}}}latin", {"typeface": FONT}))
    for axis in space.iter(f"{{{CHART}}}lblOffset"):
        axis.addnext(axis.makeelement(f"{{{CHART}}}tickLblSkip", {"val": "1"}))


def _height(chart: Chart) -> Length:
    """Return a height with room for every name, also those that take two lines."""
    is_long = any(len(one) > _LONG for one in chart.categories)
    per_line = (14 if chart.kind is ChartKind.STACKED else 17) + (6 if is_long else 0)
    return Pt(46 + per_line * len(chart.categories))


def _drawing(chart: Chart, place: str, number: int) -> etree._Element:
    drawing = parse_xml(f"""<w:drawing xmlns:w="{_W}" xmlns:wp="{_WORD}" xmlns:a="{MAIN}">
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDTH}" cy="{_height(chart)}"/>
<wp:docPr id="{number}" name="Diagram {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{REL}" r:id="{place}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing>""")
    named = drawing.find(f".//{{{_WORD}}}docPr")
    if named is not None:
        named.set("title", chart.title)
        named.set("descr", chart.description)
    return drawing
