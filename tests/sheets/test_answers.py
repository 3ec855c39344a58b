"""The tab of answers: what people read in it, and that it can be read back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import parsing
from app.core.items import Choices, Code, Day, Group, Item, LineField, Month, Number
from app.core.response import Answer, RoundKind
from sheets.answers import answers_row, answers_tab
from sheets.excel import ExcelWorkbook
from sheets.looks import LOOKS
from sheets.page import Cell, Format
from sheets.reading import SheetReading, read_answers
from sheets.workbook import Batch, Row, Table
from tests.overview.builders import a_checklist, a_response, a_round, a_scale, a_status, a_text, a_yesno

_OPTIONS = [{"id": "ledere", "text": "Ledere; og andre"}, {"id": "2", "text": "1"}, {"id": "1", "text": "2"}]
_FIELDS: list[dict[str, object]] = [
    {"kind": "longtext", "id": "handling", "text": "Handling", "max_length": 400},
    {"kind": "text", "id": "hvem", "text": "Ansvarlig: hvem?", "max_length": 100},
    {"kind": "date", "id": "frist", "text": "Frist"},
    {"kind": "month", "id": "start", "text": "Start"},
    {"kind": "number", "id": "timer", "text": "Timer", "decimals": 1},
    {"kind": "scale", "id": "tro", "text": "Tro på det", "low": "lidt", "high": "meget"},
]
EVERY_KIND = a_checklist(
    [
        a_status("koordinator"),
        a_yesno("plan"),
        a_scale("hjaelp"),
        {"kind": "choice", "id": "gruppe", "text": "Hvem er I?", "options": _OPTIONS, "dont_know": True},
        {"kind": "choices", "id": "emner", "text": "Hvad talte I om?", "options": _OPTIONS},
        a_text("titel"),
        {"kind": "longtext", "id": "noter", "text": "Noter"},
        {"kind": "number", "id": "antal", "text": "Antal", "minimum": -10, "maximum": 99_999},
        {"kind": "number", "id": "timer", "text": "Timer", "decimals": 2},
        {"kind": "month", "id": "start", "text": "Startmåned"},
        {"kind": "date", "id": "dag", "text": "Dag", "comment": True},
        {"kind": "code", "id": "kode", "text": "Kode"},
        {"kind": "group", "id": "linjer", "text": "Planen", "line": "Handling", "fields": _FIELDS},
    ]
)

_texts = st.text(st.characters(codec="utf-8"), max_size=60).map(parsing.clean).filter(bool)
_days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def _values(item: Item | LineField) -> st.SearchStrategy[str | int | float]:
    """Return a strategy of everything that a form accepts for the item."""
    if parsing.has_choices(item):
        return st.sampled_from([option.id for option in item.choices])
    match item:
        case Number():
            steps = 10**item.decimals
            whole = st.integers(round(item.minimum * steps), round(item.maximum * steps))
            return whole.map(lambda number: number / steps) if item.decimals else whole
        case Day():
            return _days
        case Month():
            return _days.map(lambda day: day[:7])
        case Code():
            return st.text(parsing.CODE_ALPHABET, min_size=6, max_size=6)
        case _:
            return _texts


def _answers(item: Item) -> st.SearchStrategy[Answer]:
    if isinstance(item, Choices):
        ids = [option.id for option in item.options]
        return st.sets(st.sampled_from(ids), min_size=1).map(lambda some: [id_ for id_ in ids if id_ in some])
    if isinstance(item, Group):
        line = st.fixed_dictionaries({}, optional={one.id: _values(one) for one in item.fields})
        return st.lists(line.filter(bool), min_size=1, max_size=4)
    return _values(item)


_every_answer = st.fixed_dictionaries({}, optional={one.id: _answers(one) for one in EVERY_KIND.items})


def _read(*rows: Mapping[str, Cell], missing: frozenset[str] = frozenset()) -> SheetReading:
    table = Table("svar:proeve", "Prøveskema", rows, missing)
    return read_answers(table, EVERY_KIND, lambda _id, version: EVERY_KIND if version == "1" else None)


def _row(answers: Mapping[str, Answer], **changes: Cell) -> dict[str, Cell]:
    row = answers_row(a_response(answers), a_round(), EVERY_KIND)
    return {key: cell for key, cell in {**row.cells, **changes}.items() if cell is not None}


@given(answers=_every_answer, comments=st.dictionaries(st.sampled_from(["koordinator", "dag"]), _texts))
def test_every_valid_response_reads_back_from_its_row(
    answers: Mapping[str, Answer], comments: Mapping[str, str]
) -> None:
    row = answers_row(a_response(answers, comments), a_round(), EVERY_KIND)
    reading = _read({key: cell for key, cell in row.cells.items() if cell is not None})
    assert reading.unreadable == []
    assert [(one.answers, one.comments) for one in reading.records] == [(answers, comments)]


def test_a_row_shows_words_and_real_dates() -> None:
    lines: list[dict[str, str | int | float]] = [
        {"handling": "Ring\ntil alle", "hvem": "Leder | vikar", "frist": "2027-02-01"},
        {"start": "2027-03", "timer": 1.5, "tro": "ved_ikke"},
    ]
    answers: dict[str, Answer] = {
        "koordinator": "delvist",
        "plan": "ved_ikke",
        "hjaelp": "4",
        "gruppe": "ledere",
        "emner": ["ledere", "1"],
        "antal": 12,
        "start": "2026-11",
        "dag": "2026-11-23",
        "linjer": lines,
    }
    response = a_response(answers, {"dag": "Måske"}, answered_at=datetime(2026, 12, 31, 23, tzinfo=UTC))
    assert answers_row(response, a_round(), EVERY_KIND) == Row(
        "a1",
        {
            "svar-id": "a1",
            "svar-tidspunkt": date(2027, 1, 1),
            "svar-omraade": "Byen",
            "svar-team": "Nord",
            "svar-maaling": "Efterår",
            "svar-rolle": None,
            "svar-type": "Individuelt",
            "svar-version": "1",
            "koordinator": "Delvist på plads",
            "plan": "Ved ikke",
            "hjaelp": 4,
            "gruppe": "Ledere; og andre",
            "emner": "Ledere, og andre; 2",
            "antal": 12,
            "start": date(2026, 11, 1),
            "dag": date(2026, 11, 23),
            "dag.uddybende": "Måske",
            "linjer": (
                "1. Handling: Ring\n   til alle | Ansvarlig hvem?: Leder \\| vikar | Frist: 01-02-2027\n"
                "2. Start: 03-2027 | Timer: 1,5 | Tro på det: Ved ikke"
            ),
        },
    )


def test_a_joint_answer_has_its_minute() -> None:
    joint = a_round(kind=RoundKind.JOINT)
    row = answers_row(a_response({}), joint, EVERY_KIND)
    assert row.cells["svar-tidspunkt"] == datetime.fromisoformat("2026-11-23T13:00")
    assert row.cells["svar-type"] == "Fælles"
    read = _read({key: cell for key, cell in row.cells.items() if cell is not None}).records[0]
    assert (read.kind, read.answered_at) == (RoundKind.JOINT, datetime.fromisoformat("2026-11-23T13:00"))


def test_columns_carry_numbers_and_full_text() -> None:
    tab = answers_tab(a_checklist([a_status("a"), a_text("b")]))
    assert (tab.key, tab.title, tab.id_key) == ("svar:proeve", "Prøveskema", "svar-id")
    assert [(column.key, column.title) for column in tab.columns] == [
        ("svar-id", "Svar-id"),
        ("svar-tidspunkt", "Tidspunkt"),
        ("svar-omraade", "Område"),
        ("svar-team", "Team"),
        ("svar-maaling", "Måling"),
        ("svar-rolle", "Rolle"),
        ("svar-type", "Svartype"),
        ("svar-version", "Version"),
        ("a", "1.1 Punkt a."),
        ("a.uddybende", "Uddybende til 1.1 Punkt a."),
        ("b", "1.2 Tekst b"),
    ]
    assert {column.key: column.format for column in tab.columns}["svar-tidspunkt"] is Format.DATE


def test_items_that_only_an_older_version_has_stand_at_the_end() -> None:
    older = a_checklist([a_text("gammel"), a_text("a")])
    tab = answers_tab(a_checklist([a_text("a")], version="2"), older)
    assert [column.key for column in tab.columns][-2:] == ["a", "gammel"]


@pytest.mark.parametrize(
    "newer",
    [[a_status("ny"), a_status("a"), a_status("b")], [a_status("b"), a_status("a")], [a_status("ny")]],
    ids=["put in first", "in another order", "put in place of the others"],
)
def test_a_newer_version_puts_no_comment_in_the_column_of_another_item(
    tmp_path: Path, newer: list[dict[str, object]]
) -> None:
    checklists = (a_checklist([a_status("a"), a_status("b")]), a_checklist(newer, version="2"))
    workbook = ExcelWorkbook(tmp_path / "svar.xlsx")
    said: list[dict[str, Cell]] = []
    for number, one in enumerate(checklists, 1):
        comments: dict[str, Cell] = {f"{item.id}.uddybende": f"om {item.id}" for item in one.items}
        said.append(comments)
        workbook.append(Batch(number, [(answers_tab(one), [Row(f"svar{number}", comments)])]))

    table = workbook.read(answers_tab(*reversed(checklists)))

    assert table is not None
    assert [{key: cell for key, cell in row.items() if key != "svar-id"} for row in table.rows] == said


@pytest.mark.parametrize("word", ["delvist på plads", " DELVIST  PÅ PLADS ", "delvist"])
def test_case_and_spaces_do_not_matter(word: str) -> None:
    assert _read(_row({}, koordinator=word)).records[0].answers == {"koordinator": "delvist"}


@pytest.mark.parametrize(
    ("item", "cell", "answer"),
    [
        ("hjaelp", "3", "3"),
        ("hjaelp", 3.0, "3"),
        ("hjaelp", "5 – meget", "5"),
        ("antal", "1.200", 1200),
        ("timer", "1,25", 1.25),
        ("start", "november 2026", "2026-11"),
        ("dag", datetime.fromisoformat("2026-11-23T10:30"), "2026-11-23"),
        ("dag", "23/11 2026", "2026-11-23"),
        ("titel", 7, "7"),
        ("titel", date(2026, 2, 1), "01-02-2026"),
        ("kode", 222222, "222222"),
        ("linjer", "handling: Ring", [{"handling": "Ring"}]),
        ("linjer", "7. Handling: Ring | Frist:\n\n1. Timer: 2", [{"handling": "Ring"}, {"timer": 2.0}]),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(item: str, cell: Cell, answer: Answer) -> None:
    assert _read(_row({}, **{item: cell})).records[0].answers == {item: answer}


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        ("koordinator", "Næsten"),
        ("hjaelp", 6),
        ("hjaelp", 3.5),
        ("emner", "Ledere, og andre; 3"),
        ("antal", "mange"),
        ("antal", 1.5),
        ("dag", "i morgen"),
        ("linjer", "Bare ring"),
    ],
)
def test_what_is_not_an_answer_is_reported_and_never_guessed(item: str, cell: Cell) -> None:
    reading = _read(_row({"plan": "ja"}, **{item: cell}))
    assert reading.records[0].answers == {"plan": "ja"}
    assert [one.response_id for one in reading.unreadable] == ["a1"]
    assert str(cell) not in reading.unreadable[0].message


def test_a_corrected_team_counts() -> None:
    row = _row({}, **{"svar-team": " Syd  2 ", "svar-type": "fælles"})
    record = _read(row).records[0]
    assert (record.team, record.kind) == ("Syd 2", RoundKind.JOINT)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"svar-team": None}, "Team"),
        ({"svar-type": "Ukendt"}, "Svartype"),
        ({"svar-version": 9}, "Version"),
    ],
)
def test_a_row_that_cannot_be_placed_is_reported(changes: dict[str, Cell], column: str) -> None:
    reading = _read(_row({"plan": "ja"}, **changes))
    assert reading.records == []
    assert [(one.response_id, one.column) for one in reading.unreadable] == [("a1", column)]


def test_an_unreadable_time_is_reported_and_the_answer_counts() -> None:
    reading = _read(_row({"plan": "ja"}, **{"svar-tidspunkt": "i går"}))
    assert reading.records[0].answered_at is None
    assert [one.column for one in reading.unreadable] == ["Tidspunkt"]


def test_a_row_typed_by_hand_needs_no_id_and_no_version() -> None:
    typed = _row({"plan": "ja"}, **{"svar-id": None, "svar-version": None})
    assert [one.response_id for one in _read(typed, typed).records] == ["uden-id-1", "uden-id-2"]


def test_a_deleted_column_is_reported() -> None:
    reading = _read(_row({"plan": "ja"}), missing=frozenset({"koordinator"}))
    assert [(one.response_id, one.column) for one in reading.unreadable] == [("", "1.1 Punkt koordinator.")]
    assert _read(_row({}), missing=frozenset({"svar-team"})).records == []


@pytest.mark.parametrize("key", ["svar-omraade", "svar-team", "svar-maaling", "svar-rolle"])
def test_names_that_people_give_wrap_and_are_not_cut_off_by_the_next_cell(key: str) -> None:
    (column,) = [column for column in answers_tab(EVERY_KIND).columns if column.key == key]
    assert LOOKS[column.format].wrap
