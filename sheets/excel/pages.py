"""Pages that we write whole, such as Overblik: rewritten in place as long as nobody touched them."""

from collections.abc import Sequence

from sheets.excel import blank
from sheets.excel.block import Block
from sheets.excel.book import Book, Sheet, possible
from sheets.excel.charts import draw
from sheets.excel.columns import has_width, set_column
from sheets.excel.filters import add_filter, renew_filter
from sheets.excel.markup import WORKSHEET, Element, add, child, number, place
from sheets.excel.names import block_name, digest_name
from sheets.excel.refs import Area, Ref, cell, parse_ref, quoted
from sheets.notes import edited_page_note, new_page_note, page_without_room_note
from sheets.page import Page, Written


def write(book: Book, page: Page) -> Written:
    """Write the page where its block stands; on a new tab when that is gone, edited or has no room."""
    known = parse_ref(book.names.get(block_name(page.key)) or "")
    sheet = book.sheet(known.title) if known else None
    if known is None or sheet is None:
        return _write_new(book, page)
    block = Block(book, sheet, known.area)
    told = (book.names.get(digest_name(page.key)) or "").strip('"')
    if told not in {block.digest(), block.digest(page.table)}:
        return _write_new(book, page, edited_page_note(sheet.title))
    area = _area(page, known.area.top, known.area.left)
    if not block.has_room(area):
        return _write_new(book, page, page_without_room_note(sheet.title))
    had_table = told == block.digest(page.table)
    block.clear()
    _fill(book, page, sheet, area)
    if page.table is not None:
        renew_filter(book, sheet, _table(page, area), is_new=not had_table)
    return Written(sheet.title)


def _write_new(book: Book, page: Page, reason: str = "") -> Written:
    """Write the page on a new tab; `reason` says why when an older one stays."""
    sheet = book.add_sheet(page.title, blank.worksheet(landscape=page.is_landscape, gridlines=False))
    if not reason and sheet.title != possible(page.title):
        reason = f"Der var allerede en fane »{page.title}«."
    _freeze(book.worksheet(sheet), page.frozen)
    if page.is_first and not reason:
        book.open_on(sheet)
    area = _area(page, 1, 1)
    _fill(book, page, sheet, area)
    if page.frozen:
        book.names.add_local("_xlnm.Print_Titles", sheet.index, f"{quoted(sheet.title)}!$1:${page.frozen}")
    if page.table is not None:
        add_filter(book, sheet, _table(page, area))
    return Written(sheet.title, (new_page_note(reason, sheet.title),) if reason else ())


def _area(page: Page, top: int, left: int) -> Area:
    wide = max((len(line) for line in page.lines), default=1)
    return Area(top, left, top + max(len(page.lines), 1) - 1, left + max(wide, 1) - 1)


def _table(page: Page, area: Area) -> Area:
    """Return where the page's table stands, with its header."""
    header = page.table or 0
    return Area(area.top + header, area.left, area.bottom, area.left + len(page.lines[header]) - 1)


def _fill(book: Book, page: Page, sheet: Sheet, area: Area) -> None:
    worksheet = book.worksheet(sheet, change=True)
    block = Block(book, sheet, area)
    block.write(page.lines)
    _widen(worksheet, page.widths, area)
    block.fit(page.lines)
    _fold(worksheet, block, page)
    draw(book, page, sheet, area)
    book.names.set(block_name(page.key), str(Ref(sheet.title, area)))
    book.names.set(digest_name(page.key), f'"{block.digest(page.table)}"')


def _widen(worksheet: Element, widths: Sequence[int], area: Area) -> None:
    """Give the block's columns their widths, where people gave them none."""
    for column, width in enumerate(widths, area.left):
        if not has_width(worksheet, column):
            set_column(worksheet, column, width=width + 0.7109375, style=0)


def _fold(worksheet: Element, block: Block, page: Page) -> None:
    """Give lines their outline level, all unfolded."""
    for line, level in page.levels.items():
        if level:
            block.set_level(line, level)
    deepest = max(page.levels.values(), default=0)
    settings = place(worksheet, "sheetFormatPr", WORKSHEET)
    if deepest > number(settings, "outlineLevelRow"):
        settings.set("outlineLevelRow", str(deepest))


def _freeze(worksheet: Element, lines: int) -> None:
    view = place(place(worksheet, "sheetViews", WORKSHEET), "sheetView", ["sheetView"])
    if lines and child(view, "pane") is None:
        split = {"ySplit": str(lines), "topLeftCell": cell(lines + 1, 1), "activePane": "bottomLeft"}
        add(view, "pane", split | {"state": "frozen"})
        add(view, "selection", {"pane": "bottomLeft"})
