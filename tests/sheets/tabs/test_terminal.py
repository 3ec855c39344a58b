"""The overview in a terminal of 80 columns."""

from dataclasses import replace
from datetime import datetime

from rich.console import Console, RenderableType

from app.overview.comparison import Difference
from sheets.reading import Unreadable
from sheets.tabs.terminal import render, render_differences, render_unreadable
from tests.sheets.tabs.overviews import an_overview, everything, people


def printed(renderable: RenderableType) -> list[str]:
    console = Console(width=80, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(renderable)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_everything_in_its_place() -> None:
    told = printed(render(everything()))
    assert told[:30] == [
        "Nord, Byen ─────────────────────────────────────────────────────────────────────",
        "Prøveskema · Efterår",
        "6 individuelle svar · 23-11-2026 · udfyldt mindst 76 % · samlet 79 %: på vej",
        "",
        "                                                    Del-        Ved  Ikke  Ube-",
        " Afsnit                     Status         Tal  Ja  vist  Nej  ikke  rel.   sv.",
        " ──────────────────────────────────────────────────────────────────────────────",
        " Samlet (4 af 5 punkter)    på vej        79 %                    0     0     1",
        " Afsnit 1 (1 af 2 punkter)  på plads    5 af 6   5     0    1     0     0     0",
        "   1.1.1 Punkt a.           på plads    5 af 6   5     0    1     0     0     0",
        "   1.1.2 Punkt b.           holdt",
        "                            tilbage",
        " Afsnit 2 (gennemsnit 3,5   på vej                                0     0     0",
        " af 5)",
        "   1.2.1 Hvor meget c?      på vej                                0     0     0",
        " (gennemsnit 3,5 af 5)",
        " Afsnit 3                   på plads      86 %   8     3    0     0     0     1",
        "   1.3.1 Punkt d.           på plads     100 %   6     0    0     0     0     0",
        "   1.3.2 Punkt e.           på vej        70 %   2     3    0     0     0     1",
        "",
        "Stærkest",
        "  1.3.1 Punkt d. (på plads · 100 % · 6 Ja, 0 Delvist, 0 Nej)",
        "  1.1.1 Punkt a. (på plads · 5 af 6 · 5 Ja, 0 Delvist, 1 Nej)",
        "Svagest",
        "  1.2.1 Hvor meget c? (på vej · gennemsnit 3,5 af 5)",
        "  1.3.2 Punkt e. (på vej · 70 % · 2 Ja, 3 Delvist, 0 Nej)",
        "Her er I uenige",
        "  1.1.1 Punkt a. (på plads · 5 af 6 · 5 Ja, 0 Delvist, 1 Nej)",
        "  1.2.1 Hvor meget c? (på vej · gennemsnit 3,5 af 5)",
        "",
    ]
    assert "  1.3.2 Punkt e. (på vej · 70 % · 2 Ja, 3 Delvist, 0 Nej)" in told
    assert "  1.2.1 Hvor meget c? (på vej · gennemsnit 3,5 af 5)" in told
    assert "Holdt tilbage: færre end 5 svar" in told


def test_the_change_since_last_stands_under_the_newest_round() -> None:
    before = [
        replace(one, response_id=f"f{one.response_id}", answered_at=datetime.fromisoformat("2026-05-25"))
        for one in people("Nord", "nnnnn", "nnnnn", "11111", "nnnnn", "nnnnn", label="Forår")
    ]
    told = printed(render(an_overview(*before, *people("Nord", *["jjjjj"] * 2, "55555", *["jjjjj"] * 2))))
    assert told[1:5] == [
        "Prøveskema · Efterår",
        "5 individuelle svar · 23-11-2026 · udfyldt 100 % · samlet 100 %: på plads",
        "Siden sidst (Forår, 5 individuelle svar, 6 måneder før): +100 procentpoint, fra",
        "0 % til 100 %. Det kan være andre, der har svaret denne gang. Så er forskellen",
    ]
    assert sum("Siden sidst" in line for line in told) == 1


def test_it_fits_in_80_columns() -> None:
    assert max(map(len, printed(render(everything())))) <= 80


def test_no_answers_yet() -> None:
    assert printed(render(an_overview())) == ["Her er ingen svar endnu."]


def test_differences_are_counted_and_never_say_what_was_answered() -> None:
    found = Difference("proeve", missing=("a", "b"), edited={"c": 3}, waiting=("d",))
    assert printed(render_differences([found], {"proeve": "Prøveskema"})) == [
        "Regnearket er ændret i Prøveskema:",
        "  2 svar er slettet fra fanen.",
        "  1 svar er rettet (rettede felter: 3).",
        "  1 svar er ikke leveret endnu.",
    ]
    assert printed(render_differences([], {})) == ["Regnearket er, som det blev leveret."]


def test_what_cannot_be_read_is_named_by_its_place() -> None:
    found = [
        Unreadable("p1", "1.1 Punkt a.", "Skriv et af svarene: Ja, Nej."),
        Unreadable("", "Team", "Mangler."),
    ]
    assert printed(render_unreadable(found)) == [
        "p1: 1.1 Punkt a.: Skriv et af svarene: Ja, Nej.",
        "Team: Mangler.",
    ]
