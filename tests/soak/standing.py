"""Where the tab of answers and its columns stand now, by the metadata that follows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.google_api.state import Book
from tests.google_api.tab import Tab
from tests.soak.answering import tab as answers_tab

ID = "svar-id"


@dataclass(frozen=True, slots=True)
class Standing:
    """The tab, its header row and the column of each key, from 0."""

    tab: Tab
    header: int
    columns: Mapping[str, int]

    @property
    def title(self) -> str:
        """Return the tab's title now."""
        return self.tab.title

    @property
    def width(self) -> int:
        """Return the column after the last one with a heading."""
        return max(len(self.tab.row(self.header).values), max(self.columns.values()) + 1)

    @property
    def rows(self) -> range:
        """Return the rows under the header, from 0."""
        return range(self.header + 1, self.tab.data_end())

    def id(self, row: int) -> str:
        """Return the response id of a row, "" where its cell holds none."""
        found = self.tab.value(row, self.columns[ID])
        return found if isinstance(found, str) and len(found) == 20 and " " not in found else ""

    def heading(self, words: str) -> int | None:
        """Return the column with this heading."""
        values = self.tab.row(self.header).values
        return values.index(words) if words in values else None


def standing(book: Book) -> Standing | None:
    """Return where the answers stand; None while there is no tab for them."""
    key = answers_tab().key
    items = book.metadata.values()
    sheets = [one.sheet_id for one in items if one.key == "f.fane" and one.value == f"{key}|{one.sheet_id}"]
    tab = next((tab for tab in book.tabs if tab.sheet_id in sheets), None)
    if tab is None:
        return None
    mine = [one for one in items if one.sheet_id == tab.sheet_id and one.dimension is not None]
    header = next((one.index for one in mine if one.key == "f.top"), 0)
    return Standing(tab, header, {one.value: one.index for one in mine if one.key == "f.kol"})
