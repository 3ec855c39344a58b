"""The page Udvikling, line by line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.records import Record
from app.overview.team import overview
from app.telling.change_wording import OTHERS
from sheets.page import Cell, Format, Page
from sheets.tabs.udvikling import udvikling
from tests.overview.builders import a_checklist, a_record, a_scale, a_status, a_text
from tests.sheets.tabs.overviews import an_overview, people

NOW = datetime.fromisoformat("2026-12-01T14:05")
SPRING = datetime.fromisoformat("2026-05-25")
COLUMNS = ("Før", "Procent", "Efter", "Procent", "Forskel", "Svar før", "Svar efter")
COUNTED = "Samlet og afsnit tæller kun punkter, der er ens og har svar i alle målinger."
NOTHING_BEFORE = "Endnu ingen måling at sammenligne med."


def spring(team: str, *columns: str) -> list[Record]:
    """Return a record per person in the round before, from a string per item."""
    found = people(team, *columns, label="Forår")
    return [replace(one, response_id=f"f{one.response_id}", answered_at=SPRING) for one in found]


def joint(answers: Mapping[str, str], label: str = "Efterår", version: str = "1") -> Record:
    day = SPRING if label == "Forår" else datetime.fromisoformat("2026-11-23")
    kind = RoundKind.JOINT
    return a_record(f"q{label}", answers, kind=kind, label=label, version=version, answered_at=day)


def values(page: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in page.lines]


def told(*records: Record) -> list[tuple[Cell, ...]]:
    return values(udvikling(an_overview(*records), now=NOW))


def of_versions(records: list[Record], *versions: Checklist) -> Overview:
    known = {one.version: one for one in versions}
    return overview(records, lambda _id, version: known[version], Limits())


def nord() -> list[Record]:
    """Return two rounds of six and seven; few answered b in the first."""
    before = spring("Nord", "jjjnnn", "jjnn--", "111333", "nnnnnn", "dddddd")
    return [*before, *people("Nord", "jjjjjnn", "jjjjjjj", "5555555", "ddddddd", "nnnnnnn")]


def test_everything_in_its_place() -> None:
    syd = people("Syd", "jjjjj", "jjjjj", "55555", "jjjjj", "jjjjj")
    page = values(udvikling(an_overview(*nord(), *syd), now=NOW))
    assert page[:2] == [("Udvikling",), ("Opdateret 01-12-2026 14:05",)]
    assert page[5:] == [
        (),
        ("Siden sidst", *COLUMNS),
        (
            "Nord, Byen: Prøveskema · individuelle svar (4 punkter)",
            *("mangler", 0.31, "på vej", 0.55, "+24 procentpoint", 6, 7),
        ),
        ("Syd, Byen: Prøveskema · individuelle svar", NOTHING_BEFORE),
        (),
        ("Nord, Byen",),
        (),
        ("Prøveskema · individuelle svar",),
        ("Før: Forår · 6 individuelle svar · 25-05-2026",),
        ("Efter: Efterår · 7 individuelle svar · 23-11-2026",),
        (f"6 måneder imellem. {OTHERS}",),
        ("Afsnit", *COLUMNS),
        ("Samlet (4 punkter)", "mangler", 0.31, "på vej", 0.55, "+24 procentpoint", 6, 7),
        ("Afsnit 1", "på vej", "3 af 6", "på vej", "5 af 7", "op", 6, 7),
        ("    1.1.1 Punkt a.", "på vej", "3 af 6", "på vej", "5 af 7", "op", 6, 7),
        ("Afsnit 2", "mangler", "2,0 af 5", "på plads", "5,0 af 5", "+3,0", 6, 7),
        ("    1.2.1 Hvor meget c?", "mangler", "2,0 af 5", "på plads", "5,0 af 5", "+3,0", 6, 7),
        ("Afsnit 3", "mangler", 0.25, "mangler", 0.25, "uændret", 6, 7),
        ("    1.3.1 Punkt d.", "mangler", 0.0, "på vej", 0.5, "+50 procentpoint", 6, 7),
        ("    1.3.2 Punkt e.", "på vej", 0.5, "mangler", 0.0, "−50 procentpoint", 6, 7),
        ("Ikke med: 1 punkt", "Hvorfor"),
        ("    1.1.2 Punkt b.", "for få svar"),
        ("Derfor kan procenten være en anden end i Overblik.",),
        (),
        ("Syd, Byen",),
        (),
        ("Prøveskema · individuelle svar",),
        ("Måling: Efterår · 5 individuelle svar · 23-11-2026",),
        (NOTHING_BEFORE,),
    ]


def test_items_and_what_is_left_out_fold_and_the_page_is_printed_across() -> None:
    page = udvikling(an_overview(*nord()), now=NOW)
    folded = [str(line[0].value)[:9] for at, line in enumerate(page.lines) if at in page.levels and line[0]]
    assert folded == [f"    {number}" for number in ("1.1.1", "1.2.1", "1.3.1", "1.3.2", "1.1.2")]
    assert page.is_landscape


def test_a_joint_change_is_told_in_the_words_that_were_answered() -> None:
    page = told(
        joint({"a": "nej", "b": "ja", "c": "2", "d": "delvist", "e": "ved_ikke"}, "Forår"),
        joint({"a": "ja", "b": "ja", "c": "4", "d": "nej", "e": "ja"}),
    )
    assert page[page.index(("6 måneder imellem.",)) + 1 :] == [
        ("Afsnit", *COLUMNS),
        ("Samlet (4 punkter)", "på vej", 0.44, "på vej", 0.69, "+25 procentpoint", 1, 1),
        ("Afsnit 1", "på vej", 0.5, "på plads", 1.0, "+50 procentpoint", 1, 1),
        ("    1.1.1 Punkt a.", "Nej", None, "Ja", None, "op", 1, 1),
        ("    1.1.2 Punkt b.", "Ja", None, "Ja", None, "uændret", 1, 1),
        ("Afsnit 2", "mangler", "2,0 af 5", "på vej", "4,0 af 5", "+2,0", 1, 1),
        ("    1.2.1 Hvor meget c?", "2 af 5", None, "4 af 5", None, "+2,0", 1, 1),
        ("Afsnit 3", "på vej", "0 af 1", "mangler", "0 af 1", "ned", 1, 1),
        ("    1.3.1 Punkt d.", "Delvist på plads", None, "Nej", None, "ned", 1, 1),
        ("Ikke med: 1 punkt", "Hvorfor"),
        ("    1.3.2 Punkt e.", "intet svar, der giver point"),
        ("Derfor kan procenten være en anden end i Overblik.",),
    ]


def test_joint_and_individual_answers_stand_apart_under_their_team() -> None:
    both = [joint({"a": "nej"}, "Forår"), joint({"a": "ja"}), *nord()]
    page = told(*both)
    assert [line[0] for line in page if line in {("Nord, Byen",), ("Prøveskema · fælles svar",)}] == [
        "Nord, Byen",
        "Prøveskema · fælles svar",
    ]
    assert [line[-2:] for line in page if line and str(line[0]).startswith("Samlet")] == [(1, 1), (6, 7)]


def test_a_section_of_scales_tells_its_means() -> None:
    scales = a_checklist([a_scale("a"), a_scale("b")])
    records = [joint({"a": "2", "b": "3"}, "Forår"), joint({"a": "4", "b": "5"})]
    page = values(udvikling(of_versions(records, scales), now=NOW))
    assert (
        "Afsnit 1 (gennemsnit fra 2,5 til 4,5 af 5)",
        *("mangler", 0.38, "på plads", 0.88, "+50 procentpoint", 1, 1),
    ) in page


def test_a_round_that_is_held_back_shows_which_one_and_no_figure() -> None:
    few = spring("Nord", "jjjj", "jjjj", "5555", "jjjj", "jjjj")
    page = udvikling(an_overview(*few, *people("Nord", "jjjjj", "jjjjj", "55555", "jjjjj", "jjjjj")), now=NOW)
    assert values(page)[7][-3:] == ("holdt tilbage", 4, 5)
    (held_back,) = (
        line[0] for line in page.lines if line and line[0] and line[0].value == values(page)[-1][0]
    )
    assert held_back is not None
    assert (held_back.value, held_back.format) == (
        "Forår: Holdt tilbage: færre end 5 svar",
        Format.HELD_BACK,
    )
    assert not any(
        isinstance(cell, float) or "procentpoint" in str(cell) for line in values(page)[7:] for cell in line
    )


def test_rounds_without_an_item_in_common_say_so() -> None:
    records = [joint({"a": "ja"}, "Forår"), joint({"ny": "ja"}, version="2")]
    newer = a_checklist([a_status("ny")], version="2")
    page = values(udvikling(of_versions(records, a_checklist([a_status("a")]), newer), now=NOW))
    assert page[7][5] == "intet at sammenligne"
    assert page[-5:] == [
        ("Ingen punkter kan sammenlignes i de to målinger.",),
        ("Ikke med: 2 punkter", "Hvorfor"),
        ("    1.1 Punkt ny.", "nyt punkt"),
        ("    1.1 Punkt a.", "udgået punkt"),
        ("Derfor kan procenten være en anden end i Overblik.",),
    ]


def test_nothing_to_compare_yet() -> None:
    nothing = "Her er ingen målinger at vise endnu."
    assert told()[-1] == (nothing,)
    texts = of_versions([joint({"a": "Noter"})], a_checklist([a_text("a")]))
    assert values(udvikling(texts, now=NOW))[-1] == (nothing,)


def winter(team: str, *columns: str) -> list[Record]:
    """Return a record per person in the first of three rounds."""
    day = datetime.fromisoformat("2025-12-01")
    found = people(team, *columns, label="Vinter")
    return [replace(one, response_id=f"v{one.response_id}", answered_at=day) for one in found]


def test_three_rounds_stand_side_by_side_the_oldest_first() -> None:
    page = told(*winter("Nord", "nnnnn", "jjjjj", "55555", "jjjjj", "jjjj-"), *nord())
    start = next(at for at, line in enumerate(page) if line and line[0] == "Måling for måling")
    assert page[start:] == [
        (
            "Måling for måling",
            "Vinter\n5 individuelle svar\n01-12-2025",
            "Forår\n6 individuelle svar\n25-05-2026",
            "Efterår\n7 individuelle svar\n23-11-2026",
        ),
        ("Samlet (3 af 5 punkter)", 0.67, 0.25, 0.74),
        ("Afsnit 1", "0 af 5", "3 af 6", "5 af 7"),
        ("    1.1.1 Punkt a.", 0.0, 0.5, 0.71),
        ("    1.1.2 Punkt b.", 1.0, "for få svar", 1.0),
        ("Afsnit 2", "5,0 af 5", "2,0 af 5", "5,0 af 5"),
        ("    1.2.1 Hvor meget c?", "5,0 af 5", "2,0 af 5", "5,0 af 5"),
        ("Afsnit 3", "5 af 5", "0 af 6", "0 af 7"),
        ("    1.3.1 Punkt d.", 1.0, 0.0, 0.5),
        ("    1.3.2 Punkt e.", "for få svar", 0.5, 0.0),
        (f"{COUNTED} Derfor kan procenten være en anden end i Overblik.",),
    ]


def test_two_rounds_are_the_change_alone() -> None:
    assert "Måling for måling" not in {line[0] for line in told(*nord()) if line}


def test_joint_rounds_stand_side_by_side_in_the_words_that_were_answered() -> None:
    first = replace(
        joint({"a": "ja", "b": "ved_ikke", "c": "2"}, "Vinter"),
        response_id="q",
        answered_at=datetime.fromisoformat("2025-12-01"),
    )
    page = told(first, joint({"a": "nej", "b": "ja", "c": "3"}, "Forår"), joint({"a": "ja", "b": "nej"}))
    lines = {str(line[0]).strip(): line[1:] for line in page if len(line) == 4}
    assert lines["1.1.1 Punkt a."] == ("Ja", "Nej", "Ja")
    assert lines["1.1.2 Punkt b."] == ("Ved ikke", "Ja", "Nej")
    assert lines["1.2.1 Hvor meget c?"] == ("2 af 5", "3 af 5", "Ubesvaret")


def test_before_and_after_are_drawn_from_numbers_that_stand_on_the_page() -> None:
    page = udvikling(
        an_overview(
            *spring("Nord", "jjjnn", "jjjjj", "11133", "nnnnn", "ddddd"),
            *people("Nord", "jjjjj", "jjjjn", "55555", "ddddd", "nnnnn"),
        ),
        now=NOW,
    )
    (chart,) = page.charts
    assert values(page)[chart.header : chart.top] == [
        ("Før og efter", "Forår (5 individuelle svar)", "Efterår (5 individuelle svar)"),
        ("Afsnit 1", 0.8, 0.9),
        ("Afsnit 3", 0.25, 0.25),
    ]
    assert not any(values(page)[chart.top : chart.top + chart.height])


def test_a_barometer_says_how_far_apart_its_rounds_are() -> None:
    page = [line[0] for line in told(*nord()) if len(line) == 1]
    assert "Før: Forår · 6 individuelle svar · 25-05-2026" in page
    assert "Efter: Efterår · 7 individuelle svar · 23-11-2026" in page
    assert f"6 måneder imellem. {OTHERS}" in page
