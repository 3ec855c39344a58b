"""Assumptions about Google's answers: the state after a change, and reading by data filters."""

from typing import Any

from sheets.google import memory, standing
from sheets.google.document import quoted
from sheets.google.probe.scratch import MARK, Scratch, Tab, expect
from sheets.google.wire import Json

_AFTER = f"updatedSpreadsheet(sheets({standing.TAB_FIELDS},{standing.ENTRY_FIELDS},{standing.DATA_FIELDS}))"
_CELLS = f"sheets({standing.TAB_FIELDS},data(startRow,startColumn,rowData.values.formattedValue))"


def state_after(scratch: Scratch) -> str:
    """Try that the answer to a change shows the tab as it is right after, and no other tab."""
    tab, other = scratch.tab(), scratch.tab()
    scratch.change([tab.request, other.request, tab.header(["før"])])
    mark = memory.on_column(MARK, "kolonne", tab.id, 0)
    answer = scratch.change([tab.header(["efter"]), mark], fields=_AFTER, ranges=[_first_row(tab)])
    return _is_after(answer, tab)


def new_tab_after(scratch: Scratch) -> str:
    """Try that the answer shows a tab that was made in the same call, with the number that we gave it."""
    tab = scratch.tab()
    mark = memory.on_column(MARK, "kolonne", tab.id, 0)
    requests = [tab.request, tab.header(["efter"]), mark]
    answer = scratch.change(requests, fields=_AFTER, ranges=[_first_row(tab)])
    return _is_after(answer, tab)


def cells_by_range(scratch: Scratch) -> str:
    """Try that cells are found by a tab's number and rows, without its name, and no others."""
    tab, other = scratch.tab(), scratch.tab()
    scratch.change([tab.request, other.request, tab.header(["a"], row=1), tab.header(["b"], row=2)])
    area = {"sheetId": tab.id, "startRowIndex": 1, "endRowIndex": 2}
    body = {"dataFilters": [{"gridRange": area}], "includeGridData": True}
    sheets = scratch.post("getByDataFilter", body, fields=_CELLS).get("sheets", ())
    expect([_number(one) for one in sheets] == [tab.id], f"Svaret havde {len(sheets)} faner.")
    expect(_texts(sheets[0]) == ["a"], f"Cellerne var {_texts(sheets[0])}.")
    return "Kun de rækker, vi bad om, kom."


def values_by_range(scratch: Scratch) -> str:
    """Try that values are found by a tab's number, typed, in the order in which they stand."""
    tab = scratch.tab()
    scratch.change([tab.request, tab.append([["a", 1], [], ["b", "", 2.5]])])
    rows = scratch.values(tab)
    expect(rows == [["a", 1], [], ["b", "", 2.5]], f"Værdierne var {rows}.")
    return "Værdierne kom i orden, tal som tal."


def told_version(scratch: Scratch) -> str:
    """Try that Drive gives the spreadsheet another version as soon as a cell is changed, and only then."""
    tab = scratch.tab()
    scratch.change([tab.request])
    first = scratch.version()
    if first is None:
        return "Kan ikke prøves, før Google Drive API er slået til."
    scratch.values(tab)
    expect(scratch.version() == first, "Regnearket fik en ny version, uden at nogen ændrede det.")
    scratch.change([tab.header(["ny"])])
    expect(scratch.version() != first, "Regnearket blev ændret, men fik ikke en ny version.")
    return "Regnearket fik en ny version."


def _is_after(answer: Json, tab: Tab) -> str:
    sheets = answer.get("updatedSpreadsheet", {}).get("sheets", ())
    expect([_number(one) for one in sheets] == [tab.id], f"Svaret viste {len(sheets)} faner, ikke den ene.")
    expect(_texts(sheets[0]) == ["efter"], f"Svaret viste {_texts(sheets[0])}.")
    columns = sheets[0]["data"][0].get("columnMetadata", ())
    marks = [one for column in columns for one in column.get("developerMetadata", ())]
    expect([one.get("metadataKey") for one in marks] == [MARK], "Svaret viste ikke mærket på kolonnen.")
    return "Svaret viste overskriften og mærket, som de står bagefter."


def _first_row(tab: Tab) -> str:
    return f"{quoted(tab.title)}!1:1"


def _number(sheet: Json) -> int:
    return int(sheet.get("properties", {}).get("sheetId", 0))


def _texts(sheet: Json) -> list[Any]:
    rows = [row for data in sheet.get("data", ()) for row in data.get("rowData", ())]
    return [
        cell["formattedValue"] for row in rows for cell in row.get("values", ()) if "formattedValue" in cell
    ]
