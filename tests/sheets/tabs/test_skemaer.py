"""The page Skemaer: what was asked, and what each answer is called."""

from typing import get_args

import pytest

from app.core.checklist import Checklist
from app.core.items import Item
from app.definitions.library import built_in
from sheets.page import Cell, Page
from sheets.tabs.skemaer import skemaer
from tests.overview.builders import a_checklist, a_scale, a_status, a_text

_OPTIONS = [{"id": "a", "text": "Ét"}, {"id": "b", "text": "To"}]
_EVERY_KIND: dict[str, tuple[dict[str, object], str]] = {
    "status": ({}, "Ja · Delvist på plads · Nej"),
    "yesno": ({"not_relevant": True}, "Ja · Nej · Ikke relevant"),
    "scale": ({"low": "lidt", "high": "meget"}, "1 – lidt · 2 · 3 · 4 · 5 – meget · Ved ikke"),
    "choice": ({"options": _OPTIONS}, "Ét · To"),
    "choices": ({"options": _OPTIONS}, "Ét · To"),
    "text": ({}, "egne ord, højst 200 tegn"),
    "longtext": ({}, "egne ord, højst 4000 tegn"),
    "number": ({"maximum": 7.5, "decimals": 1, "unit": "timer"}, "fra 0 til 7,5 timer"),
    "month": ({}, "måned og år"),
    "date": ({}, "dag, måned og år"),
    "code": ({}, "seks tegn uden 0, O, 1 og I"),
    "group": (
        {"line": "Linje", "fields": [{"id": "h", "kind": "text", "text": "Handling"}]},
        "Handling",
    ),
}


def values(page: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value if cell else None for cell in line) for line in page.lines]


def test_everything_in_its_place() -> None:
    checklist = a_checklist([a_status("a"), a_text("b")], [a_scale("c")])
    assert values(skemaer([checklist])) == [
        ("Skemaer",),
        ("Skemaerne, som I har svaret på dem. Svarene står med ord i fanerne.",),
        (),
        ("Prøveskema · version 1",),
        ("Id", "proeve"),
        ("Ord", "Ordene er vores egne."),
        ("Kilde", "Vores egne spørgsmål."),
        ("Nummer", "Afsnit 1", "Slags", "Svar", "Punktets id"),
        (
            *("1.1.1", "Punkt a.", "Ja, delvist, nej"),
            *("Ja · Delvist på plads · Nej · Ved ikke · Ikke relevant", "a"),
        ),
        ("1.1.2", "Tekst b", "Kort tekst", "egne ord, højst 200 tegn", "b"),
        ("Nummer", "Afsnit 2", "Slags", "Svar", "Punktets id"),
        (
            *("1.2.1", "Hvor meget c?", "Skala fra 1 til 5"),
            *("1 – lidt · 2 · 3 · 4 · 5 – meget · Ved ikke", "c"),
        ),
    ]


@pytest.mark.parametrize(
    "kind", [get_args(one.model_fields["kind"].annotation)[0] for one in get_args(get_args(Item)[0])]
)
def test_every_kind_of_item_tells_what_can_be_answered(kind: str) -> None:
    more, said = _EVERY_KIND[kind]
    checklist = a_checklist([{"id": "a", "kind": kind, "text": "Punkt", **more}])
    assert values(skemaer([checklist]))[-1][3] == said


def test_printed_codes_come_with_their_warning() -> None:
    (told,) = (line[1] for line in values(skemaer([_official()])) if line and line[0] == "Tal")
    assert told == (
        "I dokumentet står 1 for Ja, 2 for Delvist på plads, 3 for Nej. Tallene løber baglæns: det bedste "
        "svar har det laveste tal. Læg dem aldrig sammen, og tag aldrig gennemsnit af dem."
    )


def test_all_twenty_four_statements_stand_in_the_words_of_the_document() -> None:
    checklist = _official()
    told = values(skemaer([checklist]))
    assert {(line[0], line[1]) for line in told if len(line) == 5} >= {
        (checklist.numbers()[item.id], item.text) for item in checklist.items
    }
    assert ("Ord", "Ordene er dokumentets egne.") in told


def test_checklists_stand_in_danish_order() -> None:
    one = a_checklist([a_status("a")])
    named = [one.model_copy(update={"title": title}) for title in ("Åben", "Ældre", "zone", "Øvet", "Anden")]
    told = [line[0] for line in values(skemaer(named)) if line and "version" in str(line[0])]
    assert told == [f"{title} · version 1" for title in ("Anden", "zone", "Ældre", "Øvet", "Åben")]


def test_versions_stand_newest_first() -> None:
    versions = [a_checklist([a_status("a")], version=number) for number in ("2", "10", "1")]
    told = [line[0] for line in values(skemaer(versions)) if line and str(line[0]).startswith("Prøve")]
    assert told == [f"Prøveskema · version {number}" for number in (10, 2, 1)]


def _official() -> Checklist:
    return built_in()["opfoelgningsvaerktoej"]
