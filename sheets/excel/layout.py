"""Where a tab of answers stands now: its sheet, its header row and its columns, wherever people put them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sheets.answers import ID_TITLE, TABS
from sheets.binding import bind, tidy
from sheets.excel.book import Book, Sheet, possible
from sheets.excel.cells import Reader
from sheets.excel.grid import Grid, cell_at, cells
from sheets.excel.markup import Element
from sheets.excel.names import COLUMNS, encode, fingerprint, tab_prefix, title_prefix
from sheets.excel.refs import Ref, parse_ref
from sheets.workbook import Tab

_HEADER_WITHIN = 100  # rows that are searched for a header when all names are lost


@dataclass(frozen=True, slots=True)
class Layout:
    """A tab as it stands: `deleted` are the missing keys whose column somebody took away.

    `top` is the first of our rows. The header stands there, unless somebody sorted it in among the answers.
    """

    sheet: Sheet
    grid: Grid
    top: int
    header: int
    positions: Mapping[str, int]
    missing: tuple[str, ...]
    deleted: frozenset[str]

    def is_answer(self, row: int) -> bool:
        """Return whether the row is one of answers: not the header, nor above our rows."""
        return row >= self.top and row != self.header


def find(book: Book, tab: Tab, *, to_write: bool = True) -> Layout | None:
    """Return where the tab stands, or None when it is not there.

    Defined names tell, since they follow people's edits. If a program dropped them all, the tab is
    found by its title and the header of its id column. Unless it is to be written, the layout's grid may end
    with the header.
    """
    names = book.names.starting(tab_prefix(tab.key))
    refs = {key: ref for key, text in names.items() if (ref := parse_ref(text))}
    found = _by_names(book, refs) or _by_title(book, tab)
    if found is None:
        return None
    sheet, row = found
    anchors = {key: ref.area.left for key, ref in refs.items() if _stands(ref, sheet) and ref.area.top == row}
    grid, title = book.grid(sheet, rows=None if to_write else row), _id_title(tab)
    if not _is_header(grid, book.reader, row, anchors.get(tab.id_key), title):
        grid = book.grid(sheet)
    header = _sorted_header(grid, book.reader, row, anchors.get(tab.id_key), title)
    headers = header_texts(book, grid, header)
    bound = bind(_titles(book, tab, headers), headers, anchors)
    deleted = frozenset(key for key in bound.missing if key in names)
    return Layout(sheet, grid, row, header, bound.positions, bound.missing, deleted)


def has_answers(book: Book) -> bool:
    """Say whether there is, or was, a tab of answers: by its names or, where they are lost, its header."""
    names = book.names.starting(f"{COLUMNS}{encode(TABS)}")
    return bool(names) or any(_header_within(book, sheet, ID_TITLE) for sheet in book.sheets())


def header_texts(book: Book, grid: Grid, row: int) -> dict[int, str]:
    """Return the texts of a header row, by column."""
    return {place: str(book.reader.value(c) or "") for place, c in grid.filled(row).items()}


def _titles(book: Book, tab: Tab, headers: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return each column's key with its title: the one people gave it, if that stands there, else ours."""
    given = book.names.starting(title_prefix(tab.key))
    standing = {fingerprint(tidy(text)): text for text in headers.values()}
    return [(column.key, standing.get(given.get(column.key, ""), column.title)) for column in tab.columns]


def _by_names(book: Book, refs: Mapping[str, Ref]) -> tuple[Sheet, int] | None:
    """Return the sheet and the row that most of the names point to."""
    places = Counter((ref.title.casefold(), ref.area.top) for ref in refs.values())
    for (title, row), _ in places.most_common():
        sheet = book.sheet(title)
        if sheet is not None:
            return sheet, row
    return None


def _by_title(book: Book, tab: Tab) -> tuple[Sheet, int] | None:
    sheet = book.sheet(possible(tab.title))
    if sheet is None or _is_claimed(book, sheet):
        return None
    row = _header_within(book, sheet, _id_title(tab))
    return (sheet, row) if row else None


def _header_within(book: Book, sheet: Sheet, title: str) -> int:
    """Return the first row in which a cell is this title, among those that are searched; 0 for none."""
    for row, element in book.grid(sheet, rows=_HEADER_WITHIN).rows():
        if row > _HEADER_WITHIN:
            break
        if any(_reads(book.reader, c) == tidy(title) for _, c in cells(element)):
            return row
    return 0


def _is_claimed(book: Book, sheet: Sheet) -> bool:
    refs = [parse_ref(text) for text in book.names.starting(COLUMNS).values()]
    return any(ref is not None and _stands(ref, sheet) for ref in refs)


def _stands(ref: Ref, sheet: Sheet) -> bool:
    return ref.title.casefold() == sheet.title.casefold()


def _sorted_header(grid: Grid, reader: Reader, row: int, column: int | None, title: str) -> int:
    """Return the header's row: another than `row` when somebody sorted the header in among the answers."""
    if column is None or _is_header(grid, reader, row, column, title):
        return row
    found = [at for at, element in grid.rows() if _reads(reader, cell_at(element, column)) == tidy(title)]
    return found[0] if len(found) == 1 else row


def _is_header(grid: Grid, reader: Reader, row: int, column: int | None, title: str) -> bool:
    return column is None or _reads(reader, grid.filled(row).get(column)) == tidy(title)


def _reads(reader: Reader, cell: Element | None) -> str:
    value = None if cell is None else reader.value(cell)
    return tidy(value) if isinstance(value, str) else ""


def _id_title(tab: Tab) -> str:
    return next((column.title for column in tab.columns if column.key == tab.id_key), tab.id_key)
