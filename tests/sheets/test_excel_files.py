"""What can be wrong with the file is said in plain Danish, and the file stays as it was."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from sheets.excel import ExcelWorkbook, answers, faults, files
from sheets.excel.book import Book
from sheets.workbook import Appended, WorkbookError
from tests.sheets.samples import TAB, a_batch, a_row, a_workbook, rows_of


def refused(workbook: ExcelWorkbook) -> WorkbookError:
    """Return the error of an append that must not succeed."""
    with pytest.raises(WorkbookError) as caught:
        workbook.append(a_batch(9, a_row(9)))
    return caught.value


@pytest.mark.parametrize("lock", ["~$svar.xlsx", ".~lock.svar.xlsx#"])
def test_a_file_open_elsewhere_waits_and_says_so(tmp_path: Path, lock: str) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    before = (tmp_path / "svar.xlsx").read_bytes()
    (tmp_path / lock).write_text("Inge Jensen,pc17,23.11.2026")

    error = refused(workbook)

    assert str(error) == (
        "»svar.xlsx« er åben i Excel eller LibreOffice. Luk filen, så kommer svarene ind. "
        f"Har ingen den åben, så slet filen »{lock}« i samme mappe."
    )
    assert not error.permanent
    assert (tmp_path / "svar.xlsx").read_bytes() == before
    assert len(rows_of(workbook)) == 3

    (tmp_path / lock).unlink()
    assert workbook.append(a_batch(2, a_row(9))).written == 1


def test_a_read_only_file_needs_a_person(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    (tmp_path / "svar.xlsx").chmod(0o444)

    error = refused(workbook)

    assert "skrivebeskyttet" in str(error)
    assert error.permanent


def test_a_missing_folder_waits_for_the_network_drive(tmp_path: Path) -> None:
    workbook = ExcelWorkbook(tmp_path / "væk" / "svar.xlsx")

    error = refused(workbook)

    assert f"Mappen »{tmp_path / 'væk'}« til »svar.xlsx« findes ikke." in str(error)
    assert not error.permanent
    with pytest.raises(WorkbookError):
        workbook.latest_batch()


def test_a_folder_in_the_files_place_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "svar.xlsx").mkdir()

    assert "er ikke en fil" in str(refused(ExcelWorkbook(tmp_path / "svar.xlsx")))


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flip(data: bytes) -> bytes:
    middle = data.index(b"xl/worksheets/sheet1.xml") + 60
    return data[:middle] + bytes(byte ^ 0xFF for byte in data[middle : middle + 40]) + data[middle + 40 :]


@pytest.mark.parametrize("harm", [_cut, _flip, lambda _: b"", lambda _: b"PK\x03\x04 og mere"])
def test_a_damaged_file_needs_a_person(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path)
    path.write_bytes(harm(path.read_bytes()))
    before = path.read_bytes()

    error = refused(workbook)

    assert "er beskadiget og kan ikke læses. Gendan en tidligere version" in str(error)
    assert error.permanent
    assert path.read_bytes() == before
    with pytest.raises(WorkbookError):
        workbook.read(TAB)


def _with_part(path: Path, name: str, data: bytes) -> None:
    """Write the file anew with other bytes in one part."""
    with ZipFile(path) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for part, there in parts.items():
            new.writestr(part, data if part == name else there)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet"),
        ("xl/workbook.xml", b""),
        ("xl/worksheets/sheet1.xml", b'<worksheet xmlns="x"><sheetData>'),
    ],
)
def test_damaged_xml_needs_a_person(tmp_path: Path, name: str, data: bytes) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    _with_part(tmp_path / "svar.xlsx", name, data)

    assert "beskadiget" in str(refused(workbook))


def test_a_password_needs_a_person(tmp_path: Path) -> None:
    (tmp_path / "svar.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    error = refused(ExcelWorkbook(tmp_path / "svar.xlsx"))

    assert "har en adgangskode" in str(error)
    assert error.permanent


def test_a_file_of_another_kind_needs_a_person(tmp_path: Path) -> None:
    (tmp_path / "svar.xlsx").write_text("navn;svar\n")
    assert "er ikke en Excel-projektmappe" in str(refused(ExcelWorkbook(tmp_path / "svar.xlsx")))

    with ZipFile(tmp_path / "svar.xlsx", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "er ikke en Excel-projektmappe" in str(refused(ExcelWorkbook(tmp_path / "svar.xlsx")))


_DISK_FULL = """
import resource, sys
from pathlib import Path
from typing import BinaryIO
from sheets.excel import ExcelWorkbook
from sheets.workbook import WorkbookError
from tests.sheets.samples import a_batch, a_row
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    ExcelWorkbook(Path(sys.argv[1])).append(a_batch(2, a_row(9)))
except WorkbookError as error:
    print(error, error.permanent)
"""


def test_a_full_disk_waits_and_leaves_nothing_behind(tmp_path: Path) -> None:
    a_workbook(tmp_path / "svar.xlsx")
    before = (tmp_path / "svar.xlsx").read_bytes()

    done = subprocess.run(
        [sys.executable, "-c", _DISK_FULL, str(tmp_path / "svar.xlsx")],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )

    assert done.stdout == (
        "Der er ikke plads på disken til »svar.xlsx«. Slet noget, så kommer svarene ind. False\n"
    )
    assert (tmp_path / "svar.xlsx").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["svar.xlsx"]


def test_a_file_saved_while_we_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    a_workbook(path)
    before = files.read(path)
    a_workbook(tmp_path / "andres.xlsx", rows=5)
    theirs = (tmp_path / "andres.xlsx").read_bytes()

    def save_while_they_save(_: BinaryIO) -> None:
        (tmp_path / "andres.xlsx").replace(path)

    with pytest.raises(files.ChangedError):
        files.replace(path, before, save_while_they_save)

    assert path.read_bytes() == theirs
    assert [file.name for file in tmp_path.iterdir()] == ["svar.xlsx"]


def test_a_file_saved_meanwhile_is_read_again_and_written_once(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    others = ExcelWorkbook(tmp_path / "svar.xlsx")
    tries: list[int] = []

    def edit(book: Book) -> Appended:
        tries.append(len(tries))
        if len(tries) == 1:
            others.append(a_batch(2, a_row(7)))
        return answers.append(book, TAB, [a_row(8)])

    assert workbook._edit(edit).written == 1
    assert [row["svar-id"] for row in rows_of(workbook)] == ["id-1", "id-2", "id-3", "id-7", "id-8"]


def test_a_file_saved_again_and_again_waits(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    others = ExcelWorkbook(tmp_path / "svar.xlsx")

    def edit(_: Book) -> None:
        others.append(a_batch(2))

    with pytest.raises(WorkbookError, match=r"blev gemt af en anden imens") as caught:
        workbook._edit(edit)
    assert not caught.value.permanent


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (errno.ENOSPC, "Der er ikke plads på disken til »svar.xlsx«."),
        (errno.EDQUOT, "Der er ikke plads på disken til »svar.xlsx«."),
        (errno.EACCES, "Vi må ikke læse eller skrive »svar.xlsx«. Luk filen, hvis den er åben i Excel"),
        (errno.EROFS, "Drevet med »svar.xlsx« kan kun læses."),
        (errno.ENOENT, "Mappen »/drev« til »svar.xlsx« findes ikke."),
        (errno.EIO, "Vi kan ikke få fat i »svar.xlsx«"),
    ],
)
def test_what_the_system_says_is_told_in_danish_and_waits(code: int, text: str) -> None:
    error = faults.system(OSError(code, os.strerror(code)), "svar.xlsx", "/drev")

    assert str(error).startswith(text)
    assert not error.permanent


def test_a_strict_workbook_is_not_written_in(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    workbook = a_workbook(path)
    strict = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    _with_part(path, "xl/workbook.xml", strict)

    assert "Gem den som »Excel-projektmappe (.xlsx)«" in str(refused(workbook))


def test_a_file_opened_while_we_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    a_workbook(path)
    before = files.read(path)

    with pytest.raises(WorkbookError, match="er åben i Excel"):
        files.replace(path, before, lambda _: (tmp_path / "~$svar.xlsx").touch())

    assert files.read(path) == before


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "svar.xlsx")
    left = tmp_path / ".svar.xlsx.forankring-0123456789abcdef.tmp"
    left.write_bytes(b"halv")
    eleven_minutes_ago = time.time() - 660
    os.utime(left, (eleven_minutes_ago, eleven_minutes_ago))
    (tmp_path / ".andet.xlsx.forankring-0123456789abcdef.tmp").write_bytes(b"en andens")

    workbook.append(a_batch(2, a_row(9)))

    assert {file.name for file in tmp_path.iterdir()} == {
        "svar.xlsx",
        ".andet.xlsx.forankring-0123456789abcdef.tmp",
    }


def test_what_another_process_is_writing_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    a_workbook(path)
    before = files.read(path)

    def write_while_another_does(file: BinaryIO) -> None:
        file.write(before.data or b"")
        ExcelWorkbook(path).append(a_batch(2, a_row(9)))

    with pytest.raises(files.ChangedError):
        files.replace(path, before, write_while_another_does)

    assert [row["svar-id"] for row in rows_of(ExcelWorkbook(path))] == ["id-1", "id-2", "id-3", "id-9"]
    assert [file.name for file in tmp_path.iterdir()] == ["svar.xlsx"]


def test_mode_and_links_are_kept(tmp_path: Path) -> None:
    (tmp_path / "drev").mkdir()
    real = tmp_path / "drev" / "rigtig.xlsx"
    a_workbook(real).append(a_batch(2))
    real.chmod(0o664)
    (tmp_path / "svar.xlsx").symlink_to(real)

    ExcelWorkbook(tmp_path / "svar.xlsx").append(a_batch(3, a_row(9)))

    assert (tmp_path / "svar.xlsx").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o664
    assert load_workbook(real)[TAB.title]["A5"].value == "id-9"
