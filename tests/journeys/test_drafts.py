"""What is typed is kept on the phone until it is sent, and for nobody else."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.builders import NOW, a_site
from tests.core.checklists import KINDS, a_checklist
from tests.journeys.conftest import Opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("second browser")]

A_SECOND = 1000  # milliseconds: within it everything is kept


def answer_some(page: Page) -> None:
    page.locator("[name=koordinator] + span").nth(1).tap()
    page.get_by_role("button", name="Tilføj en linje").tap()
    page.locator("[name='linjer.3.handling']").fill("Ring til skolen")
    page.get_by_label("Noter").press_sequentially("Husk mødet")
    page.wait_for_timeout(A_SECOND)


def expect_some(page: Page) -> None:
    expect(page.get_by_text("Her er det, du skrev sidst")).to_be_visible()
    expect(page.get_by_label("Noter")).to_have_value("Husk mødet")
    expect(page.get_by_role("radio", name="Delvist på plads")).to_be_checked()
    expect(page.locator("[name='linjer.3.handling']")).to_have_value("Ring til skolen")


def expect_empty(page: Page) -> None:
    expect(page.locator(".said")).to_have_text("0 af 13")
    expect(page.get_by_label("Noter")).to_have_value("")
    expect(page.get_by_text("Her er det, du skrev sidst")).to_be_hidden()


def kept(page: Page) -> int:
    """Return how many records the phone keeps."""
    return int(
        page.evaluate(
            """() => new Promise((done) => {
                const asked = indexedDB.open("forankring", 1);
                asked.onsuccess = () => {
                    const base = asked.result, found = base.transaction("svar").objectStore("svar").count();
                    found.onsuccess = () => { base.close(); done(found.result); };
                };
            })"""
        )
    )


def test_a_tab_that_is_closed_gives_everything_back(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    context = phone.context
    phone.close()
    again = context.new_page()
    again.goto(kinds.form)
    expect_some(again)


def test_a_tab_that_crashes_while_typing_gives_everything_back(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    with phone.expect_event("crash"), suppress(Error):
        phone.goto("chrome://crash")
    again = phone.context.new_page()
    again.goto(kinds.form)
    expect_some(again)


def test_back_and_forward_give_everything_back(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    phone.goto(kinds.address + "/privatliv")
    phone.go_back()
    expect_some(phone)
    phone.go_forward()
    phone.go_back()
    expect_some(phone)


def test_a_draft_over_plain_http_is_kept_too(phone: Page, kinds: Opened) -> None:
    address = kinds.form.replace("127.0.0.1", "forankring.example")
    phone.goto(address)
    assert not phone.evaluate("isSecureContext")
    answer_some(phone)
    phone.reload()
    expect_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


def test_clear_and_start_over_leaves_nothing(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    phone.reload()
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="Ryd og start forfra").first.tap()
    expect_empty(phone)
    phone.reload()
    expect_empty(phone)
    assert kept(phone) == 0


def test_nothing_is_kept_of_an_answer_that_was_sent(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert kept(phone) == 0


def test_what_is_typed_after_a_fault_is_kept_too(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    phone.get_by_label("Antal møder").fill("mange")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_text("Ret det her, og send igen")).to_be_visible()
    answer_some(phone)
    phone.reload()
    expect_some(phone)
    phone.get_by_label("Antal møder").fill("7")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert kinds.site.saved()[0].answers["noter"] == "Husk mødet"


def test_a_reload_of_the_receipt_still_says_that_it_is_saved(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    assert len(kinds.site.saved()) == 1


def test_the_next_person_finds_nothing_of_the_one_before(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    phone.get_by_role("link", name="Næste person").tap()
    expect_empty(phone)
    phone.go_back()
    assert "Husk" not in phone.content()
    phone.goto(kinds.form)
    expect_empty(phone)
    assert kept(phone) == 0


@pytest.mark.parametrize(
    ("passed", "is_there"), [(timedelta(hours=23), True), (timedelta(hours=25), False)], ids=["23 h", "25 h"]
)
def test_a_draft_ends_after_24_hours(
    phone: Page, open_site: Callable[..., Opened], passed: timedelta, *, is_there: bool
) -> None:
    now = [NOW]
    opened = open_site(a_checklist(), clock=lambda: now[0])
    phone.clock.set_system_time(NOW)
    phone.goto(opened.form)
    answer_some(phone)
    now[0] += passed
    phone.clock.set_system_time(now[0])
    phone.goto(opened.form)
    expect(phone.get_by_label("Noter")).to_have_value("Husk mødet" if is_there else "")
    assert kept(phone) == int(is_there)


@pytest.mark.parametrize("years", [1, -1])
def test_a_clock_that_is_wrong_by_a_year_loses_no_draft(
    phone: Page, open_site: Callable[..., Opened], years: int
) -> None:
    opened = open_site(a_checklist(), clock=lambda: datetime.now(UTC))
    phone.clock.set_system_time(datetime.now(UTC) + timedelta(days=365 * years))
    phone.goto(opened.form)
    answer_some(phone)
    phone.clock.set_system_time(datetime.now(UTC))
    phone.goto(opened.form)
    expect_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


def test_two_tabs_of_the_form_are_one_answer(phone: Page, kinds: Opened) -> None:
    other = phone.context.new_page()
    phone.goto(kinds.form)
    other.goto(kinds.form)
    answer_some(phone)
    expect(other.get_by_label("Noter")).to_have_value("Husk mødet")
    other.locator("[name=plan] + span").first.tap()
    expect(phone.locator(".said")).to_have_text("4 af 13")
    other.get_by_role("button", name="Send svar").tap()
    expect(other.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    expect_empty(phone)
    (saved,) = kinds.site.saved()
    assert saved.answers["plan"] == "ja"
    assert saved.answers["noter"] == "Husk mødet"


REFUSED = """Object.defineProperty(window, "indexedDB", {
    get() { throw new DOMException("no", "SecurityError"); }
})"""


def test_a_phone_that_refuses_to_keep_anything_says_so_and_the_form_works(phone: Page, kinds: Opened) -> None:
    phone.add_init_script(REFUSED)
    phone.goto(kinds.form)
    expect(phone.get_by_text("Telefonen kan ikke gemme undervejs")).to_be_visible()
    answer_some(phone)
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert kinds.site.saved()[0].answers["noter"] == "Husk mødet"


def test_a_phone_without_room_says_so_and_the_form_works(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    devtools = phone.context.new_cdp_session(phone)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": kinds.address, "quotaSize": 1})
    answer_some(phone)
    expect(phone.get_by_text("Telefonen kan ikke gemme undervejs")).to_be_visible()
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


def test_a_draft_survives_a_new_version_of_the_checklist(phone: Page, kinds: Opened, tmp_path: Path) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    newer = a_site(tmp_path, a_checklist([KINDS[0], KINDS[6], KINDS[12]], version="2"))
    kinds.server.stop()
    kinds.server.app = newer.app
    kinds.server.start()
    phone.reload()
    expect_some(phone)
    expect(phone.get_by_text("Skemaet er ændret siden da")).to_be_visible()
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    assert [one.version for one in newer.saved()] == ["2"]
    newer.engine.dispose()


def test_a_text_whose_item_is_gone_is_shown_until_the_form_is_sent(
    phone: Page, kinds: Opened, tmp_path: Path
) -> None:
    phone.goto(kinds.form)
    answer_some(phone)
    newer = a_site(tmp_path, a_checklist([KINDS[0], KINDS[12]], version="2"))
    kinds.server.stop()
    kinds.server.app = newer.app
    kinds.server.start()
    for _ in range(2):
        phone.reload()
        expect(phone.locator("#p-again").get_by_text("Husk mødet")).to_be_visible()
        phone.get_by_text("Nej", exact=True).first.tap()
    phone.get_by_text("Uddybende", exact=False).first.tap()
    phone.locator("[name='koordinator.uddybende']").fill("Ring 20 12 34 56")
    phone.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("button", name="Send alligevel")).to_be_visible()
    phone.goto(kinds.form)
    expect(phone.locator("#p-again").get_by_text("Husk mødet")).to_be_visible()
    phone.get_by_role("button", name="Send svar").tap()
    phone.get_by_role("button", name="Send alligevel").tap()
    expect(phone.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()
    (saved,) = newer.saved()
    assert (saved.version, "Husk mødet" in str(saved)) == ("2", False)
    newer.engine.dispose()


def test_a_draft_with_a_field_that_is_gone_adds_no_lines(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    expect(phone.locator(".open-large")).to_be_visible()
    phone.locator(".line").first.evaluate(
        "(line) => line.insertAdjacentHTML('beforeend', '<input name=linjer.0.frist_engang value=maj>')"
    )
    lines = phone.locator(".line").count()
    phone.get_by_label("Noter").press_sequentially("Husk mødet")
    phone.wait_for_timeout(A_SECOND)
    phone.reload()
    expect(phone.get_by_label("Noter")).to_have_value("Husk mødet")
    expect(phone.locator(".line")).to_have_count(lines)
