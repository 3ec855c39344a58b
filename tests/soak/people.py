"""People with the spreadsheet open: they move, sort, filter, correct and note all the while.

Everything they did is remembered, so that in the end it can be seen whether it still stands.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event

from tests.google_api import GoogleApi
from tests.google_api.errors import ApiError
from tests.google_api.tab import Tab
from tests.soak.standing import ID, Standing, standing

#: How often each thing may be done in one run; what is not named here has no limit.
MOST = {"insert_column": 8, "insert_above": 5, "insert_between": 5, "rename_tab": 20, "duplicate": 3}
_SMALL = 3000  # rows of a tab that people still copy


@dataclass(slots=True)
class Done:
    """What people did that must still stand in the end, or not come back.

    `beside` holds their own cells by response id and heading ("" for none), `corrected` ours that they
    changed by response id and column key, `headings` those renamed by key, `copies` digests by title.
    """

    beside: dict[tuple[str, str], str] = field(default_factory=dict)
    corrected: dict[tuple[str, str], str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    copies: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


class People:
    """The hands of several people in one spreadsheet; each thing they do happens at one moment."""

    def __init__(self, google: GoogleApi, key: str, *, seed: int) -> None:
        self.done = Done()
        self._hands = google.people(key)
        self._book = google.book(key)
        self._lock = google._dispatcher.lock
        self._calls = google.calls
        self._chance = random.Random(seed)
        self._serial = 0

    def run(self, stop: Event, *, every: int) -> None:
        """Do something about once for `every` calls to Google, until `stop` is set.

        Counting calls makes the run as hard on a slow machine as on a fast one.
        """
        at = 0
        while not stop.wait(self._chance.uniform(0, 0.05)):
            if len(self._calls) >= at:
                self.act()
                at = len(self._calls) + self._chance.randrange(2 * every)

    def act(self) -> None:
        """Do one thing, when there is a tab of answers with rows."""
        name, act = self._chance.choice(list(self._actions().items()))
        with self._lock:
            found = standing(self._book)
            if found is None or ID not in found.columns or len(found.rows) < 2:
                return
            if self.done.counts[name] < MOST.get(name, 10**9):
                with suppress(ApiError):  # a spreadsheet that is full, say
                    act(found)
                    self.done.counts[name] += 1

    def _actions(self) -> dict[str, Callable[[Standing], None]]:
        names = (
            "move_column", "insert_column", "delete_column", "rename_column", "rename_tab", "sort", "filter",
            "unfilter", "hide_rows", "insert_above", "insert_between", "duplicate", "write_beside", "note",
            "correct", "delete_row",
        )  # fmt: skip
        return {name: getattr(self, f"_{name}") for name in names}

    def _words(self, about: str) -> str:
        self._serial += 1
        return f"{about} nr. {self._serial}"

    def _row(self, at: Standing) -> tuple[int, str]:
        """Return a row and its response id, "" where it is none: the newest rows more often than others."""
        low = max(at.rows.start, at.rows.stop - 600) if self._chance.random() < 0.7 else at.rows.start
        row = self._chance.randrange(low, at.rows.stop)
        return row, at.id(row)

    def _put(self, at: Standing, row: int, column: int, words: str) -> None:
        at.tab.column_count = max(at.tab.column_count, column + 1)
        self._hands.edit_header(at.title, column, words, row=row)

    def _move_column(self, at: Standing) -> None:
        start, to = self._chance.randrange(at.width), self._chance.randrange(at.width)
        self._hands.move_columns(at.title, start, to)

    def _insert_column(self, at: Standing) -> None:
        place, words = self._chance.randrange(at.width + 1), self._words("Vores kolonne")
        self._hands.insert_columns(at.title, place)
        self._put(at, at.header, place, words)
        self.done.columns.append(words)

    def _delete_column(self, at: Standing) -> None:
        """Take away a column of their own, with what stands in it."""
        if len(self.done.columns) > 3:
            words = self.done.columns.pop(self._chance.randrange(len(self.done.columns)))
            place = at.heading(words)
            if place is not None:
                self._hands.delete_columns(at.title, place)
            for key in [key for key in self.done.beside if key[1] == words]:
                del self.done.beside[key]

    def _rename_column(self, at: Standing) -> None:
        key = self._chance.choice(sorted(at.columns))
        self.done.headings[key] = words = self._words("Omdøbt")
        self._put(at, at.header, at.columns[key], words)

    def _rename_tab(self, at: Standing) -> None:
        self._hands.rename_tab(at.title, self._words("Svar"))

    def _sort(self, at: Standing) -> None:
        stretch = {"sheetId": at.tab.sheet_id, "startRowIndex": at.header + 1}
        order = self._chance.choice(("ASCENDING", "DESCENDING"))
        spec = {"dimensionIndex": self._chance.choice(sorted(at.columns.values())), "sortOrder": order}
        self._hands.request("sortRange", {"range": stretch, "sortSpecs": [spec]})

    def _filter(self, at: Standing) -> None:
        stretch = {
            "sheetId": at.tab.sheet_id, "startRowIndex": at.header, "endRowIndex": at.rows.stop,
            "startColumnIndex": 0, "endColumnIndex": at.width,
        }  # fmt: skip
        column = self._chance.choice(sorted(at.columns.values()))
        criteria = {str(column): {"hiddenValues": [self._chance.choice(("Ja", "Nej", "Delvist"))]}}
        self._hands.request("setBasicFilter", {"filter": {"range": stretch, "criteria": criteria}})

    def _unfilter(self, at: Standing) -> None:
        self._hands.clear_filter(at.title)

    def _hide_rows(self, at: Standing) -> None:
        self._hands.hide_rows(at.title, self._row(at)[0], 3)

    def _insert_above(self, at: Standing) -> None:
        place, words = self._chance.randrange(at.header + 1), self._words("Vores titel")
        self._hands.insert_rows(at.title, place)
        self._put(at, place, 0, words)
        self.done.above.append(words)

    def _insert_between(self, at: Standing) -> None:
        self._hands.insert_rows(at.title, self._row(at)[0], 2)

    def _duplicate(self, at: Standing) -> None:
        if len(at.rows) < _SMALL:
            words = self._words("Kopi")
            self._hands.duplicate_tab(at.title, words)
            copy = self._book.titled(words)
            assert copy is not None
            self.done.copies[words] = digest(copy)

    def _write_beside(self, at: Standing) -> None:
        row, id_ = self._row(at)
        words = self._chance.choice(self.done.columns or [""])
        place = at.heading(words)
        if id_ and words and place is not None:
            self.done.beside[id_, words] = said = self._words("Vores ord")
            self._put(at, row, place, said)

    def _note(self, at: Standing) -> None:
        """Write beside the table, where no heading stands."""
        row, id_ = self._row(at)
        if id_ and at.tab.value(row, at.width + 1) is None and (id_, "") not in self.done.beside:
            self.done.beside[id_, ""] = said = self._words("Notat")
            self._put(at, row, at.width + 1, said)

    def _correct(self, at: Standing) -> None:
        row, id_ = self._row(at)
        key = self._chance.choice(sorted(at.columns.keys() - {ID}))
        if id_:
            self.done.corrected[id_, key] = said = self._words("Rettet")
            self._put(at, row, at.columns[key], said)

    def _delete_row(self, at: Standing) -> None:
        row, id_ = self._row(at)
        if id_:
            self._hands.delete_rows(at.title, row)
            self.done.deleted.add(id_)
            for cells in (self.done.beside, self.done.corrected):
                for key in [key for key in cells if key[0] == id_]:
                    del cells[key]


def digest(tab: Tab) -> str:
    """Return what tells one content of a tab from another."""
    rows = [row.values for row in tab.rows[: tab.data_end()]]
    return hashlib.sha256(repr(rows).encode()).hexdigest()
