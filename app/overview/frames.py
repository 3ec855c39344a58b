"""The one long frame: a row per response and item."""

from collections.abc import Iterable, Iterator

import pandas as pd

from app.core import scoring
from app.core.checklist import Lookup, find_version
from app.overview.records import Record, round_of

#: What tells one team's answers to one round from all others, see `records.round_of`.
ROUND = ["checklist", "area", "team", "label", "kind"]

COLUMNS = [
    *("response", *ROUND, "version", "role", "answered_at"),
    *("item", "is_answered", "answer", "points", "comment"),
]


def long_frame(records: Iterable[Record], lookup: Lookup) -> pd.DataFrame:
    """Return one row per response and item of the version it was given to, with the columns COLUMNS.

    `answer` is the code and `points` 0 to 2 where the item is scored, None and NaN elsewhere. `comment` is ""
    where there is none, `answered_at` local or NaT. Raises UnknownVersionError.
    """
    rows = [row for record in records for row in _rows(record, lookup)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"answered_at": "datetime64[s]", "points": "float64", "is_answered": "bool"})


def _rows(record: Record, lookup: Lookup) -> Iterator[tuple[object, ...]]:
    for item in find_version(lookup, record.checklist_id, record.version).items:
        answer = record.answers.get(item.id)
        yield (
            record.response_id,
            *round_of(record),
            record.version,
            record.role,
            record.answered_at,
            item.id,
            answer is not None,
            answer if scoring.is_scored(item) else None,
            scoring.points(item, answer),
            record.comments.get(item.id, ""),
        )
