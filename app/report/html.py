"""A report as one web page that needs no other file: style and pictures are in it."""

from collections.abc import Iterable
from html import escape

from app.drawing import svg
from app.drawing.chart import Chart
from app.report.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Document,
    Heading,
    Line,
    Note,
    Paragraph,
    Picture,
    Table,
)
from app.report.html_style import CLASSES, STYLE

_FIRST, _BEHIND = "Afsnit", "Tallene som tabel"
_OPENINGS: dict[type[Block], str] = {Paragraph: "<p>", Note: '<p class="note">'}


def render(report: Document) -> bytes:
    """Return the page in UTF-8."""
    body = "\n".join(_block(block, f"d{at}") for at, block in enumerate(report.blocks))
    page = f"""<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{escape(report.subject)}">
<title>{escape(report.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{escape(report.title)}</h1>
<p class="subtitle">{escape(report.subtitle)}</p>
{body}
</main>
</body>
</html>
"""
    return page.encode()


def _block(block: Block, key: str) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(text) | Note(text):
            return f"{_OPENINGS[type(block)]}{escape(text)}</p>"
        case Bullets(lines):
            return _lines(lines)
        case Box(title, lines):
            return f'<section class="box"><h2>{escape(title)}</h2>{_lines(lines)}</section>'
        case Table():
            return _table(block)
        case Picture(chart):
            return _picture(chart, key)


def _lines(lines: Iterable[Line]) -> str:
    return f"<ul>{''.join(map(_line, lines))}</ul>"


def _line(line: Line) -> str:
    lead = f"<strong>{escape(line.lead)}</strong> " if line.lead else ""
    return f"<li>{lead}{escape(line.text)}</li>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.header)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    columns = "".join(f'<col style="width:{width}%">' for width in table.widths)
    return (
        f"<table><caption>{escape(table.caption)}</caption><colgroup>{columns}</colgroup>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(cell: Cell) -> str:
    names = " ".join(filter(None, (CLASSES[cell.standing] if cell.standing else "", "n" * cell.is_number)))
    return f'<td class="{names}">{escape(cell.text)}</td>' if names else f"<td>{escape(cell.text)}</td>"


def _picture(chart: Chart, key: str) -> str:
    """Return the chart as a picture with its legend, and its numbers as a table behind it."""
    legend = "".join(
        f"<li>{svg.swatch(chart, at, key=key)} {escape(one.title)}</li>"
        for at, one in enumerate(chart.series)
    )
    header, lines = svg.table(chart)
    rows = tuple(tuple(map(Cell, line)) for line in lines)
    behind = _table(Table(chart.title, (_FIRST, *header), rows, ()))
    return (
        f'<figure><figcaption>{escape(chart.title)}</figcaption><ul class="legend">{legend}</ul>'
        f"{svg.picture(chart, key=key)}<details><summary>{_BEHIND}</summary>{behind}</details></figure>"
    )
