"""LibreOffice for `make test-office`: found, or installed where that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_PACKAGES = ("libreoffice-calc", "libreoffice-writer", "python3-uno")
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
#: What reads Word files; a machine may have the spreadsheet part of LibreOffice alone.
_WRITER = "*swlo.*"
_CURE = """LibreOffice with Writer and Python (UNO) is needed for these tests, and was not found.
Install it, then try again. Debian and Ubuntu:
sudo apt-get install libreoffice-calc libreoffice-writer python3-uno"""


def find_soffice() -> str | None:
    """Return the path of LibreOffice's command, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def find_python() -> str | None:
    """Return a Python that can talk to LibreOffice, or None."""
    return next((python for python in _PYTHONS if Path(python).exists() and _has_uno(python)), None)


def main() -> int:
    """Make sure that LibreOffice is there; return an exit code."""
    if not _is_there() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, env=environment)
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *_PACKAGES]
        subprocess.run(install, check=False, env=environment)
    if _is_there():
        return 0
    sys.stderr.write(f"{_CURE}\n")
    return 1


def _is_there() -> bool:
    soffice = find_soffice()
    if soffice is None or find_python() is None:
        return False
    return any(Path(soffice).resolve().parent.parent.rglob(_WRITER))


def _has_uno(python: str) -> bool:
    done = subprocess.run([python, "-c", "import uno"], check=False, capture_output=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
