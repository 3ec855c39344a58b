"""The pages of the spreadsheet with data about single persons, line by line."""

from collections.abc import Sequence
from datetime import datetime

from app.core.checklist import Checklist
from app.overview.figures import Limits
from app.overview.records import Record
from sheets.page import Cell, Format, Page
from sheets.tabs.individdata import individdata
from sheets.tabs.individdata_laes_mig import individdata_laes_mig
from tests.overview.test_courses import INDIVIDDATA, found, group, row
from tests.sheets.tabs.test_laes_mig import lix, text

NOW = datetime.fromisoformat("2026-11-25T14:05")


def page(records: Sequence[Record], checklist: Checklist = INDIVIDDATA) -> Page:
    return individdata([found(records, checklist)], Limits(), now=NOW, notes=["Husk mødet."])


def told(made: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in made.lines]


def under(made: Page, heading: str) -> list[tuple[Cell, ...]]:
    lines = told(made)
    begin = lines.index((heading,)) + 1
    return lines[begin : lines.index((), begin) if () in lines[begin:] else None]


HOMES = [
    row(f"A{n}", bolig=home, m_bolig="3") for n, home in enumerate(("egen", "egen", "gaden", "egen", "egen"))
]
ENDS = [row(f"A{n}", "slut", "2026-10", m_bolig="4") for n in range(5)]


def test_every_cohort_is_named_and_small_ones_have_no_number() -> None:
    few = [row("B", metode="act"), row("C", "slut", metode="")]
    lines = under(page([*HOMES, *few]), "Individdata – en borgers forløb")
    assert lines == [
        ("Skalaer går fra 1 (Meget dårligt) til 5 (Meget godt) og vises som gennemsnit.",),
        ("Metode og start", "Personer"),
        ("CTI · start 1. halvår 2026", "5 personer"),
        ("ACT · start 1. halvår 2026", "for få"),
        ("Metode ikke oplyst · ukendt start", "for få"),
    ]


def test_a_cohort_has_its_homes_and_areas_of_life_at_each_stage() -> None:
    few = [row(f"A{n}", "fase_1_slut", "2026-05") for n in range(2)]
    lines = under(page([*HOMES, *ENDS, *few]), "CTI · start 1. halvår 2026")
    assert lines[:9] == [
        ("5 personer",),
        ("", "Start", "Undervejs", "Slut", "Efter slut"),
        ("Personer", "5", "for få", "5", "0"),
        ("Hvor bor borgeren nu?", "5 svar", "for få", "5 svar", "–"),
        ("    I egen bolig", "4 af 5", "for få", "5 af 5", "–"),
        ("    På gaden", "1 af 5", "for få", "0 af 5", "–"),
        ("Det siger medarbejderen",),
        ("Hvordan går det med boligen?", "3,0 (5 svar)", "for få", "4,0 (5 svar)", "–"),
        ("Hvordan går det med det psykiske helbred?", "for få", "for få", "for få", "–"),
    ]
    assert [line[0] for line in lines].count("Hvordan går det med alkohol og stoffer?") == 2


def test_cohorts_are_added_up_by_method_and_all_together() -> None:
    records = [*HOMES, *group(5, "B", month="2026-08"), *group(6, "C", metode="act")]
    made = page(records)
    assert under(made, "CTI · alle viste halvår")[0] == ("10 personer",)
    assert under(made, "Alle metoder · alle viste halvår")[2] == ("Personer", "16", "0", "0", "0")


def test_what_is_held_back_is_grey() -> None:
    made = page([*HOMES, row("B", metode="act")])
    looks = {cell.value: cell.format for line in made.lines for cell in line if cell}
    assert (looks["for få"], looks["5 svar"]) == (Format.HELD_BACK, Format.TEXT)


def test_no_code_of_a_person_is_shown() -> None:
    records = [row("K7M2XQ"), *(row(f"ZZZZZ{n}") for n in range(6))]
    assert not [code for code in ("K7M2XQ", "ZZZZZ") if code in text(page(records))]


def test_without_answers_it_says_so_and_what_people_should_read_stands_first() -> None:
    made = individdata([], Limits(respondents=7), now=NOW, notes=["Husk mødet."])
    assert told(made)[-1] == ("Her er ingen forløb at vise endnu.",)
    assert told(made)[1] == ("Opdateret 25-11-2026 14:05",)
    assert ("Tal vises fra 7 personer, også for hvert tidspunkt og hvert spørgsmål.",) in told(made)
    assert ("Husk mødet.",) in told(made)


def test_scales_with_other_ends_are_only_said_to_go_from_1_to_5() -> None:
    data = INDIVIDDATA.model_dump(by_alias=True)
    data["part"][2]["section"][0]["item"][0]["low"] = "Ringe"
    lines = told(page(HOMES, Checklist.model_validate(data)))
    assert ("Skalaer går fra 1 til 5.",) in lines


def test_the_guide_tells_whom_to_ask_in_plain_danish() -> None:
    made = individdata_laes_mig(Limits(), contact="Mette, lokal 12")
    assert "Mette, lokal 12" in text(made)
    assert "Spørg jeres koordinator." in text(individdata_laes_mig(Limits()))
    assert lix(text(made)) <= 35
