"""The filter of a tab: its range follows the rows and columns that we add; what is chosen in it stays."""

from sheets.excel.book import Book, Sheet
from sheets.excel.markup import WORKSHEET, child, place
from sheets.excel.refs import Area, Ref, parse_area, parse_ref

_NAME = "_xlnm._FilterDatabase"


def extend_filter(book: Book, sheet: Sheet, header: int, *, bottom: int = 0, right: int = 0) -> None:
    """Let a filter that starts in the header row reach down to `bottom`, and to `right` if that adjoins it.

    A filter that people turned off is not brought back.
    """
    worksheet = book.worksheet(sheet, change=True)
    element = child(worksheet, "autoFilter")
    area = parse_area(element.get("ref", "")) if element is not None else None
    if element is None or area is None or area.top != header:
        return
    wider = right if right == area.right + 1 else area.right
    grown = Area(area.top, area.left, max(area.bottom, bottom), wider)
    element.set("ref", str(grown))
    name = book.names.local(_NAME, sheet.index)
    if name is not None and (known := parse_ref(name.text or "")) and known.area == area:
        name.text = str(Ref(known.title, grown))


def add_filter(book: Book, sheet: Sheet, area: Area) -> None:
    """Give a new tab a filter."""
    worksheet = book.worksheet(sheet, change=True)
    place(worksheet, "autoFilter", WORKSHEET).set("ref", str(area))
    book.names.add_local(_NAME, sheet.index, str(Ref(sheet.title, area)), hidden=True)
