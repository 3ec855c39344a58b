"""New parts: an empty workbook and an empty tab, small, valid and Danish."""

import zipfile
from io import BytesIO

from sheets.excel.markup import MAIN, REL, Element, parse

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE_REL = f"{_RELS}/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET_TYPE = f"{_SPREADSHEET}.worksheet+xml"
STYLES_TYPE = f"{_SPREADSHEET}.styles+xml"

_STYLES = f"""<styleSheet xmlns="{MAIN}">
<fonts count="1"><font>
<sz val="11"/><color rgb="FF1B1F23"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"""

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{STYLES_TYPE}"/>
<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_RELS}">
<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>
<Relationship Id="rId2" Type="{_CORE_REL}" Target="docProps/core.xml"/>
</Relationships>""",
    "docProps/core.xml": """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:creator>Forankring</dc:creator><dc:language>da-DK</dc:language>
</cp:coreProperties>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr/>
<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>
<sheets/><calcPr calcId="191029"/></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_RELS}">
<Relationship Id="rId1" Type="{REL}/styles" Target="styles.xml"/>
</Relationships>""",
    "xl/styles.xml": _STYLES,
}


def workbook() -> bytes:
    """Return the bytes of a workbook without tabs; a file needs at least one before it is saved."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in _PARTS.items():
            info = zipfile.ZipInfo(part)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, _HEAD + text)
    return file.getvalue()


def styles() -> Element:
    """Return the root of a styles part with what every workbook must have."""
    return parse((_HEAD + _STYLES).encode())


def worksheet(*, landscape: bool, gridlines: bool, scale: int | None = None) -> Element:
    """Return the root of an empty tab that prints on A4: as wide as the paper, or at a scale in percent."""
    way = "landscape" if landscape else "portrait"
    lines = "" if gridlines else ' showGridLines="0"'
    size = 'fitToWidth="1" fitToHeight="0"' if scale is None else f'scale="{scale}" pageOrder="overThenDown"'
    fit = '<pageSetUpPr fitToPage="1"/>' if scale is None else ""
    return parse(
        f"""{_HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">
<sheetPr><outlinePr summaryBelow="0"/>{fit}</sheetPr>
<sheetViews><sheetView{lines} workbookViewId="0"/></sheetViews>
<sheetFormatPr defaultRowHeight="15"/><sheetData/>
<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="{way}" {size}/>
<headerFooter><oddFooter>&amp;L&amp;A&amp;RSide &amp;P af &amp;N</oddFooter></headerFooter>
</worksheet>""".encode()
    )
