"""Where the tests' browser comes from on machines that are not like this one.

Each in a process of its own: where a browser runs already, Playwright starts no other.
"""

import os
import subprocess
import sys
from pathlib import Path

_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
_FIND = """
from tests import browser
print(browser.chromium_path())
"""
_START = """
from tests import browser
with browser.running() as chromium:
    print("started", chromium.version)
"""


def _run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run this where the system has no browser and Playwright keeps its own in the folder."""
    environ = {name: value for name, value in os.environ.items() if name != "CHROMIUM"}
    environ |= {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_a_machine_without_a_browser_is_told_the_cure(tmp_path: Path) -> None:
    done = _run(_START, tmp_path)
    assert done.returncode == 1
    assert "Installér den" in done.stderr
    assert "Traceback" not in done.stderr


def test_playwrights_own_browser_serves_where_the_system_has_none(tmp_path: Path) -> None:
    own = Path(_run(_OWN, tmp_path).stdout.strip())
    assert own.is_relative_to(tmp_path)
    found = subprocess.run([sys.executable, "-c", _FIND], capture_output=True, text=True, check=True)
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\nexec "{found.stdout.strip()}" "$@"\n')
    own.chmod(0o755)
    assert _run(_START, tmp_path).stdout.startswith("started")
