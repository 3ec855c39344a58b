"""The drawing of a tab: the charts, pictures and shapes that float above its cells, each in an anchor."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from app.drawing.ooxml import CHART, CONTENT_TYPE, MAIN, element
from sheets.excel.book import Book, Sheet
from sheets.excel.markup import REL, WORKSHEET, DamagedError, Element, place
from sheets.excel.refs import Area

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_OWN = ("chartStyle", "chartColorStyle")  # what Excel adds to a chart, for it alone


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart in the drawing: the anchor that holds it, its frame, and the relationship to its part."""

    anchor: Element
    element: Element
    rel_id: str

    @property
    def name(self) -> str:
        """Return what the chart is called."""
        return _named(self.element).get("name", "")

    @property
    def area(self) -> Area | None:
        """Return the cells that it covers; None where it is not tied to cells at both ends."""
        ends = [self.anchor.find(f"{{{_DRAWING}}}{end}") for end in ("from", "to")]
        if ends[0] is None or ends[1] is None:
            return None
        (row, column), (bottom, right) = _place(ends[0]), _place(ends[1])
        return Area(row + 1, column + 1, bottom, right)


class Drawing:
    """A tab's drawing, begun when the first chart is put in it. What people drew there stays."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book, self._sheet, self._package = book, sheet, book.package
        self._part = next(iter(self._package.related(sheet.part, "drawing")), "")

    def frames(self) -> list[Frame]:
        """Return the charts, those in groups that people made among them."""
        return [
            Frame(anchor, frame, chart.get(f"{{{REL}}}id", ""))
            for anchor in (self._package.peek(self._part) if self._part else ())
            for frame in anchor.iter(f"{{{_DRAWING}}}graphicFrame")
            for chart in frame.iter(f"{{{CHART}}}chart")
        ]

    def add(self, name: str, description: str, area: Area, root: Element) -> None:
        """Draw a new chart over the cells of the area."""
        drawing = self._begun()
        folder = posixpath.join(posixpath.dirname(posixpath.dirname(self._part)), "charts")
        part = self._free(f"{folder}/chart")
        self._package.add(part, root, content_type=CONTENT_TYPE)
        rel_id = self._package.relate(self._part, "chart", part)
        ids = (int(one.get("id") or 0) for one in drawing.iter(f"{{{_DRAWING}}}cNvPr"))
        drawing.append(_anchor(name, description, area, rel_id, max(ids, default=1) + 1))

    def redraw(self, frame: Frame, description: str, root: Element) -> None:
        """Let the chart show something else where it stands."""
        self._package.tree(self._part)
        self._package.replace(self._package.target(self._part, frame.rel_id), root)
        _named(frame.element).set("descr", description)

    def move(self, frame: Frame, area: Area) -> None:
        """Let the chart cover the cells of the area."""
        self._package.tree(self._part)
        for tag, at in (("from", (area.left - 1, area.top - 1)), ("to", (area.right, area.bottom))):
            end = frame.anchor.find(f"{{{_DRAWING}}}{tag}")
            if end is not None:
                frame.anchor.replace(end, _end(tag, *at))

    def remove(self, frame: Frame) -> None:
        """Take the chart away; a group that people put it in keeps the rest."""
        self._package.tree(self._part)
        is_alone = frame.element.getparent() is frame.anchor
        gone = frame.anchor if is_alone else frame.element
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
        part = self._package.target(self._part, frame.rel_id)
        self._package.unrelate(self._part, frame.rel_id)
        for one in [*(own for kind in _OWN for own in self._package.related(part, kind)), part]:
            self._package.remove(one)

    def _begun(self) -> Element:
        """Return the drawing's root, to change; made where the tab has none."""
        if not self._part:
            folder = posixpath.join(posixpath.dirname(posixpath.dirname(self._sheet.part)), "drawings")
            self._part = self._free(f"{folder}/drawing")
            root = etree.Element(f"{{{_DRAWING}}}wsDr", nsmap={"xdr": _DRAWING, "a": MAIN})
            self._package.add(self._part, root, content_type=_TYPE)
            rel_id = self._package.relate(self._sheet.part, "drawing", self._part)
            worksheet = self._book.worksheet(self._sheet, change=True)
            place(worksheet, "drawing", WORKSHEET).set(f"{{{REL}}}id", rel_id)
        return self._package.tree(self._part)

    def _free(self, start: str) -> str:
        tries = (f"{start}{n}.xml" for n in range(1, 100_000))
        return next(part for part in tries if not self._package.has(part))


def _anchor(name: str, description: str, area: Area, rel_id: str, number: int) -> Element:
    about = _x("cNvPr", id=str(number), name=name, descr=description)
    chart = etree.Element(f"{{{CHART}}}chart", {f"{{{REL}}}id": rel_id}, nsmap={"c": CHART, "r": REL})
    graphic = _a("graphic", _a("graphicData", chart, uri=CHART))
    shape = _x("xfrm", _a("off", x="0", y="0"), _a("ext", cx="0", cy="0"))
    named = _x("nvGraphicFramePr", about, _x("cNvGraphicFramePr"))
    frame = _x("graphicFrame", named, shape, graphic, macro="")
    ends = (_end("from", area.left - 1, area.top - 1), _end("to", area.right, area.bottom))
    return _x("twoCellAnchor", *ends, frame, _x("clientData"), editAs="oneCell")


def _end(tag: str, column: int, row: int) -> Element:
    places = {"col": column, "colOff": 0, "row": row, "rowOff": 0}
    end = _x(tag, *(_x(name) for name in places))
    for one, value in zip(end, places.values(), strict=True):
        one.text = str(value)
    return end


def _place(end: Element) -> tuple[int, int]:
    """Return the row and the column of an anchor's end, from 0."""
    found = [end.findtext(f"{{{_DRAWING}}}{way}") or "0" for way in ("row", "col")]
    return int(found[0]), int(found[1])


def _named(frame: Element) -> Element:
    """Return what holds a frame's name and the words that stand in for it."""
    found = frame.find(f".//{{{_DRAWING}}}cNvPr")
    if found is None:
        raise DamagedError("a chart without a name")
    return found


def _x(tag: str, *children: Element, **attributes: str) -> Element:
    return element(_DRAWING, tag, children, attributes)


def _a(tag: str, *children: Element, **attributes: str) -> Element:
    return element(MAIN, tag, children, attributes)
