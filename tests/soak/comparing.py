"""What became of every row, of every cell of ours and of every cell of people's own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.google_api.state import Book
from tests.soak.answering import cells, response_id
from tests.soak.people import Done, digest
from tests.soak.standing import ID, Standing, standing


@dataclass(slots=True)
class Figures:
    """What went wrong among `rows` responses; `examples` tell the first of it."""

    rows: int
    lost: int = 0
    doubled: int = 0
    misplaced: int = 0
    changed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def harms(self) -> tuple[int, int, int, int]:
        """Return lost and doubled rows, misplaced cells, and people's cells that were changed."""
        return self.lost, self.doubled, self.misplaced, self.changed

    def tell(self, what: str) -> None:
        """Keep an example."""
        if len(self.examples) < 20:
            self.examples.append(what)


def compare(book: Book, done: Done, count: int) -> Figures:
    """Compare the spreadsheet with responses 0 to `count - 1` and with what people did."""
    figures = Figures(count)
    at = standing(book)
    if at is None:
        figures.lost = count
        return figures
    numbers = {response_id(n): n for n in range(count)}
    found: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for row in at.rows:
        id_ = _owner(at, row, numbers)
        if id_:
            found[id_] += 1
            seen |= set(_row(at, row, id_, numbers[id_], done, figures))
        else:
            _blank(at, row, figures)
    _count(numbers, found, done, figures)
    for key in done.beside.keys() - seen:
        _changed(figures, f"gone: {key} {done.beside[key]}")
    _around(book, at, done, figures)
    return figures


def _owner(at: Standing, row: int, numbers: Mapping[str, int]) -> str:
    """Return whose row it is: the id in its column, or wherever on the row one stands."""
    id_ = at.id(row)
    texts = (one for one in at.tab.row(row).values if isinstance(one, str))
    return id_ if id_ in numbers else next((one for one in texts if one in numbers), "")


def _row(at: Standing, row: int, id_: str, n: int, done: Done, figures: Figures) -> Iterator[tuple[str, str]]:
    """Compare one row; yield what of people's own stands in it."""
    values = at.tab.row(row).values
    wanted = {**cells(n), ID: id_}
    for key, column in at.columns.items():
        there = values[column] if column < len(values) else None
        said = done.corrected.get((id_, key))
        if said is not None and there != said:
            _changed(figures, f"corrected {id_} {key}: {said!r}, there is {there!r}")
        elif said is None and there != wanted.get(key):
            _misplaced(figures, f"{id_} {key}: {wanted.get(key)!r}, there is {there!r}")
    ours = set(at.columns.values())
    headings = at.tab.row(at.header).values
    for column, there in enumerate(values):
        if there is None or column in ours:
            continue
        heading = str(headings[column] or "") if column < len(headings) else ""
        if done.beside.get((id_, heading)) == there:
            yield id_, heading
        else:
            _misplaced(figures, f"{id_} beside, under {heading!r}: {there!r}")


def _blank(at: Standing, row: int, figures: Figures) -> None:
    """Note what stands in a row without an id: it was written astray."""
    strays = [value for value in at.tab.row(row).values if value is not None]
    if strays:
        figures.misplaced += len(strays)
        figures.tell(f"row {row} without an id: {strays[:4]}")


def _count(numbers: Mapping[str, int], found: Counter[str], done: Done, figures: Figures) -> None:
    for id_ in numbers:
        if id_ in done.deleted:
            figures.doubled += found[id_]
        else:
            figures.lost += not found[id_]
            figures.doubled += max(found[id_] - 1, 0)
        if found[id_] != (id_ not in done.deleted):
            figures.tell(f"{id_} stands {found[id_]} times")


def _around(book: Book, at: Standing, done: Done, figures: Figures) -> None:
    """Compare headings, what stands above them, and the copies of the tab."""
    headings = at.tab.row(at.header).values
    for key, words in done.headings.items():
        if at.columns.get(key) is None or headings[at.columns[key]] != words:
            _changed(figures, f"heading of {key}: {words}")
    above = Counter(value for row in range(at.header) for value in at.tab.row(row).values if value)
    for words in [words for words in done.above if above[words] != 1]:
        _changed(figures, f"above: {words}")
    for words in [words for words in done.columns if Counter(headings)[words] != 1]:
        _changed(figures, f"column: {words}")
    for title, before in done.copies.items():
        copy = book.titled(title)
        if copy is None or digest(copy) != before:
            _changed(figures, f"copy: {title}")


def _changed(figures: Figures, what: str) -> None:
    figures.changed += 1
    figures.tell(f"changed: {what}")


def _misplaced(figures: Figures, what: str) -> None:
    figures.misplaced += 1
    figures.tell(f"misplaced: {what}")
