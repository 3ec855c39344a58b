"""How forms look with what is long or in another language than the page."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from app.core.checklist import Checklist
from app.core.response import Round, RoundKind
from app.definitions.library import built_in
from app.store import rounds
from tests.builders import NOW
from tests.journeys.conftest import PHONE, Opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("checklist", built_in().values(), ids=lambda one: one.id)
def test_large_text_never_makes_a_form_wider_than_the_phone(
    phone: Page, open_site: Callable[..., Opened], checklist: Checklist
) -> None:
    phone.goto(open_site(checklist).form)
    expect(phone.locator(".open-large")).to_be_visible()
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def a_round(follow_up: Opened) -> Round:
    return rounds.new(
        follow_up.site.engine,
        team="Nord",
        area="",
        checklist_id=follow_up.site.checklist.id,
        label="Vinter",
        kind=RoundKind.INDIVIDUAL,
        roles=("Beboer", "Leder"),
        languages=("en", "ar"),
        now=NOW,
    )


def test_an_answer_that_nobody_translated_is_one_button_like_the_others(
    phone: Page, follow_up: Opened
) -> None:
    phone.goto(f"{follow_up.address}/s/{a_round(follow_up).token}?sprog=en")
    danish = phone.locator("[name=_rolle] + span > [lang=da]")
    expect(danish).to_have_text(["Beboer", "Leder"])
    expect(danish.first).to_have_css("border-top-width", "0px")
    assert danish.first.evaluate("(one) => getComputedStyle(one, '::before').content") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_answers_can_be_read(
    phone: Page, follow_up: Opened, scheme: Literal["light", "dark"]
) -> None:
    phone.goto(follow_up.form)
    chosen = phone.locator("[name=koordinator] + span").first
    chosen.tap()
    phone.locator("summary").first.tap()
    comment = phone.locator("textarea").first
    comment.fill("Der er meget at fortælle. " * 50)
    phone.emulate_media(media="print", color_scheme=scheme)
    expect(phone.locator("body")).to_have_css("color", "rgb(29, 41, 39)")
    expect(phone.locator("header p").first).to_have_css("color", "rgb(29, 41, 39)")
    assert chosen.evaluate("(one) => getComputedStyle(one, '::before').printColorAdjust") == "exact"
    assert comment.evaluate("(one) => one.scrollHeight <= one.clientHeight")


def test_the_tick_of_a_receipt_stands_in_its_circle_from_right_to_left(
    phone: Page, follow_up: Opened
) -> None:
    phone.goto(f"{follow_up.address}/s/{a_round(follow_up).token}?sprog=ar")
    phone.locator("[name=_rolle] + span").first.tap()
    phone.locator("[name=koordinator] + span").first.tap()
    phone.locator(".send").tap()
    tick = phone.locator(".tick")
    expect(tick).to_be_visible()
    assert tick.evaluate("(one) => getComputedStyle(one, '::after').right") == "26px"
