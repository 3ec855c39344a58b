"""Marks: the codes that a response answers with, one character per item.

They are stored in place of the codes themselves, in rows a quarter as long, and many are counted together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase
from typing import TypeVar

from app.core.items import DONT_KNOW, NO, NOT_RELEVANT, PARTLY, YES, Choice, Item, Scale, Status, YesNo

T = TypeVar("T")

UNANSWERED = "-"
WITHOUT_CODE = "+"  # a text, a number, some of several, lines
_NO_CODE = (UNANSWERED, WITHOUT_CODE)
_OTHERS = "marks of another version"

_SHARED = {YES: "j", PARTLY: "d", NO: "n", DONT_KNOW: "v", NOT_RELEVANT: "i"} | {
    step: step for step in "12345"
}


@dataclass(frozen=True, slots=True)
class Marked:
    """Responses to one version of a checklist, by one role in one round: their marks after each other.

    `first` and `last` are when they were answered, local and naive, None where nobody knows. `response_id` is
    that of a response by itself, "" for several.
    """

    version: str
    role: str
    n: int
    first: datetime | None
    last: datetime | None
    marks: str
    response_id: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one item: of how many asked, how many answered, and how many with each code."""

    asked: int
    answered: int
    counts: Mapping[str, int]

    def __add__(self, other: "Tally") -> "Tally":
        counts = added((self.counts, other.counts))
        return Tally(self.asked + other.asked, self.answered + other.answered, counts)


class Marking:
    """How answers to the items of one version are marked, read again and counted.

    The items stand in the order of their ids: a version may be mended to ask them in another order.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = [(one.id, _marks(one)) for one in sorted(items, key=lambda one: one.id)]
        self._codes = [(id_, {mark: code for code, mark in codes.items()}) for id_, codes in self._items]

    def marks(self, answers: Mapping[str, object]) -> str:
        """Return the marks of a response with these answers."""
        found: list[str] = []
        for id_, marks in self._items:
            answer = answers.get(id_)
            if isinstance(answer, str):
                found.append(marks.get(answer, WITHOUT_CODE))
            else:
                found.append(UNANSWERED if answer is None else WITHOUT_CODE)
        return "".join(found)

    def answers(self, marks: str) -> dict[str, str]:
        """Return the codes that one response's marks say, by item id; raise ValueError for other marks."""
        if len(marks) != len(self._codes):
            raise ValueError(_OTHERS)
        return {
            id_: codes[mark]
            for (id_, codes), mark in zip(self._codes, marks, strict=True)
            if mark not in _NO_CODE
        }

    def unsaid(self, answers: Mapping[str, T], marks: str) -> dict[str, T]:
        """Return those of the answers that their marks do not say."""
        if WITHOUT_CODE not in marks and len(answers) == len(marks) - marks.count(UNANSWERED):
            return {}  # as nearly always
        said = self.answers(marks)
        return {id_: one for id_, one in answers.items() if said.get(id_) != one}

    def tallies(self, marks: str) -> dict[str, Tally]:
        """Return a tally per item id; `marks` are those of any number of responses after each other."""
        width = len(self._items)
        asked, rest = divmod(len(marks), width)
        if rest:
            raise ValueError(_OTHERS)
        found: dict[str, Tally] = {}
        for place, (id_, codes) in enumerate(self._items):
            of_item = marks[place::width]
            counts = {code: times for code, mark in codes.items() if (times := of_item.count(mark))}
            found[id_] = Tally(asked, sum(counts.values()) + of_item.count(WITHOUT_CODE), counts)
        return found


def added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the counts together."""
    found: dict[str, int] = {}
    for one in counts:
        for code, times in one.items():
            found[code] = found.get(code, 0) + times
    return found


def _marks(item: Item) -> dict[str, str]:
    """Return the mark of every code that answers the item."""
    if isinstance(item, Choice):
        letters = dict(zip((option.id for option in item.options), ascii_uppercase, strict=False))
        return {option.id: letters.get(option.id) or _SHARED[option.id] for option in item.choices}
    if isinstance(item, Status | YesNo | Scale):
        return {option.id: _SHARED[option.id] for option in item.choices}
    return {}
