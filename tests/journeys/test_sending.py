"""An answer leaves the phone when the server has it, and not before; then it is there once."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.core.response import new_response_id
from app.store import rounds
from scripts import import_svar
from scripts.danish import run
from tests.builders import NOW, a_site, fields
from tests.core.checklists import KINDS, a_checklist
from tests.journeys.conftest import PHONE, Opened
from tests.store.builders import a_round

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("second browser")]

WAITS = "Ikke sendt endnu – ligger på telefonen"


def answered(page: Page, opened: Opened, note: str = "Husk mødet") -> None:
    page.goto(opened.form)
    page.get_by_label("Noter").fill(note)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send svar").tap()


def expect_saved(page: Page) -> None:
    expect(page.get_by_role("heading", name="Gemt", exact=True)).to_be_visible()


def expect_waiting(page: Page, count: int = 1) -> None:
    expect(page.get_by_role("heading", name=WAITS)).to_be_visible()
    expect(page.locator("#p-n")).to_have_text(str(count))
    expect(page.get_by_role("heading", name="Gemt", exact=True)).to_be_hidden()


def notes(opened: Opened) -> list[str]:
    return sorted(str(one.answers["noter"]) for one in opened.site.saved())


def opens_with_no_network(page: Page, opened: Opened) -> None:
    """Visit the form once, and take the network away."""
    page.goto(opened.form)
    expect(page.locator("html[data-kept]")).to_be_attached()
    opened.server.stop()


def test_after_one_visit_the_form_opens_with_no_network(phone: Page, kinds: Opened) -> None:
    opens_with_no_network(phone, kinds)
    answered(phone, kinds)
    phone.wait_for_timeout(1000)
    phone.reload()
    expect(phone.get_by_label("Noter")).to_have_value("Husk mødet")
    kinds.server.start()


def test_after_one_visit_the_form_opens_in_its_other_languages_with_no_network(
    phone: Page, kinds: Opened
) -> None:
    round_ = a_round(kinds.site.engine, checklist_id=kinds.site.checklist.id, languages=("en", "ar"))
    phone.goto(f"{kinds.address}/s/{round_.token}")
    phone.get_by_label("Noter").fill("Husk mødet")
    expect(phone.locator("html[data-kept]")).to_be_attached()
    phone.wait_for_timeout(1000)
    kinds.server.stop()
    phone.get_by_role("link", name="English").tap()
    expect(phone.get_by_role("heading", name="Here is what you wrote last")).to_be_visible()
    expect(phone.get_by_label("Noter")).to_have_value("Husk mødet")
    kinds.server.start()


def a_portal(_environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    """Answer as the login page of a hotel's network does, whatever was asked for."""
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"<h1>Velkommen til hotellets net</h1>"]


def a_network_that_gives_nothing(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    """Take every request and leave it waiting."""
    time.sleep(5)
    return a_portal(environ, start_response)


@pytest.mark.parametrize("network", [a_portal, a_network_that_gives_nothing])
def test_the_form_opens_also_where_the_network_gives_nothing_of_ours(
    phone: Page, kinds: Opened, network: "WSGIApplication"
) -> None:
    opens_with_no_network(phone, kinds)
    kinds.server.app = network
    kinds.server.start()
    phone.goto(kinds.form, wait_until="domcontentloaded")
    expect(phone.get_by_role("heading", name="Prøveskema")).to_be_visible()


def test_flight_mode_before_sending(phone: Page, kinds: Opened) -> None:
    opens_with_no_network(phone, kinds)
    phone.context.set_offline(True)
    answered(phone, kinds)
    send(phone)
    expect_waiting(phone)
    kinds.server.start()
    phone.context.set_offline(False)
    expect_saved(phone)
    assert notes(kinds) == ["Husk mødet"]


def test_flight_mode_during_sending(phone: Page, kinds: Opened) -> None:
    def lose_the_network(route: Route) -> None:
        phone.context.set_offline(True)
        route.continue_()

    answered(phone, kinds)
    phone.route("**/s/*", lose_the_network)
    send(phone)
    expect_waiting(phone)
    phone.unroute("**/s/*")
    phone.context.set_offline(False)
    expect_saved(phone)
    assert notes(kinds) == ["Husk mødet"]


def test_flight_mode_after_sending(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds)
    send(phone)
    expect_saved(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Næste person").tap()
    expect(phone.get_by_label("Noter")).to_have_value("")
    phone.context.set_offline(False)
    assert notes(kinds) == ["Husk mødet"]


def test_a_server_killed_between_store_and_receipt_gives_one_row_and_a_true_receipt(
    phone: Page, kinds: Opened
) -> None:
    def stored_but_not_told(route: Route) -> None:
        route.fetch()
        kinds.server.stop()
        route.abort()

    answered(phone, kinds)
    phone.route("**/s/*", stored_but_not_told, times=1)
    send(phone)
    expect_waiting(phone)
    assert notes(kinds) == ["Husk mødet"]
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    expect_saved(phone)
    assert notes(kinds) == ["Husk mødet"]


def test_a_page_that_is_not_ours_is_no_receipt(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds)
    phone.route(
        "**/s/*", lambda route: route.fulfill(status=200, body="<h1>Velkommen til hotellets net</h1>")
    )
    send(phone)
    expect_waiting(phone)
    assert kinds.site.saved() == []
    phone.unroute("**/s/*")
    expect_saved(phone)


def test_a_receipt_for_another_answer_is_no_receipt(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds)
    headers = {"Forankring-Svar": new_response_id()}
    phone.route(
        "**/s/*", lambda route: route.fulfill(status=200, headers=headers, body="<h1>Gemt</h1>"), times=1
    )
    send(phone)
    expect_waiting(phone)
    expect_saved(phone)
    assert notes(kinds) == ["Husk mødet"]


def test_a_waiting_answer_goes_when_the_link_is_opened_again(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds)
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    context = phone.context
    phone.close()
    kinds.server.start()
    again = context.new_page()
    again.goto(kinds.form)
    expect(again.get_by_text("Svar fra telefonen, der nu er sendt og gemt: 1")).to_be_visible()
    assert notes(kinds) == ["Husk mødet"]


def test_answers_from_a_borrowed_phone_queue_up_and_show_nothing_to_the_next(
    phone: Page, kinds: Opened
) -> None:
    opens_with_no_network(phone, kinds)
    answered(phone, kinds, "Den første")
    send(phone)
    expect_waiting(phone)
    phone.get_by_role("button", name="Næste person").tap()
    expect(phone.get_by_label("Noter")).to_have_value("")
    assert "Den første" not in phone.content()
    phone.get_by_label("Noter").fill("Den anden")
    send(phone)
    expect_waiting(phone, 2)
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    expect_saved(phone)
    expect(phone.get_by_text("Vi har gemt dit ene svar.")).to_be_visible()
    assert notes(kinds) == ["Den anden", "Den første"]


def test_answers_wait_and_go_over_plain_http(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form.replace("127.0.0.1", "forankring.example"))
    phone.get_by_label("Noter").fill("Husk mødet")
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    kinds.server.start()
    expect_saved(phone)
    assert notes(kinds) == ["Husk mødet"]


@pytest.mark.parametrize("wait", [True, False], ids=["late", "at once"])
def test_a_closed_round_is_told_and_the_answer_kept_until_it_opens(
    phone: Page, kinds: Opened, *, wait: bool
) -> None:
    answered(phone, kinds)
    if wait:
        kinds.server.stop()
        send(phone)
        expect_waiting(phone)
        kinds.server.start()
    rounds.close(kinds.site.engine, kinds.site.round.id, now=NOW)
    if wait:
        phone.get_by_role("button", name="Prøv igen nu").tap()
    else:
        send(phone)
        phone.get_by_role("heading", name="Målingen er lukket").wait_for()
        with phone.expect_response(lambda one: one.request.method == "POST"):  # it tries as soon as it opens
            phone.reload()
    expect(phone.get_by_text("Målingen er lukket").last).to_be_visible()
    expect(phone.get_by_role("heading", name=WAITS)).to_be_visible()
    rounds.reopen(kinds.site.engine, kinds.site.round.id)
    phone.get_by_role("button", name="Prøv igen nu").tap()
    expect(phone.get_by_role("heading", name=WAITS)).to_be_hidden()
    assert notes(kinds) == ["Husk mødet"]


def mended(page: Page) -> None:
    """Open the answer that was refused, as the person who wrote it does."""
    page.get_by_role("link", name="Åbn og ret").tap()
    expect(page.get_by_label("Noter")).to_have_value("Husk mødet 2010")


def late(page: Page, opened: Opened) -> None:
    answered(page, opened, "Husk mødet 2010")
    opened.server.stop()
    send(page)
    expect_waiting(page)


def test_faults_in_a_late_answer_are_shown_and_mended(phone: Page, kinds: Opened) -> None:
    phone.goto(kinds.form)
    phone.get_by_label("Antal møder").fill("mange")
    late_note = phone.get_by_label("Noter")
    late_note.fill("Husk mødet 2010")
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    told = phone.get_by_text("Ret det her, og send igen – 1.8: Skriv et tal, for eksempel 12.")
    expect(told).to_be_visible()
    expect(phone.get_by_text("De bliver sendt af sig selv")).to_be_hidden()
    mended(phone)
    expect(told).to_be_visible()
    send(phone)
    phone.get_by_role("link", name="1.8: Skriv et tal, for eksempel 12.").tap()
    phone.get_by_label("Antal møder").fill("7")
    send(phone)
    expect_saved(phone)
    assert kinds.site.saved()[0].answers == {"noter": "Husk mødet 2010", "antal": 7}


def test_a_cpr_number_in_a_late_answer_is_gone_from_the_phone_too(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds, "Husk 010190-1234 og mødet")
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    phone.get_by_role("link", name="Åbn og ret").tap()
    expect(phone.get_by_label("Noter")).to_have_value("Husk [fjernet] og mødet")
    send(phone)
    expect_saved(phone)
    assert notes(kinds) == ["Husk [fjernet] og mødet"]


def test_a_checklist_that_changed_meanwhile_is_told_and_the_answer_kept(
    phone: Page, kinds: Opened, tmp_path: Path
) -> None:
    late(phone, kinds)
    newer = a_site(tmp_path, a_checklist([KINDS[0], KINDS[6]], version="2"))
    kinds.server.app = newer.app
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    mended(phone)
    expect(phone.get_by_text("Skemaet er ændret siden da")).to_be_visible()
    send(phone)
    expect_saved(phone)
    assert [one.version for one in newer.saved()] == ["2"]
    newer.engine.dispose()


def test_an_id_that_is_taken_is_told_and_the_answer_goes_as_a_new_one(phone: Page, kinds: Opened) -> None:
    answered(phone, kinds, "Husk mødet 2010")
    id_ = str(phone.locator("[name=_id]").input_value())
    kinds.site.phone().post(kinds.site.link, data=fields(id_=id_, noter="Et andet svar"))
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    kinds.server.start()
    phone.get_by_role("button", name="Prøv igen nu").tap()
    mended(phone)
    send(phone)
    phone.get_by_role("button", name="Send som et nyt svar").tap()
    expect_saved(phone)
    assert notes(kinds) == ["Et andet svar", "Husk mødet 2010"]


@pytest.mark.parametrize(("status", "told"), [(413, "Der er skrevet for meget"), (404, "Linket virker ikke")])
def test_other_refusals_are_told_and_the_answer_kept(
    phone: Page, kinds: Opened, status: int, told: str
) -> None:
    late(phone, kinds)
    kinds.server.start()
    body, headers = f"<h1>{told}</h1>", {"Forankring-Svar": "nej"}
    phone.route("**/s/*", lambda route: route.fulfill(status=status, headers=headers, body=body), times=1)
    phone.get_by_role("button", name="Prøv igen nu").tap()
    expect(phone.get_by_text(told)).to_be_visible()
    mended(phone)
    send(phone)
    expect_saved(phone)


def test_tries_come_with_a_pause_that_grows_to_five_minutes_and_no_longer(phone: Page, kinds: Opened) -> None:
    tries: list[Route] = []

    def lose(route: Route) -> None:
        tries.append(route)
        route.abort()

    def let_pass(milliseconds: int) -> int:
        """Let the phone's time pass; return how many tries there were meanwhile."""
        before = len(tries)
        phone.clock.run_for(milliseconds)
        phone.wait_for_timeout(200)
        return len(tries) - before

    phone.clock.install()
    phone.route("**/s/*", lambda route: lose(route) if route.request.method == "POST" else route.fallback())
    answered(phone, kinds)
    send(phone)
    expect_waiting(phone)
    assert let_pass(2_001) == 1
    for _ in range(9):
        let_pass(300_001)
    assert let_pass(149_000) <= 1
    assert [let_pass(300_001) > 0 for _ in range(3)] == [True] * 3
    phone.unroute("**/s/*")
    phone.clock.run_for(300_001)
    expect_saved(phone)


def test_a_waiting_answer_asks_the_phone_to_keep_it_for_good(phone: Page, kinds: Opened) -> None:
    phone.add_init_script("navigator.storage.persist = () => Promise.resolve(window.asked = true)")
    answered(phone, kinds)
    kinds.server.stop()
    send(phone)
    expect_waiting(phone)
    assert phone.evaluate("window.asked")
    expect(phone.get_by_text("åbn linket igen inden 7 dage")).to_be_visible()
    kinds.server.start()


def lossy(chance: random.Random) -> Callable[[Route], None]:
    """Return a link that loses 20 % of the answers on their way and 20 % of the receipts on theirs."""

    def carry(route: Route) -> None:
        luck = chance.random() if route.request.method == "POST" else 1
        if luck >= 0.4:
            return route.continue_()
        if luck >= 0.2:
            route.fetch()
        return route.abort()

    return carry


def try_until_saved(page: Page) -> None:
    """Do as an impatient person does: tap 'Prøv igen nu' for as long as the answer waits."""
    saved = page.get_by_role("heading", name="Gemt", exact=True)
    waits = page.get_by_role("heading", name=WAITS)
    saved.or_(waits).wait_for()
    while waits.is_visible():
        page.evaluate("document.getElementById('p-try')?.click()")
        page.wait_for_timeout(50)
    saved.wait_for()


def test_30_phones_on_a_lossy_link_have_each_answer_stored_once(browser: Browser, kinds: Opened) -> None:
    carry = lossy(random.Random(4))
    phones = [browser.new_page(viewport=PHONE, service_workers="block") for _ in range(30)]
    for number, page in enumerate(phones):
        page.route("**/s/*", carry)
        page.goto(kinds.form, wait_until="domcontentloaded")
        page.get_by_label("Noter").fill(f"Telefon {number}")
    for page in phones:
        page.evaluate("document.querySelector('.send').click()")
    for page in phones:
        try_until_saved(page)
        page.close()
    assert notes(kinds) == sorted(f"Telefon {number}" for number in range(30))


def test_a_waiting_answer_handed_in_as_a_file_is_there_once_and_has_its_receipt(
    phone: Page, follow_up: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.goto(follow_up.form)
    phone.locator("[name=koordinator] + span").first.tap()
    follow_up.server.stop()
    send(phone)
    expect_waiting(phone)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Gem som fil").tap()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    monkeypatch.setenv("FORANKRING_DATABASE_URL", f"sqlite:///{follow_up.site.database}")
    assert run(import_svar.command, [str(saved)]) == 0
    follow_up.server.start()
    expect_saved(phone)
    assert [one.answers for one in follow_up.site.saved()] == [{"koordinator": "ja"}]
