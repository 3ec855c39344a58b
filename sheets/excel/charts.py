"""The charts of a page: drawn in its tab beside what people draw there, and told from theirs by name.

A name of the workbook knows where we put each chart. Where it stands elsewhere by now, somebody moved it:
then its numbers change and its place does not.
"""

from app.drawing.ooxml import Refs, chart_space
from sheets.excel.book import Book, Sheet
from sheets.excel.drawings import Drawing, Frame
from sheets.excel.names import chart_name, chart_prefix
from sheets.excel.refs import Area, Ref, one, parse_ref
from sheets.page import Page, Placed

_NAME = "Forankring "
_SLACK = 1  # rows or columns: programs round the place when they save


def draw(book: Book, page: Page, sheet: Sheet, area: Area) -> None:
    """Draw the page's charts on its block, which holds `area`; those of an earlier time are drawn anew."""
    known = {key: parse_ref(text) for key, text in book.names.starting(chart_prefix(page.key)).items()}
    if not (known or page.charts):
        return
    drawing = Drawing(book, sheet)
    # Of copies that people made, the first is ours.
    standing = {frame.name: frame for frame in drawing.frames()[::-1]}
    for key in known.keys() - {chart.key for chart in page.charts}:
        if frame := standing.get(f"{_NAME}{key}"):
            drawing.remove(frame)
        book.names.forget(chart_name(page.key, key))
    for chart in page.charts:
        root = chart_space(chart.chart, _refs(chart, sheet.title, area))
        frame, where = standing.get(f"{_NAME}{chart.key}"), _where(chart, area)
        if frame is None:
            drawing.add(f"{_NAME}{chart.key}", chart.chart.description, where, root)
        else:
            drawing.redraw(frame, chart.chart.description, root)
            if _is_moved(frame, known.get(chart.key)):
                continue
            drawing.move(frame, where)
        book.names.set(chart_name(page.key, chart.key), str(Ref(sheet.title, where)))


def _where(chart: Placed, area: Area) -> Area:
    top = area.top + chart.top
    return Area(top, area.left, top + chart.height - 1, area.left + chart.width - 1)


def _is_moved(frame: Frame, known: Ref | None) -> bool:
    """Say whether somebody moved or resized the chart since we put it there."""
    if known is None or frame.area is None:
        return known is not None
    ends = zip(_ends(frame.area), _ends(known.area), strict=True)
    return any(abs(there - ours) > _SLACK for there, ours in ends)


def _ends(area: Area) -> tuple[int, ...]:
    return area.top, area.left, area.bottom, area.right


def _refs(chart: Placed, title: str, area: Area) -> Refs:
    header = area.top + chart.header
    last = header + len(chart.chart.categories)
    columns = [area.left + 1 + at for at in range(len(chart.chart.series))]

    def down(column: int) -> str:
        return str(Ref(title, Area(header + 1, column, last, column)))

    return Refs(
        down(area.left),
        tuple(str(Ref(title, one(header, column))) for column in columns),
        tuple(down(column) for column in columns),
    )
