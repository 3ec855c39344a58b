"""The page Kommentarer, line by line."""

from datetime import datetime

from sheets.tabs.kommentarer import kommentarer
from sheets.workbook import Cell, Page
from tests.sheets.tabs.overviews import an_overview, everything, people

NOW = datetime.fromisoformat("2026-12-01T14:05")
TOP: list[tuple[Cell, ...]] = [
    ("Kommentarer",),
    ("Opdateret 01-12-2026 14:05",),
    ("Kommentarerne til hvert punkt står efter alfabetet, uden hvem der skrev dem.",),
]


def values(page: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in page.lines]


def test_everything_in_its_place() -> None:
    assert values(kommentarer(everything(), now=NOW)) == [
        *TOP,
        (),
        ("Nord, Byen",),
        (),
        ("Prøveskema · Efterår",),
        ("6 individuelle svar · 23-11-2026",),
        ("Holdt tilbage: færre end 10 svar",),
        (),
        ("Prøveskema · Vinter",),
        ("1 fælles svar · 23-11-2026",),
        ("Punkt", "Kommentar"),
        ("1.1.1 Punkt a.", "=Vi er i gang"),
        ("1.3.1 Punkt d.", "Mangler leder"),
        (),
        ("Syd, Byen",),
        (),
        ("Prøveskema · Efterår",),
        ("4 individuelle svar · 23-11-2026",),
        ("Holdt tilbage: færre end 10 svar",),
    ]


def test_many_comments_to_an_item_stand_under_it_by_the_alphabet() -> None:
    ten = an_overview(*people("Nord", *["jjjjjjjjjj"] * 2, "5" * 10, *["jjjjjjjjjj"] * 2))
    assert values(kommentarer(ten, now=NOW))[8:] == [
        ("Punkt", "Kommentar"),
        ("1.1.1 Punkt a.", "Ord 0"),
        *((None, f"Ord {number}") for number in range(1, 10)),
    ]


def test_no_comments_yet() -> None:
    assert values(kommentarer(an_overview(), now=NOW)) == [*TOP, (), ("Her er ingen kommentarer endnu.",)]
