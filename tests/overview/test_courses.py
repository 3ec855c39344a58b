"""Individdata, with persons counted by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.checklist import Checklist
from app.core.course import Stage
from app.definitions.library import built_in
from app.overview.courses import Cohort, Courses, StageFigures, Together, courses
from app.overview.figures import Limits
from app.overview.people import HalfYear
from app.overview.records import Record
from tests.overview.builders import a_checklist, a_record

INDIVIDDATA = built_in()["individdata"]
SPRING, AUTUMN = HalfYear(2026, 1), HalfYear(2026, 2)
_IDS = count()


def row(
    code: str,
    moment: str = "start",
    month: str = "2026-02",
    *,
    answered: str = "2026-11-20",
    response: str = "",
    **answers: str,
) -> Record:
    """Return a row about the person with the code; method and home are CTI and a home of their own."""
    asked = {"borgerkode": code, "tidspunkt": moment, "maaned": month, "metode": "cti", "bolig": "egen"}
    told = {id_: one for id_, one in (asked | answers).items() if one}
    return _record(response or f"r{next(_IDS):06}", told, answered)


def _record(response: str, answers: Mapping[str, str], answered: str) -> Record:
    return a_record(response, answers, answered_at=datetime.fromisoformat(answered))


def found(records: Sequence[Record], checklist: Checklist = INDIVIDDATA) -> Courses:
    (one,) = courses(records, lambda _id, _version: checklist, Limits())
    return one


def only_cohort(records: Sequence[Record]) -> Cohort:
    (one,) = found(records).cohorts
    return one


def mean(figures: StageFigures, item: str) -> tuple[int, float | None] | None:
    counts = figures.items.get(item)
    return (counts.n, counts.mean) if counts else None


def group(size: int, prefix: str = "A", moment: str = "start", **answers: str) -> list[Record]:
    return [row(f"{prefix}{number}", moment, **answers) for number in range(size)]


def test_checklists_without_a_course_have_none() -> None:
    plain = a_checklist([{"kind": "text", "id": "t", "text": "Tekst"}])
    assert courses([row("A")], lambda _id, _version: plain, Limits()) == ()


def test_persons_are_counted_and_never_rows() -> None:
    # Four persons with eight rows: as people, too few.
    one = only_cohort([*group(4), *group(4, moment="fase_1_slut")])
    assert (one.method, one.began, one.n, one.stages) == ("cti", SPRING, None, {})


def test_each_stage_has_its_persons_homes_and_means() -> None:
    homes = ["egen", "egen", "herberg", "gaden", "gaden", ""]
    starts = [row(f"A{n}", bolig=home, m_bolig=str(1 + n % 2)) for n, home in enumerate(homes)]
    ends = [row(f"A{n}", "slut", "2026-10", m_bolig="5") for n in range(5)]
    one = only_cohort([*starts, *ends])
    assert one.n == 6
    start, end = one.stages[Stage.START], one.stages[Stage.END]
    assert (start.n, end.n) == (6, 5)
    assert start.items["bolig"].codes == {"egen": 2, "herberg": 1, "gaden": 2}
    assert end.items["bolig"].codes == {"egen": 5}
    assert mean(start, "m_bolig") == (6, 1.5)
    assert mean(end, "m_bolig") == (5, 5.0)
    assert one.stages[Stage.UNDERWAY] == StageFigures(0)


def test_a_stage_with_few_persons_is_held_back_alone() -> None:
    one = only_cohort([*group(6), *group(4, moment="slut", month="2026-10")])
    assert one.stages[Stage.END] == StageFigures(None)
    assert one.stages[Stage.START].n == 6


def test_an_item_that_few_answered_is_held_back_alone() -> None:
    few = [*group(4, m_job="3"), *group(2, "B", m_job="ikke_relevant")]
    start = only_cohort(few).stages[Stage.START]
    assert "m_job" not in start.items
    assert start.items["bolig"].n == 6


def test_dont_know_is_no_part_of_a_mean_but_is_an_answer_about_the_home() -> None:
    records = [*group(5, m_bolig="4", bolig="ved_ikke"), *group(2, "B", m_bolig="ved_ikke")]
    start = only_cohort(records).stages[Stage.START]
    assert mean(start, "m_bolig") == (5, 4.0)
    assert start.items["bolig"].codes == {"ved_ikke": 5, "egen": 2}


def test_of_rows_with_the_same_code_and_time_the_newest_counts() -> None:
    wrong = [row("A0", answered="2026-03-01", m_bolig="1"), row("A0", answered="2026-02-01", m_bolig="3")]
    right = row("A0", answered="2026-04-01", m_bolig="5")
    one = only_cohort([right, *wrong, *(row(f"B{n}", m_bolig="5") for n in range(4))])
    assert (one.n, mean(one.stages[Stage.START], "m_bolig")) == (5, (5, 5.0))


def test_a_row_that_stands_twice_is_one() -> None:
    again = row("A0", response="same", m_bolig="2")
    one = only_cohort([again, again, *group(4, "B", m_bolig="2")])
    assert mean(one.stages[Stage.START], "m_bolig") == (5, 2.0)


def test_of_several_times_on_the_way_the_newest_month_counts() -> None:
    late = [row(f"A{n}", "fase_2_slut", "2026-08", answered="2026-08-01", m_bolig="5") for n in range(5)]
    early = [row(f"A{n}", "fase_1_slut", "2026-05", answered="2026-09-01", m_bolig="1") for n in range(5)]
    one = only_cohort([*group(5), *late, *early])
    assert mean(one.stages[Stage.UNDERWAY], "m_bolig") == (5, 5.0)


def test_a_correction_of_the_phase_before_does_not_outlive_the_newest_of_the_month() -> None:
    first = row("A0", "fase_1_slut", "2026-05", answered="2026-05-01", m_bolig="1")
    second = row("A0", "fase_2_slut", "2026-05", answered="2026-05-02", m_bolig="2")
    mended = row("A0", "fase_1_slut", "2026-05", answered="2026-05-03", m_bolig="3")
    others = [row(f"B{n}", "fase_1_slut", "2026-05", m_bolig="3") for n in range(4)]
    records = [first, second, mended, *others, row("A0"), *group(4, "B")]
    assert mean(only_cohort(records).stages[Stage.UNDERWAY], "m_bolig") == (5, 3.0)


@pytest.mark.parametrize(
    ("rows", "method", "began"),
    [
        # The month that the course began is told at the start, and is another than the row's own.
        ([row("A", month="2026-07", start_maaned="2026-06")], "cti", SPRING),
        ([row("A", month="2026-07")], "cti", AUTUMN),
        # Without a row from the start: what the earliest of the others tells.
        (
            [row("A", "slut", "2026-12", start_maaned="2026-01"), row("A", "halvaar", "2026-07")],
            "cti",
            SPRING,
        ),
        ([row("A", "slut", "2026-12")], "cti", None),
        # A method that changed on the way is the one at the start.
        ([row("A", "halvaar", "2026-07", metode="act"), row("A", metode="icm")], "icm", SPRING),
        ([row("A", metode=""), row("A", "slut", "2026-12")], "cti", SPRING),
        ([row("A", metode="")], "", SPRING),
    ],
)
def test_a_person_belongs_to_the_method_and_the_half_year_of_the_start(
    rows: list[Record], method: str, began: HalfYear | None
) -> None:
    one = only_cohort(rows)
    assert (one.method, one.began) == (method, began)


def test_the_year_turns_at_midnight_between_december_and_january() -> None:
    assert [HalfYear.of(month) for month in ("2025-12", "2026-01", "2026-06", "2026-07")] == [
        *(HalfYear(2025, 2), SPRING, SPRING, AUTUMN)
    ]


def test_rows_without_code_month_or_a_known_time_count_for_nobody() -> None:
    records = [row(""), row("A", month=""), row("B", "ukendt"), row("C", "")]
    assert found(records).cohorts == ()


def test_cohorts_stand_by_method_and_time_and_what_is_unknown_last() -> None:
    records = [
        *(row("A", metode=""), row("B", metode="act"), row("C", "slut"), row("D", month="2026-09")),
        *(row("E", month="2026-06"), row("F", month="2025-12")),
    ]
    assert [(one.method, one.began) for one in found(records).cohorts] == [
        *(("cti", HalfYear(2025, 2)), ("cti", SPRING), ("cti", AUTUMN), ("cti", None)),
        *(("act", SPRING), ("", SPRING)),
    ]


def test_sums_count_only_what_is_shown() -> None:
    records = [
        *group(5, "A", m_bolig="1"),
        *group(6, "B", month="2026-08", m_bolig="4"),
        *group(4, "C", month="2025-08", m_bolig="5"),  # held back whole
        *group(5, "D", metode="act", m_job="2"),
        *group(4, "E", metode="act", month="2026-08", m_bolig="5"),  # held back whole
    ]
    cti, everybody = found(records).together
    assert (cti.method, cti.n, cti.stages[Stage.START].n) == ("cti", 11, 11)
    assert mean(cti.stages[Stage.START], "m_bolig") == (11, (5 * 1 + 6 * 4) / 11)
    assert (everybody.method, everybody.n) == (None, 16)
    assert mean(everybody.stages[Stage.START], "m_bolig") == (11, (5 * 1 + 6 * 4) / 11)
    assert mean(everybody.stages[Stage.START], "m_job") == (5, 2.0)
    assert everybody.stages[Stage.START].items["bolig"].n == 16


def test_a_stage_that_is_held_back_in_every_cohort_has_no_sum() -> None:
    ends = [*group(4, "A", "slut", m_bolig="1"), *group(4, "B", "slut", m_bolig="1")]
    records = [*group(5, "A"), *group(5, "B", month="2026-08"), *ends]
    (together,) = found(records).together
    assert together.stages[Stage.END] == StageFigures(None)
    assert together.stages[Stage.UNDERWAY] == StageFigures(0)


CODES = st.sampled_from(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"])
ROWS = st.builds(
    row,
    CODES,
    st.sampled_from(["start", "halvaar", "slut"]),
    st.sampled_from(["2026-02", "2026-08"]),
    metode=st.sampled_from(["cti", "act"]),
    m_bolig=st.sampled_from(["", "1", "3", "ved_ikke"]),
)


@given(st.lists(ROWS, max_size=40))
def test_no_figure_is_of_fewer_persons_than_the_minimum(records: list[Record]) -> None:
    for one in courses(records, lambda _id, _version: INDIVIDDATA, Limits()):
        shown = [cohort for cohort in one.cohorts if cohort.n is not None]
        groups: list[Cohort | Together] = [*shown, *one.together]
        for group in groups:
            assert group.n is not None
            assert group.n >= 5
            for figures in group.stages.values():
                assert figures.n is None or figures.n == 0 or figures.n >= 5
                assert all(counts.n >= 5 for counts in figures.items.values())
        for together in one.together:
            members = [cohort for cohort in shown if together.method in (None, cohort.method)]
            assert together.n == sum(cohort.n or 0 for cohort in members)
            for stage, figures in together.stages.items():
                for id_, counts in figures.items.items():
                    cells = [cohort.stages[stage].items.get(id_) for cohort in members]
                    assert counts.n == sum(cell.n for cell in cells if cell)
