"""How forms look with what is long or in another language than the page."""

from collections.abc import Callable

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
