"""The figures of a report are those of Overblik, in every format."""

import io
import itertools
from collections.abc import Callable
from datetime import datetime

import docx
import pytest
from lxml import html

from app.overview.figures import Limits, Overview
from app.report.blocks import Document, Table
from app.report.content import document
from app.report.docx import render as as_docx
from app.report.html import render as as_html
from app.report.pdf import render as as_pdf
from sheets.page import Page
from sheets.tabs.overblik import overblik
from tests.report.materials import a_material, nord
from tests.report.pdf_reading import pieces

NOW = datetime.fromisoformat("2026-11-25T16:30")


def shown_in_overblik() -> set[tuple[str, str]]:
    """Return the words and figures of each section's line, as the tab Overblik has them."""
    page: Page = overblik(Overview(Limits(), (nord(),)), now=NOW, notes=[])
    found = set()
    for line in page.lines:
        cells = [cell.value if cell else None for cell in line[:3]]
        if len(cells) == 3 and isinstance(cells[0], str) and cells[0].startswith("Afsnit "):
            share = cells[2]
            told = f"{round(share * 100)} %" if isinstance(share, float) else str(share or "–")
            found.add((f"{cells[0]}: {cells[1]}", told))
    return found


def shown(report: Document) -> list[tuple[str, ...]]:
    """Return the first three cells of the sections' rows."""
    tables = (one for one in report.blocks if isinstance(one, Table) and one.header[0] == "Afsnit")
    return [tuple(cell.text for cell in row[:3]) for table in tables for row in table.rows]


def test_the_sections_say_what_overblik_says() -> None:
    rows = shown(document(a_material()))
    assert rows
    assert {(f"{title}: {status}", share) for title, status, share in rows} <= shown_in_overblik()


def rows_of_docx(report: Document) -> list[tuple[str, ...]]:
    word = docx.Document(io.BytesIO(as_docx(report)))
    tables = (one for one in word.tables if one.rows[0].cells[0].text == "Afsnit")
    return [tuple(cell.text for cell in row.cells[:3]) for table in tables for row in table.rows[1:]]


def rows_of_html(report: Document) -> list[tuple[str, ...]]:
    page = html.document_fromstring(as_html(report))
    tables = (one for one in page.iter("table") if not list(one.iterancestors("figure")))
    found = [
        tuple(cell.text or "" for cell in row.iter("td"))[:3]
        for table in tables
        if next(table.iter("th")).text == "Afsnit"
        for row in table.iter("tr")
    ]
    return [row for row in found if row]


def rows_of_pdf(report: Document) -> list[tuple[str, ...]]:
    cells = [(kind, text) for kind, text in pieces(as_pdf(report)) if kind in ("TH", "TD")]
    starts = [at for at, (kind, text) in enumerate(cells) if (kind, text) == ("TH", "Afsnit")]
    found = []
    for start in starts:
        rows = itertools.takewhile(lambda one: one[0] == "TD", cells[start + 4 :])
        texts = [text for _, text in rows]
        found += [tuple(texts[at : at + 3]) for at in range(0, len(texts), 4)]
    return found


@pytest.mark.parametrize("rows_of", [rows_of_docx, rows_of_html, rows_of_pdf])
def test_a_file_says_what_the_document_says(
    rows_of: Callable[[Document], list[tuple[str, ...]]],
) -> None:
    report = document(a_material())
    assert rows_of(report) == shown(report)
