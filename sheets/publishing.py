"""Publishing: what was counted, written into the tabs of a report's spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.overview.overdue import Planned
from app.overview.texts_among_comments import with_texts
from app.telling import wording
from sheets.counting import Counted
from sheets.tabs.barometer import barometer
from sheets.tabs.individdata import individdata
from sheets.tabs.individdata_laes_mig import individdata_laes_mig
from sheets.tabs.kommentarer import kommentarer
from sheets.tabs.laes_mig import laes_mig
from sheets.tabs.ledere import ledere
from sheets.tabs.overblik import overblik
from sheets.tabs.planer import planer
from sheets.tabs.skemaer import skemaer
from sheets.tabs.udvikling import udvikling
from sheets.workbook import Page, Workbook, Written


def publish(
    counted: Counted, target: Workbook, *, now: datetime, contact: str, actions: Sequence[Planned] = ()
) -> list[Written]:
    """Write every tab of the overview, in one go.

    `now` is local, `contact` whom to ask, `actions` the lines of the plans of the report's teams.
    """
    return target.write_pages(list(_pages(counted, now=now, contact=contact, actions=actions)))


def _pages(counted: Counted, *, now: datetime, contact: str, actions: Sequence[Planned]) -> Iterator[Page]:
    notes = [
        f"{counted.titles[one.checklist_id]}: {sentence}"
        for one in counted.differences
        for sentence in wording.difference(one)
    ]
    limits = counted.overview.limits
    if counted.is_separate:
        yield individdata(counted.views.courses, limits, now=now, notes=notes)
        yield skemaer(counted.answered)
        yield individdata_laes_mig(limits, contact=contact)
        return
    yield overblik(counted.overview, now=now, notes=notes)
    if len(counted.overview.teams) > 1:  # there is nobody to count a team alone together with
        yield ledere(counted.overview, now=now, actions=actions)
    yield udvikling(counted.overview, now=now)
    if counted.views.barometers:
        yield barometer(counted.views.barometers, limits, now=now)
    if counted.views.plans:
        yield planer(counted.views.plans, limits, now=now)
    yield kommentarer(with_texts(counted.overview, counted.views.texts), now=now)
    yield skemaer(counted.answered)
    yield laes_mig(limits, contact=contact)
