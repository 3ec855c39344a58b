"""Copies of tabs: the same rows, everything on them under new ids."""

from dataclasses import replace

from tests.google_api.errors import Json
from tests.google_api.moving import walk
from tests.google_api.state import Book
from tests.google_api.tab import Tab

_IDS = ("filterViewId", "protectedRangeId", "bandedRangeId", "chartId", "slicerId", "tableId")
_LISTS = ("filter_views", "protected", "conditional", "banded", "charts", "merges", "slicers")


def copied(source: Tab, book: Book, *, sheet_id: int, title: str) -> Tab:
    """Return a copy of the tab for `book`, not yet among its tabs."""

    def point(grid: Json) -> Json:
        return {**grid, "sheetId": sheet_id} if grid.get("sheetId", 0) == source.sheet_id else grid

    def renew(item: Json) -> Json:
        return {key: book.new_id() if key in _IDS else value for key, value in item.items()}

    changed = {name: tuple(renew(item) for item in walk(getattr(source, name), point)) for name in _LISTS}
    merges = tuple(walk(source.merges, point))
    tab = replace(source, sheet_id=sheet_id, title=title, rows=list(source.rows), undo=None, tables=())
    for name, items in changed.items():
        setattr(tab, name, items)
    tab.merges = merges
    tab.basic_filter = walk(source.basic_filter, point) if source.basic_filter else None
    return tab
