"""Checklists, rows and pages to put into workbooks."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sheets.excel import ExcelWorkbook
from sheets.page import Cell, Format, Page, Styled
from sheets.workbook import Batch, Column, Row, Tab

TAB = Tab(
    "svar:opfoelgning",
    "Svar, opfølgning",
    (
        Column("svar-id", "Svar-id", 12),
        Column("tid", "Tidspunkt", 17, Format.MOMENT),
        Column("team", "Område", 14),
        Column("frist", "Frist", 12, Format.DATE),
        Column("koordinator", "Der er en koordinator", 16),
        Column("koordinator.uddybende", "Uddybende om koordinatoren", 30, Format.LONG),
        Column("ledelse", "Ledelsen bakker op", 16),
        Column("ledelse.uddybende", "Uddybende om ledelsen", 30, Format.LONG),
    ),
)


#: A naive, local moment from "2026-11-23 14:05".
moment = datetime.fromisoformat


def a_row(n: int, **cells: Cell) -> Row:
    """Return row number n, every value telling its number and its column."""
    values: dict[str, Cell] = {
        "tid": moment(f"2026-11-23 14:{n % 60:02}"),
        "team": f"team {n}",
        "frist": date(2027, 1, 1 + n % 28),
        "koordinator": f"koordinator {n}",
        "koordinator.uddybende": f"koordinator.uddybende {n}",
        "ledelse": f"ledelse {n}",
        "ledelse.uddybende": f"ledelse.uddybende {n}",
    }
    return Row(f"id-{n}", values | cells)


def seen(row: Row) -> dict[str, Cell]:
    """Return the row as it must read from the sheet."""
    return {"svar-id": row.id, **{key: cell for key, cell in row.cells.items() if cell is not None}}


def a_batch(number: int, *rows: Row, tab: Tab = TAB) -> Batch:
    return Batch(number, [(tab, rows)])


def a_workbook(path: Path, rows: int = 3) -> ExcelWorkbook:
    """Return a workbook with one batch of rows in it."""
    workbook = ExcelWorkbook(path)
    workbook.append(a_batch(1, *(a_row(n) for n in range(1, rows + 1))))
    return workbook


def rows_of(workbook: ExcelWorkbook, tab: Tab = TAB) -> Sequence[dict[str, Cell]]:
    """Return the tab's rows as they stand."""
    table = workbook.read(tab)
    assert table is not None
    return [dict(row) for row in table.rows]


def a_page(value: float = 0.67, lines: int = 2) -> Page:
    """Return an overview with a title, a heading and a few lines of figures."""
    return Page(
        "overblik",
        "Overblik",
        [
            [Styled("Opfølgning", Format.TITLE)],
            [Styled("Afsnit", Format.HEADER), Styled("På plads", Format.HEADER), Styled("n", Format.HEADER)],
            *(
                [
                    Styled(f"Afsnit {n}"),
                    Styled(value, Format.UNDERWAY_PERCENT),
                    Styled(n, Format.NUMBER),
                ]
                for n in range(1, lines + 1)
            ),
        ],
        widths=(30, 12, 8),
        frozen=2,
        levels={3: 1},
    )
