"""The overview in a real browser: on a phone, on a wall, on paper, and never in a phone's store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.store import links, teams
from scripts import demo
from tests.builders import NOW
from tests.journeys.conftest import PHONE, Opened, Server
from tests.web.screen.sites import Screen, a_screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@dataclass(frozen=True, slots=True)
class Example:
    """The example, served."""

    screen: Screen
    server: Server

    def address(self, team: str | None = None) -> str:
        return self.server.address + self.screen.link(self.screen.team(team) if team else None)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    screen = a_screen(Path(tmp_path_factory.mktemp("demo")))
    demo.add(screen.deployment, now=NOW)
    server = Server(screen.app)
    yield Example(screen, server)
    server.stop()
    screen.deployment.engine.dispose()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("team", ["Søbakken", None])
def test_a_page_is_never_wider_than_the_screen(
    browser: Browser, example: Example, width: int, team: str | None
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(example.address(team))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = """[...document.querySelectorAll('.chart text')].filter((one) => {
        const box = one.getBBox();
        return box.x < -1 || box.x + box.width > one.ownerSVGElement.clientWidth + 1;
    }).map((one) => one.textContent)"""
    assert page.evaluate(wide) == []
    page.close()


@pytest.mark.parametrize("team", ["Søbakken", "Skovparken", None])
def test_large_text_never_makes_a_page_wider_than_the_phone(
    phone: Page, example: Example, team: str | None
) -> None:
    phone.goto(example.address(team))
    choices = phone.locator(".cards a, .options a").evaluate_all("all => all.map((one) => one.href)")
    assert choices
    for address in choices:
        phone.goto(address)
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def test_numbers_in_a_bar_stand_inside_their_part_on_the_smallest_phone(
    browser: Browser, example: Example
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for team in teams.every(example.screen.deployment.engine):
        page.goto(example.address(team.name))
        outside = """[...document.querySelectorAll('.chart .in')].filter((one) => {
            const box = one.getBBox();
            const parts = [...one.ownerSVGElement.querySelectorAll('rect')].map((part) => part.getBBox());
            return !parts.some((part) => part.y < box.y + box.height / 2 && box.y < part.y + part.height
                && part.x - 1 <= box.x && box.x + box.width <= part.x + part.width + 1);
        }).map((one) => one.textContent)"""
        assert page.evaluate(outside) == []
    page.close()


def test_a_coordinator_finds_the_way_by_keyboard_and_without_scripts(
    old_phone: Page, example: Example
) -> None:
    old_phone.goto(example.address("Skovparken"))
    old_phone.get_by_role("link", name="Opfølgningsværktøj").press("Enter")
    expect(old_phone.get_by_role("heading", level=2).first).to_contain_text("Opfølgningsværktøj · Efterår")
    old_phone.get_by_role("link", name="Forår, ").press("Enter")
    expect(old_phone.get_by_role("heading", level=2).first).to_contain_text("Opfølgningsværktøj · Forår")
    old_phone.locator(".folds summary").first.press("Enter")
    expect(old_phone.locator(".folds li").first).to_be_visible()


def test_a_leader_goes_from_the_heatmap_to_the_same_checklist_of_a_team(desk: Page, example: Example) -> None:
    desk.goto(example.address())
    desk.get_by_role("link", name="Opfølgningsværktøj · individuelle svar").click()
    desk.locator(".map a").first.click()
    expect(desk.get_by_role("heading", level=2).first).to_contain_text("Opfølgningsværktøj")
    desk.get_by_role("link", name="Alle teams").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Alle teams")


def test_on_paper_the_items_are_unfolded_and_nothing_leads_elsewhere(desk: Page, example: Example) -> None:
    desk.goto(example.address("Søbakken"))
    item = desk.locator(".all .items li").first
    expect(item).to_be_hidden()
    desk.emulate_media(media="print")
    expect(item).to_be_visible()
    for hidden in (".cards", ".choices", ".behind", "footer"):
        expect(desk.locator(hidden).first).to_be_hidden()
    pages = desk.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= pages <= 4


def test_on_paper_the_quarters_and_what_is_left_out_are_unfolded(desk: Page, example: Example) -> None:
    desk.emulate_media(media="print")
    for address, unfolded in (
        (example.address(), "4. kvartal 2026"),
        (f"{example.address('Skovparken')}?skema=bekymringsredskaber", "intet svar, der giver point"),
    ):
        desk.goto(address)
        expect(desk.get_by_text(unfolded).first).to_be_visible()


def test_a_phone_that_keeps_the_form_keeps_no_figures(phone: Page, open_site: Callable[..., Opened]) -> None:
    opened = open_site()
    phone.goto(opened.form)
    expect(phone.locator("html[data-kept]")).to_have_count(1)
    link = links.open_link(opened.site.engine, opened.site.round.team, now=NOW)
    phone.goto(f"{opened.address}/overblik/{link.token}")
    phone.reload()
    kept = phone.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const one of await (await caches.open(name)).keys()) found.push(one.url);
            return found;
        }"""
    )
    assert opened.form in kept
    assert not [url for url in kept if "/overblik/" in url]
