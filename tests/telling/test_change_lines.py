"""The lines of a change, for pages: total, sections and items with both ends."""

from dataclasses import replace

from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.figures import Limits
from app.telling.change_lines import ChangeLine, End, change_lines
from tests.overview.builders import a_record
from tests.telling.test_change_wording import ALL, FEW_OF_B, FOUR, HALF, SPRING, autumn, only_change, spring

FULL = End("på plads", Standing.IN_PLACE, "100 %", 100)
MIDDLE = End("på vej", Standing.UNDERWAY, "50 %", 50)


def told(before: tuple[str, ...], after: tuple[str, ...]) -> list[ChangeLine]:
    return list(change_lines(only_change(*spring(*before), *autumn(*after)), Limits()))


def test_total_sections_and_items_come_in_the_checklists_order() -> None:
    found = told(HALF, ALL)
    assert [(one.text, one.is_item) for one in found] == [
        ("Samlet", False),
        ("Afsnit 1", False),
        ("1.1.1 Punkt a.", True),
        ("1.1.2 Punkt b.", True),
        ("Afsnit 2", False),
        ("1.2.1 Hvor meget c?", True),
        ("Afsnit 3", False),
        ("1.3.1 Punkt d.", True),
        ("1.3.2 Punkt e.", True),
    ]
    assert found[0] == ChangeLine(
        text="Samlet", is_item=False, before=MIDDLE, after=FULL, difference="+50 procentpoint", n=(5, 5)
    )


def test_a_section_of_one_item_has_no_percentage() -> None:
    section, item = told(HALF, ALL)[4:6]
    assert (section.before.share, section.after.share) == ("3,0 af 5", "5,0 af 5")
    assert section.difference == item.difference == "+2,0"


def test_the_total_says_how_many_items_it_is_on_where_some_are_left_out() -> None:
    assert told(HALF, FEW_OF_B)[0].text == "Samlet (4 punkter)"


def test_an_items_n_is_how_many_gave_points_at_each_end() -> None:
    item = told(HALF, tuple(f"{one}x" for one in ALL))[2]
    assert item.n == (5, 5)


def test_nothing_is_told_of_what_is_held_back() -> None:
    assert told(FOUR, ALL) == []


def test_joint_answers_are_told_in_their_words() -> None:
    after = a_record("f", {"a": "ja", "c": "4"}, kind=RoundKind.JOINT)
    before = replace(
        after, response_id="g", label="Forår", answers={"a": "nej", "c": "4"}, answered_at=SPRING
    )
    lines = list(change_lines(only_change(before, after), Limits()))
    items = [one for one in lines if one.is_item]
    assert [(one.before.status, one.after.status, one.difference) for one in items] == [
        ("Nej", "Ja", "op"),
        ("4 af 5", "4 af 5", "uændret"),
    ]
    assert items[0].before.standing is Standing.MISSING
    assert items[0].before.share == ""
