"""`make bench-phone`: the form on a slow phone, beside a bare page and SurveyJS with the same items."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from threading import Thread

from flask import Flask
from playwright.sync_api import Browser, CDPSession
from werkzeug.serving import make_server

from tests.bench import others
from tests.bench.page import NETWORK, SLOWER
from tests.bench.servers import ours
from tests.browser import running

TURNS = 9
_PATIENCE = 60_000  # milliseconds
_REST = 0.5  # seconds: what the last page left to be closed shall not slow the next one down
#: Says when the last answer button of the page is there and the phone's processor is free for a tap. The page
#: tells by itself: to ask it again and again would take the processor from what is measured.
_WATCH = """new MutationObserver((_, watch) => {
  if (!document.querySelector("SELECTOR")) return;
  watch.disconnect();
  setTimeout(() => { window.usable = performance.now(); console.debug("usable"); });
}).observe(document, { childList: true, subtree: true })"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a phone saw: the requests begun before the page was usable, their bytes, and milliseconds."""

    bytes: float
    requests: float
    first_paint: float
    usable: float
    script: float


def main() -> None:
    """Print the medians of all turns, and each in times the bare page."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        home = stack.enter_context(_serving(ours(Path(folder))))
        away = stack.enter_context(_serving(others.app(Path(folder))))
        token = (Path(folder) / "token").read_text()
        pages = {
            "ours": (f"{home}/s/{token}", "[name=faglighed_borger][value=nej]"),
            "bare": (f"{away}/bar", "#last"),
            "surveyjs": (f"{away}/surveyjs", "[data-name=faglighed_borger] input[value=Nej]"),
        }
        browser = stack.enter_context(running())
        taken: dict[str, list[Figures]] = {name: [] for name in pages}
        for turn in range(TURNS):
            for name in list(pages) if turn % 2 else reversed(pages):
                taken[name].append(_visit(browser, *pages[name]))
                time.sleep(_REST)
    _print({name: _middle(found) for name, found in taken.items()})


def _middle(found: list[Figures]) -> Figures:
    return Figures(*(median(values) for values in zip(*map(astuple, found), strict=True)))


def _print(found: dict[str, Figures]) -> None:
    print(f"{'page':>9} {'bytes':>8} {'requests':>9} {'first paint':>12} {'usable':>8} {'script':>7}  (ms)")
    bare = found["bare"]
    for name, one in found.items():
        print(
            f"{name:>9} {one.bytes:>8.0f} {one.requests:>9.0f} {one.first_paint:>12.0f} {one.usable:>8.0f}"
            f" {one.script:>7.0f}   first paint {one.first_paint / bare.first_paint:.2f} x bare,"
            f" usable {one.usable / bare.usable:.2f} x bare"
        )


def _visit(browser: Browser, address: str, selector: str) -> Figures:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.add_init_script(_WATCH.replace("SELECTOR", selector))
    devtools = context.new_cdp_session(page)
    asked, sizes = _traffic(devtools)
    with page.expect_console_message(lambda said: said.text == "usable", timeout=_PATIENCE):
        page.goto(address, wait_until="commit")
    needed = list(asked)
    usable: float = page.evaluate("window.usable")
    paint: float = page.evaluate(
        "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))"
        ".observe({type: 'paint', buffered: true}))"
    )
    metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    page.wait_for_load_state("networkidle")  # the page itself may still be on its way
    context.close()
    return Figures(
        sum(sizes[one] for one in needed), len(needed), paint, usable, metrics["ScriptDuration"] * 1000
    )


def _traffic(devtools: CDPSession) -> tuple[list[str], dict[str, float]]:
    """Slow the phone down; return what it has asked for, and the bytes of each answer. Both grow."""
    asked: list[str] = []
    sizes: dict[str, float] = {}
    devtools.on("Network.requestWillBeSent", lambda event: asked.append(event["requestId"]))
    devtools.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    for domain in ("Network", "Performance"):
        devtools.send(f"{domain}.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return asked, sizes


@contextmanager
def _serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


if __name__ == "__main__":
    main()
