"""A checklist's items as the cells of their columns are read, in each version that rows were answered to."""

from app.core import parsing
from app.core.checklist import Checklist, Lookup
from app.core.items import Item
from app.core.response import Answer
from sheets import answers, words
from sheets.page import Cell


class Question:
    """An item as its cells are read: what is often chosen is read once."""

    def __init__(self, item: Item, number: str) -> None:
        self.id = item.id
        self.comment_key = answers.comment_key(item)
        self.title = f"{number} {item.text}"
        self._item = item
        self._known: dict[Cell, Answer | None] | None = {} if parsing.has_choices(item) else None

    def answer(self, cell: Cell) -> Answer | None:
        """Return the answer as `words.answer_of` does; raise ValueError."""
        if self._known is None:
            return words.answer_of(self._item, cell)
        if cell not in self._known:
            self._known[cell] = words.answer_of(self._item, cell)
        return self._known[cell]


class Version:
    """A version of the checklist, ready to read rows by."""

    def __init__(self, checklist: Checklist) -> None:
        numbers = checklist.numbers()
        self.checklist = checklist
        self.questions = [Question(item, numbers[item.id]) for item in checklist.items]


class Versions:
    """The versions that rows were read by."""

    def __init__(self, current: Checklist, lookup: Lookup) -> None:
        self.used: dict[str, Version] = {}
        self._current, self._lookup = current, lookup

    def get(self, number: str) -> Version | None:
        """Return that version, "" for the newest; None where nobody has it."""
        number = number or self._current.version
        if number not in self.used:
            is_current = number == self._current.version
            checklist = self._current if is_current else self._lookup(self._current.id, number)
            if checklist is None:
                return None
            self.used[number] = Version(checklist)
        return self.used[number]
