"""Persons known by a random code: the rows of each brought together, the newest of each time counting."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import total_ordering

from app.core.course import Course, Stage
from app.overview.records import Record, counted_once


@total_ordering
@dataclass(frozen=True, slots=True)
class HalfYear:
    """Half a year; `half` is 1 or 2."""

    year: int
    half: int

    @classmethod
    def of(cls, month: str) -> "HalfYear":
        """Return the half-year that the month YYYY-MM is in."""
        year, number = month.split("-")
        return cls(int(year), 1 if int(number) <= 6 else 2)

    def __lt__(self, other: "HalfYear") -> bool:
        return (self.year, self.half) < (other.year, other.half)


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the method's code ("" unknown), when the course began, and what counts at each stage.

    There is nothing here that says who it is.
    """

    method: str
    began: HalfYear | None
    answers: Mapping[Stage, Record]


def persons(records: Iterable[Record], course: Course) -> Iterator[Person]:
    """Yield each person. Rows without a code, a month or a known stage count for nobody.

    Of rows with the same code, month and moment the one answered last counts; at each stage the newest month.
    A person's method and first month are those told at the start, or else the earliest that are told.
    """
    by_code: dict[str, list[Record]] = {}
    for one in sorted(counted_once(records), key=lambda one: _age(one, course)):
        if course.stages.get(_code(one, course.moment)) and _code(one, course.month):
            by_code.setdefault(_code(one, course.person), []).append(one)
    by_code.pop("", None)
    for found in by_code.values():
        yield _person(found, course)


def _person(found: list[Record], course: Course) -> Person:
    """Return the person whose rows these are, the oldest first."""
    at: dict[tuple[str, str], Record] = {}
    for one in found:
        key = _code(one, course.month), _code(one, course.moment)
        at.pop(key, None)  # so that the newer one stands where its own age puts it
        at[key] = one
    answers = {course.stages[moment]: one for (_, moment), one in at.items()}
    first = [*([answers[Stage.START]] if Stage.START in answers else []), *at.values()]
    began = next((told for one in first if (told := _code(one, course.started))), "")
    if not began and Stage.START in answers:
        began = _code(answers[Stage.START], course.month)
    return Person(
        method=next((told for one in first if (told := _code(one, course.method))), ""),
        began=HalfYear.of(began) if began else None,
        answers=answers,
    )


def _age(record: Record, course: Course) -> tuple[str, str, str]:
    answered = record.answered_at.isoformat() if record.answered_at else ""
    return _code(record, course.month), answered, record.response_id


def _code(record: Record, item_id: str) -> str:
    return str(record.answers.get(item_id, ""))
