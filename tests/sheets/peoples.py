"""A workbook full of people's things: all that a library would drop or write in its own way."""

import struct
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.samples import TAB

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PIVOT = b"""<?xml version="1.0"?>
<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="Pivot1"/>"""
_PICTURE = f"""<oneCellAnchor><from><col>6</col><colOff>0</colOff><row>19</row><rowOff>0</rowOff></from>
<ext cx="360000" cy="360000"/><pic><nvPicPr><cNvPr id="9" name="Logo"/><cNvPicPr/></nvPicPr><blipFill>
<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_REL}" r:embed="rIdOwn"/>
</blipFill><spPr/></pic><clientData/></oneCellAnchor>"""
_EXCELS_OWN = """xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 mc:Ignorable="x14ac xr"
 xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
 xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{0-0-0}" """
_SLICERS = """<extLst xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
<ext uri="{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}"><x14:slicerList/></ext></extLst>"""


def a_picture() -> bytes:
    """Return a PNG of one green point, made by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0\x80\0")) + chunk(b"IEND", b"")


def fill(path: Path) -> None:
    """Put people's things into our workbook: on our tab, on tabs of their own and beside them."""
    book = load_workbook(path)
    ours = book[TAB.title]
    assert isinstance(ours, Worksheet)
    _on_our_tab(ours)
    own = book.create_sheet("Mit ark")
    for row in (["Måned", "Antal"], ["jan", 3], ["feb", 4]):
        own.append(row)
    own.merge_cells("D1:E2")
    chart = BarChart()
    chart.add_data(Reference(own, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    own.add_chart(chart, "G2")
    book.defined_names["MinListe"] = DefinedName("MinListe", attr_text="'Mit ark'!$A$2:$A$3")
    book.save(path)
    _beside(path)


def _on_our_tab(sheet: Worksheet) -> None:
    look = DifferentialStyle(fill=PatternFill("solid", bgColor="FFC7CE"))
    red = Rule(type="cellIs", operator="equal", formula=['"Nej"'], dxf=look)
    sheet.conditional_formatting.add("E2:E500", red)
    choice = DataValidation(type="list", formula1='"Ja,Nej"')
    choice.add("E2:E500")
    sheet.add_data_validation(choice)
    sheet["C2"].comment = Comment("Husk at ringe", "Inge")
    sheet["C2"].font = Font(italic=True)
    sheet["K1"] = "=COUNTA(A:A)"
    sheet.merge_cells("K3:L4")
    sheet["K3"] = "Min note"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "N2")
    sheet.protection.sheet = True


def _beside(path: Path) -> None:
    """Add parts that no library knows, with relationships to them, some of them stored uncompressed."""
    with ZipFile(path) as file:
        parts = [(info, file.read(info)) for info in file.infolist()]
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for info, data in parts:
            file.writestr(info, _with_more(info.filename, data.decode()) if _is_ours(info) else data)
        for name, data in _STRANGE.items():
            info = ZipInfo(name, (2024, 2, 29, 12, 30, 2))
            info.compress_type = ZIP_STORED if name.endswith(".bin") else ZIP_DEFLATED
            file.writestr(info, data)


_STRANGE = {
    "xl/media/image1.png": a_picture(),
    "xl/vbaProject.bin": bytes(range(256)) * 4,
    "xl/pivotTables/pivotTable1.xml": _PIVOT,
    "xl/pivotTables/_rels/pivotTable1.xml.rels": b"<Relationships/>",
    "customXml/item1.xml": "<eget indhold='æøå'/>".encode(),
    "xl/calcChain.xml": b"<calcChain/>",
}


def _is_ours(info: ZipInfo) -> bool:
    return info.filename in {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/drawings/drawing2.xml",
        "xl/drawings/_rels/drawing2.xml.rels",
    }


def _with_more(name: str, text: str) -> bytes:
    if name == "[Content_Types].xml":
        more = '<Default Extension="bin" ContentType="application/x-own"/>'
        more += '<Default Extension="png" ContentType="image/png"/>'
        text = text.replace("</Types>", f"{more}</Types>")
    if name == "xl/_rels/workbook.xml.rels":
        text = _related(text, "vbaProject", "vbaProject.bin")
    if name == "xl/worksheets/_rels/sheet1.xml.rels":
        text = _related(text, "pivotTable", "/xl/pivotTables/pivotTable1.xml")
    if name == "xl/worksheets/sheet1.xml":
        text = text.replace("</worksheet>", f"{_SLICERS}</worksheet>")
        text = text.replace("<worksheet ", f"<worksheet {_EXCELS_OWN} ", 1)
        text = text.replace('<row r="2"', '<row r="2" x14ac:dyDescent="0.25" spans="1:8"')
    if name == "xl/drawings/_rels/drawing2.xml.rels":
        text = _related(text, "image", "/xl/media/image1.png")
    if name == "xl/drawings/drawing2.xml":
        text = text.replace("</wsDr>", f"{_PICTURE}</wsDr>")
    return text.encode()


def _related(text: str, kind: str, target: str) -> str:
    rel = f'<Relationship Id="rIdOwn" Type="{_REL}/{kind}" Target="{target}"/>'
    return text.replace("</Relationships>", f"{rel}</Relationships>")
