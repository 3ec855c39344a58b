"""What people made of cells on our tabs: merged cells and tables. We never write into them."""

from sheets.excel.book import Book, Sheet
from sheets.excel.grid import merged
from sheets.excel.refs import Area, parse_area


def claimed(book: Book, sheet: Sheet) -> list[Area]:
    """Return the tab's merged areas and tables."""
    parts = book.package.related(sheet.part, "table")
    tables = [parse_area(book.package.peek(part).get("ref", "")) for part in parts]
    return [*merged(book.worksheet(sheet)), *(area for area in tables if area is not None)]


def first_free(claims: list[Area], wanted: Area) -> int:
    """Return the first row from which the wanted area, moved down, meets none of the claims."""
    top, height = wanted.top, wanted.bottom - wanted.top
    for claim in sorted(claims, key=lambda area: area.top):
        if claim.meets(Area(top, wanted.left, top + height, wanted.right)):
            top = claim.bottom + 1
    return top
