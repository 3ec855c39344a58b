"""One browser, and sites behind the product's own web server on a free port."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from werkzeug.serving import make_server

from app.core.checklist import Checklist
from app.core.items import Item
from tests import browser as chromium
from tests.builders import NOW, Site, a_site
from tests.core.checklists import a_checklist

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PHONE: ViewportSize = {"width": 360, "height": 740}


class Server:
    """The site at an address that stays the same when it is stopped and started again."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._server = make_server("127.0.0.1", self._port, self.app, threaded=True)
        self._port = self._server.port
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join(timeout=10)
        self._server.server_close()


@contextmanager
def served(site: Site) -> Iterator[Server]:
    """Serve the site."""
    server = Server(site.app)
    try:
        yield server
    finally:
        server.stop()
        site.engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.running() as started:
        yield started


class Opened:
    """A site that is being served."""

    def __init__(self, site: Site, server: Server) -> None:
        self.site, self.server = site, server
        self.address = server.address
        self.form = server.address + site.link


@pytest.fixture
def open_site(tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    with ExitStack() as stack:

        def opened(
            checklist: Checklist | None = None,
            *,
            roles: tuple[str, ...] = (),
            clock: Callable[[], datetime] = lambda: NOW,
        ) -> Opened:
            site = a_site(tmp_path, checklist, roles=roles, clock=clock)
            return Opened(site, stack.enter_context(served(site)))

        yield opened


@pytest.fixture
def follow_up(open_site: Callable[..., Opened]) -> Opened:
    return open_site()


@pytest.fixture
def kinds(open_site: Callable[..., Opened]) -> Opened:
    return open_site(a_checklist())


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def old_phone(browser: Browser) -> Iterator[Page]:
    """Give a phone with JavaScript switched off."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def answer_all(page: Page, items: list[Item]) -> None:
    for place, item in enumerate(items):
        page.locator(f"[name='{item.id}'] + span").nth(place % 3).tap()
