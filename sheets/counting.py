"""Counting: one report's answers, from the spreadsheets as they stand or from the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from app.core.checklist import Checklist, find_version
from app.deployment import INDIVIDDATA, Deployment
from app.overview.comparison import Difference, differences
from app.overview.corrections import corrections
from app.overview.figures import Limits, Overview
from app.overview.records import Record, from_store
from app.overview.team import overview
from app.overview.views import Views, views
from app.store import definitions, outbox, responses, rounds
from sheets.reading import Unreadable
from sheets.reports import Report
from sheets.standing import read_workbooks


class Source(StrEnum):
    """What is counted: the spreadsheet as it stands, or what was submitted."""

    WORKBOOK = "workbook"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Counted:
    """One report's answers, counted: what they say, and how the spreadsheet differs from the store.

    Where `is_separate`, it is data about single persons, who have many answers each: rounds are not counted.
    `records` are the answers that were counted, `answered` the checklists in the versions that were answered;
    `titles` has every checklist's by id. `corrections` has what stands instead of each response, by its id,
    None where it is gone.
    """

    records: list[Record]
    overview: Overview
    answered: list[Checklist]
    titles: dict[str, str]
    differences: list[Difference]
    corrections: Mapping[str, Record | None]
    unreadable: list[Unreadable]
    views: Views
    is_separate: bool = False


def count(deployment: Deployment, report: Report, source: Source) -> Counted:
    """Return the overview of one report's answers, counted from the `source`."""
    engine = deployment.engine
    is_separate = report.name == INDIVIDDATA
    checklists = [one for one in deployment.library if one.separate == is_separate]
    reading = read_workbooks(
        report.workbooks,
        checklists,
        lookup=deployment.library.version,
        older=partial(definitions.older, engine),
    )
    stored = _stored(deployment, report)
    counted = stored if source is Source.STORE else reading.records
    waiting = {id_ for name in report.names for id_ in outbox.waiting_ids(engine, name)}
    return Counted(
        records=counted,
        overview=overview([] if is_separate else counted, deployment.library.version, limits(deployment)),
        answered=[
            find_version(deployment.library.version, *key)
            for key in sorted({(one.checklist_id, one.version) for one in counted})
        ],
        titles={one.id: one.title for one in checklists},
        differences=differences(
            stored,
            reading.records,
            waiting=waiting,
            unread=reading.unread,
            without_ids=reading.without_ids,
        ),
        corrections=corrections(stored, reading.records, waiting=waiting),
        unreadable=reading.unreadable,
        views=views(counted, deployment.library.version, limits(deployment)),
        is_separate=is_separate,
    )


def limits(deployment: Deployment) -> Limits:
    """Return the limits that the deployment's settings give."""
    settings = deployment.settings
    return Limits(settings.minimum_respondents, settings.minimum_for_comments, settings.threshold_percent)


def _stored(deployment: Deployment, report: Report) -> list[Record]:
    ids = outbox.response_ids(deployment.engine, report.names)
    records = from_store(responses.every(deployment.engine), rounds.every(deployment.engine))
    return [record for record in records if record.response_id in ids]
