"""Requests about charts and other things that float above the cells."""

from collections.abc import Iterator

from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid, not_implemented
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
    if any(chart["chartId"] == number for tab in batch.book.tabs for chart in tab.charts):
        raise invalid(f"An embedded object with id {number} already exists.")
    _check_place(batch, anchor)
    _check_spec(batch, given.get("spec", {}))
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
    _check_spec(batch, with_sheet_ids(body.get("spec", {})))
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
    _check_place(batch, position["overlayPosition"]["anchorCell"])
    to = batch.book.tab(position["overlayPosition"]["anchorCell"].get("sheetId", 0))
    tab.charts = tuple(chart for chart in tab.charts if chart is not old)
    to.charts = (*to.charts, changed)
    return {"updateEmbeddedObjectPosition": {"position": as_answered(position)}}


@handles("deleteEmbeddedObject")
def delete_embedded_object(batch: Batch, body: Json) -> None:
    """Delete a chart."""
    tab, old = _find(batch, body.get("objectId", 0))
    tab.charts = tuple(chart for chart in tab.charts if chart is not old)


def _check_place(batch: Batch, anchor: Json) -> None:
    tab = batch.book.tab(anchor.get("sheetId", 0))
    row, column = anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)
    if row >= tab.row_count or column >= tab.column_count:
        raise invalid("The anchor cell of an embedded object must be on the sheet.")


def _check_spec(batch: Batch, spec: Json) -> None:
    """Refuse a chart whose numbers are not on the sheet, or not as many as its categories.

    Bars, lines and columns are known; another kind of chart is not done here.
    """
    kinds = [name for name in spec if name.endswith("Chart")]
    if kinds not in ([], ["basicChart"]):
        raise not_implemented(f"charts of the kind {kinds}")
    basic = spec.get("basicChart", {})
    axes = {"", "BOTTOM_AXIS"} if basic.get("chartType") == "BAR" else {"", "LEFT_AXIS", "RIGHT_AXIS"}
    lengths = set()
    for number, series in enumerate(basic.get("series", ())):
        if series.get("targetAxis", "") not in axes:
            raise invalid(f"basicChart.series[{number}].targetAxis is not supported by this chart type.")
        lengths.add(_length(batch, series.get("series", {})))
    lengths |= {_length(batch, one.get("domain", {})) for one in basic.get("domains", ())}
    if len(lengths) > 1:
        raise invalid("The domain and the series of a chart must be of the same length.")


def _length(batch: Batch, data: Json) -> int:
    return sum(_cells(batch, data.get("sourceRange", {}).get("sources", ())))


def _cells(batch: Batch, sources: list[Json]) -> Iterator[int]:
    for one in sources:
        tab = batch.book.tab(one.get("sheetId", 0))
        down = range(one.get("startRowIndex", 0), one.get("endRowIndex", tab.row_count))
        across = range(one.get("startColumnIndex", 0), one.get("endColumnIndex", tab.column_count))
        if not down or not across or down.stop > tab.row_count or across.stop > tab.column_count:
            raise invalid("A source range of a chart must be on the sheet.")
        if len(down) > 1 and len(across) > 1:
            raise invalid("A source range of a chart must have a width or a height of 1.")
        yield len(down) * len(across)
