"""Holding on to columns: a batch that is refused whole where a column is not where we saw it last.

Each column's entry is taken away where it was seen, and put back there under its own id, in the same call
as the rows. A column that was moved keeps its entry elsewhere; then the id exists, and Google refuses the
call as it refuses a token that exists. So rows are never written into columns that are not theirs, and
nobody needs to put them right while people sort and edit.

A column that was deleted keeps no entry and is not refused: the answer tells that nothing was taken away.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sheets.google import memory
from sheets.google.faults import GoogleError, Outcome
from sheets.google.memory import Entry
from sheets.google.standing import Place, Standing

Json = dict[str, Any]

#: What is asked of the answer.
TAKEN = "replies.deleteDeveloperMetadata.deletedDeveloperMetadata.metadataId"
_AT = re.compile(r"requests\[(\d+)\]")


def held(standing: Standing, place: Place) -> Iterator[Entry]:
    """Yield the entries of the columns that stand where their entries hang."""
    for entry in standing.entries:
        is_column = entry.key == memory.COLUMN and entry.sheet == place.sheet.id
        if is_column and entry.place is not None and place.positions.get(entry.value) == entry.place:
            yield entry


def holding(entries: Sequence[Entry]) -> list[Json]:
    """Return the requests that hold on to these columns, two for each."""
    return [request for entry in entries for request in _holding(entry)]


def _holding(entry: Entry) -> list[Json]:
    put_back = memory.on_column(entry.key, entry.value, entry.sheet or 0, entry.place or 0)
    given = put_back["createDeveloperMetadata"]["developerMetadata"]
    given["metadataId"] = entry.id
    lookup = {
        "metadataId": entry.id,
        "metadataLocation": given["location"],
        "locationMatchingStrategy": "EXACT_LOCATION",
    }
    return [{"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}, put_back]


def is_moved(error: GoogleError, *, first: int, entries: Sequence[Entry]) -> bool:
    """Say whether the call was refused because a column moved; its holding requests begin at `first`."""
    found = _AT.search(error.said)
    if error.outcome is not Outcome.REFUSED or found is None:
        return False
    return first <= int(found.group(1)) < first + 2 * len(entries)


def gone(replies: Sequence[Json], *, first: int, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose column somebody had deleted: nothing was taken away where they hung."""
    taken = [
        bool(reply.get("deleteDeveloperMetadata", {}).get("deletedDeveloperMetadata"))
        for reply in replies[first : first + 2 * len(entries) : 2]
    ]
    if not any(taken):  # an answer that tells nothing
        return []
    return [entry for entry, is_taken in zip(entries, taken, strict=True) if not is_taken]
