"""Promises about the checklists that come with the product: their shape, and that they can be read."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import app.checklists
from app.core.checklist import Checklist
from app.core.items import Choice, Choices, Code, Group, Item, LineField, Scale, Status
from app.core.scoring import is_scored
from tests.checklists.lix import lix

FOLDER = Path(app.checklists.__file__).parent
BY_NAME = {
    path.stem: Checklist.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(FOLDER.glob("*.toml"))
}

OFFICIAL = {"bekymringsredskaber", "opfoelgningsvaerktoej"}
OWN = {
    "act",
    "cti",
    "evidenskriterier",
    "fokusgruppe",
    "forandringsteori",
    "forankringsplan",
    "housing-first",
    "icm",
    "ics-barometer",
    "implementeringsaftale",
    "individdata",
    "kriseberedskab",
    "medarbejderkompetencer",
    "opfoelgningsspoergsmaal",
}

#: Every kind that the model knows.
KINDS = {
    kind for model in get_args(get_args(Item)[0]) for kind in get_args(model.model_fields["kind"].annotation)
}

#: The official checklist whose own purpose paragraph is the intro; the other document has none.
PURPOSE_IS_OFFICIAL = "opfoelgningsvaerktoej"

HIGHEST_LIX = 35

#: A tab in a spreadsheet has at most 31 characters.
TAB_NAME = 31

#: What names a person: an e-mail address, a Danish phone number, something shaped like a CPR number.
PERSONAL = re.compile(
    r"""[\w.+-]+@[\w-]+\.\w
    |(?<!\d)(?:(?:\+|00)45[ ]?)?[2-9]\d(?:[ .-]?\d\d){3}(?!\d)
    |(?<!\d)\d{6}[ .–-]?\d{4}(?!\d)
    """,
    re.VERBOSE,
)

each = pytest.mark.parametrize("checklist", BY_NAME.values(), ids=BY_NAME.keys())
each_own = pytest.mark.parametrize("name", sorted(OWN))


def with_fields(item: Item) -> Iterator[Item | LineField]:
    """Yield the item and, for a group, the fields of its lines."""
    yield item
    if isinstance(item, Group):
        yield from item.fields


def every_item(checklist: Checklist) -> Iterator[Item | LineField]:
    """Yield every item and every field of a group."""
    for item in checklist.items:
        yield from with_fields(item)


def answer_words(checklist: Checklist) -> Iterator[str]:
    """Yield the words of the answers and the lines that this checklist sets itself."""
    for item in every_item(checklist):
        if isinstance(item, Choice | Choices):
            yield from (option.text for option in item.options)
        elif isinstance(item, Scale):
            yield from (item.low, item.high)
        elif isinstance(item, Group):
            yield item.line


def our_sentences(checklist: Checklist) -> Iterator[str]:
    """Yield the intros, questions and help lines that are our own words.

    In an official checklist the questions and the parts' intros are the document's; the help lines and
    the sections' intros are ours. The checklist's intro is the document's only in PURPOSE_IS_OFFICIAL.
    """
    ours = checklist.wording == "own"
    if checklist.id != PURPOSE_IS_OFFICIAL:
        yield checklist.intro
    if ours:
        yield from (part.intro for part in checklist.parts if part.intro)
    yield from (section.intro for section in checklist.sections if section.intro)
    for item in every_item(checklist):
        if ours:
            yield item.text
        if item.help:
            yield item.help


def every_text(checklist: Checklist) -> Iterator[str]:
    """Yield every text of the checklist that a person may read, official or not."""
    yield from (checklist.title, checklist.source, checklist.intro)
    for part in checklist.parts:
        yield from (part.title, part.intro or "")
    for section in checklist.sections:
        yield from (section.title, section.intro or "")
    for item in every_item(checklist):
        yield from (item.text, item.help or "")
    yield from answer_words(checklist)


def section_sizes(checklist: Checklist) -> list[list[int]]:
    return [[len(section.items) for section in part.sections] for part in checklist.parts]


def test_these_checklists_come_with_the_product_and_no_other() -> None:
    assert set(BY_NAME) == OFFICIAL | OWN


@pytest.mark.parametrize("name", BY_NAME)
def test_a_checklist_is_found_under_its_own_id(name: str) -> None:
    assert BY_NAME[name].id == name


def test_only_the_two_documents_are_called_official() -> None:
    assert {name for name, checklist in BY_NAME.items() if checklist.wording == "official"} == OFFICIAL


def test_bekymringsredskaber_has_twelve_questions_and_a_comment_field_per_phase() -> None:
    checklist = BY_NAME["bekymringsredskaber"]
    kinds = [[item.kind for section in part.sections for item in section.items] for part in checklist.parts]
    assert kinds == [[*["status"] * questions, "longtext"] for questions in (3, 6, 3)]
    assert not any(item.comment for item in checklist.items)


def test_bekymringsredskaber_says_that_its_answer_scale_is_ours() -> None:
    assert "Ja, Delvist på plads og Nej er vores" in BY_NAME["bekymringsredskaber"].source


def test_opfoelgningsvaerktoej_has_the_documents_24_statements() -> None:
    checklist = BY_NAME["opfoelgningsvaerktoej"]
    assert section_sizes(checklist) == [[7], [4, 3], [3, 1], [3, 3]]
    assert all(isinstance(item, Status) and item.comment for item in checklist.items)


def test_only_opfoelgningsvaerktoej_keeps_printed_codes() -> None:
    printed = {
        name: checklist.printed_codes for name, checklist in BY_NAME.items() if checklist.printed_codes
    }
    assert printed == {"opfoelgningsvaerktoej": {"ja": 1, "delvist": 2, "nej": 3}}


@pytest.mark.parametrize("section_id", ["identificer_borgere", "vurder_person", "borgerindsats"])
def test_where_a_case_could_be_written_people_are_sent_to_the_infohus(section_id: str) -> None:
    checklist = BY_NAME["opfoelgningsvaerktoej"]
    intro = next(section.intro for section in checklist.sections if section.id == section_id)
    assert intro is not None
    assert "infohus" in intro


def test_only_individdata_is_kept_apart() -> None:
    assert [name for name, checklist in BY_NAME.items() if checklist.separate] == ["individdata"]


def test_individdata_has_no_place_for_free_text_or_a_date() -> None:
    kinds = {item.kind for item in every_item(BY_NAME["individdata"])}
    assert kinds == {"code", "month", "choice", "choices", "scale", "number", "yesno"}
    assert not any(item.comment for item in BY_NAME["individdata"].items)


def test_only_individdata_asks_for_a_persons_code() -> None:
    asking = {name for name, checklist in BY_NAME.items() for i in checklist.items if isinstance(i, Code)}
    assert asking == {"individdata"}


def test_an_answer_is_required_only_where_the_record_is_nothing_without_it() -> None:
    required = {(name, i.id) for name, checklist in BY_NAME.items() for i in checklist.items if i.required}
    assert required == {
        ("individdata", "borgerkode"),
        ("individdata", "maaned"),
        ("individdata", "tidspunkt"),
        ("fokusgruppe", "gruppe"),
    }


def test_an_interview_is_no_measurement() -> None:
    assert not any(map(is_scored, BY_NAME["fokusgruppe"].items))


@each_own
def test_our_own_checklists_can_be_answered_at_one_meeting(name: str) -> None:
    most = 40 if name == "individdata" else 25
    assert 8 <= len(list(BY_NAME[name].items)) <= most


@each_own
def test_our_own_checklists_say_that_the_questions_are_ours(name: str) -> None:
    assert BY_NAME[name].source.startswith("Vores egne spørgsmål ud fra ")


def test_every_kind_of_item_is_used() -> None:
    assert len(KINDS) >= 12
    assert {item.kind for checklist in BY_NAME.values() for item in every_item(checklist)} == KINDS


@each
def test_our_words_are_easy_to_read(checklist: Checklist) -> None:
    assert lix([*our_sentences(checklist), *answer_words(checklist)]) <= HIGHEST_LIX


@each
def test_short_answers_do_not_hide_heavy_sentences(checklist: Checklist) -> None:
    assert lix(our_sentences(checklist)) <= HIGHEST_LIX


@each
def test_no_checklist_holds_a_mail_address_a_phone_or_a_cpr_number(checklist: Checklist) -> None:
    assert [text for text in every_text(checklist) if PERSONAL.search(text)] == []


@pytest.mark.parametrize(
    "text", ["skriv til x@y.dk", "ring 20 30 40 50", "ring +45 20304050", "010203-1234", "010203 1234"]
)
def test_the_search_for_personal_data_finds_it(text: str) -> None:
    assert PERSONAL.search(text)


@each
def test_no_text_has_stray_spaces_or_typewriter_marks(checklist: Checklist) -> None:
    stray = re.compile(r" {2}| [.,?!:;]|\.\.\.| - |[\"']|[0-9]%")
    assert [text for text in every_text(checklist) if stray.search(text)] == []


def test_every_checklist_gets_a_tab_name_of_its_own() -> None:
    names = [checklist.title[:TAB_NAME].casefold() for checklist in BY_NAME.values()]
    assert len(set(names)) == len(names)
