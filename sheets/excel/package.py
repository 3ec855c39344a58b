"""The .xlsx package: its members, which part points to which, and a copy with only some of them changed."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from sheets.excel.markup import REL, DamagedError, Element, parse, parse_top, serialise

_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_PACKAGE_REL}"/>'.encode()
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART = "[Content_Types].xml"
_LEVEL = 4  # deflate: near the size of level 6 in half the time
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Package:
    """Parts by name. A part is changed only through `tree`; all others are copied byte for byte."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except zipfile.BadZipFile as error:
            raise DamagedError(str(error)) from error
        self._infos = {info.filename.lower(): info for info in self._zip.infolist()}
        if len(self._infos) != len(self._zip.infolist()):
            raise DamagedError("two members with one name")
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()

    def has(self, part: str) -> bool:
        """Return whether there is such a part; case does not matter in a package."""
        return part.lower() in self._infos

    def read(self, part: str) -> bytes:
        """Return the part's bytes as they stand in the file."""
        info = self._infos.get(part.lower())
        if info is None:
            raise DamagedError(f"{part} is missing")
        try:
            return self._zip.read(info)
        # zipfile says NotImplementedError of a compression it cannot read, RuntimeError of a locked part.
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise DamagedError(f"{part}: {error}") from error

    def peek(self, part: str) -> Element:
        """Return the part's root, to look at."""
        if part.lower() not in self._roots:
            self._roots[part.lower()] = parse(self.read(part))
        return self._roots[part.lower()]

    def top(self, part: str, tag: str, most: int) -> Element:
        """Return the part's root, to look at, with no more than the first `most` elements of this tag."""
        if part.lower() in self._roots:
            return self._roots[part.lower()]
        return parse_top(self.read(part), tag, most)

    def tree(self, part: str) -> Element:
        """Return the part's root, to change: it is written anew."""
        self._changed.add(part.lower())
        return self.peek(part)

    def add(self, part: str, root: Element, *, content_type: str) -> None:
        """Add a new part."""
        self._put(part, root)
        override = {"PartName": f"/{part}", "ContentType": content_type}
        etree.SubElement(self.tree(_TYPES_PART), f"{{{_TYPES}}}Override", override)

    def replace(self, part: str, root: Element) -> None:
        """Put another root in the part's place."""
        self._roots[part.lower()] = root
        self._changed.add(part.lower())

    def remove(self, part: str) -> None:
        """Take the part away, and what says where it points; nothing may point to it any more."""
        for one in (part, _rels_part(part)):
            if self.has(one):
                del self._infos[one.lower()]
                self._roots.pop(one.lower(), None)
                self._changed.discard(one.lower())
        types = self.tree(_TYPES_PART)
        for override in types.findall(f"{{{_TYPES}}}Override"):
            if override.get("PartName", "").lower() == f"/{part.lower()}":
                types.remove(override)

    def related(self, source: str, kind: str) -> list[str]:
        """Return the parts that `source` points to with this kind of relationship ("" is the package)."""
        return [
            _target(source, rel)
            for rel in self._relationships(source)
            if rel.get("Type", "").endswith(f"/{kind}") and rel.get("TargetMode") != "External"
        ]

    def target(self, source: str, rel_id: str) -> str:
        """Return the part that a relationship id of `source` points to."""
        for rel in self._relationships(source):
            if rel.get("Id") == rel_id:
                return _target(source, rel)
        raise DamagedError(f"{source}: no relationship {rel_id}")

    def relate(self, source: str, kind: str, target: str) -> str:
        """Point from `source` to `target` and return the new relationship's id."""
        if not self.has(_rels_part(source)):
            self._put(_rels_part(source), parse(_NO_RELATIONSHIPS))
        root = self.tree(_rels_part(source))
        taken = {rel.get("Id") for rel in root}
        rel_id = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        where = {"Id": rel_id, "Type": f"{REL}/{kind}", "Target": f"/{target}"}
        etree.SubElement(root, f"{{{_PACKAGE_REL}}}Relationship", where)
        return rel_id

    def unrelate(self, source: str, rel_id: str) -> None:
        """Point from `source` no longer with this relationship."""
        root = self.tree(_rels_part(source))
        for rel in list(root):
            if rel.get("Id") == rel_id:
                root.remove(rel)

    def save(self, file: BinaryIO) -> None:
        """Write the package: the same members in the same order, new ones last."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as out:
            for part, info in self._infos.items():
                changed = part in self._changed
                data = serialise(self._roots[part]) if changed else self.read(part)
                out.writestr(_like(info), data, compresslevel=_LEVEL)

    def _put(self, part: str, root: Element) -> None:
        self._infos[part.lower()] = zipfile.ZipInfo(part, _FIRST_DAY)
        self._infos[part.lower()].compress_type = zipfile.ZIP_DEFLATED
        self.replace(part, root)

    def _relationships(self, source: str) -> list[Element]:
        part = _rels_part(source)
        return list(self.peek(part)) if self.has(part) else []


def _rels_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(source: str, rel: Element) -> str:
    """Return the part that a relationship points to: relative to its source, or from the package's root."""
    joined = posixpath.join("/", posixpath.dirname(source), rel.get("Target", ""))
    return posixpath.normpath(joined).lstrip("/")


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.compress_type = info.compress_type
    copy.external_attr, copy.create_system, copy.comment = (
        info.external_attr,
        info.create_system,
        info.comment,
    )
    return copy
