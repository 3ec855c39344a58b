"""What was submitted and what stands in the spreadsheet are counted alike, until somebody edits it."""

from dataclasses import replace

from app.deployment import Deployment
from scripts import demo
from sheets.counting import Counted, Source, count
from sheets.reports import reports
from tests.builders import NOW
from tests.delivering import deliver_and_leave


def counted(deployment: Deployment, source: Source) -> Counted:
    return count(deployment, next(reports(deployment)), source)


def test_the_store_and_the_spreadsheet_say_the_same(deployment: Deployment) -> None:
    demo.add(deployment, now=NOW)
    deliver_and_leave(deployment)
    stored, standing = (counted(deployment, source) for source in (Source.STORE, Source.WORKBOOK))
    assert stored.overview == standing.overview
    assert stored.views == standing.views
    assert stored.answered == standing.answered
    assert standing.corrections == {}


def test_the_store_is_counted_without_a_look_at_the_spreadsheet(deployment: Deployment) -> None:
    demo.add(deployment, now=NOW)
    report = replace(next(reports(deployment)), workbooks=())
    assert count(deployment, report, Source.STORE).corrections is None
    assert len(count(deployment, report, Source.STORE).overview.teams) == 4
