"""The `<cols>` of a tab: widths and default styles, by column."""

from collections.abc import Iterable
from copy import deepcopy

from sheets.excel.markup import WORKSHEET, Element, child, new, number, place, q, size
from sheets.excel.refs import COLUMNS

_USUAL = 8.43


def default_styles(worksheet: Element) -> list[tuple[range, int]]:
    """Return the default style of each stretch of columns that has one of its own."""
    found = [(_stretch(col), number(col, "style")) for col in _all(worksheet)]
    return [(stretch, style) for stretch, style in found if style]


def widths(worksheet: Element, columns: Iterable[int]) -> dict[int, float]:
    """Return how wide each column is, in characters; the usual width where nobody gave it one."""
    found = dict.fromkeys(columns, _USUAL)
    for col in _all(worksheet):
        stretch = _stretch(col)
        given = size(col, "width", _USUAL)
        found |= {column: given for column in found if column in stretch}
    return found


def has_width(worksheet: Element, column: int) -> bool:
    """Return whether somebody gave the column a width."""
    return any(column in _stretch(col) and col.get("customWidth") in {"1", "true"} for col in _all(worksheet))


def set_column(worksheet: Element, column: int, *, width: float, style: int) -> None:
    """Give one column a width and a default style; the rest of its stretch stays as it is."""
    group = place(worksheet, "cols", WORKSHEET)
    mine = new("col", {"min": str(column), "max": str(column)})
    for col in _all(worksheet):
        stretch = _stretch(col)
        if column in stretch:
            mine = _cut_out(col, column, stretch)
            break
        if stretch.start > column:
            col.addprevious(mine)
            break
    else:
        group.append(mine)
    mine.set("width", str(width))
    mine.set("customWidth", "1")
    mine.set("style", str(style))


def _cut_out(col: Element, column: int, stretch: range) -> Element:
    """Return a <col> of this column alone, cut out of its stretch."""
    left, right = deepcopy(col), deepcopy(col)
    left.set("max", str(column - 1))
    right.set("min", str(column + 1))
    if stretch.start < column:
        col.addprevious(left)
    if column < stretch.stop - 1:
        col.addnext(right)
    col.set("min", str(column))
    col.set("max", str(column))
    return col


def _all(worksheet: Element) -> list[Element]:
    group = child(worksheet, "cols")
    return [] if group is None else group.findall(q("col"))


def _stretch(col: Element) -> range:
    return range(number(col, "min", 1), min(number(col, "max", 1), COLUMNS) + 1)
