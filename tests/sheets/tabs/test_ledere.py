"""The page Ledere, line by line."""

from dataclasses import replace
from datetime import date, datetime

from app.core.response import RoundKind
from app.overview.figures import Limits
from app.overview.records import Record
from app.overview.team import overview
from sheets.page import Cell, Format, Page
from sheets.tabs.ledere import ledere
from tests.overview.actions import AnAction
from tests.overview.builders import a_checklist, a_record, a_status
from tests.overview.test_leaders import counted, joint, people

NOW = datetime.fromisoformat("2026-11-25T14:05")


def page(*records: Record) -> Page:
    return ledere(counted(records), now=NOW)


def told(found: Page) -> list[tuple[Cell, ...]]:
    return [tuple(cell.value for cell in line if cell) for line in found.lines]


def under(found: Page, heading: str) -> list[tuple[Cell, ...]]:
    """Return the lines under a heading, down to the next blank line."""
    lines = told(found)
    begin = lines.index((heading,)) + 1
    return lines[begin : lines.index((), begin) if () in lines[begin:] else None]


def test_it_says_first_who_has_not_followed_up() -> None:
    found = page(joint("Nord", "jjj"), joint("Syd", "jjj", "2026-01-02"))
    assert under(found, "Fulgt op i det sidste halve år") == [
        ("1 af 2 teams har fulgt op siden 25-05-2026.",),
        ("Har ikke fulgt op", "Sidste svar"),
        ("Syd, Byen", date(2026, 1, 2)),
    ]
    assert told(found)[-2:] == [("Har fulgt op", "Sidste svar"), ("Nord, Byen", date(2026, 11, 23))]


def test_teams_are_counted_in_the_colours_of_the_words() -> None:
    found = page(joint("Nord", "jjj"), joint("Syd", "nnn"), joint("Vest", "ddd"))
    assert under(found, "Status i hvert skema") == [
        ("Hvert teams nyeste måling. Tallene er antal teams.",),
        ("Skema", "På plads", "På vej", "Mangler", "Ingen point", "For få svar", "Teams"),
        ("Prøveskema · fælles svar", 1, 1, 1, 0, 0, 3),
    ]
    line = next(line for line in found.lines if len(line) == 7 and line[1] and line[1].value == 1)
    assert [cell.format for cell in line[1:4] if cell] == [
        *(Format.IN_PLACE, Format.UNDERWAY, Format.MISSING)
    ]


def test_what_most_teams_lack_is_told_out_of_how_many_and_never_in_per_cent() -> None:
    found = page(*people("Nord", 5, "ndd"), *people("Syd", 5, "nnd"), *people("Vest", 3, "jjj"))
    assert under(found, "Det mangler flest teams")[2:] == [
        ("1.1.1 Punkt a.", "mangler hos 2 af 2 teams", None, "for få svar hos 1", None),
        (
            "1.1.2 Punkt b.",
            *("mangler hos 1 af 2 teams", None),
            *("på vej hos 1", None),
            *("for få svar hos 1", None),
        ),
        ("1.2.1 Punkt c.", "på vej hos 2 af 2 teams", None, "for få svar hos 1", None),
    ]
    texts = [str(cell) for line in told(found) for cell in line]
    assert not [text for text in texts if "%" in text]


def test_nothing_lacked_is_said() -> None:
    found = page(joint("Nord", "jjj"), joint("Syd", "jjj"))
    assert under(found, "Det mangler flest teams")[-1] == ("Ingen af de viste teams mangler noget.",)


def test_areas_with_several_teams_are_told_in_words() -> None:
    found = page(
        joint("Nord", "jjj", area=""), joint("Syd", "nnj", area=""), joint("Vest", "jjx", area="Landet")
    )
    assert under(found, "Afsnit for afsnit")[4:] == [
        ("Område", "Samlet", "Afsnit 1", "Afsnit 2"),
        ("Uden område", "1 på plads, 1 mangler", "1 på plads, 1 mangler", "2 på plads"),
        ("Landet", "1 på plads", "1 på plads", "1 ingen point"),
    ]


def test_each_quarter_has_a_line() -> None:
    found = page(joint("Nord", "jjj", "2026-07-01"))
    assert under(found, "Kvartal for kvartal")[1:] == [
        ("Alle skemaer", "Teams med svar", "Målinger"),
        ("3. kvartal 2026", 1, 1),
        ("4. kvartal 2026", 0, 0),
        (
            *("Prøveskema · fælles svar", "Teams med svar", "Målinger"),
            *("På plads", "På vej", "Mangler", "Ingen point", "For få svar"),
        ),
        ("3. kvartal 2026", 1, 1, 1, 0, 0, 0, 0),
        ("4. kvartal 2026", 0, 0, 1, 0, 0, 0, 0),
    ]


def test_a_team_whose_day_is_unknown_is_told_as_that() -> None:
    found = page(replace(joint("Nord", "jjj"), answered_at=None))
    assert told(found)[-1] == ("Nord, Byen", "ukendt dato")


def test_without_answers_it_says_so() -> None:
    assert told(page())[-1] == ("Her er ingen svar endnu.",)


def test_what_is_overdue_is_told_with_who_and_how_long() -> None:
    actions = [AnAction(), AnAction("Syd", date(2026, 11, 24), action="", area="", owner="")]
    found = ledere(counted([joint("Nord", "jjj")]), now=NOW, actions=actions)
    assert under(found, "Handlinger over fristen") == [
        ("2 handlinger hos 2 teams har overskredet fristen.",),
        ("Handling", "Ansvarlig", "Frist", "Over fristen", "Status", "Team"),
        ("Er der en aftale?", "", date(2026, 11, 24), "1 dag", "I gang", "Syd"),
        ("Ring til skolen", "leder", date(2026, 11, 1), "24 dage", "I gang", "Nord, Byen"),
    ]
    alone = ledere(counted([joint("Nord", "jjj")]), now=NOW, actions=actions[:1])
    assert under(alone, "Handlinger over fristen")[0] == ("1 handling hos 1 team har overskredet fristen.",)


def test_every_column_has_its_width_however_many_sections_there_are() -> None:
    assert page().widths == (62,)
    assert page(joint("Nord", "jjj"), joint("Syd", "jjj")).widths == (62, *[14] * 7)


def test_items_that_stand_equal_with_the_last_one_named_are_told_in_number() -> None:
    checklist = a_checklist([a_status(id_) for id_ in "abcde"])
    records = [
        a_record(team, dict.fromkeys("abcde", "nej"), kind=RoundKind.JOINT, team=team)
        for team in ("Nord", "Syd")
    ]
    found = ledere(overview(records, lambda _id, _version: checklist, Limits()), now=NOW)
    assert under(found, "Det mangler flest teams")[-1] == ("og 2 punkter mere med samme tal",)
