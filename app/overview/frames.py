"""Frames: the figures that are shown as one long table, for whoever goes on counting."""

from collections.abc import Iterator

import pandas as pd

from app.core.items import WORDS
from app.overview.figures import UNANSWERED, ItemFigures, Overview

#: What tells one line from all others, the last day somebody answered, and how many gave that answer.
COLUMNS = [
    "area",
    "team",
    "checklist",
    "label",
    "kind",
    "last",
    "section",
    "number",
    "item",
    "answer",
    "count",
]


def long_frame(overview: Overview) -> pd.DataFrame:
    """Return one row per round, scored item and answer that somebody gave, in the columns COLUMNS.

    `kind` is "individuel" or "fælles", `last` a day or NaT, `answer` in words, "1" to "5" on a scale. Items
    and rounds that are held back have no rows: what is summed up from it is never more than what is shown.
    """
    frame = pd.DataFrame(_rows(overview), columns=COLUMNS)
    return frame.astype({"last": "datetime64[s]", "count": "int64"})


def _rows(overview: Overview) -> Iterator[tuple[object, ...]]:
    for team in overview.teams:
        for checklist in team.checklists:
            for one in checklist.rounds:
                place = (team.area, team.team, checklist.title, one.label, one.kind.value, one.last)
                yield from (
                    (*place, section.title, item.number, item.text, answer, count)
                    for section in one.sections
                    for item in section.items
                    for answer, count in _answers(item)
                )


def _answers(item: ItemFigures) -> Iterator[tuple[str, int]]:
    if item.figures is None:
        return
    for code, count in item.figures.counts.items():
        if count:
            yield ("Ubesvaret" if code == UNANSWERED else str(WORDS.get(code, code))), count
