"""The workbook's styles: our looks found again or added, and what a style's number format shows."""

import re
from copy import deepcopy

from sheets.excel.dates import Shown, shown
from sheets.excel.markup import STYLES, DamagedError, Element, add, child, new, number, place, q
from sheets.looks import LOOKS, Look
from sheets.page import Format

_FIRST_OWN_FORMAT = 164
_FONT = "Calibri"
#: What says nothing: programs write these out or leave them out as they like.
_DEFAULTS = {
    "horizontal": "general",
    "vertical": "bottom",
    "textRotation": "0",
    "indent": "0",
    "wrapText": "0",
    "shrinkToFit": "0",
    "justifyLastLine": "0",
    "readingOrder": "0",
    "relativeIndent": "0",
    "diagonalUp": "0",
    "diagonalDown": "0",
    "outline": "1",
    "val": "1",
}
_NO = ("0", "false", "none")
_IGNORED = {q("family"), q("charset"), q("scheme"), q("bgColor"), q("diagonal")}
_BUILT_IN = {0: "General", 9: "0%", 14: "dd-mm-yyyy", 22: "dd-mm-yyyy hh:mm", 49: "@"}


class Styles:
    """The styles of a workbook. An index of a look is stable: the same look is never added twice."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.changed = False
        self._known: dict[str, int] = {}
        self._shown: dict[int, Shown] = {}

    def of(self, wanted: Format) -> int:
        """Return the style index of the format's look, added if no style looks like it."""
        key = f"look {wanted}"
        if key not in self._known:
            self._known[key] = self._style(self._parts(LOOKS[wanted]))
        return self._known[key]

    def dated(self, style: int, wanted: Format) -> int:
        """Return the style itself if it shows dates, else one like it with the format's number format.

        A clock is for moments only: a date would read as midnight.
        """
        look = self.shown(style)
        if look.day and (wanted == Format.MOMENT or not look.clock):
            return style
        key = f"{style} as {wanted}"
        if key not in self._known:
            base = deepcopy(self._xf(style))
            base.set("numFmtId", str(self._number_format(LOOKS[wanted].number_format)))
            base.set("applyNumberFormat", "1")
            self._known[key] = self._style(base)
        return self._known[key]

    def shown(self, style: int) -> Shown:
        """Return what the style's number format shows of a number."""
        if style not in self._shown:
            code = number(self._xf(style), "numFmtId")
            self._shown[style] = shown(code, self._codes().get(code))
        return self._shown[style]

    def _parts(self, look: Look) -> Element:
        """Return an <xf> with the look, its font, fill and line added where no equal one is found."""
        ids = {
            "numFmtId": self._number_format(look.number_format),
            "fontId": self._entry("fonts", _font(look)),
            "fillId": self._entry("fills", _fill(look)) if look.fill else 0,
            "borderId": self._entry("borders", _border(look)),
        }
        applied = {f"apply{name}": "1" for name in ("NumberFormat", "Font", "Fill", "Border", "Alignment")}
        xf = new("xf", {name: str(value) for name, value in ids.items()} | {"xfId": "0"} | applied)
        more = ({"wrapText": "1"} if look.wrap else {}) | (
            {"indent": str(look.indent)} if look.indent else {}
        )
        add(xf, "alignment", {"horizontal": look.across, "vertical": look.down} | more)
        return xf

    def _style(self, xf: Element) -> int:
        """Return the index of a style equal to this, added if there is none."""
        xfs = place(self._root, "cellXfs", STYLES)
        codes = _BUILT_IN | self._codes()
        wanted = _style_key(xf, codes)
        for at, there in enumerate(xfs):
            if _style_key(there, codes) == wanted:
                return at
        return self._append(xfs, xf)

    def _entry(self, tag: str, element: Element) -> int:
        """Return the index of the font, fill or border, added if there is none like it."""
        group = place(self._root, tag, STYLES)
        wanted = _key(element)
        for at, there in enumerate(group):
            if _key(there) == wanted:
                return at
        return self._append(group, element)

    def _number_format(self, code: str) -> int:
        wanted = _plain(code)
        known = _BUILT_IN | self._codes()
        for at, there in known.items():
            if _plain(there) == wanted and at not in {14, 22}:  # those two follow the reader's locale
                return at
        at = max([*known, _FIRST_OWN_FORMAT - 1]) + 1
        formats = place(self._root, "numFmts", STYLES)
        self._append(formats, new("numFmt", {"numFmtId": str(at), "formatCode": code}))
        return at

    def _codes(self) -> dict[int, str]:
        formats = child(self._root, "numFmts")
        elements = [] if formats is None else formats.findall(q("numFmt"))
        return {number(element, "numFmtId"): element.get("formatCode", "") for element in elements}

    def _xf(self, style: int) -> Element:
        styles = place(self._root, "cellXfs", STYLES)
        if not 0 <= style < len(styles):
            raise DamagedError(f"style {style}")
        return styles[style]

    def _append(self, group: Element, element: Element) -> int:
        self.changed = True
        group.append(element)
        group.set("count", str(len(group)))
        return len(group) - 1


def _style_key(xf: Element, codes: dict[int, str]) -> object:
    """Return what tells one style from another by sight, and whether it protects its cells."""
    ids = [number(xf, name) for name in ("fontId", "fillId", "borderId")]
    code = number(xf, "numFmtId")
    alignment, protection = child(xf, "alignment"), child(xf, "protection")
    return (
        _plain(codes.get(code, str(code))),
        *ids,
        frozenset() if alignment is None else _said(alignment),
        frozenset() if protection is None else _said(protection) - {("locked", "1"), ("hidden", "0")},
    )


def _font(look: Look) -> Element:
    parts = [new("b")] if look.bold else []
    parts += [new("sz", {"val": str(look.size)}), new("color", {"rgb": f"FF{look.ink}"})]
    return new("font", children=[*parts, new("name", {"val": _FONT}), new("family", {"val": "2"})])


def _fill(look: Look) -> Element:
    colours = [new("fgColor", {"rgb": f"FF{look.fill}"}), new("bgColor", {"indexed": "64"})]
    return new("fill", children=[new("patternFill", {"patternType": "solid"}, colours)])


def _border(look: Look) -> Element:
    line = [new("color", {"rgb": f"FF{look.line}"})] if look.line else []
    bottom = new("bottom", {"style": "thin"} if look.line else {}, line)
    return new("border", children=[new("left"), new("right"), new("top"), bottom, new("diagonal")])


def _key(element: Element) -> object:
    """Return what the element says, without what programs add or leave out as they like."""
    parts = [_key(part) for part in element if part.tag not in _IGNORED and part.get("val") not in _NO]
    return (element.tag, _said(element), frozenset(parts))


def _said(element: Element) -> frozenset[tuple[str, str]]:
    words = {"true": "1", "false": "0"}
    said = {str(name): words.get(str(value), str(value)) for name, value in element.attrib.items()}
    return frozenset((name, value) for name, value in said.items() if _DEFAULTS.get(name) != value)


def _plain(code: str) -> str:
    """Return a number format's code without the quoting that programs do in their own way."""
    return re.sub(r'\[\$[^\]]*\]|[\\"]', "", code).lower()
