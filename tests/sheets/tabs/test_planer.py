"""The page Planer og aftaler, line by line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.core.response import Answer, RoundKind
from app.overview.figures import Limits
from app.overview.records import Record
from sheets.page import Cell, Format, Page, Styled
from sheets.tabs.planer import planer
from tests.overview.test_plans import found, written

NOW = datetime.fromisoformat("2026-11-25T14:05")


def page(records: Sequence[Record]) -> Page:
    return planer(found(records), Limits(), now=NOW)


def told(made: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in made.lines]


def test_the_newest_version_stands_first_and_its_history_folds() -> None:
    before = written({"t": "Ord", "linjer": [{"handling": "Ring"}]}, "2026-05-20")
    after = written({"t": "Nye ord", "linjer": [{"handling": "Ring"}]}, comments={"mandat": "Ja tak"})
    made = page([before, after])
    assert told(made)[3:] == [
        (),
        ("Nord, Byen: Prøveskema",),
        ("Efterår · 20-11-2026 00:00",),
        ("6 punkter er ikke udfyldt.",),
        (),
        ("Afsnit 1",),
        ("1.1.2 Tekst t", "Nye ord"),
        ("1.1.3 Punkt mandat.", ""),
        ("    Uddybende", "Ja tak"),
        (),
        ("Afsnit 2",),
        ("1.2.1 Hvad gør I?",),
        ("Det gør vi", "Senest", "Hvor langt"),
        ("Ring", "", ""),
        (),
        ("Udgaver",),
        ("Hvad", "Før", "Nu", "Ændring"),
        ("Efterår · 20-11-2026 00:00", "2 ændringer."),
        ("    Tekst t", "Ord", "Nye ord", "Ændret"),
        ("    Punkt mandat. (uddybende)", "", "Ja tak", "Tilføjet"),
        ("Efterår · 20-05-2026 00:00", "Første udgave."),
    ]
    assert [told(made)[number][0] for number in made.levels] == [
        *("    Tekst t", "    Punkt mandat. (uddybende)")
    ]


def test_what_people_wrote_alone_stands_by_itself_or_is_held_back() -> None:
    alone = [
        replace(written({"t": f"Ord {number}"}), response_id=f"p{number}", kind=RoundKind.INDIVIDUAL)
        for number in range(10)
    ]
    lines = told(page(alone))[6:]
    assert lines[:4] == [
        ("Egne ord: Efterår",),
        ("10 individuelle svar",),
        ("1.1.2 Tekst t", "Ord 0"),
        ("", "Ord 1"),
    ]
    assert told(page(alone[:1]))[7:] == [("1 individuelt svar",), ("Holdt tilbage: færre end 10 svar",)]


def test_a_plan_that_is_filled_in_has_no_note_of_what_is_missing() -> None:
    answers: dict[str, Answer] = {
        "roller": ["ledere"],
        "t": "A",
        "mandat": "ja",
        "linjer": [{"handling": "Ring"}],
        "maaned": "2026-11",
        "antal": 2,
        "dag": "2026-11-25",
        "tro": "4",
    }
    assert told(page([written(answers)]))[6] == ()


def test_days_are_dates_that_a_spreadsheet_knows() -> None:
    made = page([written({"dag": "2026-11-25", "linjer": [{"handling": "Ring", "frist": "2026-12-01"}]})])
    days = [cell for line in made.lines for cell in line if cell and isinstance(cell.value, date)]
    assert days == [Styled(date(2026, 12, 1), Format.DATE), Styled(date(2026, 11, 25), Format.DATE)]
