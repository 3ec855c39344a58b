"""A person at LibreOffice: opens a workbook, edits it and saves it as .xlsx again.

Runs in LibreOffice's own Python, so it uses nothing but that. Each line on stdin is a job as JSON:
{"path": ..., "edits": [[name, argument, ...], ...]}; each is answered by a line, "" when all went well.
Rows and columns count from 0, as LibreOffice counts them.
"""

import importlib
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

uno: Any = importlib.import_module("uno")
Office: TypeAlias = Any  # what comes over the bridge has no types

_LAST_ROW = 1_048_575
_YES, _NO = True, False  # arguments over the bridge have no names


def rename_tab(document: Office, tab: str, title: str) -> None:
    document.Sheets.getByName(tab).Name = title


def move_tab(document: Office, tab: str, place: int) -> None:
    document.Sheets.moveByName(tab, place)


def copy_tab(document: Office, tab: str, title: str) -> None:
    document.Sheets.copyByName(tab, title, 0)


def delete_tab(document: Office, tab: str) -> None:
    document.Sheets.removeByName(tab)


def add_tab(document: Office, title: str) -> None:
    document.Sheets.insertNewByName(title, 0)


def write(document: Office, tab: str, column: int, row: int, text: str) -> None:
    document.Sheets.getByName(tab).getCellByPosition(column, row).Formula = text


def insert_columns(document: Office, tab: str, at: int, count: int) -> None:
    document.Sheets.getByName(tab).Columns.insertByIndex(at, count)


def delete_column(document: Office, tab: str, at: int) -> None:
    document.Sheets.getByName(tab).Columns.removeByIndex(at, 1)


def move_column(document: Office, tab: str, source: int, target: int) -> None:
    """Cut a column and insert it at another place."""
    sheet = document.Sheets.getByName(tab)
    sheet.Columns.insertByIndex(target, 1)
    source += source >= target
    cut = sheet.getCellRangeByPosition(source, 0, source, _LAST_ROW).RangeAddress
    sheet.moveRange(sheet.getCellByPosition(target, 0).CellAddress, cut)
    sheet.Columns.removeByIndex(source, 1)


def insert_rows(document: Office, tab: str, at: int, count: int) -> None:
    document.Sheets.getByName(tab).Rows.insertByIndex(at, count)


def delete_rows(document: Office, tab: str, at: int, count: int) -> None:
    document.Sheets.getByName(tab).Rows.removeByIndex(at, count)


def sort_rows(document: Office, tab: str, area: str, column: int) -> None:
    """Sort downwards by a column, the first row of the area being a header."""
    _sort(document.Sheets.getByName(tab).getCellRangeByName(area), column, across=False)


def sort_columns(document: Office, tab: str, area: str) -> None:
    """Sort the columns left to right by their headers."""
    _sort(document.Sheets.getByName(tab).getCellRangeByName(area), 0, across=True)


def choose_in_filter(document: Office, tab: str, area: str, column: int, text: str) -> None:
    """Let the filter show only rows with this text in the column."""
    cells = document.Sheets.getByName(tab).getCellRangeByName(area)
    field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.Field, field.IsNumeric, field.StringValue = column, False, text
    field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
    wanted = cells.createFilterDescriptor(_YES)
    wanted.ContainsHeader = True
    wanted.FilterFields = (field,)
    cells.filter(wanted)


def turn_filter_off(document: Office, tab: str) -> None:
    ranges = document.getPropertyValue("UnnamedDatabaseRanges")
    index = document.Sheets.getByName(tab).RangeAddress.Sheet
    ranges.getByTable(index).AutoFilter = False


def add_chart(document: Office, tab: str, area: str) -> None:
    sheet = document.Sheets.getByName(tab)
    where = uno.createUnoStruct("com.sun.star.awt.Rectangle")
    where.X, where.Y, where.Width, where.Height = 30_000, 1_000, 8_000, 6_000
    cells = sheet.getCellRangeByName(area).RangeAddress
    sheet.Charts.addNewByName("Mit diagram", where, (cells,), _YES, _NO)


def _sort(cells: Office, field: int, *, across: bool) -> None:
    by = uno.createUnoStruct("com.sun.star.table.TableSortField")
    by.Field, by.IsAscending = field, False
    wanted = (("ContainsHeader", not across), ("IsSortColumns", across))
    fields = uno.Any("[]com.sun.star.table.TableSortField", (by,))
    cells.sort((*(_property(name, value) for name, value in wanted), _property("SortFields", fields)))


EDITS: dict[str, Callable[..., None]] = {
    edit.__name__: edit
    for edit in (
        rename_tab,
        move_tab,
        copy_tab,
        delete_tab,
        add_tab,
        write,
        insert_columns,
        delete_column,
        move_column,
        insert_rows,
        delete_rows,
        sort_rows,
        sort_columns,
        choose_in_filter,
        turn_filter_off,
        add_chart,
    )
}


def _property(name: str, value: object) -> Office:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _do(desktop: Office, path: str, edits: list[list[Any]]) -> None:
    url = uno.systemPathToFileUrl(path)
    document = desktop.loadComponentFromURL(url, "_blank", 0, (_property("Hidden", value=True),))
    try:
        for name, *arguments in edits:
            EDITS[name](document, *arguments)
        document.storeToURL(url, (_property("FilterName", "Calc MS Excel 2007 XML"),))
    finally:
        document.close(_YES)


def _desktop(soffice: str, profile: str) -> tuple[Office, subprocess.Popen[bytes]]:
    """Start LibreOffice with a profile of its own and return its desktop."""
    pipe = f"forankring{os.getpid()}"
    started = subprocess.Popen(
        [
            soffice,
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(300):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # the bridge's own kinds; not up yet
            time.sleep(0.2)
        else:
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            ), started
    raise RuntimeError("LibreOffice did not start")


def main() -> None:
    """Do the jobs on stdin until it ends."""
    desktop, office = _desktop(*sys.argv[1:3])
    for line in sys.stdin:
        job = json.loads(line)
        try:
            _do(desktop, job["path"], job["edits"])
            answer = ""
        except Exception:
            answer = traceback.format_exc()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    try:
        desktop.terminate()
    finally:
        office.wait(30)


if __name__ == "__main__":
    main()
