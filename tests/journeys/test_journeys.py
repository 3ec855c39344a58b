"""From the link to the receipt, on a phone, with a keyboard and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from app.store import rounds
from tests.builders import NOW
from tests.core.checklists import KINDS, a_checklist
from tests.journeys.conftest import PHONE, Opened, answer_all
from tests.store.builders import a_round

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_follow_up_is_filled_in_with_taps(phone: Page, follow_up: Opened) -> None:
    items = list(follow_up.site.checklist.items)
    phone.goto(follow_up.form)
    answer_all(phone, items)
    expect(phone.locator("#p-count")).to_have_text("Du har besvaret 24 af 24.")
    phone.locator("summary").nth(2).tap()
    phone.get_by_label("Uddybende til 1.3").fill("Lederne mødes i maj")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    expect(phone.get_by_text("Vi har gemt dine 24 svar og 1 uddybning.")).to_be_visible()
    (saved,) = follow_up.site.saved()
    assert [saved.answers[item.id] for item in items[:3]] == ["ja", "delvist", "nej"]
    assert saved.comments == {items[2].id: "Lederne mødes i maj"}


def test_the_follow_up_is_filled_in_without_javascript(old_phone: Page, follow_up: Opened) -> None:
    old_phone.goto(follow_up.form)
    answer_all(old_phone, list(follow_up.site.checklist.items))
    old_phone.locator("summary").first.tap()
    old_phone.get_by_label("Uddybende til 1.1").fill("Hun begynder i maj")
    old_phone.get_by_role("button", name="Send svar").tap()
    expect(old_phone.get_by_text("Vi har gemt dine 24 svar og 1 uddybning.")).to_be_visible()
    assert len(follow_up.site.saved()) == 1


def test_the_form_is_filled_in_with_the_keyboard_alone(desk: Page, open_site: Callable[..., Opened]) -> None:
    opened = open_site(a_checklist([KINDS[0], KINDS[4], KINDS[6]]))
    desk.goto(opened.form)
    reach(desk, "koordinator")
    desk.keyboard.press("Space")
    desk.keyboard.press("ArrowRight")
    reach(desk, "emner")
    desk.keyboard.press("Space")
    reach(desk, "noter")
    desk.keyboard.type("Husk mødet")
    reach(desk, "")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert opened.site.saved()[0].answers == {
        "koordinator": "delvist",
        "emner": ["bolig"],
        "noter": "Husk mødet",
    }


def reach(page: Page, name: str) -> None:
    """Press Tab until the focus is on the field of that name, or on the sending button for ""."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = "document.activeElement"
        there = page.evaluate(f"{focus}.matches('.send') ? '' : {focus}.name || '-'")
        if there == name:
            return
    raise AssertionError(name)


def test_a_double_tap_is_stored_once(phone: Page, follow_up: Opened) -> None:
    phone.goto(follow_up.form)
    phone.locator("[name=koordinator] + span").first.tap()
    phone.get_by_role("button", name="Send svar").dblclick()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert len(follow_up.site.saved()) == 1


def test_a_reload_of_the_receipt_is_the_same_receipt(old_phone: Page, follow_up: Opened) -> None:
    old_phone.goto(follow_up.form)
    old_phone.locator("[name=koordinator] + span").first.tap()
    old_phone.get_by_role("button", name="Send svar").tap()
    expect(old_phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    before = old_phone.content()
    old_phone.reload()
    assert old_phone.content() == before
    assert len(follow_up.site.saved()) == 1


def test_the_back_button_never_shows_the_person_before(old_phone: Page, follow_up: Opened) -> None:
    old_phone.goto(follow_up.form)
    old_phone.locator("[name=koordinator] + span").first.click()
    old_phone.locator("summary").first.click()
    old_phone.get_by_label("Uddybende til 1.1").fill("Hemmeligt")
    old_phone.get_by_role("button", name="Send svar").click()
    expect(old_phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    old_phone.go_back()
    expect(old_phone.get_by_role("heading", name="Opfølgningsværktøj")).to_be_visible()
    assert old_phone.locator("input:checked").count() == 0
    assert old_phone.locator("textarea").first.input_value() == ""


def test_the_summary_of_faults_has_the_focus_and_leads_to_the_fields(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    phone.get_by_label("Antal møder").fill("mange")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("alert").first).to_be_focused()
    expect(phone).to_have_title("Fejl: Prøveskema – Boligteam Nord")
    phone.get_by_role("link", name="1.8: Skriv et tal, for eksempel 12.").tap()
    expect(phone.get_by_label("Antal møder")).to_be_focused()
    expect(phone.get_by_label("Antal møder")).to_have_accessible_description(
        "Et tal fra 0 til 5.000. Skriv et tal, for eksempel 12."
    )


def test_a_phone_number_can_be_sent_anyway(old_phone: Page, kinds: Opened) -> None:
    old_phone.goto(kinds.form)
    old_phone.get_by_label("Noter").fill("Ring til 20 30 40 50")
    old_phone.get_by_role("button", name="Send svar").tap()
    old_phone.get_by_role("button", name="Send alligevel").tap()
    expect(old_phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


@pytest.mark.parametrize("with_script", [True, False])
def test_a_line_is_added(browser: Browser, kinds: Opened, *, with_script: bool) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=with_script)
    page = context.new_page()
    page.goto(kinds.form)
    page.locator("[name='linjer.2.handling']").fill("Skriv referat")
    page.get_by_role("button", name="Tilføj en linje").click()
    last = page.get_by_role("group", name="Handling 4").get_by_label("Handling (skal udfyldes)")
    last.fill("Ring til skolen")
    expect(page.get_by_role("button", name="Tilføj en linje")).to_be_hidden()
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert kinds.site.saved()[0].answers["linjer"] == [
        {"handling": "Skriv referat"},
        {"handling": "Ring til skolen"},
    ]
    context.close()


def test_an_answer_can_be_removed(phone: Page, follow_up: Opened) -> None:
    phone.goto(follow_up.form)
    phone.locator("[name=koordinator] + span").first.tap()
    phone.locator("[name=roller] + span").first.tap()
    phone.get_by_role("button", name="Fjern svar").first.tap()
    expect(phone.locator(".said")).to_have_text("1 af 24")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert follow_up.site.saved()[0].answers == {"roller": "ja"}


def test_what_is_missing_is_one_tap_away(phone: Page, follow_up: Opened) -> None:
    phone.goto(follow_up.form)
    answer_all(phone, list(follow_up.site.checklist.items)[:-1])
    phone.get_by_role("link", name="4.2.3").tap()
    last = phone.locator(f"#{list(follow_up.site.checklist.items)[-1].id}")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()


def test_a_new_code_is_made_on_the_phone(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    phone.get_by_role("button", name="Lav en ny kode").tap()
    assert len(phone.get_by_label("Kode").input_value()) == 6
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


TOLD = """
- progressbar "Besvaret"
- region "Alt":
  - group "1.1 Der er en koordinator.":
    - radio "Ja"
    - radio "Delvist på plads"
    - radio "Nej"
  - group "1.2 Er der en plan?":
    - radio "Ved ikke"
  - 'group "1.3 Hvor god er hjælpen? Fra 1: slet ikke, til 5: meget."':
    - radio "1 – slet ikke"
    - radio "5 – meget"
  - group "1.4 Hvem er I?":
    - radio "Ledere"
  - group "1.5 Hvad talte I om?":
    - checkbox "Bolig"
  - textbox "1.6 Titel"
  - textbox "1.7 Noter"
  - textbox "1.8 Antal møder"
  - textbox "1.10 Startmåned"
  - textbox "1.11 Dag"
  - textbox "1.12 Kode"
  - group "1.13 Planen":
    - group "Handling 2":
      - textbox "Handling (skal udfyldes)"
- button "Send svar"
"""


def test_each_kind_of_item_is_told_to_a_screen_reader(desk: Page, kinds: Opened) -> None:
    desk.goto(kinds.form)
    expect(desk.get_by_role("main")).to_match_aria_snapshot(TOLD)


WIDTHS = [320, 360, 768, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(browser: Browser, kinds: Opened, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    for path in ("/", "/privatliv", "/was", "/findes-ikke", kinds.site.link):
        page.goto(kinds.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.get_by_label("Antal møder").fill("mange")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("Ret det her, og send igen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Antal møder").fill("7")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rounds.close(kinds.site.engine, kinds.site.round.id, now=NOW)
    page.goto(kinds.form)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


SMALL = """() => {
  const tapped = "input:not([type=hidden]), button, textarea, summary, a";
  return [...document.querySelectorAll(tapped)]
    .map((one) => [one.name || one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 48 || box.width < 48))
    .map(([name]) => name);
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_to_tap_is_at_least_48_pixels(browser: Browser, kinds: Opened, width: int) -> None:
    several = a_round(kinds.site.engine, checklist_id=kinds.site.checklist.id, languages=("en", "ar", "uk"))
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{kinds.address}/s/{several.token}")
    page.locator("summary").first.click()
    assert page.evaluate(SMALL) == []
    page.get_by_label("Antal møder").fill("mange")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("Ret det her, og send igen")).to_be_visible()
    assert page.evaluate(SMALL) == []
    page.close()


def test_answers_stand_8_pixels_apart(phone: Page, follow_up: Opened) -> None:
    phone.goto(follow_up.form)
    tops, bottoms = [], []
    for span in phone.locator("[name=koordinator] + span").all():
        box = span.bounding_box()
        assert box is not None
        tops.append(box["y"])
        bottoms.append(box["y"] + box["height"])
    assert [round(top - bottom) for top, bottom in zip(tops[1:], bottoms, strict=False)] == [8, 8]


def test_the_form_is_ready_after_one_request_and_asks_nobody_else(phone: Page, follow_up: Opened) -> None:
    asked: list[str] = []
    faults: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: faults.append(message.text))
    phone.on("pageerror", lambda error: faults.append(str(error)))
    phone.goto(follow_up.form, wait_until="domcontentloaded")
    assert asked == [follow_up.form]
    phone.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(follow_up.address + "/")] == []
    assert faults == []
    assert phone.context.cookies() == []


def test_a_late_answer_to_a_closed_round_is_still_on_the_screen(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    phone.get_by_label("Noter").fill("Husk mødet")
    rounds.close(kinds.site.engine, kinds.site.round.id, now=NOW)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Målingen er lukket")).to_be_visible()
    expect(phone.get_by_label("Noter")).to_have_value("Husk mødet")
