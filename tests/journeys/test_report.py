"""The report as a web page, opened on the phone of somebody who got it in a mail."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from app.report.content import document
from app.report.html import render
from tests.report.materials import LATE, PLAN, a_material

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_report_is_never_wider_than_the_screen(browser: Browser, width: int) -> None:
    line = replace(LATE, action="Implementeringsprocessen tages op med boligindsatsens bestyrelse")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(render(document(a_material(plan=replace(PLAN, actions=(line,))))).decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
