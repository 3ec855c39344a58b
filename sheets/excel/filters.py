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


def renew_filter(book: Book, sheet: Sheet, area: Area, *, is_new: bool) -> None:
    """Let the filter of a table that was written anew hold the whole of it, and show every row.

    A filter that people turned off is not brought back, unless the table `is_new`.
    """
    worksheet = book.worksheet(sheet, change=True)
    element = child(worksheet, "autoFilter")
    if element is None:
        if is_new:
            add_filter(book, sheet, area)
        return
    for chosen in list(element):
        element.remove(chosen)
    element.set("ref", str(area))
    for at, row in book.grid(sheet).rows():
        if area.top < at <= area.bottom:
            row.attrib.pop("hidden", "")
    name = book.names.local(_NAME, sheet.index)
    if name is not None:
        name.text = str(Ref(sheet.title, area))


def add_filter(book: Book, sheet: Sheet, area: Area) -> None:
    """Give a new tab a filter."""
    worksheet = book.worksheet(sheet, change=True)
    place(worksheet, "autoFilter", WORKSHEET).set("ref", str(area))
    book.names.add_local(_NAME, sheet.index, str(Ref(sheet.title, area)), hidden=True)
