"""What the spreadsheet remembers for us: developer metadata, which follows people's edits unseen.

A tab, its header row and each of its columns carry an entry. A tab's entry names its own sheet's id, so that
the copy in a duplicated tab is known as one. A batch leaves its token: an entry's id is unique in the
spreadsheet, so a second try of the same batch is refused whole. There is room for about 30,000 characters, so
keys are short.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sheets.google.wire import Json

TAB, KNOWN, HEADER, COLUMN, BATCH, PAGE = "f.fane", "f.kendt", "f.top", "f.kol", "f.parti", "f.side"
TRIAL = "f.proeve"
KEYS = (TAB, KNOWN, HEADER, COLUMN, BATCH, PAGE)
#: Tokens that are kept. A call ends within 190 seconds, and more than 50 a minute are not made.
TOKENS = 200
_MARK = 6  # hex digits


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its key, its value and where it hangs. `place` is a row's or a column's index."""

    id: int
    key: str
    value: str
    sheet: int | None = None
    place: int | None = None


def entry_of(found: Json) -> Entry:
    """Return the entry as Google tells of it."""
    location = found.get("location", {})
    dimension = location.get("dimensionRange")
    sheet = location.get("sheetId", 0) if location.get("locationType") == "SHEET" else None
    place = None
    if dimension is not None:
        sheet, place = dimension.get("sheetId", 0), dimension.get("startIndex", 0)
    key, value = str(found.get("metadataKey", "")), str(found.get("metadataValue", ""))
    return Entry(int(found["metadataId"]), key, value, sheet, place)


def everything() -> Json:
    """Return the search for all our entries."""
    return {"dataFilters": [{"developerMetadataLookup": {"metadataKey": key}} for key in KEYS]}


def on_spreadsheet(key: str, value: str, *, id_: int) -> Json:
    """Return the request that leaves an entry on the spreadsheet."""
    return _create(key, value, {"spreadsheet": True}, {"metadataId": id_})


def on_sheet(key: str, value: str, sheet: int) -> Json:
    """Return the request that leaves an entry on a tab."""
    return _create(key, value, {"sheetId": sheet})


def on_row(key: str, value: str, sheet: int, row: int) -> Json:
    """Return the request that leaves an entry on a row (from 0)."""
    return _create(key, value, {"dimensionRange": _dimension("ROWS", sheet, row)})


def on_column(key: str, value: str, sheet: int, column: int) -> Json:
    """Return the request that leaves an entry on a column (from 0)."""
    return _create(key, value, {"dimensionRange": _dimension("COLUMNS", sheet, column)})


def without(ids: Iterable[int]) -> list[Json]:
    """Return the requests that take these entries away."""
    return [
        {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": id_}}}}
        for id_ in ids
    ]


def tab_value(key: str, sheet: int) -> str:
    """Return the value of a tab's entry: its key, and its sheet's id to tell it from a copy."""
    return f"{key}|{sheet}"


def tabs(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the sheet of each tab; where the first is gone, a copy that people made takes its place."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.key == TAB and entry.sheet is not None:
            key, _, sheet = entry.value.rpartition("|")
            if sheet == str(entry.sheet) or key not in found:
                found[key] = entry.sheet
    return found


def marks(keys: Iterable[str], before: str = "") -> str:
    """Return what tells which columns a tab was ever given, in few characters; `before` told it until now."""
    return "".join(sorted(_marks(before) | {_mark(key) for key in keys}))


def is_marked(key: str, known: str) -> bool:
    """Say whether the tab was given this column before: if it is not there now, somebody deleted it."""
    return _mark(key) in _marks(known)


def old_tokens(tokens: Mapping[int, str]) -> list[int]:
    """Return the tokens that are no longer needed, given all in the order they came."""
    return list(tokens)[: max(len(tokens) - TOKENS, 0)]


def _marks(known: str) -> set[str]:
    return {known[at : at + _MARK] for at in range(0, len(known), _MARK)}


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_MARK]


def _create(key: str, value: str, location: Json, extra: Json | None = None) -> Json:
    entry = {
        **(extra or {}),
        "metadataKey": key,
        "metadataValue": value,
        "location": location,
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": entry}}


def _dimension(kind: str, sheet: int, place: int) -> Json:
    return {"sheetId": sheet, "dimension": kind, "startIndex": place, "endIndex": place + 1}
