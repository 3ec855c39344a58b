"""The pages around the form: what this is, privacy, accessibility, and two for machines."""

from collections.abc import Callable
from functools import cache, partial

from flask import Flask, Response

from app.config import Settings
from app.web import assets, more, reply
from app.web.catalogue import wanted
from app.web.templating import render

_PAGES = {"/": "front", "/privatliv": "privacy", "/was": "accessibility"}
_FILES = (
    *((path, script.encode(), "text/javascript; charset=utf-8") for path, script in more.every().items()),
    (assets.MANIFEST_PATH, assets.MANIFEST.encode(), "application/manifest+json"),
    (assets.ICON_PATH, assets.ICON, "image/svg+xml"),
    *((path, assets.SMALL_ICON, "image/png") for path in assets.SMALL_ICON_PATHS),
    (assets.LARGE_ICON_PATH, assets.LARGE_ICON, "image/png"),
)


def register(app: Flask, settings: Settings) -> None:
    """Add the routes of the pages; these are made once in each language."""

    @cache
    def page(name: str, language: str) -> str:
        return render(name, language, settings=settings)

    for path, name in _PAGES.items():
        app.add_url_rule(path, name, partial(_shown, page, f"{name}.html"))
    app.add_url_rule("/sundhed", "health", lambda: reply.plain("ok"))
    app.add_url_rule("/robots.txt", "robots", lambda: reply.plain("User-agent: *\nDisallow: /\n"))
    app.add_url_rule("/sw.js", "worker", lambda: reply.script(assets.WORKER))
    for path, body, kind in _FILES:
        app.add_url_rule(path, path[1:].replace(".", "-"), partial(reply.for_good, body, kind))


def _shown(page: Callable[[str, str], str], name: str) -> Response:
    return reply.html(page(name, wanted()))
