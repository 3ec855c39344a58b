"""Assumptions about cells: where appended rows land, and that what we write is what stands there."""

import math
from datetime import date

from sheets.google.cells import cell_data, serial
from sheets.google.making import guard
from sheets.google.probe.scratch import Scratch, Tab, expect
from sheets.page import Cell, Format

_LONGEST = 50_000  # characters in a cell
_DAY = date.fromisoformat("2026-11-23")


def below_everything(scratch: Scratch) -> str:
    """Try that appended rows stand under the last row with data in any column."""
    tab = scratch.tab()
    lonely = tab.header(["", "", "", "", "alene"], row=6)
    scratch.change([tab.request, tab.header(["a"]), lonely])
    scratch.change([tab.append([["ny", "x"]])])
    return _lands(scratch, tab, 7)


def below_hidden(scratch: Scratch) -> str:
    """Try that appended rows stand last also while rows are filtered away or hidden, and overwrite none."""
    tab = scratch.tab()
    hide = {
        "range": tab.stretch("ROWS", 4, 5),
        "properties": {"hiddenByUser": True},
        "fields": "hiddenByUser",
    }
    area = {"sheetId": tab.id, "startRowIndex": 0, "startColumnIndex": 0, "endColumnIndex": 2}
    criteria = {"0": {"hiddenValues": ["væk"]}}
    rows: list[list[Cell]] = [["navn", "tal"], ["a", 1], ["væk", 2], ["væk", 3], ["b", 4]]
    scratch.change([tab.request, tab.append(rows)])
    scratch.change(
        [
            {"setBasicFilter": {"filter": {"range": area, "criteria": criteria}}},
            {"updateDimensionProperties": hide},
        ]
    )
    scratch.change([tab.append([["ny", "x"]])])
    kept = scratch.values(tab)[: len(rows)]
    expect(kept == rows, f"De gamle rækker blev til {kept}.")
    return _lands(scratch, tab, len(rows))


def grown_grid(scratch: Scratch) -> str:
    """Try that a tab without blank rows gets more rows when rows are appended."""
    tab = scratch.tab(rows=2)
    scratch.change([tab.request, tab.append([["a"], ["b"]])])
    scratch.change([tab.append([["ny", "x"]])])
    return _lands(scratch, tab, 2)


def filtered_rows(scratch: Scratch) -> str:
    """Try that a filter that is given no last row covers the rows that come later."""
    tab = scratch.tab(rows=5)
    area = {"sheetId": tab.id, "startRowIndex": 0, "endColumnIndex": 2}
    scratch.change([tab.request, tab.header(["a", "b"]), {"setBasicFilter": {"filter": {"range": area}}}])
    scratch.change([tab.append([["ny", "x"]] * 3)])
    last = _filter_end(scratch, tab)
    expect(last >= 4, f"Filteret ender ved række {last:g}, men den sidste er 4.")
    scratch.change([tab.append([["ny", "x"]] * 6)])
    last = _filter_end(scratch, tab)
    if last >= 10:
        return "Filteret dækker også rækker, der kommer efter fanens sidste."
    return f"Filteret dækker nye rækker, indtil fanen vokser: nu ender det ved række {last:g} af 10."


def formula_text(scratch: Scratch) -> str:
    """Try that text that begins like a formula stays text."""
    tab = scratch.tab()
    scratch.change([tab.request, tab.append([["=1+1", "+45", "1.5", "007"]])])
    rows = scratch.values(tab)
    expect(rows == [["=1+1", "+45", "1.5", "007"]], f"Cellerne blev til {rows}.")
    return "Teksten blev stående, som den er."


def date_serial(scratch: Scratch) -> str:
    """Try that a date is a number with a format, and reads back as the same number."""
    tab, day = scratch.tab(), serial(_DAY)
    scratch.change([tab.request, tab.append([[_DAY]], Format.DATE)])
    rows = scratch.values(tab)
    expect(rows == [[day]], f"Datoen blev læst som {rows}.")
    fields = "sheets(properties.sheetId,data.rowData.values.formattedValue)"
    body = {"dataFilters": [{"gridRange": {"sheetId": tab.id, "endRowIndex": 1}}], "includeGridData": True}
    sheets = scratch.post("getByDataFilter", body, fields=fields).get("sheets", ())
    shown = sheets[0]["data"][0]["rowData"][0]["values"][0].get("formattedValue")
    expect(shown == "23-11-2026", f"Datoen bliver vist som {shown}.")
    return "Tallet kom igen, vist som 23-11-2026."


def cleared_cells(scratch: Scratch) -> str:
    """Try that a cell that is written as nothing is emptied, and one that is not written is left alone."""
    tab = scratch.tab()
    scratch.change([tab.request, tab.header(["a", "b", "c"])])
    scratch.change([tab.write([{}, cell_data("ny", Format.TEXT)])])
    rows = scratch.values(tab)
    expect(rows == [["", "ny", "c"]], f"Rækken blev til {rows}.")
    return "Cellen blev tømt."


def longest_text(scratch: Scratch) -> str:
    """Try that a text of 50,000 characters goes in, and one character more is refused."""
    tab = scratch.tab()
    scratch.change([tab.request, tab.append([["x" * _LONGEST]])])
    said = scratch.refusal([tab.append([["kort"]]), tab.append([["x" * (_LONGEST + 1)]])])
    expect(len(scratch.values(tab)) == 1, f"Kaldet blev afvist ({said}), men en række kom alligevel.")
    return f"Afvist. Google siger: »{said}«"


def guarded_cells(scratch: Scratch) -> str:
    """Try that a protection that only warns people lets us write."""
    tab = scratch.tab()
    scratch.change([tab.request, guard({"sheetId": tab.id}, "Prøve")])
    scratch.change([tab.header(["ny"])])
    expect(scratch.values(tab) == [["ny"]], "Cellen blev ikke skrevet.")
    return "Cellen blev skrevet."


def _lands(scratch: Scratch, tab: Tab, row: int) -> str:
    """Return that the appended row stands in this row (from 0) and from the first column on."""
    rows = scratch.values(tab)
    at = next((at for at, one in enumerate(rows) if one[:2] == ["ny", "x"]), None)
    expect(at == row, f"Rækken skulle stå i {row + 1}, men står i {None if at is None else at + 1}.")
    return f"Rækken kom i {row + 1}, under den sidste."


def _filter_end(scratch: Scratch, tab: Tab) -> float:
    """Return the last row that the tab's filter covers; without an end it covers them all."""
    found = scratch.get("sheets(properties.sheetId,basicFilter.range)").get("sheets", ())
    (area,) = (one["basicFilter"]["range"] for one in found if one["properties"].get("sheetId", 0) == tab.id)
    return float(area.get("endRowIndex", math.inf))
