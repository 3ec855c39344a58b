"""Texts among comments, in the order of the checklist."""

from app.core.response import RoundKind
from app.overview.figures import ItemComments
from app.overview.texts import ItemTexts, TextsByRound
from app.overview.texts_among_comments import with_texts
from tests.overview.builders import a_record
from tests.sheets.tabs.overviews import an_overview, everything, people

TEXTS = (
    ItemTexts("t", "1.2.10", "Hvad er svært?", ("Tiden",)),
    ItemTexts("u", "1.2.9", "Hvad går godt?", ()),
    ItemTexts("v", "1.1.3", "Hvad er godt?", ("Roen", "Viljen")),
)


def key(label: str = "Efterår", kind: str = "fælles") -> tuple[str, ...]:
    return ("proeve", "Byen", "Nord", label, kind)


def comments(texts: TextsByRound, place: int = 0) -> tuple[ItemComments, ...] | None:
    return with_texts(everything(), texts).teams[0].checklists[0].rounds[place].comments


def test_they_stand_in_the_order_of_the_checklist_and_empty_ones_are_left_out() -> None:
    found = comments({key("Vinter"): TEXTS}, 1)
    assert [(one.number, one.comments) for one in found or ()] == [
        ("1.1.1", ("=Vi er i gang",)),
        ("1.1.3", ("Roen", "Viljen")),
        ("1.2.10", ("Tiden",)),
        ("1.3.1", ("Mangler leder",)),
    ]


def test_where_comments_are_held_back_so_are_the_texts() -> None:
    assert comments({key(kind="individuel"): TEXTS}) is None


def test_rounds_without_texts_are_as_they_were() -> None:
    found = an_overview(
        *people("Nord", *["jjjjjjjjjj"] * 5), a_record("q", {"a": "ja"}, kind=RoundKind.JOINT)
    )
    assert with_texts(found, {key(): None, key("Forår"): TEXTS}) == found
