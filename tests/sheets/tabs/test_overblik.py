"""The page Overblik, line by line."""

from datetime import datetime

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.team import overview
from sheets.page import Cell, Format, Page
from sheets.tabs.overblik import MOST_CHARTS, overblik
from tests.overview.builders import a_checklist, a_record, a_text
from tests.sheets.tabs.overviews import an_overview, everything, people

SPRING = datetime.fromisoformat("2026-05-25")
NOW = datetime.fromisoformat("2026-12-01T14:05")
SELF_REPORT = (
    "Tallene bygger på det, I selv har svaret. De viser ikke, hvad andre ville se, hvis de så på arbejdet."
)
NEWEST = ("Nyeste måling", "Status", "Procent", "Siden sidst", None, "Svar", None)
COUNTS = ("Ja", "Delvist", "Nej", "Ved ikke", "Ikke relevant", "Ubesvaret")
HELD_BACK = "Holdt tilbage: færre end 5 svar"
MEAN = "gennemsnit 3,5 af 5"


def values(page: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in page.lines]


def looks(page: Page, text: str) -> list[Format | None]:
    """Return the formats of the first line that begins with the text."""
    line = next(line for line in page.lines if line and line[0] and str(line[0].value).strip() == text)
    return [cell.format if cell else None for cell in line]


def test_everything_in_its_place() -> None:
    assert values(overblik(everything(), now=NOW, notes=["2 svar er slettet."])) == [
        ("Overblik",),
        ("Opdateret 01-12-2026 14:05",),
        (SELF_REPORT,),
        ("2 svar er slettet.",),
        (),
        NEWEST,
        (
            *("Nord, Byen: Prøveskema · Efterår (4 af 5 punkter)", "på vej", 0.79),
            *("første måling", None, "6 individuelle svar"),
        ),
        (
            *("Syd, Byen: Prøveskema · Efterår", HELD_BACK, None),
            *("første måling", None, "4 individuelle svar"),
        ),
        (),
        ("Alle teams: Prøveskema · individuelle svar",),
        ("Hvert teams nyeste måling. Teams står efter område og navn, ikke efter tal.",),
        ("Team", "Svar", "Samlet", "Afsnit 1", "Afsnit 2", "Afsnit 3"),
        (
            *("Nord, Byen · Efterår", "6 individuelle svar", "på vej 79 %"),
            *("på plads 5 af 6", "på vej 3,5 af 5", "på plads 86 %"),
        ),
        ("Syd, Byen · Efterår", "4 individuelle svar", *["for få svar"] * 4),
        (),
        ("Nord, Byen",),
        (),
        ("Prøveskema · Efterår",),
        ("6 individuelle svar · 23-11-2026 · udfyldt mindst 76 % · samlet 79 %: på vej",),
        ("Afsnit", "Status", "Procent", *COUNTS),
        ("Samlet (4 af 5 punkter)", "på vej", 0.79, None, None, None, 0, 0, 1),
        ("Afsnit 1 (1 af 2 punkter)", "på plads", "5 af 6", 5, 0, 1, 0, 0, 0),
        ("    1.1.1 Punkt a.", "på plads", "5 af 6", 5, 0, 1, 0, 0, 0),
        ("    1.1.2 Punkt b.", HELD_BACK),
        ("Afsnit 2", "på vej", None, MEAN, None, None, 0, 0, 0),
        ("    1.2.1 Hvor meget c?", "på vej", None, MEAN, None, None, 0, 0, 0),
        ("Afsnit 3", "på plads", 0.86, 8, 3, 0, 0, 0, 1),
        ("    1.3.1 Punkt d.", "på plads", 1.0, 6, 0, 0, 0, 0, 0),
        ("    1.3.2 Punkt e.", "på vej", 0.7, 2, 3, 0, 0, 0, 1),
        ("Stærkest", "Status", "Procent"),
        ("    1.3.1 Punkt d.", "på plads", 1.0),
        ("    1.1.1 Punkt a.", "på plads", "5 af 6"),
        ("Svagest", "Status", "Procent"),
        ("    1.2.1 Hvor meget c?", "på vej", None),
        ("    1.3.2 Punkt e.", "på vej", 0.7),
        ("Her er I uenige", "Status", "Procent", *COUNTS),
        ("    1.1.1 Punkt a.", "på plads", "5 af 6", 5, 0, 1, 0, 0, 0),
        ("    1.2.1 Hvor meget c?", "på vej", None, MEAN, None, None, 0, 0, 0),
        ("Svar i hvert afsnit", "Ja", "Delvist på plads", "Nej"),
        ("Afsnit 1", 5, 0, 1),
        ("Afsnit 3", 8, 3, 0),
        *[()] * 10,
        ("Svar i hvert afsnit", "5 af 5", "4 af 5", "3 af 5", "1 af 5"),
        ("Afsnit 2", 2, 1, 2, 1),
        *[()] * 8,
        (),
        ("Prøveskema · Vinter",),
        ("1 fælles svar · 23-11-2026 · udfyldt 80 % · samlet 56 %: på vej",),
        ("Afsnit", "Status", "Procent", *COUNTS),
        ("Samlet", "på vej", 0.56, None, None, None, 0, 0, 1),
        ("Afsnit 1", "på vej", 0.75, 1, 1, 0, 0, 0, 0),
        ("    1.1.1 Punkt a.", "Ja", None, 1, 0, 0, 0, 0, 0),
        ("    1.1.2 Punkt b.", "Delvist på plads", None, 0, 1, 0, 0, 0, 0),
        ("Afsnit 2", "på vej", None, "gennemsnit 4,0 af 5", None, None, 0, 0, 0),
        ("    1.2.1 Hvor meget c?", "4 af 5", None, None, None, None, 0, 0, 0),
        ("Afsnit 3", "mangler", 0.0, 0, 0, 1, 0, 0, 1),
        ("    1.3.1 Punkt d.", "Nej", None, 0, 0, 1, 0, 0, 0),
        ("    1.3.2 Punkt e.", "Ubesvaret", None, 0, 0, 0, 0, 0, 1),
        ("Stærkest", "Status", "Procent"),
        ("    1.1.1 Punkt a.", "Ja", None),
        ("    1.2.1 Hvor meget c?", "4 af 5", None),
        ("Svagest", "Status", "Procent"),
        ("    1.3.1 Punkt d.", "Nej", None),
        ("    1.1.2 Punkt b.", "Delvist på plads", None),
        (),
        ("Syd, Byen",),
        (),
        ("Prøveskema · Efterår",),
        ("4 individuelle svar · 23-11-2026",),
        (HELD_BACK,),
    ]


def test_items_fold_under_their_section() -> None:
    page = overblik(everything(), now=NOW)
    table = values(page)[: values(page).index(("Stærkest", "Status", "Procent"))]
    folded = {number for number, line in enumerate(table) if line and str(line[0]).startswith(" ")}
    assert {number for number in page.levels if number < len(table)} == folded


def test_colours_follow_the_words() -> None:
    page, number = overblik(everything(), now=NOW), [Format.NUMBER] * 6
    assert looks(page, "Afsnit 3") == [Format.LONG, Format.IN_PLACE, Format.IN_PLACE_PERCENT, *number]
    assert looks(page, "1.3.2 Punkt e.") == [Format.LONG, Format.UNDERWAY, Format.UNDERWAY_PERCENT, *number]
    assert looks(page, "1.1.2 Punkt b.") == [Format.LONG, Format.HELD_BACK]


def test_a_team_that_agrees_is_told_so() -> None:
    assert ("Ingen af de viste punkter har svar i begge ender.",) in values(
        overblik(an_overview(*people("Nord", "jjjjj", "jjjdd", "44444", "jjjjj", "ddddd")), now=NOW)
    )


def test_equals_beyond_the_third_are_counted() -> None:
    told = values(
        overblik(an_overview(*people("Nord", "jjjjj", "jjjjj", "55555", "jjjjj", "nnnnn")), now=NOW)
    )
    assert ("og 1 punkt mere med samme tal",) in told


def test_the_change_since_last_stands_beside_the_newest_round() -> None:
    before = a_record("q", {"a": "nej", "b": "ja"}, kind=RoundKind.JOINT, label="Forår", answered_at=SPRING)
    after = a_record("r", {"a": "ja", "b": "ja", "d": "ja"}, kind=RoundKind.JOINT)
    told = values(overblik(an_overview(before, after), now=NOW))
    assert told[5] == (
        *("Nord, Byen: Prøveskema · Efterår", "på plads", 1.0),
        *("+50 procentpoint (2 punkter)", None, "1 fælles svar"),
    )


def test_a_round_that_a_newer_one_took_over_from_is_a_line() -> None:
    before = a_record("q", {"a": "nej", "b": "ja"}, kind=RoundKind.JOINT, label="Forår", answered_at=SPRING)
    after = a_record("r", {"a": "ja", "b": "ja", "d": "ja"}, kind=RoundKind.JOINT)
    told = values(overblik(an_overview(before, after), now=NOW))
    assert ("Prøveskema · Forår",) not in told
    assert told[told.index(("Tidligere målinger", "Status", "Procent")) + 1] == (
        *("Forår · 1 fælles svar · 25-05-2026", "på vej", 0.5),
    )


def test_a_checklist_without_scored_items_has_n_and_completeness_only() -> None:
    checklist = a_checklist([a_text("a"), a_text("b")])
    noted = a_record("p", {"a": "Noter"}, kind=RoundKind.JOINT)
    told = values(overblik(overview([noted], lambda _id, _version: checklist, Limits()), now=NOW))
    assert told[5] == ("Nord, Byen: Prøveskema · Efterår", None, None, None, None, "1 fælles svar")
    assert told[-2:] == [
        ("Prøveskema · Efterår",),
        ("1 fælles svar · 23-11-2026 · udfyldt 50 %",),
    ]


def test_no_answers_yet() -> None:
    assert values(overblik(an_overview(), now=NOW))[-1] == ("Her er ingen svar endnu.",)


def test_the_newest_round_is_drawn_from_numbers_that_stand_on_the_page() -> None:
    page = overblik(everything(), now=NOW)
    for one in page.charts:
        header, *table = values(page)[one.header : one.header + 1 + len(one.chart.categories)]
        assert header[1:] == tuple(series.title for series in one.chart.series)
        assert [line[0] for line in table] == list(one.chart.categories)
        assert [line[1:] for line in table] == list(
            zip(*(series.values for series in one.chart.series), strict=True)
        )
        assert not any(values(page)[one.top : one.top + one.height])
        assert not page.levels.keys() & set(range(one.header, one.top + one.height))
    assert len({one.key for one in page.charts}) == len(page.charts) == 2


def test_a_chart_is_known_again_when_there_are_more_lines_above_it() -> None:
    first, second = (overblik(everything(), now=NOW, notes=notes).charts for notes in ((), ("Nyt.",)))
    assert [one.key for one in first] == [one.key for one in second]
    assert [one.top + 1 for one in first] == [one.top for one in second]


def test_with_many_teams_the_heatmap_stands_alone() -> None:
    def teams(count: int) -> Overview:
        answers = {"a": "ja", "b": "nej"}
        kind = RoundKind.JOINT
        return an_overview(*(a_record(f"{at}", answers, kind=kind, team=f"T{at}") for at in range(count)))

    assert len(overblik(teams(MOST_CHARTS), now=NOW).charts) == MOST_CHARTS
    page = overblik(teams(MOST_CHARTS + 1), now=NOW)
    assert not page.charts
    assert ("Svar i hvert afsnit", "Ja", "Delvist på plads", "Nej") not in values(page)
