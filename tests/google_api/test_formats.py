"""How values are shown, and what is made of what is typed."""

import pytest

from tests.google_api.cells import Effective
from tests.google_api.entered import entered
from tests.google_api.formats import shown
from tests.google_api.locales import locale

AMERICAN, DANISH = locale("en_US"), locale("da_DK")


@pytest.mark.parametrize(
    ("value", "kind", "pattern", "american", "danish"),
    [
        (1234.5, "", "", "1234.5", "1234,5"),
        (0.0009765625, "", "", "0.0009765625", "0,0009765625"),
        (1 / 3, "", "", "0.3333333333", "0,3333333333"),
        (1 / 3000, "", "", "0.0003333333333", "0,0003333333333"),
        (0.1 + 0.2, "", "", "0.3", "0,3"),
        (1e16, "", "", "1E+16", "1E+16"),
        (2.5e-12, "", "", "2.5E-12", "2,5E-12"),
        (1234567.891, "NUMBER", "", "1,234,567.89", "1.234.567,89"),
        (1234.5, "NUMBER", "#,##0", "1,235", "1.235"),
        (-3, "NUMBER", "0.0;(0.0);-", "(3.0)", "(3,0)"),
        (0, "NUMBER", "0.0;(0.0);-", "-", "-"),
        (0.5, "NUMBER", "#.##", ".5", ",5"),
        (7, "NUMBER", "000", "007", "007"),
        (0.256, "PERCENT", "", "25.60%", "25,60%"),
        (0.256, "PERCENT", "0%", "26%", "26%"),
        (12.5, "CURRENCY", "", "$12.50", "12,50 kr."),
        (12345.678, "SCIENTIFIC", "", "1.23E+04", "1,23E+04"),
        (3, "NUMBER", '0" stk."', "3 stk.", "3 stk."),
        (5, "TEXT", "@", "5", "5"),
        (46351, "DATE", "", "11/25/2026", "25.11.2026"),
        (46351, "DATE", "dd-mm-yyyy", "25-11-2026", "25-11-2026"),
        (46351, "DATE", "dddd d mmm yy", "Wednesday 25 Nov 26", "Wednesday 25 Nov 26"),
        (46351.5625, "DATE_TIME", "yyyy-mm-dd hh:mm:ss", "2026-11-25 13:30:00", "2026-11-25 13:30:00"),
        (46351.5625, "DATE_TIME", "h:mm am/pm", "1:30 PM", "1:30 PM"),
        (0.5625, "TIME", "", "1:30:00 PM", "13.30.00"),
        ("tekst", "DATE", "", "tekst", "tekst"),
        (True, "", "", "TRUE", "SAND"),
        (None, "", "", "", ""),
    ],
)
def test_a_cell_shows(value: Effective, kind: str, pattern: str, american: str, danish: str) -> None:
    look = {"type": kind, "pattern": pattern}
    assert shown(value, look, AMERICAN) == american
    assert shown(value, look, DANISH) == danish


@pytest.mark.parametrize(
    ("typed", "american", "danish"),
    [
        ("1.5", 1.5, 46143),
        ("1,5", "1,5", 1.5),
        ("1,234", 1234, 1.234),
        ("1.234", 1.234, 1234),
        ("-2e3", -2000, -2000),
        ("$5", 5, 5),
        ("31/12/2025", "31/12/2025", 46022),
        ("12/31/2025", 46022, "12/31/2025"),
        ("2025-12-31", 46022, 46022),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("2025-12-31 12:00", 46022.5, 46022.5),
        ("13:30", 0.5625, 0.5625),
        ("1:30 pm", 0.5625, 0.5625),
        ("25:00", "25:00", "25:00"),
        ("true", True, True),
        ("sand", "sand", True),
        ("'=1", "=1", "=1"),
        ("  4 ", 4, 4),
        ("fire", "fire", "fire"),
    ],
)
def test_typing_gives(typed: str, american: object, danish: object) -> None:
    year = entered("1/5", DANISH)[0]
    expected = year if typed == "1.5" else danish
    assert entered(typed, AMERICAN)[0] == american
    assert entered(typed, DANISH)[0] == expected
