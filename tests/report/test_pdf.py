"""The PDF of a report can be read aloud, and holds its letters itself."""

import re
import zlib
from dataclasses import replace

import pytest

from app.core.scoring import Standing
from app.report.blocks import Bullets, Cell, Document, Heading, Line, Paragraph, Picture, Table
from app.report.content import document
from app.report.pdf import render
from tests.report.materials import a_material, texts
from tests.report.pdf_reading import pieces

CONTENT = render(document(a_material()))


def kinds(content: bytes) -> list[str]:
    """Return what the pieces are tagged as, in order."""
    return [found.decode() for found in re.findall(rb"/S /(\w+)\n/Type /StructElem", content)]


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def test_it_is_tagged_titled_and_danish() -> None:
    assert b"/Marked true" in CONTENT
    assert b"(da-DK)" in CONTENT
    assert b"/DisplayDocTitle true" in CONTENT
    assert b"/FontFile2" in CONTENT


def test_tags_say_what_each_piece_is() -> None:
    found = kinds(CONTENT)
    assert found[:4] == ["Document", "H1", "P", "H2"]
    assert {"H3", "L", "LI", "LBody", "Lbl", "Table", "TR", "TH", "TD", "Figure", "Caption"} <= set(found)


def test_it_says_what_the_report_says() -> None:
    told = pieces(CONTENT)
    assert told[:3] == [("H1", "Rapport om Nord"), ("P", "Byen · 25-11-2026"), ("H2", "Kort fortalt")]
    whole = "".join(text for _, text in told).replace(" ", "")
    report = document(a_material())
    unseen = {one.chart.description for one in report.blocks if isinstance(one, Picture)}
    assert [one for one in texts(report) if one not in unseen and one.replace(" ", "") not in whole] == []


def test_every_picture_has_words() -> None:
    with_words = rb"/Alt <feff\w+>\n/K \[\d+\]\n/P \d+ 0 R\n/Pg \d+ 0 R\n/S /Figure"
    assert len(re.findall(with_words, CONTENT)) == kinds(CONTENT).count("Figure") == 3


def test_every_piece_that_is_begun_is_ended() -> None:
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", CONTENT, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"BDC" in text:
            assert len(re.findall(rb"\bB[DM]C\b", text)) == len(re.findall(rb"\bEMC\b", text))


def test_a_long_report_turns_the_page_and_a_word_without_end_is_broken() -> None:
    chapters = [Heading(f"Kapitel {at}", 2) for at in range(40)]
    many = Bullets(tuple(Line("ord " * 60, lead=f"Nr. {at}") for at in range(30)))
    report = replace(document(a_material()), blocks=(*chapters, Paragraph("x" * 500), many))
    assert pages(render(report)) >= 3


def test_a_long_table_has_its_header_on_every_page() -> None:
    rows = tuple((Cell(f"Punkt {at}"), Cell("på vej", Standing.UNDERWAY)) for at in range(80))
    table = Table("Et langt skema", ("Afsnit", "Status"), rows, (70, 30))
    content = render(replace(document(a_material()), blocks=(table,)))
    headers = [text for kind, text in pieces(content) if kind == "TH"]
    assert headers == ["Afsnit", "Status"] * pages(content)
    assert pages(content) == 2


@pytest.mark.parametrize("text", ["Привіт", "“citat” – 5 − 3 … ’ é ş ğ ı", "سلام", "👍"])
def test_letters_of_any_language_never_stop_the_report(text: str, caplog: pytest.LogCaptureFixture) -> None:
    report = Document("Titel", "Undertitel", "Emne", a_material().today, (Paragraph(text),))
    assert render(report).startswith(b"%PDF")
    assert "missing" not in caplog.text
