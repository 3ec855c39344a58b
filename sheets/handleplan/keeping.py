"""Keeping up a spreadsheet's Handleplan, and remembering what was proposed and how it stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine

from app.core.response import COPENHAGEN
from app.deployment import team_spreadsheet_name
from app.overview.actions import ItemStanding, Place, standings
from app.overview.figures import Overview
from app.store import leases, plans, teams
from sheets.handleplan.columns import TAB
from sheets.handleplan.lines import read_lines
from sheets.handleplan.merging import OWN_LINES, Merged, merge
from sheets.handleplan.snapshot import actions_of
from sheets.notes import kept_by_another_note
from sheets.page import Cell
from sheets.workbook import Kept, Upkeep, Workbook

_LONGEST = timedelta(minutes=10)


def keep_plan(engine: Engine, workbook: Workbook, overview: Overview, *, name: str, now: datetime) -> Kept:
    """Bring the plan of the spreadsheet up to date with the overview, and keep it as it then stands.

    `name` is what the outbox calls the spreadsheet. A team that has a spreadsheet of its own has its plan
    there, and in no other. One keeps a plan up at a time: two would propose the same item twice.
    """
    items = standings(overview, without=_elsewhere(engine, name))
    lease, holder = f"handleplan:{name}", leases.new_holder()
    if not leases.take(engine, lease, holder=holder, now=now, length=_LONGEST):
        return Kept(TAB.title, (), (kept_by_another_note(TAB.title),))
    try:
        return _kept(engine, workbook, items, name=name, now=now)
    finally:
        leases.release(engine, lease, holder=holder)


def _kept(
    engine: Engine, workbook: Workbook, items: Sequence[ItemStanding], *, name: str, now: datetime
) -> Kept:
    today = now.astimezone(COPENHAGEN).date()
    found = Merged(Upkeep(()), plans.remembered(engine, name), {})

    def decide(rows: Sequence[Mapping[str, Cell]] | None) -> Upkeep:
        nonlocal found
        found = merge(rows, items, found.before, today=today)
        plans.remember(engine, name, found.before)
        return found.upkeep

    kept = workbook.keep(TAB, decide)
    plans.remember(engine, name, found.after)
    lines = read_lines(kept.lines, items, found.after.keys() - {OWN_LINES})
    plans.save(engine, name, actions_of(lines, items, today=today), now=now)
    return kept


def _elsewhere(engine: Engine, name: str) -> set[Place]:
    return {
        (team.area, team.name)
        for team in teams.every(engine)
        if team.spreadsheet and team_spreadsheet_name(team) != name
    }
