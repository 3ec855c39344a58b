"""What can be wrong with the file, in plain Danish, each with its cure."""

import errno

from sheets.workbook import WorkbookError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_WRITING = {errno.EROFS}


def open_elsewhere(name: str, lock: str) -> WorkbookError:
    """Return the error for a file that somebody has open."""
    return WorkbookError(
        f"»{name}« er åben i Excel eller LibreOffice. Luk filen, så kommer svarene ind. "
        f"Har ingen den åben, så slet filen »{lock}« i samme mappe."
    )


def read_only(name: str) -> WorkbookError:
    """Return the error for a file that must not be written."""
    return WorkbookError(
        f"»{name}« er skrivebeskyttet. Fjern skrivebeskyttelsen i filens egenskaber.", permanent=True
    )


def folder_missing(name: str, folder: str) -> WorkbookError:
    """Return the error for a folder that is not there (now)."""
    return WorkbookError(
        f"Mappen »{folder}« til »{name}« findes ikke. Opret mappen, eller forbind netværksdrevet igen."
    )


def not_a_file(name: str) -> WorkbookError:
    """Return the error for a folder, or something else, in the file's place."""
    return WorkbookError(f"»{name}« er ikke en fil. Vælg et andet navn til regnearket.", permanent=True)


def damaged(name: str) -> WorkbookError:
    """Return the error for a file that cannot be read."""
    return WorkbookError(
        f"»{name}« er beskadiget og kan ikke læses. Gendan en tidligere version af filen, "
        "eller flyt den væk, så laver vi en ny.",
        permanent=True,
    )


def encrypted(name: str) -> WorkbookError:
    """Return the error for a file with a password, or of Excel's old kind: both look alike from outside."""
    return WorkbookError(
        f"»{name}« har en adgangskode eller er gemt i et gammelt format. Åbn den i Excel, fjern "
        "adgangskoden, og gem den som »Excel-projektmappe (.xlsx)«.",
        permanent=True,
    )


def not_a_workbook(name: str) -> WorkbookError:
    """Return the error for a file of another kind."""
    return WorkbookError(
        f"»{name}« er ikke en Excel-projektmappe. Gem den som »Excel-projektmappe (.xlsx)«, "
        "eller vælg en anden fil.",
        permanent=True,
    )


def changed_meanwhile(name: str) -> WorkbookError:
    """Return the error for a file that somebody saved while we were writing."""
    return WorkbookError(f"»{name}« blev gemt af en anden imens.")


def full(name: str, tab: str) -> WorkbookError:
    """Return the error for a tab without room for more rows or columns."""
    return WorkbookError(
        f"Fanen »{tab}« i »{name}« er fuld. Flyt gamle rækker til en anden fil. Er der ikke mange rækker, så "
        "slet det, der står helt nederst i fanen eller længst til højre.",
        permanent=True,
    )


def system(error: OSError, name: str, folder: str) -> WorkbookError:
    """Return the error for what the operating system says."""
    if error.errno in _NO_ROOM:
        return WorkbookError(f"Der er ikke plads på disken til »{name}«. Slet noget, så kommer svarene ind.")
    if error.errno in _NO_WRITING:
        return WorkbookError(f"Drevet med »{name}« kan kun læses. Giv adgang til at skrive i »{folder}«.")
    if isinstance(error, PermissionError):
        return WorkbookError(
            f"Vi må ikke læse eller skrive »{name}«. Luk filen, hvis den er åben i Excel, "
            f"og giv adgang til at skrive i mappen »{folder}«."
        )
    if isinstance(error, FileNotFoundError):
        return folder_missing(name, folder)
    return WorkbookError(f"Vi kan ikke få fat i »{name}« ({error.strerror}).")
