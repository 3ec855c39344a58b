"""The tab of a checklist's answers: its columns, and a row per response."""

from collections.abc import Iterator

from app.core.checklist import Checklist
from app.core.items import Item
from app.core.response import Response, Round, RoundKind, local
from sheets import words
from sheets.page import Cell, Format
from sheets.workbook import Column, Row, Tab

#: The hyphen keeps these keys apart from every item id.
ID, ANSWERED, AREA, TEAM, LABEL, ROLE, KIND, VERSION = (
    "svar-id", "svar-tidspunkt", "svar-omraade", "svar-team",
    "svar-maaling", "svar-rolle", "svar-type", "svar-version",
)  # fmt: skip

ID_TITLE = "Svar-id"
#: What the keys of all tabs of answers begin with.
TABS = "svar:"

#: The columns that say whose answers they are, when they were given and to which version.
BASE = (
    Column(ID, ID_TITLE, 24),
    Column(ANSWERED, "Tidspunkt", 12, Format.DATE),
    Column(AREA, "Område", 18, Format.LONG),
    Column(TEAM, "Team", 22, Format.LONG),
    Column(LABEL, "Måling", 18, Format.LONG),
    Column(ROLE, "Rolle", 18, Format.LONG),
    Column(KIND, "Svartype", 12),
    Column(VERSION, "Version", 9),
)
#: The words of the column Svartype.
KINDS = {RoundKind.INDIVIDUAL: "Individuelt", RoundKind.JOINT: "Fælles"}
_LOOKS = {
    "status": (18, Format.TEXT),
    "choice": (24, Format.LONG),
    "choices": (32, Format.LONG),
    "text": (24, Format.LONG),
    "longtext": (48, Format.LONG),
    "number": (12, Format.NUMBER),
    "month": (12, Format.MONTH),
    "date": (12, Format.DATE),
    "group": (60, Format.LONG),
}


def answers_tab(checklist: Checklist, *older: Checklist) -> Tab:
    """Return the tab of the checklist's answers; items that only `older` versions have stand at the end."""
    columns = {column.key: column for column in BASE}
    for one in (checklist, *older):
        for column in item_columns(one):
            columns.setdefault(column.key, column)
    return Tab(f"{TABS}{checklist.id}", checklist.title, tuple(columns.values()), ID)


def answers_row(response: Response, round_: Round, checklist: Checklist) -> Row:
    """Return the response's row: words for codes and real dates. `checklist` is the version it was given to.

    The time of an individual answer is a day, that of a joint one has the minute too, both local.
    """
    answered = local(response.answered_at)
    cells: dict[str, Cell] = {
        ID: response.id,
        ANSWERED: answered if round_.kind is RoundKind.JOINT else answered.date(),
        AREA: round_.team.area or None,
        TEAM: round_.team.name,
        LABEL: round_.label,
        ROLE: response.role or None,
        KIND: KINDS[round_.kind],
        VERSION: response.version,
    }
    for item in checklist.items:
        if item.id in response.answers:
            cells[item.id] = words.cell_of(item, response.answers[item.id])
        if item.id in response.comments:
            cells[comment_key(item)] = response.comments[item.id]
    return Row(response.id, cells)


def comment_key(item: Item) -> str:
    """Return the key of the column with the item's comments."""
    return f"{item.id}.uddybende"


def item_columns(checklist: Checklist) -> Iterator[Column]:
    """Yield a column per item and, after it, one for its comments.

    All titles carry the item's number and its text: in another version the number alone may be another
    item's, and columns are told apart by their titles too.
    """
    numbers = checklist.numbers()
    for item in checklist.items:
        width, look = _LOOKS.get(item.kind, (14, Format.TEXT))
        yield Column(item.id, f"{numbers[item.id]} {item.text}", width, look)
        if item.comment:
            yield Column(comment_key(item), f"Uddybende til {numbers[item.id]} {item.text}", 40, Format.LONG)
