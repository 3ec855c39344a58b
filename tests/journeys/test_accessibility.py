"""axe-core finds nothing on any page in any state: light, dark, text of 200 %, right to left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from app.core.response import Round, RoundKind, Team
from app.store import definitions, links, rounds
from app.store.responses import Responses
from tests.builders import NOW
from tests.journeys.conftest import PHONE, Opened
from tests.store.builders import a_response, a_round

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HALF_A_YEAR = timedelta(days=182)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


class Walk:
    """A phone on its way through the states of one form, in one language."""

    def __init__(self, page: Page, opened: Opened, round_: Round, language: str) -> None:
        self.page, self.opened, self.round = page, opened, round_
        self.query = f"?sprog={language}"
        self.team = round_.team

    def go(self, path: str) -> None:
        self.page.goto(f"{self.opened.address}{path}{self.query}")

    def form(self) -> None:
        self.go(f"/s/{self.round.token}")

    def address_of(self, team: Team | None) -> str:
        link = links.open_link(self.opened.site.engine, team, now=NOW)
        return f"{self.opened.address}/overblik/{link.token}"

    def overview(self) -> None:
        self.page.goto(self.address_of(self.team))

    def answered(self) -> None:
        """Let two teams answer in two roles with comments, the last of them twice; its overview is next."""
        engine = self.opened.site.engine
        definitions.keep(engine, [self.opened.site.checklist])
        rounds_ = (("Syd", "Vinter", NOW), ("Vest", "Forår", NOW - HALF_A_YEAR), ("Vest", "Vinter", NOW))
        for team, label, now in rounds_:
            round_ = a_round(engine, team=team, label=label, now=now)
            self.team = round_.team
            for number in range(12):
                answers = {"koordinator": ("ja", "delvist", "nej")[number % 3], "plan": "ja", "hjaelp": "4"}
                one = replace(
                    a_response(round_, now=now), role=("leder", "frivillig")[number % 2], answers=answers
                )
                Responses(engine).save(one, spreadsheet="svar", now=now)

    def write(self, name: str, text: str) -> None:
        self.page.locator(f"[name='{name}']").fill(text)

    def send(self) -> None:
        self.page.locator(".send").click()

    def at(self, selector: str) -> Locator:
        return self.page.locator(selector)


def front(walk: Walk) -> str:
    walk.go("/")
    return ".card h2"


def privacy(walk: Walk) -> str:
    walk.go("/privatliv")
    return ".text h2"


def accessibility(walk: Walk) -> str:
    walk.go("/was")
    return ".text h2"


def unknown(walk: Walk) -> str:
    walk.go("/s/findes-ikke")
    return "main .lead"


def empty(walk: Walk) -> str:
    walk.form()
    return ".open-large"


def half_filled(walk: Walk) -> str:
    walk.at("[name=koordinator] + span").first.click()
    walk.at("summary").first.click()
    walk.write("noter", "x" * 180)
    return ".left:not(:empty)"


def one_at_a_time(walk: Walk) -> str:
    walk.at(".open-large").click()
    return ".now"


def restored(walk: Walk) -> str:
    walk.form()
    return "#p-again"


def faults(walk: Walk) -> str:
    walk.write("antal", "mange")
    walk.write("linjer.0.frist", "2026-11-23")
    walk.send()
    return "#fejl-1 a"


def warned(walk: Walk) -> str:
    walk.write("antal", "7")
    walk.write("linjer.0.frist", "")
    walk.write("noter", "Ring 20 30 40 50")
    walk.send()
    return "#fejl-1.warn"


def waiting(walk: Walk) -> str:
    walk.opened.server.stop()
    walk.send()
    return "#p-queue #p-next"


def refused(walk: Walk) -> str:
    rounds.close(walk.opened.site.engine, walk.round.id, now=NOW)
    walk.opened.server.start()
    walk.at("#p-try").click()
    return "#p-stopped a"


def closed(walk: Walk) -> str:
    walk.form()
    return "main .lead"


def mended(walk: Walk) -> str:
    rounds.reopen(walk.opened.site.engine, walk.round.id)
    walk.form()
    walk.write("titel", "Nyt")
    walk.send()
    return ".done .tick"


def without_storage(walk: Walk) -> str:
    walk.page.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error(); } })")
    walk.form()
    return "#p-refused"


def overview_held_back(walk: Walk) -> str:
    walk.overview()
    return "main .note"


def overview_leaders(walk: Walk) -> str:
    walk.answered()
    walk.page.goto(walk.address_of(None))
    return ".map .underway"


def overview_team(walk: Walk) -> str:
    walk.overview()
    return ".standouts h3"


def overview_open(walk: Walk) -> str:
    walk.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    return ".said li"


def overview_of_a_role(walk: Walk) -> str:
    walk.at("nav[aria-label=Rolle] a").last.click()
    return "main .note"


def overview_ended(walk: Walk) -> str:
    found = links.open_link(walk.opened.site.engine, walk.team, now=NOW)
    links.end(walk.opened.site.engine, found.token, now=NOW)
    walk.page.goto(f"{walk.opened.address}/overblik/{found.token}")
    return "main .lead"


def overview_without_answers(walk: Walk) -> str:
    other = a_round(walk.opened.site.engine, team="Tom")
    walk.page.goto(walk.address_of(other.team))
    return "main .lead"


#: Every state, in an order in which each follows from the one before.
STATES: list[Callable[[Walk], str]] = [
    *(front, privacy, accessibility, unknown, empty, half_filled, one_at_a_time, restored),
    *(faults, warned, waiting, refused, closed, mended, without_storage),
    *(overview_held_back, overview_leaders, overview_team, overview_open, overview_of_a_role),
    *(overview_ended, overview_without_answers),
]


@contextmanager
def a_walk(browser: Browser, opened: Opened, *, language: str = "da", dark: bool = False) -> Iterator[Walk]:
    round_ = rounds.new(
        opened.site.engine,
        team="Nord",
        area="",
        checklist_id=opened.site.checklist.id,
        label="Efterår 2026",
        kind=RoundKind.INDIVIDUAL,
        languages=("en", "ar"),
        now=NOW,
    )
    context = browser.new_context(
        viewport=PHONE, color_scheme="dark" if dark else "light", service_workers="block"
    )
    yield Walk(context.new_page(), opened, round_, language)
    context.close()


@pytest.mark.parametrize("look", ["light", "dark", "200 %", "right to left"])
def test_axe_finds_nothing_in_any_state(browser: Browser, kinds: Opened, look: str) -> None:
    axe = Axe()
    with a_walk(
        browser, kinds, language="ar" if look == "right to left" else "da", dark=look == "dark"
    ) as walk:
        for state in STATES:
            expect(walk.at(state(walk)).first).to_be_visible()
            if look == "200 %":
                walk.page.evaluate("document.documentElement.style.fontSize = '200%'")
            found = axe.run(walk.page, options=RULES)
            told = [
                (one["id"], [node["html"] for node in one["nodes"]]) for one in found.response["violations"]
            ]
            assert told == [], state.__name__
            assert walk.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], (
                state.__name__
            )
