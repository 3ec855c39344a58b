"""The pages around the form: what this is, privacy, accessibility, and two for machines."""

from functools import partial

from flask import Blueprint

from app.config import Settings
from app.web import assets, reply
from app.web.templating import render

_FILES = (
    (assets.MORE_PATH, assets.MORE_SCRIPT.encode(), "text/javascript; charset=utf-8"),
    (assets.MANIFEST_PATH, assets.MANIFEST.encode(), "application/manifest+json"),
    (assets.ICON_PATH, assets.ICON, "image/svg+xml"),
    (assets.SMALL_ICON_PATH, assets.SMALL_ICON, "image/png"),
    (assets.LARGE_ICON_PATH, assets.LARGE_ICON, "image/png"),
)


def blueprint(settings: Settings) -> Blueprint:
    """Return the routes of the pages; these are made now, once."""
    routes = Blueprint("pages", __name__)
    front = render("front.html", settings=settings)
    privacy = render("privacy.html", settings=settings)
    accessibility = render("accessibility.html", settings=settings)
    routes.add_url_rule("/", "front", lambda: reply.html(front))
    routes.add_url_rule("/privatliv", "privacy", lambda: reply.html(privacy))
    routes.add_url_rule("/was", "accessibility", lambda: reply.html(accessibility))
    routes.add_url_rule("/sundhed", "health", lambda: reply.plain("ok"))
    routes.add_url_rule("/robots.txt", "robots", lambda: reply.plain("User-agent: *\nDisallow: /\n"))
    routes.add_url_rule("/sw.js", "worker", lambda: reply.script(assets.WORKER))
    for path, body, kind in _FILES:
        routes.add_url_rule(path, path[1:].partition(".")[0], partial(reply.for_good, body, kind))
    return routes
