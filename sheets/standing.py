"""The answers as they stand in workbooks: every checklist's tab, people's corrections included."""

from collections import Counter
from collections.abc import Callable, Sequence

from app.core.checklist import Checklist, Lookup
from sheets.answers import answers_tab
from sheets.progress import READING, Tell, untold
from sheets.reading import SheetReading, read_answers
from sheets.workbook import Workbook

#: Finds the older versions of a checklist that answers were given to, the newest first.
Older = Callable[[Checklist], Sequence[Checklist]]


def read_workbooks(
    workbooks: Sequence[Workbook],
    checklists: Sequence[Checklist],
    *,
    lookup: Lookup,
    older: Older,
    tell: Tell = untold,
) -> SheetReading:
    """Return the records of every tab that is there, and what in them could not be read.

    Rows without an id are numbered through the workbooks, so that no two have the same.
    """
    found = SheetReading()
    rows: Counter[str] = Counter()
    every = len(workbooks) * len(checklists)
    for at, workbook in enumerate(workbooks):
        for place, checklist in enumerate(checklists):
            tell(READING, at * len(checklists) + place, every)
            table = workbook.read(answers_tab(checklist, *older(checklist)))
            if table is not None:
                found.add(read_answers(table, checklist, lookup, first=rows[checklist.id] + 1))
                rows[checklist.id] += len(table.rows)
    tell(READING, every, every)
    return found
