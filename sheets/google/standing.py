"""The spreadsheet as it was last seen: its tabs, what it remembers for us, and its header rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sheets.binding import bind, tidy
from sheets.google import memory
from sheets.google.memory import Entry
from sheets.google.wire import Json
from sheets.workbook import Tab

#: What is asked of a tab, in a look and in the answer to a batch.
TAB_FIELDS = (
    "properties(sheetId,title,gridProperties(rowCount,columnCount)),rowGroups.range,basicFilter,"
    "charts(chartId,position.overlayPosition)"
)
ENTRY_FIELDS = "developerMetadata(metadataId,metadataKey,metadataValue,location)"
DATA_FIELDS = (
    f"data(startRow,startColumn,rowData.values.formattedValue,rowMetadata.{ENTRY_FIELDS},"
    f"columnMetadata.{ENTRY_FIELDS})"
)


NO_HEADER = -1
_AT_HEADERS = (memory.HEADER, memory.COLUMN)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab of the spreadsheet; `rows` and `columns` are the size of its grid.

    `folds` are the rows, from 0, that fold under the line above them, `filter` the tab's filter as Google has
    it, with what people chose in it. `charts` has the place of each chart, as Google has it, by id.
    """

    id: int
    title: str
    rows: int
    columns: int
    folds: tuple[range, ...] = ()
    filter: Json | None = None
    charts: Mapping[int, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of our tabs stands. Rows and columns count from 0.

    `header` is NO_HEADER where somebody deleted that row. `deleted` are the missing keys whose column
    somebody took away.
    """

    sheet: Sheet
    header: int
    positions: Mapping[str, int]
    missing: tuple[str, ...]
    deleted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The spreadsheet: its tabs by id, our entries, and the texts of header rows by tab and column."""

    sheets: Mapping[int, Sheet]
    entries: tuple[Entry, ...]
    headers: Mapping[int, Mapping[int, str]]

    @property
    def cells(self) -> int:
        """Return how many cells its grids have."""
        return sum(sheet.rows * sheet.columns for sheet in self.sheets.values())

    def find(self, tab: Tab) -> Place | None:
        """Return where the tab stands, or None when it is not there.

        Entries tell, since they follow people's edits. If they are lost (in a copy of the file, say), the tab
        is found by its title and the header of its id column.
        """
        sheet = self.sheets.get(memory.tabs(self.entries).get(tab.key, -1)) or self._by_title(tab)
        if sheet is None:
            return None
        mine = [entry for entry in self.entries if entry.sheet == sheet.id]
        known = next((one.value for one in mine if one.key == memory.KNOWN), "")
        rows = [one.place for one in mine if one.key == memory.HEADER and one.place is not None]
        header = rows[0] if rows else (NO_HEADER if known else 0)
        headers = {} if header == NO_HEADER else self.headers.get(sheet.id, {})
        titles = [(column.key, column.title) for column in tab.columns]
        bound = bind(titles, headers, _anchors(tab, mine, headers))
        deleted = frozenset(key for key in bound.missing if memory.is_marked(key, known))
        return Place(sheet, header, bound.positions, bound.missing, deleted)

    def entry(self, key: str, sheet: int) -> Entry | None:
        """Return the tab's entry with this key, wherever on the tab it hangs."""
        return next((one for one in self.entries if one.key == key and one.sheet == sheet), None)

    def tokens(self) -> dict[int, str]:
        """Return the batches' tokens with their values, the oldest first."""
        found = [one for one in self.entries if one.key == memory.BATCH]
        return {one.id: one.value for one in sorted(found, key=_batch_number)}

    def _by_title(self, tab: Tab) -> Sheet | None:
        taken = set(memory.tabs(self.entries).values())
        id_title = next((tidy(one.title) for one in tab.columns if one.key == tab.id_key), tab.id_key)
        for sheet in self.sheets.values():
            texts = {tidy(text) for text in self.headers.get(sheet.id, {}).values()}
            if sheet.title == possible(tab.title) and sheet.id not in taken and id_title in texts:
                return sheet
        return None


def read(spreadsheet: Json, entries: Iterable[Entry]) -> Standing:
    """Return the spreadsheet as Google tells of it; header texts are those of the rows that came along."""
    sheets: dict[int, Sheet] = {}
    headers: dict[int, dict[int, str]] = {}
    for one in spreadsheet.get("sheets", ()):
        properties = one.get("properties", {})
        grid = properties.get("gridProperties", {})
        id_ = properties.get("sheetId", 0)
        folds = tuple(_stretch(group["range"]) for group in one.get("rowGroups", ()))
        size = (grid.get("rowCount", 0), grid.get("columnCount", 0))  # a tab of a chart alone has no cells
        charts = {
            chart["chartId"]: chart.get("position", {}).get("overlayPosition", {})
            for chart in one.get("charts", ())
        }
        sheets[id_] = Sheet(id_, properties["title"], *size, folds, one.get("basicFilter"), charts)
        headers[id_] = _header(one.get("data", ()))
    return Standing(sheets, tuple(entries), headers)


def entries_in(spreadsheet: Json) -> list[Entry]:
    """Return our entries on the tabs that came along, and on their rows and columns that did."""
    found: list[Entry] = []
    for one in spreadsheet.get("sheets", ()):
        found += [memory.entry_of(entry) for entry in one.get("developerMetadata", ())]
        for data in one.get("data", ()):
            for dimension in (*data.get("rowMetadata", ()), *data.get("columnMetadata", ())):
                found += [memory.entry_of(entry) for entry in dimension.get("developerMetadata", ())]
    return [entry for entry in found if entry.key in memory.KEYS]


def with_headers(standing: Standing, rows: Json) -> Standing:
    """Return the standing with the header rows in `rows`, and with the entries on them and on their columns.

    Texts and entries are of one moment then. What was asked for a moment before may tell of other columns.
    """
    fresh = [one for one in entries_in(rows) if one.key in _AT_HEADERS]
    told = {one.sheet for one in fresh}
    kept = [one for one in standing.entries if one.key not in _AT_HEADERS or one.sheet not in told]
    return replace(standing, entries=(*kept, *fresh), headers=read(rows, ()).headers)


def renewed(standing: Standing, spreadsheet: Json) -> Standing:
    """Return the standing with the tabs in `spreadsheet` (an answer to a batch) as they are now."""
    fresh = read(spreadsheet, entries_in(spreadsheet))
    kept = [entry for entry in standing.entries if entry.sheet not in fresh.sheets]
    return replace(
        standing,
        sheets={**standing.sheets, **fresh.sheets},
        entries=(*kept, *fresh.entries),
        headers={**standing.headers, **fresh.headers},
    )


def headers_of(standing: Standing) -> set[int | None]:
    """Return the tabs whose header row we know."""
    return {
        one.sheet for one in standing.entries if one.key == memory.HEADER and one.sheet in standing.sheets
    }


def possible(title: str) -> str:
    """Return the title as Google allows it: at most 100 characters."""
    return " ".join(title.split())[:100] or "Fane"


def _anchors(tab: Tab, mine: Iterable[Entry], headers: Mapping[int, str]) -> dict[str, int]:
    """Return each key's column; of two, the one under the key's own title."""
    titles = {column.key: tidy(column.title) for column in tab.columns}
    found: dict[str, int] = {}
    for entry in mine:
        if entry.key == memory.COLUMN and entry.place is not None:
            is_titled = tidy(headers.get(entry.place, "")) == titles.get(entry.value)
            if entry.value not in found or is_titled:
                found[entry.value] = entry.place
    return found


def _stretch(found: Json) -> range:
    return range(found.get("startIndex", 0), found["endIndex"])


def _header(data: Iterable[Json]) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in data:
        for row in block.get("rowData", ())[:1]:
            for at, cell in enumerate(row.get("values", ()), block.get("startColumn", 0)):
                if cell.get("formattedValue"):
                    found[at] = cell["formattedValue"]
    return found


def _batch_number(entry: Entry) -> int:
    number = entry.value.partition("|")[0]
    return int(number) if number.isdigit() else 0
