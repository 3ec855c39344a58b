"""The form, the pages around it, and the overview on a screen."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import Engine

from app.config import Settings
from app.definitions.library import Library
from app.web import errors, pages, participant, reply, submission
from app.web.participant import Participant
from app.web.screen import routes as screen


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: Settings, engine: Engine, library: Library, *, clock: Callable[[], datetime] = _now
) -> Flask:
    """Return the web application of one deployment. It sets no cookies and logs no requests."""
    app = Flask(__name__, static_folder=None)
    app.response_class = reply.Page
    app.config.update(
        MAX_CONTENT_LENGTH=submission.MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=submission.MOST_BYTES,
        MAX_FORM_PARTS=submission.MOST_FIELDS,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    participant.register(app, Participant(settings, engine, library, clock=clock))
    screen.register(app, screen.Screen(settings, engine, library, clock=clock))
    pages.register(app, settings)
    errors.register(app)
    return app
