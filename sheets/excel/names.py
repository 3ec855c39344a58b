"""Defined names: what the workbook remembers for us, and what follows when people move things."""

import hashlib
import re

from sheets.excel.markup import WORKBOOK, Element, add, child, place, q

_PREFIX = "_forankring."
BATCH = f"{_PREFIX}parti"
COLUMNS = f"{_PREFIX}kol."
_LONGEST = 255
_FINGERPRINT = 16  # hex digits
_ESCAPED = re.compile(r"__|((?:_[0-9a-f]{2})+)")


def column_name(tab: str, column: str) -> str:
    """Return the name that points to a column's header cell."""
    return _checked(f"{tab_prefix(tab)}{encode(column)}")


def tab_prefix(tab: str) -> str:
    """Return what the names of all columns of a tab begin with."""
    return f"{COLUMNS}{encode(tab)}."


def title_prefix(tab: str) -> str:
    """Return what the names begin with that know the titles people gave the tab's columns."""
    return f"{_PREFIX}titel.{encode(tab)}."


def title_name(tab: str, column: str) -> str:
    """Return the name that knows the title people gave a column."""
    return _checked(f"{title_prefix(tab)}{encode(column)}")


def fingerprint(text: str) -> str:
    """Return what tells one title from another; a name cannot hold a long one."""
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT]}"'


def block_name(page: str) -> str:
    """Return the name that points to a page's block."""
    return _checked(f"{_PREFIX}side.{encode(page)}")


def digest_name(page: str) -> str:
    """Return the name that holds the digest of a page's block."""
    return _checked(f"{_PREFIX}aftryk.{encode(page)}")


def chart_prefix(page: str) -> str:
    """Return what the names of a page's charts begin with."""
    return f"{_PREFIX}diagram.{encode(page)}."


def chart_name(page: str, key: str) -> str:
    """Return the name that points to where we put a chart."""
    return _checked(f"{chart_prefix(page)}{encode(key)}")


def encode(key: str) -> str:
    """Return the key in the letters that a name may have; `decode` brings it back.

    Names ignore case, so only a to z and digits stand for themselves.
    """
    return "".join(_encoded(letter) for letter in key)


def decode(text: str) -> str:
    """Return the key that `encode` was given."""
    return _ESCAPED.sub(_decoded, text)


class Names:
    """The workbook's global names; the copies that belong to a duplicated tab do not count."""

    def __init__(self, workbook: Element) -> None:
        self._workbook = workbook
        self._elements: dict[str, Element] = {}
        names = child(workbook, "definedNames")
        for element in [] if names is None else names.iterchildren(q("definedName")):
            if element.get("localSheetId") is None:
                self._elements[element.get("name", "").lower()] = element

    def get(self, name: str) -> str | None:
        """Return what the name stands for, or None when there is no such name."""
        element = self._elements.get(name.lower())
        return None if element is None else (element.text or "")

    def starting(self, prefix: str) -> dict[str, str]:
        """Return the names with this prefix: the key behind it, and what it stands for."""
        found = [name for name in self._elements if name.startswith(prefix)]
        return {decode(name.removeprefix(prefix)): self._elements[name].text or "" for name in found}

    def set(self, name: str, text: str) -> None:
        """Let the name stand for this; hidden from people's list of names."""
        element = self._elements.get(name.lower())
        if element is None:
            element = add(place(self._workbook, "definedNames", WORKBOOK), "definedName", {"name": name})
            self._elements[name.lower()] = element
        element.set("hidden", "1")
        element.text = text

    def forget(self, name: str) -> None:
        """Take the name away, if it is there."""
        element = self._elements.pop(name.lower(), None)
        parent = None if element is None else element.getparent()
        if element is not None and parent is not None:
            parent.remove(element)

    def local(self, name: str, sheet: int) -> Element | None:
        """Return the name of one tab (its index), such as its filter's range."""
        names = child(self._workbook, "definedNames")
        for element in [] if names is None else names.iterchildren(q("definedName")):
            if element.get("name") == name and element.get("localSheetId") == str(sheet):
                return element
        return None

    def add_local(self, name: str, sheet: int, text: str, *, hidden: bool = False) -> None:
        """Add a name that belongs to one tab (its index)."""
        attributes = {"name": name, "localSheetId": str(sheet)} | ({"hidden": "1"} if hidden else {})
        add(place(self._workbook, "definedNames", WORKBOOK), "definedName", attributes).text = text


def _encoded(letter: str) -> str:
    if letter == "_":
        return "__"
    if letter.isascii() and (letter.islower() or letter.isdigit()):
        return letter
    return "".join(f"_{byte:02x}" for byte in letter.encode())


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group(0).replace("_", "")).decode(errors="replace") if found.group(1) else "_"


def _checked(name: str) -> str:
    if len(name) > _LONGEST:
        raise ValueError(f"The name {name} is longer than {_LONGEST} characters: give it a shorter key")
    return name
