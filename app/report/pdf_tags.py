"""The tags of a PDF: what each piece of a page is, so that it can be read aloud and in order.

fpdf2 keeps a flat list of tagged pieces. Here a piece may stand in a group: a cell in a row in a table.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import PDFArray
from typing_extensions import override

_UNKNOWN = "?"


class _Everything(PDFArray):
    """All pieces of a document; only those that stand in no group are written as its own."""

    def __init__(self, document: StructElem) -> None:
        super().__init__()
        self._document = document

    @override
    def serialize(self, *arguments: object, **named: object) -> str:
        own = (one for one in self if one.p is self._document)
        return f"[{' '.join(one.ref for one in own)}]"


class _Tree(StructureTreeBuilder):
    """The tree of tags. New pieces stand in the group `at`."""

    def __init__(self) -> None:
        super().__init__()
        self.doc_struct_elem.k = _Everything(self.doc_struct_elem)
        self.at = self.doc_struct_elem
        self._pieces: dict[int, int] = {}

    def open(self, kind: str, page: int) -> None:
        """Begin a group."""
        group = StructElem(struct_type=f"/{kind}", parent=self.at, kids=[], page_number=page)
        self._stand(group)
        self.at = group

    def close(self) -> None:
        """End the group."""
        parent = self.at.p
        if isinstance(parent, StructElem):
            self.at = parent

    @override
    def add_marked_content(
        self,
        page_number: int,
        struct_type: str,
        mcid: int | None = None,
        title: str | None = None,
        alt_text: str | None = None,
    ) -> tuple[StructElem, int]:
        piece, place = super().add_marked_content(page_number, struct_type, mcid, title, alt_text)
        self.doc_struct_elem.k.pop()
        piece.p = self.at
        self._stand(piece)
        self._pieces[page_number] = self._pieces.get(page_number, 0) + 1
        return piece, place

    @override
    def next_mcid_for_page(self, page_number: int) -> int:
        return self._pieces.get(page_number, 0)

    def _stand(self, one: StructElem) -> None:
        self.doc_struct_elem.k.append(one)
        if self.at is not self.doc_struct_elem:
            self.at.k.append(one)


class TaggedPDF(FPDF):
    """A PDF whose pieces are tagged with what they are: H1, P, L, LI, Table, TR, TD, Figure."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self._tree = _Tree()
        self.struct_builder = self._tree

    @override
    def normalize_text(self, text: str) -> str:
        """Return the text with a sign in place of what the font has no letter for."""
        font = self.current_font
        known = font.cmap if isinstance(font, TTFFont) else {}
        return super().normalize_text("".join(one if ord(one) in known else _UNKNOWN for one in text))

    @contextmanager
    def tagged(self, kind: str, *, alternative: str | None = None) -> Iterator[None]:
        """Tag what is drawn meanwhile, on one page; `alternative` is said instead of a picture."""
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{kind}", mcid=mcid, alt_text=alternative)
        self._out(f"/{kind} <</MCID {mcid}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def group(self, kind: str) -> Iterator[None]:
        """Let what is tagged meanwhile stand in a group."""
        self._tree.open(kind, self.page)
        yield
        self._tree.close()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn meanwhile as decoration, which is not read."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")
