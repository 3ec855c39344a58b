"""One spreadsheet at Google: looking at it, changing it in one atomic call, and reading its cells."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sheets.google import memory, standing
from sheets.google.account import Access
from sheets.google.faults import GoogleError, moving
from sheets.google.holding import TAKEN, Hold
from sheets.google.memory import Entry
from sheets.google.standing import Standing
from sheets.google.wire import Json

_LOOK = f"properties(title,locale,timeZone),sheets({standing.TAB_FIELDS})"
_HEADERS = f"sheets({standing.TAB_FIELDS},{standing.DATA_FIELDS})"
_TABS = f"sheets({standing.TAB_FIELDS},{standing.ENTRY_FIELDS},{standing.DATA_FIELDS})"
_AFTER = f"{TAKEN},updatedSpreadsheet({_TABS})"
_MOST_LOOKS = 5


class Document:
    """The calls that we make to one spreadsheet, and how it stood when we last saw it."""

    def __init__(self, access: Access, key: str) -> None:
        self._access = access
        self._path = f"/v4/spreadsheets/{key}"
        self.key = key
        self.properties: Json = {}
        self.standing: Standing | None = None
        self._can_hold: bool | None = None  # None: not tried yet

    def seen(self) -> Standing:
        """Return how it stood when we last saw it, or look if we never did."""
        return self.standing or self.look()

    def forget(self) -> None:
        """Look again before the next use: what we saw may be wrong."""
        self.standing = None

    def look(self) -> Standing:
        """Return how the spreadsheet stands now: three calls that read; again where rows moved meanwhile."""
        for _ in range(_MOST_LOOKS):
            plain = self._tabs()
            rows = _header_rows(plain)
            self.standing = standing.with_headers(plain, self._headers(rows)) if rows else plain
            if not standing.headers_of(plain) - standing.headers_of(self.standing):
                return self.standing
        self.forget()
        raise moving()

    def _tabs(self) -> Standing:
        found = self._access.read("post", f"{self._path}/developerMetadata:search", json=memory.everything())
        entries = [
            memory.entry_of(one["developerMetadata"]) for one in found.get("matchedDeveloperMetadata", ())
        ]
        whole = self._access.read("get", self._path, params={"fields": _LOOK})
        self.properties = whole.get("properties", {})
        return standing.read(whole, entries)

    def change(self, requests: Sequence[Json], *, titles: Mapping[str, int]) -> Json:
        """Apply the requests, all or nothing, and note how these tabs stand right after.

        `titles` gives the row of each that tells, from 0, by title: a header, or a page's first line. Returns
        Google's answer.
        """
        ranges = [f"{quoted(title)}!{row + 1}:{row + 1}" for title, row in titles.items()]
        body: Json = {"requests": list(requests), "includeSpreadsheetInResponse": bool(ranges)}
        if ranges:
            body |= {"responseRanges": ranges, "responseIncludeGridData": True}
        params = {"fields": _AFTER if ranges else "spreadsheetId"}
        answer = self._access.write(f"{self._path}:batchUpdate", params=params, json=body)
        updated: Json = answer.get("updatedSpreadsheet", {})
        if self.standing is not None and ranges:
            before, self.standing = self.standing, standing.renewed(self.standing, updated)
            if standing.headers_of(before) - standing.headers_of(self.standing):
                self.forget()  # people put rows above a header
        return answer

    def note_tokens(self, *, added: Mapping[int, str], gone: Iterable[int]) -> None:
        """Remember which tokens stand in the spreadsheet after a change."""
        if self.standing is not None:
            kept = tuple(one for one in self.standing.entries if one.id not in set(gone))
            new = tuple(memory.Entry(id_, memory.BATCH, value) for id_, value in added.items())
            self.standing = replace(self.standing, entries=(*kept, *new))

    def hold(self, entries: Sequence[Entry]) -> Hold:
        """Return what holds on to these columns: with a trial the first time, nothing where that failed."""
        if self._can_hold is False:
            return Hold()
        return Hold(tuple(entries), 0 if self._can_hold else secrets.randbelow(2**31 - 1) + 1)

    @property
    def holds(self) -> bool | None:
        """Say whether holding on to columns works here; None where it was not tried."""
        return self._can_hold

    def note_hold(self, *, works: bool) -> None:
        """Remember whether holding on to columns works here."""
        self._can_hold = works

    def token(self, token: int) -> str | None:
        """Return the value of the batch's token, or None when it is not there."""
        try:
            found = self._access.read("get", f"{self._path}/developerMetadata/{token}")
        except GoogleError as error:
            if error.status == 404:
                return None
            raise
        return str(found.get("metadataValue", ""))

    def values(
        self, sheet: int, *, first: int, last: int, right: int | None = None, as_typed: bool = False
    ) -> list[list[Any]]:
        """Return the cells of these rows (from 0, `last` not included), unformatted, dates as numbers.

        `as_typed` gives the formulas themselves in place of what they come to.
        """
        area: Json = {"sheetId": sheet, "startRowIndex": first, "endRowIndex": last}
        if right is not None:
            area["endColumnIndex"] = right
        body = {
            "dataFilters": [{"gridRange": area}],
            "valueRenderOption": "FORMULA" if as_typed else "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        found = self._access.read("post", f"{self._path}/values:batchGetByDataFilter", json=body)
        rows: list[list[Any]] = []
        for one in found.get("valueRanges", ()):
            rows += one.get("valueRange", {}).get("values", ())
        return rows

    def _headers(self, rows: Mapping[int, int]) -> Json:
        filters = [
            {"gridRange": {"sheetId": sheet, "startRowIndex": row, "endRowIndex": row + 1}}
            for sheet, row in rows.items()
        ]
        body = {"dataFilters": filters, "includeGridData": True}
        return self._access.read(
            "post", f"{self._path}:getByDataFilter", params={"fields": _HEADERS}, json=body
        )


def quoted(title: str) -> str:
    """Return the title as it must stand in a range."""
    return "'" + title.replace("'", "''") + "'"


def _header_rows(plain: Standing) -> dict[int, int]:
    """Return the header row of every tab: what remembers it tells, else it is the first."""
    known = {one.sheet: one.place for one in plain.entries if one.key == memory.HEADER}
    return {
        id_: place if (place := known.get(id_)) is not None else 0
        for id_, sheet in plain.sheets.items()
        if sheet.rows > (known.get(id_) or 0)
    }


def runs(rows: Iterable[int]) -> list[range]:
    """Return the rows as stretches without gaps."""
    found: list[range] = []
    for row in sorted(rows):
        if found and found[-1].stop == row:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return found
