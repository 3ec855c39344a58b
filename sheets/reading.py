"""A tab of answers as people left it: rows back to records, and what in them cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.core import parsing
from app.core.checklist import Checklist, Lookup
from app.core.response import Answer, RoundKind
from app.overview.comparison import Unread
from app.overview.records import Record
from sheets import answers, words
from sheets.page import Cell
from sheets.questions import Version, Versions
from sheets.workbook import Table

_NEEDED = {
    column.key: column.title
    for column in answers.BASE
    if column.key in {answers.TEAM, answers.LABEL, answers.KIND}
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read in the tab, in words for its people; never what stood there.

    `response_id` is "" when it concerns the whole column, `column` the column's title.
    """

    response_id: str
    column: str
    message: str


@dataclass(slots=True)
class SheetReading:
    """The rows of tabs of answers, as records, and what in them could not be read.

    `unread` are the rows that could not be read at all, `without_ids` the checklists whose tab has no column
    with ids.
    """

    records: list[Record] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    without_ids: set[str] = field(default_factory=set)

    def add(self, other: "SheetReading") -> None:
        """Take up what was read elsewhere too."""
        self.records += other.records
        self.unreadable += other.unreadable
        self.unread += other.unread
        self.without_ids |= other.without_ids


def read_answers(table: Table, current: Checklist, lookup: Lookup, *, first: int = 1) -> SheetReading:
    """Return the tab's rows as records: what people corrected counts.

    Each row is read by its own version, a row without one by the newest (`current`). A row that does not say
    team, round and kind of answer, or names an unknown version, is left out; a cell that is not one of the
    answers counts as unanswered. Both are reported. Rows that people typed without an id get one, by the
    number of the row, where the first has the number `first`.
    """
    reading = SheetReading()
    if answers.ID in table.missing:
        reading.without_ids.add(current.id)
    rows = [
        (words.text_of(cells.get(answers.ID)) or f"uden-id-{number}", cells)
        for number, cells in enumerate(table.rows, first)
    ]
    gone = [title for key, title in _NEEDED.items() if key in table.missing]
    reading.unreadable += [Unreadable("", title, "Kolonnen mangler. Sæt den ind igen.") for title in gone]
    if gone:
        reading.unread += [Unread(current.id, id_) for id_, _ in rows]
        return reading
    versions = Versions(current, lookup)
    for id_, cells in rows:
        version = versions.get(words.text_of(cells.get(answers.VERSION)))
        if version is None:
            reading.unreadable.append(Unreadable(id_, "Version", "Versionen findes ikke. Ret tallet."))
            reading.unread.append(Unread(current.id, id_))
        else:
            _RowReader(id_, cells, version, reading).read()
    reading.unreadable += _missing(table, versions.used)
    return reading


@dataclass(frozen=True, slots=True)
class _RowReader:
    """Reads one row into `reading`."""

    id: str
    cells: Mapping[str, Cell]
    version: Version
    reading: SheetReading

    def read(self) -> None:
        kind = self._kind()
        blank = [title for key, title in _NEEDED.items() if not self._text(key)]
        for title in blank:
            self._report(title, "Feltet er tomt. Skriv det, så svaret kan tælles med.")
        if kind is None or blank:
            self.reading.unread.append(Unread(self.version.checklist.id, self.id))
            return
        self.reading.records.append(
            Record(
                response_id=self.id,
                checklist_id=self.version.checklist.id,
                version=self.version.checklist.version,
                area=self._text(answers.AREA),
                team=self._text(answers.TEAM),
                label=self._text(answers.LABEL),
                kind=kind,
                role=self._text(answers.ROLE),
                answered_at=self._moment(),
                answers=self._answers(),
                comments=self._comments(),
            )
        )

    def _text(self, key: str) -> str:
        return " ".join(words.text_of(self.cells.get(key)).split())

    def _kind(self) -> RoundKind | None:
        text = words.folded(self._text(answers.KIND))
        for kind in RoundKind:
            if text and text in {words.folded(answers.KINDS[kind]), kind.value}:
                return kind
        if text:
            self._report("Svartype", f"Skriv {' eller '.join(answers.KINDS.values())}.")
        return None

    def _moment(self) -> datetime | None:
        cell = self.cells.get(answers.ANSWERED)
        if isinstance(cell, datetime):
            return cell
        try:
            day = cell if isinstance(cell, date) else parsing.day(words.text_of(cell))
        except ValueError as error:
            self._report("Tidspunkt", str(error))
            return None
        return datetime.combine(day, time())

    def _answers(self) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for question in self.version.questions:
            cell = self.cells.get(question.id)
            if cell is None:
                continue
            try:
                answer = question.answer(cell)
            except ValueError as error:
                self._report(question.title, str(error))
            else:
                if answer is not None:
                    found[question.id] = answer
        return found

    def _comments(self) -> dict[str, str]:
        cells = ((one.id, self.cells.get(one.comment_key)) for one in self.version.questions)
        texts = {id_: words.text_of(cell) for id_, cell in cells if cell is not None}
        return {id_: text for id_, text in texts.items() if text}

    def _report(self, column: str, message: str) -> None:
        self.reading.unreadable.append(Unreadable(self.id, column, message))


def _missing(table: Table, versions: Mapping[str, Version]) -> Iterator[Unreadable]:
    """Yield what to say about deleted columns that these versions' answers stood in."""
    titles = {
        column.key: column.title
        for one in versions.values()
        for column in answers.item_columns(one.checklist)
    }
    for key, title in titles.items():
        if key in table.missing:
            yield Unreadable("", title, "Kolonnen er slettet, så svarene i den tæller som ubesvarede.")
