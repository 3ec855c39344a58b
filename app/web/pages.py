"""The pages around the form: what this is, privacy, accessibility, and two for machines."""

from flask import Blueprint

from app.config import Settings
from app.web import reply
from app.web.templating import render


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
    return routes
