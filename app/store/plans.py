"""Plans: what was proposed in each spreadsheet, and its lines as they were read last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from app.core.actions import Action, Remembered, State
from app.core.response import Team
from app.core.scoring import Standing
from app.store.engine import writing
from app.store.tables import plan_lines, plans


@dataclass(frozen=True, slots=True)
class Plan:
    """A spreadsheet's plan as it was read last."""

    spreadsheet: str
    read_at: datetime
    actions: tuple[Action, ...]


def save(engine: Engine, spreadsheet: str, actions: Iterable[Action], *, now: datetime) -> None:
    """Keep the plan as it stands in the spreadsheet (what the outbox calls it), in place of the last one."""
    with writing(engine).begin() as connection:
        connection.execute(delete(plans).where(plans.c.spreadsheet == spreadsheet))
        found = [_written(one) for one in actions]
        connection.execute(insert(plans).values(spreadsheet=spreadsheet, read_at=now, actions=found))


def every(engine: Engine) -> list[Plan]:
    """Return every spreadsheet's plan."""
    with engine.connect() as connection:
        rows = connection.execute(select(plans).order_by(plans.c.spreadsheet))
        return [Plan(row.spreadsheet, row.read_at, tuple(map(_read, row.actions))) for row in rows]


def of_team(engine: Engine, team: Team) -> list[Action]:
    """Return the team's actions in the order of the spreadsheet; a line without an area is any area's."""
    return [
        action
        for plan in every(engine)
        for action in plan.actions
        if _same(action.team, team.name) and (not action.area or _same(action.area, team.area))
    ]


def remembered(engine: Engine, spreadsheet: str) -> dict[str, Remembered]:
    """Return what is remembered of each line that was proposed in the spreadsheet, by its key."""
    with engine.connect() as connection:
        rows = connection.execute(select(plan_lines).where(plan_lines.c.spreadsheet == spreadsheet))
        return {
            row.key: Remembered(State(row.state), _texts(row.written), is_pending=row.is_pending)
            for row in rows
        }


def remember(engine: Engine, spreadsheet: str, lines: Mapping[str, Remembered]) -> None:
    """Keep this, and nothing else, in mind of the spreadsheet."""
    rows = [
        {
            "spreadsheet": spreadsheet,
            "key": key,
            "state": one.state.value,
            "written": {column: list(texts) for column, texts in one.written.items()},
            "is_pending": one.is_pending,
        }
        for key, one in lines.items()
    ]
    with writing(engine).begin() as connection:
        connection.execute(delete(plan_lines).where(plan_lines.c.spreadsheet == spreadsheet))
        if rows:
            connection.execute(insert(plan_lines), rows)


def _written(action: Action) -> dict[str, object]:
    return asdict(action) | {"due": action.due.isoformat() if action.due else None}


def _read(found: Mapping[str, Any]) -> Action:
    given = dict(found)
    due, standing = given.pop("due"), given.pop("standing")
    return Action(
        **given,
        due=date.fromisoformat(due) if due else None,
        standing=Standing(standing) if standing else None,
    )


def _texts(found: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {column: tuple(texts) for column, texts in found.items()}


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
