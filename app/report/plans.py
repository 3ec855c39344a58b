"""Chapter: the plan and its status."""

from collections.abc import Iterator, Sequence

from app.core.scoring import Standing
from app.overview.anchoring import PlannedAction
from app.report.blocks import Block, Cell, Heading, Note, Paragraph, Table
from app.report.material import Material
from app.telling import wording

TITLE = "Planen"
NO_ACTIONS = "Der står ingen handlinger i handleplanen endnu."
NO_LINES = "Der står ingen handlinger i planen endnu."
MORE = "Og {actions} mere, som står i {plan}."
WITHOUT_DATE = "Uden frist"
_MOST = 8  # actions in a table


def chapter(material: Material) -> Iterator[Block]:
    """Yield the forankringsplan, where the team has one, then the Handleplan."""
    yield Heading(TITLE)
    if plan := material.plan:
        answered = f", {wording.day(plan.answered)}" if plan.answered else ""
        yield Heading(f"Forankringsplan ({plan.label}{answered})", level=2)
        yield from _actions(plan.actions, "forankringsplanen", empty=NO_LINES)
        if material.actions:
            yield Heading("Handleplan", level=2)
    yield from _actions(material.actions, "handleplanen", empty=NO_ACTIONS)


def _actions(found: Sequence[PlannedAction], plan: str, *, empty: str) -> Iterator[Block]:
    if not found:
        yield Paragraph(empty)
        return
    named = sorted(found, key=lambda one: (one.is_done, not one.is_overdue))[:_MOST]  # what waits comes first
    yield Paragraph(status(found))
    yield Table(
        caption=f"{plan.capitalize()}s handlinger",
        header=("Handling", "Ansvarlig", "Frist", "Status"),
        rows=tuple(_action(one) for one in named),
        widths=(48, 20, 13, 19),
    )
    if len(found) > _MOST:
        yield Note(MORE.format(actions=many(len(found) - _MOST), plan=plan))


def status(found: Sequence[PlannedAction]) -> str:
    """Return how far the actions are: '3 handlinger: 1 færdig, 2 ikke færdige. 1 er over fristen.'."""
    done = sum(one.is_done for one in found)
    overdue = sum(one.is_overdue for one in found)
    told = f"{many(len(found))}: {done} {_finished(done)} og {len(found) - done} ikke færdig"
    told += "e." if len(found) - done != 1 else "."
    return f"{told} {overdue} er over fristen." if overdue else told


def many(count: int) -> str:
    """Return '1 handling' or '3 handlinger'."""
    return f"{count} {'handling' if count == 1 else 'handlinger'}"


def _finished(count: int) -> str:
    return "færdig" if count == 1 else "færdige"


def _action(one: PlannedAction) -> tuple[Cell, ...]:
    words = [one.status, "over fristen" if one.is_overdue else ""]
    colour = Standing.MISSING if one.is_overdue else Standing.IN_PLACE if one.is_done else None
    return (
        Cell(one.action),
        Cell(one.owner or "–"),
        Cell(wording.day(one.due) if one.due else WITHOUT_DATE),
        Cell(", ".join(filter(None, words)) or "–", colour),
    )
