"""Reports: which spreadsheets' answers are counted together, and where the overview of them goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.deployment import ANSWERS, INDIVIDDATA, Deployment
from app.store import volumes
from sheets.google import Access
from sheets.opening import open_workbook, yielding
from sheets.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Report:
    """Answers that are counted together.

    `names` are what the outbox calls the spreadsheets that they stand in, `workbooks` those spreadsheets with
    all their volumes, `target` where the overview goes. `is_told` says whether it is shown in the terminal:
    a team's own overview is a part of the common one.
    """

    name: str
    names: Sequence[str]
    workbooks: Sequence[Workbook]
    target: Workbook
    is_told: bool = True


def spreadsheets(deployment: Deployment, access: Access) -> dict[str, list[Workbook]]:
    """Return the volumes in use of every spreadsheet, by what the outbox calls it."""
    used = {
        name: addresses[: volumes.current(deployment.engine, name) + 1]
        for name, addresses in deployment.spreadsheets.items()
    }
    return {name: [open_workbook(one, access) for one in addresses] for name, addresses in used.items()}


def report_names(deployment: Deployment) -> dict[str, list[str]]:
    """Return what the outbox calls the spreadsheets of each report, by the report's name."""
    names = list(deployment.spreadsheets)
    common = [name for name in names if name != INDIVIDDATA]
    return {ANSWERS: common} | {name: [name] for name in names if name != ANSWERS}


def reports(deployment: Deployment) -> Iterator[Report]:
    """Yield the report of all teams, that of each team with its own spreadsheet, and the separate one."""
    access = yielding(deployment.settings)
    opened = spreadsheets(deployment, access)
    common = report_names(deployment)[ANSWERS]
    target = opened[ANSWERS][-1]
    if deployment.settings.overview_spreadsheet:
        target = open_workbook(deployment.settings.overview_spreadsheet, access)
    yield Report(ANSWERS, common, [one for name in common for one in opened[name]], target)
    for name in opened:
        if name != ANSWERS:
            yield Report(name, [name], opened[name], opened[name][-1], is_told=name == INDIVIDDATA)
