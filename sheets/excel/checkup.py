"""The checkup of an .xlsx file: its folder, whether it can be opened, and whether it may be written now."""

from pathlib import Path
from tempfile import TemporaryFile

from sheets.excel import faults, files
from sheets.excel.workbook import ExcelWorkbook
from sheets.findings import Finding, Link, fault, fine


def file_links(path: Path) -> list[Link]:
    """Return the checks of the file, in order; one that is not there yet is fine."""
    return [
        Link("Mappe", lambda: _folder(path)),
        Link("Kan åbnes", lambda: _opens(path)),
        Link("Kan skrives", lambda: _is_free(path)),
    ]


def _folder(path: Path) -> list[Finding]:
    folder = path.resolve().parent
    if not folder.is_dir():
        return fault(
            "Mappe", f"Mappen {folder} findes ikke.", "Opret den, eller forbind netværksdrevet igen."
        )
    try:
        TemporaryFile(dir=folder).close()
    except OSError as error:
        raise faults.system(error, path.name, str(folder)) from error
    return fine("Mappe", str(folder))


def _opens(path: Path) -> list[Finding]:
    ExcelWorkbook(path).latest_batch()
    return fine("Kan åbnes", "Ja." if path.exists() else "Filen kommer med de første svar.")


def _is_free(path: Path) -> list[Finding]:
    files.check_free(path)
    return fine("Kan skrives", "Ja, ingen har den åben.")
