"""What the program says of a line, in the column Besked."""

from datetime import date

from app.core.actions import State, days_overdue
from app.telling import action_wording
from sheets.handleplan.columns import STATUS
from sheets.handleplan.lines import Line
from sheets.page import Format, Styled

_OF_STATE = {
    State.FALLEN: (action_wording.FELL_BACK, Format.UNDERWAY),
    State.IN_PLACE: (action_wording.NOW_IN_PLACE, Format.IN_PLACE),
}


def message(line: Line, state: State | None, *, today: date) -> Styled:
    """Return the cell: the gravest thing first, on the ground that it has; blank where there is nothing."""
    found: list[tuple[str, Format]] = []
    if line.has_cpr(today=today):
        found.append((action_wording.REMOVE_CPR, Format.MISSING))
    try:
        days = days_overdue(line.due, line.text(STATUS), today=today)
    except ValueError:
        found.append((action_wording.UNREADABLE, Format.UNDERWAY))
    else:
        if days:
            found.append((action_wording.overdue(days), Format.MISSING))
    if state in _OF_STATE:
        found.append(_OF_STATE[state])
    if not found:
        return Styled(None, Format.LONG)
    return Styled(". ".join(text for text, _ in found), found[0][1])
