"""The page Kommentarer, line by line."""

from datetime import datetime

from sheets.page import Cell, Page
from sheets.tabs.kommentarer import kommentarer
from tests.sheets.tabs.overviews import an_overview, everything, people

NOW = datetime.fromisoformat("2026-12-01T14:05")
TOP: list[tuple[Cell, ...]] = [
    ("Kommentarer",),
    ("Opdateret 01-12-2026 14:05",),
    ("Kommentarerne til hvert punkt står efter alfabetet, uden hvem der skrev dem.",),
]
HEADER = ("Team", "Skema", "Måling", "Svar", "Punkt", "Kommentar")


def values(page: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in page.lines]


def test_everything_in_its_place() -> None:
    held_back = "Holdt tilbage: færre end 10 svar"
    autumn, winter = "Efterår · 23-11-2026", "Vinter · 23-11-2026"
    nord = ("Nord, Byen", "Prøveskema")
    assert values(kommentarer(everything(), now=NOW)) == [
        *TOP,
        HEADER,
        (*nord, autumn, "6 individuelle svar", None, held_back),
        (*nord, winter, "1 fælles svar", "1.1.1 Punkt a.", "=Vi er i gang"),
        (*nord, winter, "1 fælles svar", "1.3.1 Punkt d.", "Mangler leder"),
        ("Syd, Byen", "Prøveskema", autumn, "4 individuelle svar", None, held_back),
    ]


def test_the_lines_are_one_table_under_a_header_that_stays_in_view() -> None:
    page = kommentarer(everything(), now=NOW)
    assert page.table == 3
    assert page.frozen == 4
    assert page.is_landscape


def test_every_comment_says_which_item_it_is_to() -> None:
    ten = an_overview(*people("Nord", *["jjjjjjjjjj"] * 2, "5" * 10, *["jjjjjjjjjj"] * 2))
    assert [line[4:] for line in values(kommentarer(ten, now=NOW))[4:]] == [
        ("1.1.1 Punkt a.", f"Ord {number}") for number in range(10)
    ]


def test_no_comments_yet() -> None:
    page = kommentarer(an_overview(), now=NOW)
    assert values(page) == [*TOP, HEADER, ("Her er ingen kommentarer endnu.",)]
