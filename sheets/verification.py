"""Verification: does every spreadsheet hold what was delivered to it, and what to send once more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine

from app.core.checklist import Checklist
from app.core.response import is_response_id
from app.deployment import ANSWERS, INDIVIDDATA, Deployment
from app.overview.comparison import Difference, differences
from app.overview.records import Record, from_store
from app.store import batches, outbox, responses, rounds, teams, versions
from sheets.opening import yielding
from sheets.reports import spreadsheets
from sheets.standing import read_workbooks
from sheets.workbook import Workbook, WorkbookError

#: What stands for an id that a person typed: it may be anything, and is not ours to tell.
NO_ID = "andet"
_NUMBERED = re.compile(r"uden-id-\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not there, as it may be told: whose answers to what, never the answers."""

    response_id: str
    team: str
    checklist: str
    label: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How one spreadsheet stands. `name` is what the outbox calls it, `workbook` what people do.

    `titles` names the checklists by id, `missing` holds the rows that somebody deleted, `refused` the reason
    why a response was put aside, by its id. `fault` says why the spreadsheet could not be read; then nothing
    else is known. `stray` counts what waits for a spreadsheet that is not in use any more.
    """

    name: str
    workbook: str
    differences: Sequence[Difference] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[Row] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    stray: int = 0

    @property
    def is_as_delivered(self) -> bool:
        """Say whether all that was delivered stands as it was: nothing refused, nothing astray."""
        is_whole = not (self.fault or self.refused or self.stray)
        return is_whole and not any(one.is_changed for one in self.differences)


def verify(deployment: Deployment) -> Iterator[Verified]:
    """Compare each spreadsheet with what was to go there; one that cannot be read is told and passed over."""
    for name, workbooks in spreadsheets(deployment, yielding(deployment.settings)).items():
        try:
            yield _verified(deployment, name, workbooks)
        except WorkbookError as error:
            yield Verified(name, workbooks[-1].name, fault=str(error))
    for name, load in outbox.loads(deployment.engine).items():
        if name not in deployment.spreadsheets:
            yield Verified(name, name, stray=load.count)


def send_missing(deployment: Deployment, one: Verified, *, now: datetime) -> int:
    """Let the rows that somebody deleted be delivered again; return how many will be.

    The spreadsheet is read once more: a row that was put back meanwhile is not sent beside itself.
    """
    workbooks = spreadsheets(deployment, yielding(deployment.settings)).get(one.name)
    if not one.missing or not workbooks:
        return 0
    still = {row.response_id for row in _verified(deployment, one.name, workbooks).missing}
    ids = [row.response_id for row in one.missing if row.response_id in still]
    return batches.send_again(deployment.engine, one.name, ids, now=now)


def take_in(engine: Engine, one: Verified) -> int:
    """Let what is astray go to the common spreadsheet; return how many. Single persons' data never does."""
    if not one.stray or one.name == INDIVIDDATA:
        return 0
    return teams.move_waiting(engine, name=one.name, to=ANSWERS)


def _verified(deployment: Deployment, name: str, workbooks: Sequence[Workbook]) -> Verified:
    engine = deployment.engine
    # Before the spreadsheet is read: what is delivered meanwhile must not be taken for deleted.
    arrived = outbox.delivered_ids(engine, name) - _lost(engine, name, workbooks[-1])
    expected = _checklists(deployment, is_separate=name == INDIVIDDATA)
    reading = read_workbooks(
        workbooks, expected, lookup=deployment.library.version, older=partial(versions.older, engine)
    )
    titles = {one.id: one.title for one in expected}
    stored = {one.response_id: one for one in _stored(deployment, name) if one.checklist_id in titles}
    refused = outbox.refused(engine, name)
    found = differences(
        [one for id_, one in stored.items() if id_ not in refused],
        reading.records,
        waiting=stored.keys() - arrived,
        unread=reading.unread,
        without_ids=reading.without_ids,
    )
    missing = [stored[id_] for one in found for id_ in one.missing]
    return Verified(
        name=name,
        workbook=workbooks[-1].name,
        differences=[replace(one, extra=_told(one.extra), double=_told(one.double)) for one in found],
        titles=titles,
        missing=[Row(one.response_id, one.team, titles[one.checklist_id], one.label) for one in missing],
        refused=refused,
    )


def _lost(engine: Engine, name: str, workbook: Workbook) -> set[str]:
    """Return what stood in a newer copy of the workbook than this one: the delivery brings it by itself."""
    latest = workbook.latest_batch()
    return set() if latest is None else batches.lost_ids(engine, name, latest=latest)


def _stored(deployment: Deployment, name: str) -> list[Record]:
    ids = outbox.response_ids(deployment.engine, [name])
    return from_store(responses.by_ids(deployment.engine, list(ids)), rounds.every(deployment.engine))


def _checklists(deployment: Deployment, *, is_separate: bool) -> list[Checklist]:
    """Return the checklists whose tabs the spreadsheet may have, also those that are no longer in use."""
    found = {one.id: one for one in deployment.library}
    for id_ in {one.checklist_id for one in rounds.every(deployment.engine)} - found.keys():
        if kept := versions.newest(deployment.engine, id_):
            found[id_] = kept
    return [one for one in found.values() if one.separate == is_separate]


def _told(ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids, less what a person typed in their place."""
    return tuple(one if is_response_id(one) or _NUMBERED.fullmatch(one) else NO_ID for one in ids)
