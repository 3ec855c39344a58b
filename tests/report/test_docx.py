"""The Word file is one that people go on writing in: real styles, Word's own charts, words for pictures."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree

from app.report.content import document
from app.report.docx import render
from tests.report.materials import a_material

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CONTENT = render(document(a_material()))


@pytest.fixture
def word() -> WordDocument:
    return docx.Document(io.BytesIO(CONTENT))


def styles(word: WordDocument) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for paragraph in word.paragraphs:
        if paragraph.style is not None:
            found.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    return found


def test_everything_has_a_style_of_its_kind(word: WordDocument) -> None:
    found = styles(word)
    assert found["Title"] == ["Rapport om Nord"]
    assert found["Heading 1"][:2] == ["Kort fortalt", "Hvor I står"]
    assert "Prøveskema: Efterår" in found["Heading 2"]
    assert len(found["List Bullet"]) > 10
    assert "6 individuelle svar · 23-11-2026 · udfyldt mindst 76 % · samlet 79 %: på vej." in found["Caption"]
    assert any(text.startswith("Prøveskema: På vej, 79 %") for text in found["Kort fortalt"])
    assert set(found) == {
        *("Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Caption", "Body Text"),
        *("Kort fortalt", "Forbehold", "Normal"),
    }


def test_the_language_is_danish_and_no_person_is_named_as_author(word: WordDocument) -> None:
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    about = word.core_properties
    assert (about.title, about.language, about.author) == ("Rapport om Nord", "da-DK", "Forankring")
    assert about.comments == ""


def test_the_page_is_a4_and_the_footer_counts(word: WordDocument) -> None:
    section = word.sections[0]
    assert section.page_width is not None
    assert round(section.page_width / Cm(1)) == 21
    fields = [
        one.text for one in section.footer.paragraphs[0].paragraph_format.element.iter(qn("w:instrText"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_tables_have_a_header_that_is_repeated_and_rows_in_one_piece(word: WordDocument) -> None:
    body = word.element.body
    tables = list(body.iter(qn("w:tbl")))
    assert tables
    for table in tables:
        first, *others = table.iter(qn("w:tr"))
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert all(one.find(f".//{qn('w:cantSplit')}") is not None for one in others)
        assert table.find(f".//{qn('w:tblCaption')}").get(qn("w:val"))
    assert all(one.style is not None and one.style.name == "Rapporttabel" for one in word.tables)


def test_a_status_is_a_word_beside_its_colour(word: WordDocument) -> None:
    fills = {
        cell.text: shade.get(qn("w:fill"))
        for table in word.tables
        for row in table.rows[1:]
        for cell in row.cells
        if (shade := next(cell.paragraphs[0].paragraph_format.element.getparent().iter(qn("w:shd")), None))
        is not None
    }
    assert fills == {
        "på plads": "CFE8D5",
        "på vej": "FFE8A3",
        "I gang, over fristen": "F7CFC9",
        "Færdig": "CFE8D5",
    }


def test_every_chart_is_words_own_with_a_text_in_its_place(word: WordDocument) -> None:
    places = list(word.element.body.iter(f"{DRAWING}docPr"))
    assert len(places) == 3
    assert len({one.get("id") for one in places}) == 3
    for place in places:
        assert place.get("descr")
        assert place.get("title")
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as package:
        names = set(package.namelist())
        assert {f"word/charts/diagram{at}.xml" for at in (1, 2, 3)} <= names
        assert not [name for name in names if name.startswith("word/media")]


def test_a_chart_follows_the_numbers_of_its_own_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as package:
        space = etree.fromstring(package.read("word/charts/diagram3.xml"))
        book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/diagram3.xlsx")))
        relations = package.read("word/charts/_rels/diagram3.xml.rels").decode()
    assert "embeddings/diagram3.xlsx" in relations
    sheet = book["Tal"]
    cached = [float(one.text or "") for one in space.iterfind(f".//{CHART}numCache/{CHART}pt/{CHART}v")]
    assert cached == [sheet["B2"].value, sheet["C2"].value] == [0.25, 0.86]
    refs = [one.text for one in space.iterfind(f".//{CHART}val//{CHART}f")]
    assert refs == ["Tal!$B$2:$B$2", "Tal!$C$2:$C$2"]
    assert sheet["A2"].value == "Afsnit 3"
