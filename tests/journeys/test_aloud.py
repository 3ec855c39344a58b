"""For whoever does not read: the phone reads an item aloud, and a facilitator sees one at a time, large."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.core.checklists import KINDS, a_checklist
from tests.journeys.conftest import PHONE, Opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def a_voice(*, local: bool, language: str = "da-DK") -> str:
    """Return what gives the phone one voice, and keeps what it is told to say."""
    is_local = "true" if local else "false"
    return f"""window.spoken = [];
        Object.defineProperty(window, "speechSynthesis", {{ value: Object.assign(new EventTarget(), {{
            speaking: false, cancel() {{}}, speak(one) {{ window.spoken.push([one.lang, one.text]); }},
            getVoices: () => [{{ lang: "{language}", localService: {is_local}, name: "Stemme" }}],
        }}) }});
        window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};"""


def test_an_item_is_read_aloud_with_its_help_and_its_answers(
    phone: Page, open_site: Callable[..., Opened]
) -> None:
    opened = open_site(a_checklist([{**KINDS[0], "help": "Er der valgt én?"}, KINDS[6]]))
    phone.add_init_script(a_voice(local=True))
    phone.goto(opened.form)
    phone.get_by_role("button", name="Læs højt 1.1").tap()
    phone.get_by_role("button", name="Læs højt 1.2").tap()
    assert phone.evaluate("window.spoken") == [
        ["da", "1.1 Der er en koordinator. Er der valgt én? Ja. Delvist på plads. Nej."],
        ["da", "1.2 Noter. Skriv ikke navne eller CPR-numre."],
    ]


@pytest.mark.parametrize(
    "voice", ["", a_voice(local=False), a_voice(local=True, language="de-DE")], ids=["none", "away", "German"]
)
def test_without_a_danish_voice_on_the_phone_nothing_offers_to_read_aloud(
    phone: Page, kinds: Opened, voice: str
) -> None:
    phone.add_init_script(voice)
    phone.goto(kinds.form)
    expect(phone.get_by_role("button", name="Vis ét punkt ad gangen, stort")).to_be_visible()
    assert phone.get_by_role("button", name="Læs højt").count() == 0


def test_a_facilitator_goes_through_the_form_one_item_at_a_time(phone: Page, follow_up: Opened) -> None:
    phone.goto(follow_up.form)
    phone.get_by_role("button", name="Vis ét punkt ad gangen, stort").tap()
    for number in range(24):
        expect(phone.locator(".pager span")).to_have_text(f"{number + 1} / 24")
        expect(phone.locator(".q:visible")).to_have_count(1)
        phone.locator(".now .o span").first.tap()
        phone.get_by_role("button", name="Næste").tap()
    expect(phone.get_by_role("button", name="Send svar")).to_be_focused()
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_text("Vi har gemt dine 24 svar.")).to_be_visible()


def test_the_large_items_are_left_and_entered_with_the_keyboard(desk: Page, kinds: Opened) -> None:
    desk.goto(kinds.form)
    desk.get_by_role("button", name="Vis ét punkt ad gangen, stort").press("Enter")
    expect(desk.locator(".now")).to_be_focused()
    desk.get_by_role("button", name="Næste").press("Enter")
    expect(desk.locator(".now legend")).to_contain_text("Er der en plan?")
    desk.get_by_role("button", name="Vis hele skemaet").press("Enter")
    expect(desk.locator(".q:visible")).to_have_count(13)


def test_nothing_moves_where_a_person_asked_for_no_motion(browser: Browser, kinds: Opened) -> None:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(kinds.form)
    moving = """[...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
    }).length"""
    assert page.evaluate(moving) == 0
    page.close()


def test_on_paper_stands_the_form_and_nothing_to_tap(desk: Page, kinds: Opened) -> None:
    desk.goto(kinds.form)
    desk.emulate_media(media="print")
    expect(desk.get_by_text("Der er en koordinator.")).to_be_visible()
    for selector in (".bar", ".send", ".btn:visible", ".clear", "nav"):
        expect(desk.locator(selector).locator("visible=true")).to_have_count(0)
