"""Throwaway tabs in a real spreadsheet: made, changed, looked at, and taken away with all that is ours."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sheets.google import memory
from sheets.google.account import Access
from sheets.google.cells import cell_data
from sheets.google.faults import GoogleError, Outcome
from sheets.google.memory import Entry
from sheets.google.wire import Json
from sheets.page import Cell, Format

#: What our entries in a probe are called: the delivery looks for others.
MARK = "f.proeve"
_TITLE = re.compile(r"Forankring-prøve [0-9a-f]{8}( .*)?")
_TABS = "sheets.properties(sheetId,title)"


class SurpriseError(Exception):
    """Google does otherwise than we assume; the message says what was seen."""


def expect(holds: object, seen: str) -> None:
    """Raise SurpriseError with what was seen, unless it is as we assume."""
    if not holds:
        raise SurpriseError(seen)


@dataclass(frozen=True, slots=True)
class Tab:
    """A throwaway tab, and the request that makes it."""

    id: int
    title: str
    request: Json

    def header(self, words: Sequence[Cell], row: int = 0) -> Json:
        """Return the request that writes words into a row from its first cell on; "" and None clear."""
        return self.write([cell_data(word, Format.TEXT) for word in words], row)

    def write(self, cells: Sequence[Json], row: int = 0) -> Json:
        """Return the request that writes cells into a row from its first cell on."""
        start = {"sheetId": self.id, "rowIndex": row, "columnIndex": 0}
        fields = "userEnteredValue,userEnteredFormat(numberFormat,wrapStrategy)"
        return {"updateCells": {"start": start, "rows": [{"values": list(cells)}], "fields": fields}}

    def append(self, rows: Sequence[Sequence[Cell]], look: Format = Format.TEXT) -> Json:
        """Return the request that puts rows under the last row with data."""
        data = [{"values": [cell_data(cell, look) for cell in row]} for row in rows]
        fields = "userEnteredValue,userEnteredFormat(numberFormat,wrapStrategy)"
        return {"appendCells": {"sheetId": self.id, "rows": data, "fields": fields}}

    def stretch(self, kind: str, start: int, end: int) -> Json:
        """Return some of its rows or columns: `kind` ROWS or COLUMNS, from 0, `end` not included."""
        return {"sheetId": self.id, "dimension": kind, "startIndex": start, "endIndex": end}


class Scratch:
    """What the assumptions are tried on."""

    def __init__(self, access: Access, key: str) -> None:
        self._access = access
        self._key = key
        self._path = f"/v4/spreadsheets/{key}"

    def tab(self, rows: int = 20, columns: int = 6) -> Tab:
        """Return a tab that is made when its request is sent."""
        id_, title = self.number(), f"Forankring-prøve {secrets.token_hex(4)}"
        grid = {"rowCount": rows, "columnCount": columns}
        properties = {"sheetId": id_, "title": title, "gridProperties": grid}
        return Tab(id_, title, {"addSheet": {"properties": properties}})

    def number(self) -> int:
        """Return a number that nothing in the spreadsheet has."""
        return secrets.randbelow(2**31 - 1) + 1

    def change(
        self, requests: Sequence[Json], *, fields: str = "replies", ranges: Sequence[str] = ()
    ) -> Json:
        """Return Google's answer to the requests, with the state after in these ranges."""
        body: Json = {"requests": list(requests)}
        if ranges:
            body |= {"includeSpreadsheetInResponse": True, "responseRanges": list(ranges)}
            body |= {"responseIncludeGridData": True}
        return self._access.write(f"{self._path}:batchUpdate", params={"fields": fields}, json=body)

    def refusal(self, requests: Sequence[Json]) -> str:
        """Return what Google says when it refuses the requests; raise SurpriseError if it takes them."""
        try:
            self.change(requests)
        except GoogleError as error:
            if error.outcome is Outcome.REFUSED:
                return error.said
            raise
        raise SurpriseError("Google tog imod kaldet.")

    def get(self, fields: str) -> Json:
        """Return these fields of the spreadsheet."""
        return self._read("get", "", params={"fields": fields})

    def post(self, method: str, body: Json, *, fields: str = "*") -> Json:
        """Return the answer to a call that reads and has a body."""
        return self._read("post", f":{method}", json=body, params={"fields": fields})

    def version(self) -> str | None:
        """Return what Drive calls this state of the spreadsheet; None where its API is not switched on."""
        try:
            return str(self._access.file(self._key, "version").get("version"))
        except GoogleError as error:
            if error.status == 403:
                return None
            raise

    def marks(self, sheet: int | None = None) -> dict[int, Entry]:
        """Return our entries by id: all, or those that hang on one tab."""
        body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": MARK}}]}
        found = self._read("post", "/developerMetadata:search", json=body)
        told = [
            memory.entry_of(one["developerMetadata"]) for one in found.get("matchedDeveloperMetadata", ())
        ]
        return {one.id: one for one in told if sheet in (None, one.sheet)}

    def values(self, tab: Tab) -> list[list[Any]]:
        """Return the tab's cells, unformatted, dates as numbers."""
        body = {
            "dataFilters": [{"gridRange": {"sheetId": tab.id}}],
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        found = self._read("post", "/values:batchGetByDataFilter", json=body).get("valueRanges", ())
        return [row for one in found for row in one.get("valueRange", {}).get("values", ())]

    def tabs(self) -> dict[int, str]:
        """Return the titles of the throwaway tabs that are there, by their ids."""
        found = [one.get("properties", {}) for one in self.get(_TABS).get("sheets", ())]
        return {one.get("sheetId", 0): one["title"] for one in found if _TITLE.fullmatch(one["title"])}

    def clean(self) -> None:
        """Take away every throwaway tab and every entry of ours, also what an earlier probe left."""
        gone: list[Json] = [{"deleteSheet": {"sheetId": id_}} for id_ in self.tabs()]
        if gone:
            self.change(gone)
        left = memory.without(self.marks())
        if left:
            self.change(left)

    def _read(self, method: str, path: str, *, params: Json | None = None, json: Json | None = None) -> Json:
        return self._access.read(method, self._path + path, params=params, json=json)
