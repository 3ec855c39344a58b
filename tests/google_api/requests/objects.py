"""Requests about charts and other things that float above the cells."""

from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.moving import as_answered, with_sheet_ids
from tests.google_api.tab import Tab


@handles("addChart")
def add_chart(batch: Batch, body: Json) -> Json:
    """Put a chart at an anchor cell, or on a tab of its own kind, which we do not do."""
    given = with_sheet_ids(body.get("chart", {}))
    number = given.get("chartId") or batch.book.new_id()
    anchor = given.get("position", {}).get("overlayPosition", {}).get("anchorCell")
    if anchor is None:
        raise invalid("A chart must have an overlay position with an anchor cell.")
    tab = batch.book.tab(anchor.get("sheetId", 0))
    chart = {**given, "chartId": number}
    tab.charts = (*tab.charts, chart)
    return {"addChart": {"chart": as_answered(chart)}}


def _find(batch: Batch, number: int) -> tuple[Tab, Json]:
    for tab in batch.book.tabs:
        for chart in tab.charts:
            if chart["chartId"] == number:
                return tab, chart
    raise invalid(f"No embedded object with id: {number}")


@handles("updateChartSpec")
def update_chart_spec(batch: Batch, body: Json) -> None:
    """Replace what a chart shows."""
    tab, old = _find(batch, body.get("chartId", 0))
    changed = {**old, "spec": with_sheet_ids(body.get("spec", {}))}
    tab.charts = tuple(changed if chart is old else chart for chart in tab.charts)


@handles("updateEmbeddedObjectPosition")
def update_embedded_object_position(batch: Batch, body: Json) -> Json:
    """Move a chart on its tab or to another."""
    tab, old = _find(batch, body.get("objectId", 0))
    given = with_sheet_ids(body.get("newPosition", {}))
    mask = parse(body.get("fields", ""))
    position = old["position"]
    if not mask or "*" in mask:
        position = {**position, **given}
    else:
        over = update(position.get("overlayPosition", {}), given.get("overlayPosition", {}), mask)
        position = {**position, "overlayPosition": over}
    changed = {**old, "position": position}
    to = batch.book.tab(position["overlayPosition"]["anchorCell"].get("sheetId", 0))
    tab.charts = tuple(chart for chart in tab.charts if chart is not old)
    to.charts = (*to.charts, changed)
    return {"updateEmbeddedObjectPosition": {"position": as_answered(position)}}


@handles("deleteEmbeddedObject")
def delete_embedded_object(batch: Batch, body: Json) -> None:
    """Delete a chart."""
    tab, old = _find(batch, body.get("objectId", 0))
    tab.charts = tuple(chart for chart in tab.charts if chart is not old)
