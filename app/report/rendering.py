"""A report as bytes, in the format that is asked for."""

from enum import StrEnum

from app.report.blocks import Document


class Format(StrEnum):
    """What a report can be, by the ending of its file."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"


def render(document: Document, form: Format) -> bytes:
    """Return the report as a file of that format holds it."""
    match form:
        case Format.DOCX:
            from app.report import docx

            return docx.render(document)
        case Format.HTML:
            from app.report import html

            return html.render(document)
        case Format.PDF:
            from app.report import pdf

            return pdf.render(document)
