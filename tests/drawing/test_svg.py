"""Charts as SVG: what stands in them, for eyes, for screen readers and without colour."""

import pytest
from lxml import etree

from app.drawing import svg
from app.drawing.chart import Chart, ChartKind, Series

STACKED = Chart(
    title="Svar i hvert afsnit",
    kind=ChartKind.STACKED,
    categories=("Kortlæg et område", "Støt op om borgere med en helhedsorienteret indsats"),
    series=(
        Series("Ja", (6, 1), "2E7D4F", "FFFFFF"),
        Series("Delvist på plads", (3, 48), "F2C14E", "1B1F23"),
        Series("Nej", (1, 0), "B3423A", "FFFFFF"),
    ),
    description="Kortlæg: 6 Ja, 3 Delvist på plads, 1 Nej.",
)
DUMBBELL = Chart(
    title="Fra Forår til Efterår",
    kind=ChartKind.DUMBBELL,
    categories=("Op", "Ned", "Ens"),
    series=(
        Series("Forår", (0, 80, 50), "8A949C", "1B1F23"),
        Series("Efterår", (100, 40, 50), "17414F", "FFFFFF"),
    ),
    description="Op: fra 0 % til 100 %.",
)


def drawn(chart: Chart) -> etree._Element:
    return etree.fromstring(svg.picture(chart, key="k"))


def texts(chart: Chart, class_: str) -> list[str]:
    found = drawn(chart).xpath(f"//text[@class='{class_}']/text()")
    assert isinstance(found, list)
    return [str(one) for one in found]


def values(chart: Chart, path: str) -> list[str]:
    found = drawn(chart).xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


@pytest.mark.parametrize("chart", [STACKED, DUMBBELL])
def test_a_picture_says_what_it_shows(chart: Chart) -> None:
    root = drawn(chart)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "k-t k-d"
    assert values(chart, "//title[@id='k-t']/text()") == [chart.title]
    assert values(chart, "//desc[@id='k-d']/text()") == [chart.description]


def test_bars_have_their_numbers_and_words_where_they_fit() -> None:
    assert texts(STACKED, "in") == ["6 Ja", "3", "1", "48"]


def test_a_part_is_as_wide_as_its_share() -> None:
    assert values(STACKED, "//rect[@fill='#2E7D4F']/@width") == ["60%", "2.041%"]
    assert values(STACKED, "//rect[@fill='#B3423A']/@x") == ["90%"]


def test_the_last_part_is_hatched_in_the_bar_and_in_the_legend() -> None:
    assert len(values(STACKED, "//rect[@fill='url(#k-h)']/@x")) == 1
    hatched = [("url(#k-h)" in svg.swatch(STACKED, place, key="k")) for place in range(3)]
    assert hatched == [False, False, True]


def test_a_long_name_is_broken_and_makes_room() -> None:
    assert texts(STACKED, "name") == [
        "Kortlæg et område",
        "Støt op om borgere med en",
        "helhedsorienteret indsats",
    ]
    assert drawn(STACKED).get("height") == "9.45em"


def test_both_ends_have_their_numbers_outside_the_line() -> None:
    found = drawn(DUMBBELL).findall("text[@class='end']")
    assert [(one.text, one.get("x"), one.get("text-anchor")) for one in found] == [
        ("0 %", "16%", "end"),
        ("100 %", "82%", None),
        ("80 %", "68.8%", None),
        ("40 %", "42.4%", "end"),
        ("50 %", "49%", None),
    ]


def test_before_is_a_ring_and_after_a_dot() -> None:
    assert values(DUMBBELL, "//circle[@class='before']/@stroke") == ["#8A949C"] * 3
    assert values(DUMBBELL, "//circle[@class='after']/@fill") == ["#17414F"] * 3
    assert 'class="before"' in svg.swatch(DUMBBELL, 0, key="k")
    assert 'class="after"' in svg.swatch(DUMBBELL, 1, key="k")


def test_a_picture_has_a_table_behind_it() -> None:
    assert svg.table(STACKED) == (
        ("Ja", "Delvist på plads", "Nej"),
        [(STACKED.categories[0], "6", "3", "1"), (STACKED.categories[1], "1", "48", "0")],
    )
    assert svg.table(DUMBBELL)[1] == [
        ("Op", "0 %", "100 %"),
        ("Ned", "80 %", "40 %"),
        ("Ens", "50 %", "50 %"),
    ]


def test_words_are_text_and_never_markup() -> None:
    evil = Chart("<b>", ChartKind.STACKED, ("<i>&",), (Series("<u>", (1,), "000000", "FFFFFF"),), "<s>")
    assert "<b>" not in svg.picture(evil, key="k")
    assert texts(evil, "name") == ["<i>&"]
