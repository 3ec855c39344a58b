"""Text in cells: what XML and Excel can hold, and how rich text reads."""

import re

from sheets.excel.markup import SPACE, Element, add, q

#: Excel's limit for one cell, in UTF-16 units.
LONGEST = 32_767

_T, _PHONETIC = q("t"), q("rPh")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def clean(text: str) -> str:
    """Return the text as a cell can hold it: no control characters, line breaks as one, not too long."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")


def write_text(parent: Element, text: str) -> None:
    """Add the text as a <t>. What only looks like Excel's escape `_x000D_` stays as it was typed."""
    element = add(parent, "t", {SPACE: "preserve"})
    element.text = _LOOKS_ESCAPED.sub("_x005F_", clean(text))


def read_text(parent: Element) -> str:
    """Return the text of an <si> or <is>, its runs joined, phonetic hints left out."""
    if len(parent) == 1 and parent[0].tag == _T:
        return unescape(parent[0].text or "")
    parts = [
        element.text or ""
        for element in parent.iter(_T)
        if (above := element.getparent()) is None or above.tag != _PHONETIC
    ]
    return unescape("".join(parts))


def unescape(text: str) -> str:
    """Return the text with Excel's escapes as the characters they stand for, line breaks as one."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
