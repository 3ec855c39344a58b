"""The heatmaps of Overblik, cell by cell."""

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.records import Record
from app.overview.team import overview
from sheets.page import Cell, Format, Styled
from sheets.tabs.heatmap import heatmaps
from tests.overview.builders import a_checklist, a_record, a_status
from tests.sheets.tabs.overviews import an_overview, people

NORD = ("jjjjjj", "jjjjjj", "333333", "nnnnnn", "nnnnnn")
SYD = ("jjjj", "jjjj", "5555", "jjjj", "jjjj")
VEST = ("nnnnn", "jjjj-", "xxxxx", "ddddd", "ddddd")
HEADER = ("Team", "Svar", "Samlet", "Afsnit 1", "Afsnit 2", "Afsnit 3")
ORDER = "Hvert teams nyeste måling. Teams står efter område og navn, ikke efter tal."


def values(overview: Overview) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in heatmaps(overview)]


def joint(team: str, answers: dict[str, str], version: str = "1") -> Record:
    return a_record(f"q{team}", answers, kind=RoundKind.JOINT, team=team, version=version)


def test_every_team_has_a_line_with_words_percent_and_n() -> None:
    found = an_overview(*people("Vest", *VEST), *people("Syd", *SYD), *people("Nord", *NORD))
    assert values(found) == [
        (),
        ("Alle teams: Prøveskema · individuelle svar",),
        (ORDER,),
        HEADER,
        (
            *("Nord, Byen · Efterår", "6 individuelle svar"),
            *("på vej 50 %", "på plads 100 %", "på vej 3,0 af 5", "mangler 0 %"),
        ),
        ("Syd, Byen · Efterår", "4 individuelle svar", *["for få svar"] * 4),
        (
            *("Vest, Byen · Efterår", "5 individuelle svar"),
            *("mangler 33 %", "mangler 0 af 5", "–", "på vej 50 %"),
        ),
    ]


def test_a_section_of_which_few_answered_every_item_is_held_back_alone() -> None:
    vest = ("nnnnn", "jjjjj", "5555-", "ddddd", "ddddd")
    found = an_overview(*people("Vest", *vest), *people("Nord", *NORD))
    assert values(found)[-1][3:] == ("på vej 50 %", "for få svar", "på vej 50 %")


def test_colours_follow_the_words_and_what_is_held_back_is_grey() -> None:
    found = an_overview(*people("Nord", *NORD), *people("Syd", *SYD))
    looks = [[cell.format for cell in line if isinstance(cell, Styled)] for line in heatmaps(found)]
    assert looks[4][2:] == [Format.UNDERWAY, Format.IN_PLACE, Format.UNDERWAY, Format.MISSING]
    assert looks[5][2:] == [Format.HELD_BACK] * 4


def test_a_team_alone_is_never_set_beside_nobody() -> None:
    assert values(an_overview(*people("Nord", *NORD))) == []
    assert values(an_overview(*people("Nord", *NORD), joint("Syd", {"a": "ja"}))) == []


def test_nothing_is_shown_where_every_team_is_held_back() -> None:
    assert values(an_overview(*people("Nord", *SYD), *people("Syd", *SYD))) == []


def test_joint_and_individual_answers_stand_in_tables_of_their_own() -> None:
    individual = [*people("Nord", *NORD), *people("Syd", *NORD)]
    both = [joint("Nord", {"a": "ja"}), joint("Syd", {"a": "nej"})]
    told = values(an_overview(*individual, *both))
    assert [line[0] for line in told if line and str(line[0]).startswith("Alle")] == [
        "Alle teams: Prøveskema · individuelle svar",
        "Alle teams: Prøveskema · fælles svar",
    ]
    assert ("Nord, Byen · Efterår", "1 fælles svar", "på plads 100 %", "på plads 100 %", "–", "–") in told


def test_a_section_that_a_team_was_not_asked_about_is_a_dash() -> None:
    older = a_checklist([a_status("a")])
    newer = a_checklist([a_status("a")], [a_status("b")], version="2")
    records = [joint("Nord", {"a": "ja"}), joint("Syd", {"a": "ja", "b": "nej"}, version="2")]
    found = overview(records, lambda _id, version: {"1": older, "2": newer}[version], Limits())
    assert values(found)[4:] == [
        ("Nord, Byen · Efterår", "1 fælles svar", "på plads 1 af 1", "på plads 1 af 1", "–"),
        ("Syd, Byen · Efterår", "1 fælles svar", "på vej 50 %", "på plads 1 af 1", "mangler 0 af 1"),
    ]
