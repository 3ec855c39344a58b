"""Charts as Excel and Word keep them (DrawingML): pictures that follow the numbers in cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from app.drawing.chart import Chart, ChartKind, Series

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_SPACES = {"c": CHART, "a": MAIN, "r": REL}
_LANGUAGE = "da-DK"
_INK, _WHITE, _LINE = "1B1F23", "FFFFFF", "C5CCD3"
_CATEGORIES, _VALUES = "111111111", "222222222"  # the two axes, by number
_COUNT, _PERCENT = "0;;;", r"0\ %"  # a count of 0 has no room for its number
_LABELS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


@dataclass(frozen=True, slots=True)
class Refs:
    """Where a chart's numbers stand, as formulas such as 'Overblik'!$A$3:$A$9.

    `titles` is a cell and `values` a row or column of cells per series. The cells hold `numbers`.
    """

    categories: str
    titles: tuple[str, ...]
    values: tuple[str, ...]


def numbers(chart: Chart, series: Series) -> tuple[int | float, ...]:
    """Return the series' numbers as cells hold them: counts, or percents as 0.67 (shown as 67 %)."""
    if chart.kind is ChartKind.STACKED:
        return series.values
    return tuple(value / 100 for value in series.values)


def points_high(chart: Chart) -> int:
    """Return the height, in points, in which the chart is easily read."""
    lines = len(chart.categories) * (26 if chart.kind is ChartKind.STACKED else 38)
    return 86 + lines


def chart_space(chart: Chart, refs: Refs, *, workbook: str = "") -> Element:
    """Return the root of a chart part: horizontal bars, the first category on top.

    A stacked chart has bars of 100 % with counts in them, a dumbbell two bars per category, in percent from
    0 to 100. The numbers are kept in the part too, so that it shows before anything is computed. `workbook`
    is the relationship id of an embedded workbook that the cells are in; "" where they are in the same file.
    """
    body = [
        _title(chart.title),
        _c("autoTitleDeleted", val="0"),
        _c("plotArea", _c("layout"), _bars(chart, refs), _category_axis(), _value_axis(chart)),
        _c("legend", _c("legendPos", val="b"), _c("overlay", val="0"), _text(1000, _INK)),
        _c("plotVisOnly", val="0"),
        _c("dispBlanksAs", val="gap"),
    ]
    ground = _c("spPr", _fill(_WHITE), _a("ln", _a("noFill")))
    root = etree.Element(f"{{{CHART}}}chartSpace", nsmap=_SPACES)
    root.extend([_c("date1904", val="0"), _c("lang", val=_LANGUAGE), _c("roundedCorners", val="0")])
    root.extend([_c("chart", *body), ground, _text(1000, _INK)])
    if workbook:
        data = _c("externalData", _c("autoUpdate", val="0"))
        data.set(f"{{{REL}}}id", workbook)
        root.append(data)
    return root


def _bars(chart: Chart, refs: Refs) -> Element:
    is_stacked = chart.kind is ChartKind.STACKED
    return _c(
        "barChart",
        _c("barDir", val="bar"),
        _c("grouping", val="percentStacked" if is_stacked else "clustered"),
        _c("varyColors", val="0"),
        *(_series(chart, one, at, refs) for at, one in enumerate(chart.series)),
        _c("gapWidth", val="40" if is_stacked else "60"),
        _c("overlap", val="100" if is_stacked else "0"),
        _c("axId", val=_CATEGORIES),
        _c("axId", val=_VALUES),
    )


def _series(chart: Chart, one: Series, at: int, refs: Refs) -> Element:
    is_stacked = chart.kind is ChartKind.STACKED
    code = _COUNT if is_stacked else _PERCENT
    edge = _a("ln", _fill(_WHITE), w="9525") if is_stacked else _a("ln", _a("noFill"))
    return _c(
        "ser",
        _c("idx", val=str(at)),
        _c("order", val=str(at)),
        _c("tx", _texts(refs.titles[at], [one.title])),
        _c("spPr", _fill(one.colour), edge),
        _c("invertIfNegative", val="0"),
        _labels(code, "ctr" if is_stacked else "outEnd", one.ink if is_stacked else _INK),
        _c("cat", _texts(refs.categories, chart.categories)),
        _c("val", _numbers(refs.values[at], numbers(chart, one), code)),
    )


def _labels(code: str, where: str, ink: str) -> Element:
    return _c(
        "dLbls",
        _c("numFmt", formatCode=code, sourceLinked="0"),
        _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
        _text(900, ink),
        _c("dLblPos", val=where),
        *(_c(name, val=str(int(name == "showVal"))) for name in _LABELS),
    )


def _texts(ref: str, texts: Iterable[str]) -> Element:
    return _c("strRef", _written("f", ref), _cache("strCache", texts))


def _numbers(ref: str, values: Iterable[int | float], code: str) -> Element:
    cache = _cache("numCache", (f"{value:.12g}" for value in values))
    cache.insert(0, _written("formatCode", code))
    return _c("numRef", _written("f", ref), cache)


def _cache(tag: str, texts: Iterable[str]) -> Element:
    points = [_c("pt", _written("v", text), idx=str(at)) for at, text in enumerate(texts)]
    return _c(tag, _c("ptCount", val=str(len(points))), *points)


def _category_axis() -> Element:
    return _c(
        "catAx",
        _c("axId", val=_CATEGORIES),
        _c("scaling", _c("orientation", val="maxMin")),
        _c("delete", val="0"),
        _c("axPos", val="l"),
        _c("numFmt", formatCode="General", sourceLinked="0"),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="low"),
        _c("spPr", _a("ln", _fill(_LINE), w="9525")),
        _text(1000, _INK),
        _c("crossAx", val=_VALUES),
        _c("crosses", val="autoZero"),
        _c("auto", val="0"),
        _c("lblAlgn", val="ctr"),
        _c("lblOffset", val="100"),
        _c("noMultiLvlLbl", val="1"),
    )


def _value_axis(chart: Chart) -> Element:
    """Return an axis from 0 that is not drawn: the numbers stand on the bars, with room for that of 100 %."""
    limits = [] if chart.kind is ChartKind.STACKED else [_c("max", val="1.1"), _c("min", val="0")]
    return _c(
        "valAx",
        _c("axId", val=_VALUES),
        _c("scaling", _c("orientation", val="minMax"), *limits),
        _c("delete", val="1"),
        _c("axPos", val="t"),
        _c("numFmt", formatCode=_PERCENT, sourceLinked="0"),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="nextTo"),
        _c("crossAx", val=_CATEGORIES),
        _c("crosses", val="autoZero"),
        _c("crossBetween", val="between"),
    )


def _title(text: str) -> Element:
    run = _a("r", _a("rPr", _fill(_INK), lang=_LANGUAGE, sz="1200", b="1"), _written("t", text, MAIN))
    look = _a("pPr", _a("defRPr", _fill(_INK), sz="1200", b="1"))
    rich = _c("rich", _a("bodyPr"), _a("lstStyle"), _a("p", look, run))
    return _c("title", _c("tx", rich), _c("overlay", val="0"))


def _text(size: int, ink: str) -> Element:
    """Return the look of text: its size in hundredths of a point, and its colour."""
    look = _a("pPr", _a("defRPr", _fill(ink), sz=str(size), b="0"))
    return _c("txPr", _a("bodyPr"), _a("lstStyle"), _a("p", look, _a("endParaRPr", lang=_LANGUAGE)))


def _fill(colour: str) -> Element:
    return _a("solidFill", _a("srgbClr", val=colour))


def _written(tag: str, text: str, space: str = CHART) -> Element:
    made = etree.Element(f"{{{space}}}{tag}")
    made.text = text
    return made


def _c(tag: str, *children: Element, **attributes: str) -> Element:
    return element(CHART, tag, children, attributes)


def _a(tag: str, *children: Element, **attributes: str) -> Element:
    return element(MAIN, tag, children, attributes)


def element(space: str, tag: str, children: Iterable[Element], attributes: dict[str, str]) -> Element:
    """Return an element of the name space with these children."""
    made = etree.Element(f"{{{space}}}{tag}", attributes)
    made.extend(children)
    return made
