"""Counting: one report's answers, from the spreadsheets as they stand or from the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from app import counting
from app.core.checklist import Checklist, find_version
from app.core.scoring import is_scored
from app.deployment import ANSWERS, INDIVIDDATA, Deployment
from app.overview.comparison import Difference, differences
from app.overview.corrections import corrections
from app.overview.figures import Limits, Overview
from app.overview.records import Record, from_store
from app.overview.team import overview, overview_of
from app.overview.views import Views, has_view, views
from app.store import outbox, responses, rounds, versions
from sheets.progress import COUNTING, Tell, untold
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
    `records` are the answers that were counted, of the store only those to checklists with more than answers
    that give points. `answered` are the checklists in the versions that were answered; `titles` has every
    checklist's by id. `corrections` has what stands instead of each response, by its id, None where it is
    gone; no `corrections` at all where the spreadsheet was not read.
    `left_out` individual answers are not counted yet, for their round is open.
    """

    records: list[Record]
    overview: Overview
    answered: list[Checklist]
    titles: dict[str, str]
    differences: list[Difference]
    corrections: Mapping[str, Record | None] | None
    left_out: int
    unreadable: list[Unreadable]
    views: Views
    is_separate: bool = False


def count(
    deployment: Deployment,
    report: Report,
    source: Source,
    *,
    by_itself: bool = False,
    tell: Tell = untold,
) -> Counted:
    """Return the overview of one report's answers, counted from the `source`; `tell` how far it is.

    An overview that is made `by_itself` has many editions, and two could show what the last person answered.
    So where its readers do not see the rows, individual answers to a round that is open are left out.
    """
    if source is Source.STORE and report.name == ANSWERS:
        return _submitted(deployment, tell)
    engine = deployment.engine
    is_separate = report.name == INDIVIDDATA
    checklists = [one for one in deployment.library if one.separate == is_separate]
    reading = read_workbooks(
        report.workbooks,
        checklists,
        lookup=deployment.library.version,
        older=partial(versions.older, engine),
        tell=tell,
    )
    tell(COUNTING, 0, 1)
    stored = _stored(deployment, report)
    counted = stored if source is Source.STORE else reading.records
    not_yet = _open_elsewhere(deployment, report) if by_itself else set()
    left_out = sum(one.response_id in not_yet for one in counted)
    counted = [one for one in counted if one.response_id not in not_yet]
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
        left_out=left_out,
        unreadable=reading.unreadable,
        views=views(counted, deployment.library.version, limits(deployment)),
        is_separate=is_separate,
    )


def _submitted(deployment: Deployment, tell: Tell) -> Counted:
    """Return the overview of what everybody submitted, without a look at any spreadsheet."""
    engine, library = deployment.engine, deployment.library
    tell(COUNTING, 0, 1)
    separate = cache(partial(counting.is_separate, engine, library))
    known = [one for one in rounds.every(engine) if not separate(one.checklist_id)]
    found = counting.answers(engine, known, with_comments=True)
    answered = [
        find_version(library.version, *key)
        for key in sorted({(one.checklist_id, version) for one in found for version in one.versions})
    ]
    told = {one.id for one in answered if has_view(one) or not all(map(is_scored, one.items))}
    in_words = [one for one in known if one.checklist_id in told]
    records = from_store(responses.of_rounds(engine, [one.id for one in in_words]), in_words)
    return Counted(
        records=records,
        overview=overview_of(found, library.version, limits(deployment)),
        answered=answered,
        titles={one.id: one.title for one in library if not one.separate},
        differences=[],
        corrections=None,
        left_out=0,
        unreadable=[],
        views=views(records, library.version, limits(deployment)),
    )


def limits(deployment: Deployment) -> Limits:
    """Return the limits that the deployment's settings give."""
    settings = deployment.settings
    return Limits(settings.minimum_respondents, settings.minimum_for_comments, settings.threshold_percent)


def _open_elsewhere(deployment: Deployment, report: Report) -> set[str]:
    """Return the individual answers to open rounds whose rows stand in another spreadsheet."""
    is_here = report.target in report.workbooks
    names = [name for name in report.names if not (is_here and name == report.name)]
    return outbox.ids_of_open_rounds(deployment.engine, names)


def _stored(deployment: Deployment, report: Report) -> list[Record]:
    ids = outbox.response_ids(deployment.engine, report.names)
    records = from_store(responses.every(deployment.engine), rounds.every(deployment.engine))
    return [record for record in records if record.response_id in ids]
