"""Any form gives answers or faults that a person can mend; nothing typed is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.answers import Reading, field_names, read
from app.core.privacy import MASK
from tests.core.checklists import KINDS, a_checklist

TODAY = date(2026, 11, 23)
CHECKLIST = a_checklist()


def reading(**fields: str | list[str]) -> Reading:
    named = {name.replace("__", "."): value for name, value in fields.items()}
    given_ = {name: [value] if isinstance(value, str) else value for name, value in named.items()}
    return read(CHECKLIST, given_, today=TODAY)


def test_every_kind_of_item_is_read() -> None:
    found = reading(
        koordinator="delvist",
        koordinator__uddybende=" Hun er på barsel\r\ntil maj ",
        plan="ved_ikke",
        hjaelp="4",
        gruppe="ledere",
        emner=["job", "bolig"],
        titel="Vores møde",
        noter="En linje\nog en til",
        antal="1.200",
        timer="7,5",
        start="november 2026",
        dag="1/12 2026",
        kode="ab2 3cd",
        linjer__0__handling="Ring til skolen",
        linjer__0__frist="2026-12-01",
        linjer__2__handling="Skriv referat",
    )
    assert found.faults == ()
    assert found.warnings == ()
    assert found.answers == {
        "koordinator": "delvist",
        "plan": "ved_ikke",
        "hjaelp": "4",
        "gruppe": "ledere",
        "emner": ["bolig", "job"],
        "titel": "Vores møde",
        "noter": "En linje\nog en til",
        "antal": 1200,
        "timer": 7.5,
        "start": "2026-11",
        "dag": "2026-12-01",
        "kode": "AB23CD",
        "linjer": [{"handling": "Ring til skolen", "frist": "2026-12-01"}, {"handling": "Skriv referat"}],
    }
    assert found.comments == {"koordinator": "Hun er på barsel\ntil maj"}


def test_an_untouched_form_is_empty() -> None:
    assert reading(koordinator="", noter="  ", ukendt="x").is_empty


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("koordinator", "måske", "Vælg et af svarene på listen."),
        ("emner", "vejret", "Vælg et af svarene på listen."),
        ("titel", "x" * 21, "Teksten er for lang: 21 tegn, højst 20."),
        ("antal", "mange", "Skriv et tal, for eksempel 12."),
        ("antal", "5001", "Skriv et tal fra 0 til 5.000."),
        ("antal", "1,5", "Skriv et helt tal, uden komma."),
        ("timer", "1,55", "Skriv højst 1 decimaler."),
        ("start", "13-2026", "Skriv måneden som måned-år, for eksempel 11-2026."),
        ("dag", "30-02-2026", "Skriv datoen som dag-måned-år, for eksempel 23-11-2026."),
        ("kode", "AB0123", "Koden har 6 tegn: bogstaver og tal, men ikke 0, O, 1 og I."),
        ("linjer__1__frist", "snart", "Skriv datoen som dag-måned-år, for eksempel 23-11-2026."),
    ],
)
def test_a_fault_is_named_beside_its_item(field: str, text: str, message: str) -> None:
    found = reading(**{field: text})
    fault = found.faults[0]
    assert (fault.field, fault.message) == (field.replace("__", "."), message)
    assert fault.item == field.split("__", maxsplit=1)[0]


def test_a_cpr_number_is_stopped_and_the_rest_is_kept() -> None:
    found = reading(koordinator="ja", koordinator__uddybende="Ring til 010180-1235 i morgen", titel="Møde")
    assert [fault.field for fault in found.faults] == ["koordinator.uddybende"]
    assert found.kept["koordinator.uddybende"] == (f"Ring til {MASK} i morgen",)
    assert found.kept["titel"] == ("Møde",)
    assert "1235" not in repr(found)


def test_a_phone_number_is_only_a_warning() -> None:
    found = reading(noter="Ring 20 30 40 50")
    assert found.faults == ()
    assert [warning.item for warning in found.warnings] == ["noter"]
    assert found.answers == {"noter": "Ring 20 30 40 50"}


def test_a_line_that_was_begun_needs_its_required_field() -> None:
    found = reading(linjer__1__frist="01-12-2026")
    assert [fault.field for fault in found.faults] == ["linjer.1.handling"]


def test_nothing_is_required_unless_the_definition_says_so() -> None:
    checklist = a_checklist([KINDS[0], {**KINDS[5], "required": True}])
    found = read(checklist, {"koordinator": ["ja"]}, today=TODAY)
    assert [(fault.field, fault.message) for fault in found.faults] == [("titel", "Her mangler et svar.")]


def test_characters_that_no_spreadsheet_holds_are_taken_out() -> None:
    assert reading(titel="a\x00b\x1bc\ufffe🙂").answers["titel"] == "abc🙂"


names = st.sampled_from([name for item in CHECKLIST.items for name in field_names(item)])


@given(st.dictionaries(names | st.text(max_size=10), st.lists(st.text(max_size=30), max_size=3), max_size=12))
def test_any_form_gives_an_answer_or_a_named_fault(fields: dict[str, list[str]]) -> None:
    found = read(CHECKLIST, fields, today=TODAY)
    ids = {item.id for item in CHECKLIST.items}
    assert set(found.answers) <= ids
    assert {fault.item for fault in found.faults} <= ids
    assert all(fault.message for fault in found.faults)


@given(st.dictionaries(names, st.lists(st.text(max_size=30), min_size=1, max_size=2), max_size=12))
def test_what_is_shown_again_reads_the_same(fields: dict[str, list[str]]) -> None:
    once = read(CHECKLIST, fields, today=TODAY)
    again = read(CHECKLIST, once.kept, today=TODAY)
    assert again.answers == once.answers
    assert again.kept == once.kept
