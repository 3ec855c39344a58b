"""The answers as they stand in a workbook: every checklist's tab, people's corrections included."""

from collections.abc import Callable, Iterable, Sequence

from app.core.checklist import Checklist, Lookup
from sheets.answers import answers_tab
from sheets.reading import SheetReading, read_answers
from sheets.workbook import Workbook

#: Finds the older versions of a checklist that answers were given to, the newest first.
Older = Callable[[Checklist], Sequence[Checklist]]


def read_workbook(
    workbook: Workbook, checklists: Iterable[Checklist], *, lookup: Lookup, older: Older
) -> SheetReading:
    """Return the records of every tab that is there, and what in them could not be read."""
    found = SheetReading()
    for checklist in checklists:
        table = workbook.read(answers_tab(checklist, *older(checklist)))
        if table is not None:
            one = read_answers(table, checklist, lookup)
            found.records += one.records
            found.unreadable += one.unreadable
    return found
