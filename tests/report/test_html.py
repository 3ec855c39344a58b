"""The web page of a report is one file that can be read aloud and printed."""

import re
from dataclasses import replace

from lxml import html

from app.report.content import document
from app.report.html import render
from app.report.material import Material
from tests.report.materials import LATE, PLAN, a_material


def page(material: Material | None = None) -> html.HtmlElement:
    return html.document_fromstring(render(document(material or a_material())))


def test_the_page_is_danish_and_has_one_first_heading() -> None:
    found = page()
    assert found.get("lang") == "da"
    assert [one.text for one in found.iter("h1")] == ["Rapport om Nord"]
    assert next(found.iter("title")).text == "Rapport om Nord"
    assert next(one.text for one in found.iter("h2")) == "Kort fortalt"


def test_nothing_is_fetched_from_elsewhere() -> None:
    text = render(document(a_material())).decode()
    assert not re.search(r"https?://|src=|<link|<script|url\((?!#)", text)


def test_every_picture_has_words_and_a_table_behind_it() -> None:
    figures = list(page().iter("figure"))
    assert len(figures) == 3
    for figure in figures:
        assert next(one.text for one in figure.iter("desc"))
        assert len(list(figure.iter("table"))) == 1
    ids = [one.get("id") for one in page().iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_headers_of_tables_are_headers() -> None:
    table = next(page().iter("table"))
    assert [one.get("scope") for one in table.iter("th")] == ["col"] * 4


def test_what_people_wrote_is_never_markup() -> None:
    nasty = replace(LATE, action="<script>alert(1)</script> & co")
    text = render(document(a_material(plan=replace(PLAN, actions=(nasty,))))).decode()
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in text


def test_it_prints_on_a4() -> None:
    assert "@page{size:A4" in render(document(a_material())).decode()
