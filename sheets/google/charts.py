"""The charts of a page at Google: ours are known by their ids, and stand where people moved them.

The page's entry says which ids they have and where we put them, from the page's first line. Where one stands
elsewhere by now, somebody moved it: then its numbers change and its place does not.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.drawing.chart import ChartKind
from sheets.google.cells import colour
from sheets.google.standing import Sheet
from sheets.google.wire import Json
from sheets.page import Page, Placed

_LINE = 21  # pixels of a blank row
_CHARACTER = 7  # pixels of a column's width, as columns are made
_INK = "1B1F23"


@dataclass(frozen=True, slots=True)
class Known:
    """A chart that we placed: its id, its line from the page's first, and its height in pixels."""

    id: int
    line: int
    height: int


def remembered(charts: Sequence[Known]) -> str:
    """Return what the page's entry says of its charts."""
    return ",".join(f"{one.id:x}.{one.line:x}.{one.height:x}" for one in charts)


def recalled(text: str) -> list[Known]:
    """Return what `remembered` was given."""
    return [Known(*(int(part, 16) for part in one.split("."))) for one in text.split(",") if one]


def placed(page: Page, sheet: int) -> list[Known]:
    """Return where the page's charts are put on this tab."""
    return [Known(_id(page, sheet, one), one.top, one.height * _LINE) for one in page.charts]


def drawn(page: Page, sheet: Sheet, top: int, before: Mapping[int, Known]) -> Iterator[Json]:
    """Yield what draws the page's charts, its first line being row `top`; `before` has those of last time."""
    wanted = placed(page, sheet.id)
    for id_ in before.keys() & sheet.charts.keys() - {one.id for one in wanted}:
        yield {"deleteEmbeddedObject": {"objectId": id_}}
    for chart, now in zip(page.charts, wanted, strict=True):
        spec = _spec(chart, sheet.id, top)
        position = _position(page, chart, now, sheet.id, top)
        if now.id not in sheet.charts:
            yield {"addChart": {"chart": {"chartId": now.id, "spec": spec, "position": position}}}
            continue
        yield {"updateChartSpec": {"chartId": now.id, "spec": spec}}
        if not _is_moved(sheet.charts[now.id], before.get(now.id), top):
            fields = "anchorCell,offsetXPixels,offsetYPixels,widthPixels,heightPixels"
            move = {"objectId": now.id, "newPosition": position, "fields": fields}
            yield {"updateEmbeddedObjectPosition": move}


def _id(page: Page, sheet: int, chart: Placed) -> int:
    """Return the chart's id, the same every time on this tab; a copy of the tab gets other ones."""
    digest = hashlib.sha256(f"{page.key}|{sheet}|{chart.key}".encode()).hexdigest()
    return int(digest[:8], 16) % (2**31 - 1) + 1


def _is_moved(there: Json, known: Known | None, top: int) -> bool:
    if known is None:
        return True
    anchor = there.get("anchorCell", {})
    at = (anchor.get("rowIndex", 0), anchor.get("columnIndex", 0), there.get("heightPixels", known.height))
    offsets = there.get("offsetXPixels", 0), there.get("offsetYPixels", 0)
    return at != (top + known.line, 0, known.height) or any(offsets)


def _position(page: Page, chart: Placed, now: Known, sheet: int, top: int) -> Json:
    wide = sum(characters * _CHARACTER + 10 for characters in page.widths[: chart.width])
    overlay = {
        "anchorCell": {"sheetId": sheet, "rowIndex": top + chart.top, "columnIndex": 0},
        "offsetXPixels": 0,
        "offsetYPixels": 0,
        "widthPixels": wide or 600,
        "heightPixels": now.height,
    }
    return {"overlayPosition": overlay}


def _spec(chart: Placed, sheet: int, top: int) -> Json:
    header = top + chart.header
    rows = {"startRowIndex": header, "endRowIndex": header + 1 + len(chart.chart.categories)}

    def column(at: int) -> Json:
        area = {"sheetId": sheet, **rows, "startColumnIndex": at, "endColumnIndex": at + 1}
        return {"sourceRange": {"sources": [area]}}

    is_stacked = chart.chart.kind is ChartKind.STACKED
    series = [
        {
            "series": column(at),
            "targetAxis": "BOTTOM_AXIS",
            "colorStyle": colour(one.colour),
            "dataLabel": _label(one.ink if is_stacked else _INK, "CENTER" if is_stacked else "OUTSIDE_END"),
        }
        for at, one in enumerate(chart.chart.series, 1)
    ]
    basic: Json = {
        "chartType": "BAR",
        "legendPosition": "BOTTOM_LEGEND",
        "stackedType": "PERCENT_STACKED" if is_stacked else "NOT_STACKED",
        "headerCount": 1,
        "domains": [{"domain": column(0)}],
        "series": series,
    }
    if not is_stacked:
        window = {"viewWindowMode": "EXPLICIT", "viewWindowMin": 0, "viewWindowMax": 1.1}
        basic["axis"] = [{"position": "BOTTOM_AXIS", "viewWindowOptions": window}]
    return {
        "title": chart.chart.title,
        "titleTextFormat": {"bold": True, "fontSize": 12, "foregroundColorStyle": colour(_INK)},
        "altText": chart.chart.description,
        "hiddenDimensionStrategy": "SHOW_ALL",
        "basicChart": basic,
    }


def _label(ink: str, place: str) -> Json:
    return {
        "type": "DATA",
        "placement": place,
        "textFormat": {"fontSize": 9, "foregroundColorStyle": colour(ink)},
    }
