"""Holding on to columns: a batch that is refused whole where a column is not where we saw it last.

Each column's entry is taken away where it was seen, and put back there under its own id, in the same call
as the rows. A column that was moved keeps its entry elsewhere; then the id exists, and Google refuses the
call as it refuses a token that exists. So rows are never written into columns that are not theirs, and
nobody needs to put them right while people sort and edit.

A column that was deleted keeps no entry and is not refused: the answer tells that nothing was taken away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheets.google import memory
from sheets.google.faults import GoogleError, Outcome
from sheets.google.memory import Entry
from sheets.google.standing import Place, Standing
from sheets.google.wire import Json

#: What is asked of the answer.
TAKEN = "replies.deleteDeveloperMetadata.deletedDeveloperMetadata.metadataId"
_AT = re.compile(r"requests\[(\d+)\]")
_AFTER = 1  # the batch's token comes first


def held(standing: Standing, place: Place) -> Iterator[Entry]:
    """Yield the entries of the columns that stand where their entries hang."""
    for entry in standing.entries:
        is_column = entry.key == memory.COLUMN and entry.sheet == place.sheet.id
        if is_column and entry.place is not None and place.positions.get(entry.value) == entry.place:
            yield entry


@dataclass(frozen=True, slots=True)
class Hold:
    """Requests that hold on to columns, to stand right after the first request of a call.

    With a `trial` (the id of an entry that lives no longer than the call) they also try whether Google minds
    the place: an entry must not be taken away elsewhere. Were it not so, holding on to a column that moved
    would tie its key to another column.
    """

    entries: tuple[Entry, ...] = ()
    trial: int = 0

    def requests(self) -> list[Json]:
        """Return them: three for the trial, then two for each column."""
        tried = _trial(self.entries[0], self.trial) if self.trial and self.entries else []
        return [*tried, *(request for entry in self.entries for request in _holding(entry))]

    def is_moved(self, error: GoogleError) -> bool:
        """Say whether the call was refused because a column moved."""
        found = _AT.search(error.said)
        if error.outcome is not Outcome.REFUSED or found is None:
            return False
        return self._first <= int(found.group(1)) < self._first + 2 * len(self.entries)

    def gone(self, replies: Sequence[Json]) -> list[Entry]:
        """Return the entries whose column somebody had deleted: nothing was taken away where they hung."""
        own = replies[self._first : self._first + 2 * len(self.entries) : 2]
        taken = [_is_taken(reply) for reply in own]
        if not any(taken):  # an answer that tells nothing
            return []
        return [entry for entry, is_taken in zip(self.entries, taken, strict=True) if not is_taken]

    def is_sound(self, replies: Sequence[Json]) -> bool:
        """Say whether Google minds the place, or was not tried."""
        return not (self.trial and self.entries and _is_taken(replies[_AFTER + 1]))

    @property
    def _first(self) -> int:
        return _AFTER + (3 if self.trial and self.entries else 0)


def _holding(entry: Entry) -> list[Json]:
    put_back = memory.on_column(entry.key, entry.value, entry.sheet or 0, entry.place or 0)
    given = put_back["createDeveloperMetadata"]["developerMetadata"]
    given["metadataId"] = entry.id
    return [_taken_away(entry.id, given["location"]), put_back]


def _trial(entry: Entry, id_: int) -> list[Json]:
    left = memory.on_column(memory.TRIAL, "", entry.sheet or 0, entry.place or 0)
    left["createDeveloperMetadata"]["developerMetadata"]["metadataId"] = id_
    elsewhere = memory.on_row(memory.TRIAL, "", entry.sheet or 0, 0)
    location = elsewhere["createDeveloperMetadata"]["developerMetadata"]["location"]
    return [left, _taken_away(id_, location), *memory.without([id_])]


def _taken_away(id_: int, location: Json) -> Json:
    lookup = {
        "metadataId": id_,
        "metadataLocation": location,
        "locationMatchingStrategy": "EXACT_LOCATION",
    }
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}


def _is_taken(reply: Json) -> bool:
    return bool(reply.get("deleteDeveloperMetadata", {}).get("deletedDeveloperMetadata"))
