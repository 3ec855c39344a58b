"""Charts as Excel and Word keep them, read by a reader that is not ours."""

import importlib
from typing import Any

from lxml import etree
from openpyxl.chart.bar_chart import BarChart

from app.drawing.chart import Chart, ChartKind, Series
from app.drawing.ooxml import REL, Refs, chart_space, numbers, points_high

#: Parts of openpyxl that have no types.
_READER: Any = importlib.import_module("openpyxl.chart.reader")
_SPACE: Any = importlib.import_module("openpyxl.chart.chartspace")

_NAMES = ("Mål", "Drift & ledelse")


def _stacked() -> Chart:
    series = (Series("Ja", (12, 0), "2E7D4F", "FFFFFF"), Series("Nej", (3, 5), "B3423A", "FFFFFF"))
    return Chart("Svar <i hvert> afsnit", ChartKind.STACKED, _NAMES, series, "I ord.")


def _dumbbell() -> Chart:
    series = (Series("Forår", (40, 0), "8A949C", "1B1F23"), Series("Efterår", (67, 100), "17414F", "FFFFFF"))
    return Chart("Fra Forår til Efterår", ChartKind.DUMBBELL, _NAMES, series, "I ord.")


_REFS = Refs("'Ark'!$A$2:$A$3", ("'Ark'!$B$1", "'Ark'!$C$1"), ("'Ark'!$B$2:$B$3", "'Ark'!$C$2:$C$3"))


def _read(chart: Chart) -> BarChart:
    root = etree.fromstring(etree.tostring(chart_space(chart, _REFS)))
    found = _READER.read_chart(_SPACE.ChartSpace.from_tree(root))
    assert isinstance(found, BarChart)
    return found


def test_a_stacked_chart_is_horizontal_bars_of_a_hundred_per_cent() -> None:
    read = _read(_stacked())
    assert (read.barDir, read.grouping, read.overlap) == ("bar", "percentStacked", 100)


def test_before_and_after_are_bars_side_by_side() -> None:
    read = _read(_dumbbell())
    assert (read.barDir, read.grouping, read.overlap) == ("bar", "clustered", 0)


def test_the_first_category_stands_on_top() -> None:
    assert _read(_stacked()).x_axis.scaling.orientation == "maxMin"


def test_every_series_points_to_its_cells_and_keeps_what_stands_in_them() -> None:
    first, second = _read(_stacked()).series
    assert (first.tx.strRef.f, second.tx.strRef.f) == ("'Ark'!$B$1", "'Ark'!$C$1")
    assert (first.cat.strRef.f, first.val.numRef.f) == ("'Ark'!$A$2:$A$3", "'Ark'!$B$2:$B$3")
    assert [one.v for one in first.cat.strRef.strCache.pt] == list(_NAMES)
    assert [one.v for one in second.val.numRef.numCache.pt] == [3, 5]


def test_percents_are_kept_as_cells_hold_them() -> None:
    before, after = _dumbbell().series
    assert numbers(_dumbbell(), before) == (0.4, 0.0)
    assert numbers(_dumbbell(), after) == (0.67, 1.0)
    assert [one.v for one in _read(_dumbbell()).series[1].val.numRef.numCache.pt] == [0.67, 1]


def test_counts_are_kept_as_they_are() -> None:
    assert numbers(_stacked(), _stacked().series[0]) == (12, 0)


def test_every_number_stands_on_its_bar() -> None:
    for one in (*_read(_stacked()).series, *_read(_dumbbell()).series):
        assert one.dLbls.showVal
        assert not any((one.dLbls.showSerName, one.dLbls.showLegendKey, one.dLbls.showPercent))


def test_colours_and_words_are_the_charts_own() -> None:
    root = chart_space(_stacked(), _REFS)
    assert [one.get("val") for one in root.iterfind(".//{*}ser/{*}spPr/{*}solidFill/{*}srgbClr")] == [
        *("2E7D4F", "B3423A"),
    ]
    assert [one.text for one in root.iterfind(".//{*}title//{*}t")] == ["Svar <i hvert> afsnit"]
    assert {one.get("lang") for one in root.iter() if one.get("lang")} == {"da-DK"}


def test_an_embedded_workbook_is_pointed_to_and_only_then() -> None:
    assert chart_space(_stacked(), _REFS).find("{*}externalData") is None
    data = chart_space(_stacked(), _REFS, workbook="rId7").find("{*}externalData")
    assert data is not None
    assert data.get(f"{{{REL}}}id") == "rId7"


def test_more_categories_are_given_more_height() -> None:
    more = Chart("", ChartKind.STACKED, ("a", "b", "c"), (), "")
    assert points_high(more) > points_high(_stacked())
    assert points_high(_dumbbell()) > points_high(_stacked())
