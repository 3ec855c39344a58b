"""Requests about the basic filter and filter views."""

from tests.google_api import filtering
from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.moving import as_answered, with_sheet_ids
from tests.google_api.tab import Tab


@handles("setBasicFilter")
def set_basic_filter(batch: Batch, body: Json) -> None:
    """Set the tab's filter: sort as it says, then hide the rows that its criteria leave out."""
    given = with_sheet_ids(body.get("filter", {}))
    area = batch.area(given.get("range", {"sheetId": 0}))
    closed = {
        "sheetId": area.tab.sheet_id,
        "startRowIndex": area.top,
        "endRowIndex": area.end_row,
        "startColumnIndex": area.left,
        "endColumnIndex": area.end_column,
    }
    area.tab.basic_filter = filtering.both_ways({**given, "range": closed})
    filtering.apply(batch.book, area.tab)


@handles("clearBasicFilter")
def clear_basic_filter(batch: Batch, body: Json) -> None:
    """Take the filter away and show its rows."""
    tab = batch.book.tab(body.get("sheetId", 0))
    tab.basic_filter = None
    filtering.apply(batch.book, tab)


@handles("addFilterView")
def add_filter_view(batch: Batch, body: Json) -> Json:
    """Add a view that a person can choose."""
    given = with_sheet_ids(body.get("filter", {}))
    tab = batch.area(given.get("range", {"sheetId": 0})).tab
    number = given.get("filterViewId") or batch.book.new_id()
    title = given.get("title") or f"Filter {len(tab.filter_views) + 1}"
    if any(view["title"] == title for view in tab.filter_views):
        raise invalid(f'A filter view with the name "{title}" already exists. Please enter another name.')
    view = filtering.both_ways(
        {"range": {"sheetId": tab.sheet_id}, **given, "filterViewId": number, "title": title}
    )
    tab.filter_views = (*tab.filter_views, view)
    return {"addFilterView": {"filter": as_answered(view)}}


def _find(batch: Batch, number: int) -> tuple[Tab, Json]:
    for tab in batch.book.tabs:
        for view in tab.filter_views:
            if view["filterViewId"] == number:
                return tab, view
    raise invalid(f"No filter view with id: {number}")


@handles("updateFilterView")
def update_filter_view(batch: Batch, body: Json) -> None:
    """Change a filter view."""
    given = with_sheet_ids(body.get("filter", {}))
    tab, old = _find(batch, given.get("filterViewId", 0))
    mask = parse(body.get("fields", ""))
    changed = {**old, **given} if "*" in mask else update(old, given, mask)
    tab.filter_views = tuple(changed if view is old else view for view in tab.filter_views)


@handles("deleteFilterView")
def delete_filter_view(batch: Batch, body: Json) -> None:
    """Delete a filter view."""
    tab, old = _find(batch, body.get("filterId", 0))
    tab.filter_views = tuple(view for view in tab.filter_views if view is not old)
