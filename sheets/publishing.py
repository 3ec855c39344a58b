"""Publishing: what was counted, written into the tabs of a report's spreadsheet and kept for the screen."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from app.core.actions import Action
from app.core.response import local
from app.counting import keep_corrections
from app.deployment import ANSWERS, Deployment
from app.overview.anchoring import agreed_actions
from app.overview.texts_among_comments import with_texts
from app.store import plans
from app.telling import wording
from sheets.counting import Counted
from sheets.handleplan.keeping import keep_plan
from sheets.page import Page
from sheets.progress import Tell, untold
from sheets.reports import Report
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
from sheets.workbook import WorkbookError

_LEFT_OUT = "{} svar til åbne målinger er ikke med endnu. De kommer med, når målingen bliver lukket."


def publish(
    deployment: Deployment, counted: Counted, report: Report, *, now: datetime, tell: Tell = untold
) -> tuple[str, ...]:
    """Bring the report's Handleplan up to date and write every other tab of the overview in one go.

    Returns what people should know; `tell` how far it is. Registrations about single persons have no plan.
    """
    engine, notes = deployment.engine, tuple[str, ...]()
    if not counted.is_separate:
        notes = _keep_plan(deployment, counted, report, now=now)
    if report.name == ANSWERS and counted.corrections is not None:
        keep_corrections(engine, counted.corrections, now=now)
    pages = _pages(
        counted,
        now=local(now),
        contact=deployment.settings.contact,
        actions=_actions(deployment, counted, report, today=local(now).date()),
    )
    written = report.target.write_pages(list(pages), tell=tell)
    return (*(note for page in written for note in page.notes), *notes)


def _keep_plan(deployment: Deployment, counted: Counted, report: Report, *, now: datetime) -> tuple[str, ...]:
    """Bring the plan up to date; a plan that a person must mend first does not stop the other tabs."""
    try:
        kept = keep_plan(deployment.engine, report.target, counted.overview, name=report.name, now=now)
    except WorkbookError as error:
        if not error.permanent:
            raise
        return (f"Handleplan er ikke opdateret. {error}",)
    return kept.notes


def _actions(deployment: Deployment, counted: Counted, report: Report, *, today: date) -> list[Action]:
    """Return the lines of the plans of all the report's teams, also those that stand elsewhere."""
    kept = (one for one in plans.every(deployment.engine) if one.spreadsheet in report.names)
    return [
        *(action for plan in kept for action in plan.actions),
        *agreed_actions(counted.records, deployment.library.version, today=today),
    ]


def _pages(counted: Counted, *, now: datetime, contact: str, actions: Sequence[Action]) -> Iterator[Page]:
    notes = [
        f"{counted.titles[one.checklist_id]}: {sentence}"
        for one in counted.differences
        for sentence in wording.difference(one)
    ]
    if counted.left_out:
        notes.append(_LEFT_OUT.format(counted.left_out))
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
    yield laes_mig(limits, now=now, contact=contact)
