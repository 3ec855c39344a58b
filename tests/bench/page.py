"""The form page on a slow phone: bytes on the wire and first paint, beside a bare 3 KB page."""

import statistics
import tempfile
import threading
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.bench.servers import ours
from tests.browser import running

TIMES = 7
#: 400 kbit/s, 400 ms, a processor four times slower: a cheap phone in a basement.
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4


def main() -> None:
    """Print bytes, first paint and the ratio to the bare page."""
    with tempfile.TemporaryDirectory() as folder:
        form = ours(Path(folder))
        path = f"/s/{(Path(folder) / 'token').read_text()}"
        form.add_url_rule("/bar", view_func=_bare_page)
        server = make_server("127.0.0.1", 0, form, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _compare(form, f"http://127.0.0.1:{server.port}", path)
        server.shutdown()


def _compare(form: Flask, base: str, path: str) -> None:
    size = len(form.test_client().get(path, headers={"Accept-Encoding": "gzip"}).data)
    with running() as browser:
        measured: dict[str, list[float]] = {path: [], "/bar": []}
        for _ in range(TIMES):
            for one, found in measured.items():
                found.append(_first_paint(browser, base + one))
    ours_ms, bare_ms = statistics.median(measured[path]), statistics.median(measured["/bar"])
    print(
        f"form page: {size} bytes compressed, first paint {ours_ms:.0f} ms; bare 3 KB page {bare_ms:.0f} ms"
    )
    print(f"ratio {ours_ms / bare_ms:.2f}")


def _first_paint(browser: Browser, url: str) -> float:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url)
    found: float = page.evaluate(
        "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))"
        ".observe({type: 'paint', buffered: true}))"
    )
    context.close()
    return found


def _bare_page() -> str:
    return "<!doctype html><title>Bar</title><p>" + "En bar side. " * 230
