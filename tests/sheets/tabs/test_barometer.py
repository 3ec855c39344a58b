"""The page Barometer, line by line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.overview.figures import Limits
from app.overview.records import Record
from sheets.page import Cell, Format, Page
from sheets.tabs.barometer import barometer
from tests.overview.test_barometer import AUTUMN, SPRING, found, staff

NOW = datetime.fromisoformat("2026-11-25T14:05")


def page(records: Sequence[Record]) -> Page:
    return barometer(found(records), Limits(), now=NOW)


def told(made: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in made.lines]


def under(made: Page, heading: str) -> list[tuple[Cell, ...]]:
    lines = told(made)
    begin = lines.index((heading,)) + 1
    return lines[begin : lines.index((), begin) if () in lines[begin:] else None]


SPRING_ANSWERS = [
    *staff("leder", "33333", "33333", "11111", day=SPRING),
    *staff("sagsbehandler", "111111", "111111", "555555", day=SPRING),
]
BOTH = [
    *SPRING_ANSWERS,
    *staff("leder", "555555", "44444-", "444444"),
    *staff("sagsbehandler", "22222", "2222-", "22222"),
]
ENDS = (
    f"Fra {SPRING} (11 individuelle svar, 20-05-2026) "
    f"til {AUTUMN} (11 individuelle svar, 20-11-2026): 6 måneder imellem."
)


def test_it_says_first_which_parts_have_taken_root() -> None:
    assert under(page(BOTH), f"Delene nu: {AUTUMN}") == [
        ("11 individuelle svar · 20-11-2026",),
        ("Velimplementeret er fra 80 %. Det er vores pejlemærke, ikke en regel.",),
        ("Ingen", "Velimplementeret"),
        # Part 1: (6*2 + 5*0.5) + (5*1.5 + 4*0.5) of 40 points; part 2: 6*1.5 + 5*0.5 of 22.
        ("Afsnit 1, Afsnit 2", "På vej"),
        ("Ingen", "Ikke velimplementeret"),
    ]


def test_the_change_has_a_column_per_role_with_n_at_both_ends() -> None:
    assert under(page(BOTH), "Siden sidst") == [
        (ENDS,),
        ("Det kan være andre, der har svaret denne gang. Så er forskellen ikke nødvendigvis fremgang.",),
        ("Del", "Alle", "leder", "sagsbehandler"),
        ("Svar før", "11", "5", "6"),
        ("Svar efter", "11", "6", "5"),
        # Fewer than five case workers answered b, so the roles are compared without it.
        (
            "Samlet",
            "+24 procentpoint (fra 33 % til 57 %)",
            "+63 procentpoint (fra 25 % til 88 %), kun 2 punkter",
            "−25 procentpoint (fra 50 % til 25 %), kun 2 punkter",
        ),
        (
            "Afsnit 1",
            "+37 procentpoint (fra 23 % til 60 %)",
            "+2,0 (fra 3,0 af 5 til 5,0 af 5), kun 1 punkt",
            "+1,0 (fra 1,0 af 5 til 2,0 af 5), kun 1 punkt",
        ),
        (
            "Afsnit 2",
            "−0,1 (fra 3,2 af 5 til 3,1 af 5)",
            "+3,0 (fra 1,0 af 5 til 4,0 af 5)",
            "−3,0 (fra 5,0 af 5 til 2,0 af 5)",
        ),
    ]


def test_each_round_is_a_table_of_parts_and_roles_and_the_newest_has_its_items() -> None:
    newest, older = under(page(BOTH), f"Svarene: {AUTUMN}"), under(page(BOTH), f"Svarene: {SPRING}")
    assert newest[2:5] == [
        ("Del", "Alle", "leder", "sagsbehandler"),
        ("Svar", "11", "6", "5"),
        ("Samlet", "på vej 57 % (3,3 af 5)", "på plads 88 % (4,5 af 5)", "mangler 25 % (2,0 af 5)"),
    ]
    assert newest[7] == ("    1.1.2 Hvor meget b?", "på vej 3,1 af 5", "for få svar", "for få svar")
    assert [line[0] for line in older[2:]] == ["Del", "Svar", "Samlet", "Afsnit 1", "Afsnit 2"]


def test_items_and_own_words_fold_and_colours_follow_the_words() -> None:
    made = page(BOTH)
    texts = [told(made)[number][0] for number in made.levels]
    assert texts[:2] == ["    1.1.1 Hvor meget a?", "    1.1.2 Hvor meget b?"]
    assert texts[3:5] == ["Ord 0", "Ord 0"]
    line = next(
        line for line in made.lines if line and line[0] and line[0].value == "    1.1.2 Hvor meget b?"
    )
    assert [cell.format for cell in line[1:] if cell] == [Format.UNDERWAY, *[Format.HELD_BACK] * 2]


def test_few_answers_are_held_back_whole() -> None:
    made = page(staff("leder", "5555", "5555", "5555"))
    assert under(made, f"Delene nu: {AUTUMN}")[1:] == [("Holdt tilbage: færre end 5 svar",)]
    assert under(made, "Siden sidst") == [("Endnu ingen måling at sammenligne med.",)]
    assert under(made, f"Svarene: {AUTUMN}")[1:] == [("Holdt tilbage: færre end 5 svar",)]


def test_a_change_from_a_round_that_is_held_back_is_held_back() -> None:
    records = [*staff("", *["5555"] * 3, day=SPRING), *staff("", *["55555"] * 3)]
    assert under(page(records), "Siden sidst")[-1] == ("holdt tilbage",)


def test_what_is_not_compared_is_counted_and_what_gives_no_points_is_a_dash() -> None:
    records = [
        *staff("leder", "33333", "xxxxx", "11111", day=SPRING),
        *staff("sagsbehandler", "xxxxx", "xxxxx", "11111", day=SPRING),
        *staff("leder", "33333", "33333", "11111"),
        *staff("sagsbehandler", "33333", "33333", "11111"),
    ]
    lines = under(page(records), "Siden sidst")
    assert lines[-1] == ("1 punkt er ikke sammenlignet.",)
    assert lines[-3] == ("Afsnit 1", *["uændret (fra 3,0 af 5 til 3,0 af 5)"] * 2, "–")
    older = under(page(records), f"Svarene: {SPRING}")
    assert older[5] == ("Afsnit 1", "på vej 50 % (3,0 af 5)", "på vej 50 % (3,0 af 5)", "–")


def test_without_roles_it_says_why_and_own_words_wait_for_more_people() -> None:
    lines = under(page(staff("leder", *["55555"] * 3)), f"Svarene: {AUTUMN}")
    assert lines[1] == ("Der er for få svar til at dele dem på roller.",)
    assert lines[2] == ("Del", "Alle")
    assert lines[-1] == ("Egne ord: Holdt tilbage: færre end 10 svar",)


def test_words_that_few_wrote_are_not_shown() -> None:
    records = [
        one if number < 4 else replace(one, answers={"a": "5"})
        for number, one in enumerate(staff("leder", *["5555555555"] * 3))
    ]
    assert not [line for line in told(page(records)) if line and str(line[0]).startswith(("Ord", "1.3.1"))]
