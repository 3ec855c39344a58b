"""Repeatable lines can be added with and without JavaScript."""

from pathlib import Path

import pytest

from tests.builders import Site, a_site, fields
from tests.core.checklists import KINDS, a_checklist
from tests.web.pages import Page


def lines(page: Page) -> int:
    return len(page.all("//fieldset[@class='line']"))


def test_filled_lines_are_stored_in_order(kinds: Site) -> None:
    sent = fields(linjer__0__handling="Ring", linjer__0__frist="2026-12-01", linjer__2__handling="Skriv")
    assert kinds.phone().post(kinds.link, data=sent).status_code == 200
    assert kinds.saved()[0].answers["linjer"] == [
        {"handling": "Ring", "frist": "2026-12-01"},
        {"handling": "Skriv"},
    ]


def test_one_more_line_comes_back_with_what_was_typed_and_nothing_stored(kinds: Site) -> None:
    sent = {**fields(linjer__2__handling="Skriv", noter="Husk"), "_flere": "linjer"}
    answer = kinds.phone().post(kinds.link, data=sent)
    page = Page(answer.text)
    assert answer.status_code == 200
    assert lines(page) == 4
    assert page.by_id("linjer.2.handling").get("value") == "Skriv"
    assert page.by_id("noter").text == "Husk"
    assert page.response_id() == sent["_id"]
    assert not page.all("//*[@id='fejl-1']")
    assert kinds.saved() == []


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_lines_that_are_still_empty_stay_on_the_screen(tmp_path: Path, content_type: str) -> None:
    site = a_site(tmp_path, a_checklist([{**KINDS[-1], "max_lines": 8}]))
    empty = {f"linjer.{line}.{name}": "" for line in range(4) for name in ("handling", "frist")}
    sent = {**fields(), **empty, "_flere": "linjer"}
    assert lines(Page(site.phone().post(site.link, data=sent, content_type=content_type).text)) == 5
    site.engine.dispose()


def test_lines_stop_where_the_definition_says(kinds: Site) -> None:
    sent = {**fields(linjer__3__handling="Skriv"), "_flere": "linjer"}
    page = Page(kinds.phone().post(kinds.link, data=sent).text)
    assert lines(page) == 4
    assert not page.all("//button[@name='_flere']")


def test_added_lines_stay_when_something_is_wrong(kinds: Site) -> None:
    sent = fields(linjer__3__frist="2026-12-01")
    page = Page(kinds.phone().post(kinds.link, data=sent).text)
    assert page.summary() == ["linjer.3.handling"]
    assert page.by_id("linjer.3.frist").get("value") == "2026-12-01"
    assert "1.13, linje 4: Handling: Her mangler et svar." in page.words()


def test_a_cpr_number_is_stopped_when_a_line_is_added_too(kinds: Site) -> None:
    sent = {**fields(linjer__0__handling="Ring til 0101901234"), "_flere": "linjer"}
    page = Page(kinds.phone().post(kinds.link, data=sent).text)
    assert page.by_id("linjer.0.handling").get("value") == "Ring til [fjernet]"
    assert "CPR-nummer" in page.by_id("linjer.0.handling-f").text_content()


def test_more_lines_of_what_is_no_group_changes_nothing(kinds: Site) -> None:
    answer = kinds.phone().post(kinds.link, data={**fields(noter="Husk"), "_flere": "<script>"})
    assert answer.status_code == 200
    assert lines(Page(answer.text)) == 3
