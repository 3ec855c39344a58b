"""Publishing: what was counted, written into the tabs of a report's spreadsheet."""

from collections.abc import Iterator
from datetime import datetime

from app.telling import wording
from sheets.counting import Counted
from sheets.progress import Tell, untold
from sheets.tabs.kommentarer import kommentarer
from sheets.tabs.laes_mig import laes_mig
from sheets.tabs.overblik import overblik
from sheets.tabs.skemaer import skemaer
from sheets.tabs.udvikling import udvikling
from sheets.workbook import Page, Workbook, Written

_LEFT_OUT = "{} svar til åbne målinger er ikke med endnu. De kommer med, når målingen bliver lukket."


def publish(
    counted: Counted, target: Workbook, *, now: datetime, contact: str, tell: Tell = untold
) -> list[Written]:
    """Write every tab of the overview, in one go; `now` is local, `contact` whom to ask."""
    return target.write_pages(list(_pages(counted, now=now, contact=contact)), tell=tell)


def _pages(counted: Counted, *, now: datetime, contact: str) -> Iterator[Page]:
    notes = [
        f"{counted.titles[one.checklist_id]}: {sentence}"
        for one in counted.differences
        for sentence in wording.difference(one)
    ]
    if counted.left_out:
        notes.append(_LEFT_OUT.format(counted.left_out))
    yield overblik(counted.overview, now=now, notes=notes)
    yield udvikling(counted.overview, now=now)
    yield kommentarer(counted.overview, now=now)
    yield skemaer(counted.answered)
    yield laes_mig(counted.overview.limits, now=now, contact=contact)
