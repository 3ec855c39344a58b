"""The plan as others read it: its lines as actions, without CPR numbers."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from app.core.actions import Action
from app.overview.actions import ItemStanding, Place
from app.telling import action_wording
from sheets.handleplan.columns import (
    ACTION,
    AREA,
    CHECKLIST,
    DUE,
    ITEM,
    NOTE,
    NOW,
    NUMBER,
    OWNER,
    STATUS,
    TEAM,
)
from sheets.handleplan.lines import Line
from sheets.words import folded

_SAYS_SOMETHING = (ITEM, ACTION, OWNER, DUE, STATUS, NOTE)


def actions_of(lines: Sequence[Line], items: Sequence[ItemStanding], *, today: date) -> list[Action]:
    """Return an action per line that says something, in the order of the tab.

    A line whose area or team people left out belongs to the only team of the spreadsheet that it can mean.
    """
    standing = {one.key: one for one in items}
    places = {(one.area, one.team) for one in items}
    return list(_actions(lines, standing, places, today))


def _actions(
    lines: Sequence[Line], standing: dict[str, ItemStanding], places: Collection[Place], today: date
) -> Iterator[Action]:
    for line in lines:
        if not any(line.text(column) for column in _SAYS_SOMETHING):
            continue
        text = {column: _kept(line, column, today) for column in _SAYS_SOMETHING}
        area, team = _place(line, places)
        item = standing.get(line.key)
        yield Action(
            key=line.key,
            area=area,
            team=team,
            checklist=line.text(CHECKLIST),
            number=line.text(NUMBER),
            item=text[ITEM],
            words=action_wording.standing(item) if item else line.text(NOW),
            standing=item.standing if item else None,
            action=text[ACTION],
            owner=text[OWNER],
            due=_due(line),
            due_as_written=text[DUE],
            status=text[STATUS],
            note=text[NOTE],
        )


def _place(line: Line, places: Collection[Place]) -> Place:
    written = (line.text(AREA), line.text(TEAM))
    meant = [one for one in places if _may_mean(written, one)]
    return meant[0] if len(meant) == 1 else written


def _may_mean(written: Place, place: Place) -> bool:
    return all(folded(text) in ("", folded(name)) for text, name in zip(written, place, strict=True))


def _kept(line: Line, column: str, today: date) -> str:
    return action_wording.HELD_CPR if line.holds_cpr(column, today=today) else line.text(column)


def _due(line: Line) -> date | None:
    try:
        return line.due
    except ValueError:
        return None
