"""Where the tests' browser comes from on machines that are not like this one."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import browser

NOWHERE = {"PATH": ""}


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where Playwright would keep its own Chromium, in a folder that holds none yet."""
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


@pytest.mark.usefixtures("own")
def test_a_machine_without_a_browser_is_told_the_cure() -> None:
    assert browser.chromium_path(NOWHERE) is None
    with pytest.raises(SystemExit, match="Installér den"), browser.running(NOWHERE):
        pass


def test_playwrights_own_browser_serves_where_the_system_has_none(own: Path) -> None:
    there = browser.chromium_path()
    assert there is not None
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\nexec "{there}" "$@"\n')
    own.chmod(0o755)
    with browser.running(NOWHERE) as chromium:
        assert chromium.version
