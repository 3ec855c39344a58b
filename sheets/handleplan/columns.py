"""The columns of Handleplan: which are the program's, and which people fill in."""

from app.core.actions import Status
from app.overview.actions import ItemStanding
from app.telling import action_wording
from sheets.page import Format, Styled
from sheets.tabs.grounds import GROUND
from sheets.workbook import Column, Tab

NUMBER, AREA, TEAM, CHECKLIST, ITEM, NOW, MEASURED, MESSAGE, ID = (
    "plan-nr", "plan-omraade", "plan-team", "plan-skema", "plan-punkt",
    "plan-nu", "plan-maalt", "plan-besked", "plan-id",
)  # fmt: skip
ACTION, OWNER, DUE, STATUS, NOTE = "plan-handling", "plan-ansvarlig", "plan-frist", "plan-status", "plan-note"

TAB = Tab(
    "handleplan",
    "Handleplan",
    (
        Column(NUMBER, "Nr.", 7),
        Column(AREA, "Område", 12, Format.LONG),
        Column(TEAM, "Team", 14, Format.LONG),
        Column(CHECKLIST, "Skema", 18, Format.LONG),
        Column(ITEM, "Punkt", 32, Format.LONG),
        Column(NOW, "Står på nu", 14, Format.LONG),
        Column(MEASURED, "Målt", 11, Format.DATE),
        Column(ACTION, "Handling", 27, Format.LONG),
        Column(OWNER, "Ansvarlig", 15, Format.LONG),
        Column(DUE, "Frist", 11, Format.DATE),
        Column(STATUS, "Status", 12, Format.TEXT, tuple(one.value for one in Status)),
        Column(NOTE, "Bemærkning", 18, Format.LONG),
        Column(MESSAGE, "Besked", 17, Format.LONG),
        Column(ID, "Plan-id", 12, Format.NOTE),
    ),
    ID,
)


def now_cells(item: ItemStanding) -> dict[str, Styled]:
    """Return the cells that say how the item stands and when that was measured."""
    look = GROUND[item.standing] if item.standing else Format.LONG
    return {
        NOW: Styled(action_wording.standing(item), look),
        MEASURED: Styled(item.measured, Format.DATE),
    }


def new_row(item: ItemStanding) -> dict[str, Styled]:
    """Return the cells of a line that proposes the item; those that people fill in are blank."""
    return {
        NUMBER: Styled(item.number),
        AREA: Styled(item.area or None, Format.LONG),
        TEAM: Styled(item.team, Format.LONG),
        CHECKLIST: Styled(item.checklist, Format.LONG),
        ITEM: Styled(item.text, Format.LONG),
        **now_cells(item),
        ID: Styled(item.key, Format.NOTE),
    }
