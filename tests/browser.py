"""A real Chromium for the tests: where it is and how it starts; `python -m tests.browser` installs one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # A name on loopback that browsers do not trust as they trust loopback itself: as on a local network.
    "--host-resolver-rules=MAP forankring.example 127.0.0.1",
)
_CURE = (
    "Der er ingen Chromium, og den kunne ikke hentes. Installér den (Debian: apt-get install chromium), "
    "eller sæt CHROMIUM til dens plads.\n"
    "No Chromium was found or installed. Install one, or set CHROMIUM to where it is."
)


def chromium_path() -> str | None:
    """Return where Chromium is: what CHROMIUM says, one on PATH, or Playwright's own; None for nowhere."""
    if given := os.environ.get("CHROMIUM"):
        return given
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or _own()


def _own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@contextmanager
def running() -> Iterator[Browser]:
    """Start a browser that asks nobody but our own server; exit with the cure where there is none."""
    path = chromium_path()  # Playwright tells where its own is only outside a session
    if path is None:
        raise SystemExit(_CURE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def _install() -> bool:
    """Try to install Chromium; say whether it worked."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        steps = [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]
    else:
        steps = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    return all(subprocess.run(step, check=False).returncode == 0 for step in steps)


def main() -> None:
    """Install Chromium where there is none; exit with what to do where that fails."""
    if chromium_path() is None and not (_install() and chromium_path()):
        raise SystemExit(_CURE)


if __name__ == "__main__":
    main()
