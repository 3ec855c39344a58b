"""Assumptions about developer metadata: its numbers, and what it does when people edit."""

from sheets.google import memory
from sheets.google.holding import Hold
from sheets.google.probe.scratch import MARK, Scratch, Tab, expect
from sheets.google.wire import Json


def own_number(scratch: Scratch) -> str:
    """Try that a mark gets the number that we give it."""
    number = scratch.number()
    scratch.change([_token(number)])
    expect(number in scratch.marks(), "Mærket fik et andet nummer, eller det blev ikke til noget.")
    return "Mærket fik vores nummer."


def taken_number(scratch: Scratch) -> str:
    """Try that a number that is taken is refused, and the rest of the call with it."""
    tab, number = scratch.tab(), scratch.number()
    scratch.change([tab.request, _token(number)])
    said = scratch.refusal([tab.append([["Må ikke komme"]]), _token(number)])
    expect(not scratch.values(tab), f"Kaldet blev afvist ({said}), men rækken kom alligevel.")
    return f"Afvist, og rækken kom ikke. Google siger: »{said}«"


def nothing_to_delete(scratch: Scratch) -> str:
    """Try that deleting a mark that is not there is no fault."""
    scratch.change(memory.without([scratch.number()]))
    return "Google tog imod kaldet."


def moved_column(scratch: Scratch) -> str:
    """Try that a column's mark follows the column when somebody moves it."""
    tab = _with_column(scratch, 1)
    scratch.change([{"moveDimension": {"source": tab.stretch("COLUMNS", 1, 2), "destinationIndex": 4}}])
    place = _place(scratch, tab)
    expect(place == 3, f"Kolonnen flyttede til plads 4, men mærket står på {_seat(place)}.")
    return "Mærket flyttede med."


def moved_row(scratch: Scratch) -> str:
    """Try that a row's mark follows the row when somebody puts a row in above it."""
    tab = scratch.tab()
    scratch.change([tab.request, memory.on_row(MARK, "række", tab.id, 2)])
    scratch.change([{"insertDimension": {"range": tab.stretch("ROWS", 0, 1)}}])
    place = _place(scratch, tab)
    expect(place == 3, f"Rækken flyttede til plads 4, men mærket står på {_seat(place)}.")
    return "Mærket flyttede med."


def renamed_tab(scratch: Scratch) -> str:
    """Try that a tab's mark, and its number, follow the tab when somebody renames it."""
    tab = scratch.tab()
    scratch.change([tab.request, memory.on_sheet(MARK, "fane", tab.id)])
    named = {"sheetId": tab.id, "title": f"{tab.title} omdøbt"}
    scratch.change([{"updateSheetProperties": {"properties": named, "fields": "title"}}])
    expect(scratch.marks(tab.id), "Mærket er der ikke mere.")
    expect(tab.id in scratch.tabs(), "Fanen fik et andet nummer.")
    return "Både mærket og nummeret blev."


def deleted_column(scratch: Scratch) -> str:
    """Try that a column's mark goes with the column when somebody deletes it."""
    tab = _with_column(scratch, 1)
    scratch.change([{"deleteDimension": {"range": tab.stretch("COLUMNS", 1, 2)}}])
    place = _place(scratch, tab)
    expect(place is None, f"Mærket er der endnu, på {_seat(place)}.")
    return "Mærket forsvandt med kolonnen."


def inserted_columns(scratch: Scratch) -> str:
    """Try that columns put in before the last one push it to the right, with its mark and its words."""
    tab = _with_column(scratch, 5)
    stretch = tab.stretch("COLUMNS", 5, 7)
    words: list[Json] = [tab.header(["", "", "", "", "", "ny", "ny"])]
    scratch.change([{"insertDimension": {"range": stretch, "inheritFromBefore": True}}, *words])
    place = _place(scratch, tab)
    expect(place == 7, f"Den sidste kolonne skulle stå på plads 8, men mærket står på {_seat(place)}.")
    row = scratch.values(tab)[0]
    expect(row[5:] == ["ny", "ny", "overskrift"], f"Rækken blev {row}.")
    return "Den sidste kolonne flyttede til højre."


def duplicated_tab(scratch: Scratch) -> str:
    """Try that the copy of a tab takes no mark away from the tab."""
    tab, copy = _with_column(scratch, 1), scratch.tab()
    before = scratch.marks(tab.id)
    named = {"sourceSheetId": tab.id, "newSheetId": copy.id, "newSheetName": copy.title}
    scratch.change([{"duplicateSheet": named}])
    after = scratch.marks()
    expect(all(after.get(id_) == one for id_, one in before.items()), "Mærket blev ikke på den gamle fane.")
    copied = [one for one in after.values() if one.sheet == copy.id]
    return "Kopien fik egne mærker." if copied else "Kopien fik ingen mærker."


def held_column(scratch: Scratch) -> str:
    """Try that a call that holds on to a column goes through, and is refused whole when the column moved."""
    tab = _with_column(scratch, 1)
    (entry,) = scratch.marks(tab.id).values()
    hold = Hold((entry,))
    scratch.change([_token(scratch.number()), *hold.requests(), tab.append([["kommer"]])])
    expect(scratch.marks(tab.id).get(entry.id) == entry, "Mærket kom ikke igen, hvor det var.")
    scratch.change([{"moveDimension": {"source": tab.stretch("COLUMNS", 1, 2), "destinationIndex": 4}}])
    said = scratch.refusal([_token(scratch.number()), *hold.requests(), tab.append([["må ikke komme"]])])
    rows = scratch.values(tab)
    expect(len(rows) == 2, f"Kaldet blev afvist ({said}), men rækken kom alligevel.")
    return f"Kaldet gik igennem. Da kolonnen var flyttet, blev det afvist: »{said}«"


def _token(number: int) -> Json:
    return memory.on_spreadsheet(MARK, "parti", id_=number)


def _with_column(scratch: Scratch, column: int) -> Tab:
    """Return a new tab with a headed and marked column."""
    tab = scratch.tab()
    words = [""] * column + ["overskrift"]
    scratch.change([tab.request, tab.header(words), memory.on_column(MARK, "kolonne", tab.id, column)])
    return tab


def _place(scratch: Scratch, tab: Tab) -> int | None:
    """Return where the tab's one mark stands, from 0."""
    return next((one.place for one in scratch.marks(tab.id).values()), None)


def _seat(place: int | None) -> str:
    return "ingen plads" if place is None else f"plads {place + 1}"
