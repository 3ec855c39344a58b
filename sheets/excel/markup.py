"""The XML of an .xlsx part: reading it, writing it, and putting elements where the schema wants them."""

from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _words(text: str) -> list[str]:
    return text.split()


#: The children of each kind of part, in the order of the schema (ECMA-376); only those we place or pass.
WORKBOOK = _words(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst"
)
WORKSHEET = _words(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing "
    "legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
STYLES = _words("numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst")


class DamagedError(Exception):
    """The file is not a sound workbook."""


def q(tag: str) -> str:
    """Return the tag in the spreadsheet's namespace."""
    return f"{{{MAIN}}}{tag}"


def parse(data: bytes) -> Element:
    """Return the root of a part. Entities and the network are never touched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedError(str(error)) from error


def parse_top(data: bytes, tag: str, most: int) -> Element:
    """Return the root of a part with no more than the first `most` elements of this tag."""
    parser = etree.iterparse(BytesIO(data), tag=tag, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        found = [element for _, element in islice(parser, most)]
    except etree.XMLSyntaxError as error:
        raise DamagedError(str(error)) from error
    return found[0].getroottree().getroot() if found else parse(data)


def serialise(root: Element) -> bytes:
    """Return the part as Excel writes it: UTF-8, standalone, with what stands outside the root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def new(tag: str, attributes: dict[str, str] | None = None, children: Sequence[Element] = ()) -> Element:
    """Return a new element of the spreadsheet's namespace."""
    element = etree.Element(q(tag), attributes or {})
    element.extend(children)
    return element


def add(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Add a new last child and return it."""
    return etree.SubElement(parent, q(tag), attributes or {})


def child(parent: Element, tag: str) -> Element | None:
    """Return the first child with this tag."""
    return parent.find(q(tag))


def place(parent: Element, tag: str, order: Sequence[str]) -> Element:
    """Return the first child with this tag, made where the schema's order wants it if it is not there."""
    found = child(parent, tag)
    if found is not None:
        return found
    later = {q(name) for name in order[order.index(tag) + 1 :]}
    made = etree.Element(q(tag))
    following = next((element for element in parent if element.tag in later), None)
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)
    return made


def number(element: Element, attribute: str, default: int = 0) -> int:
    """Return a whole-number attribute, or raise DamagedError."""
    text = element.get(attribute)
    try:
        return default if text is None else int(text)
    except ValueError as error:
        raise DamagedError(f"{attribute}={text!r}") from error


def size(element: Element, attribute: str, default: float = 0.0) -> float:
    """Return a width or height; the default when it is not there or no number."""
    try:
        return float(element.get(attribute, default))
    except ValueError:
        return default


def is_set(element: Element, attribute: str) -> bool:
    """Return whether a yes/no attribute says yes (it is no when it is not there)."""
    return element.get(attribute, "0") in {"1", "true"}
