"""The form and the pages around it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask
from sqlalchemy import Engine
from typing_extensions import override

from app.config import Settings
from app.definitions.library import Library
from app.web import errors, pages, participant, reply, submission
from app.web.participant import Participant

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def _now() -> datetime:
    return datetime.now(UTC)


class _Site(Flask):
    @override
    def wsgi_app(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return super().wsgi_app(environ, reply.with_headers(start_response))


def create_app(
    settings: Settings, engine: Engine, library: Library, *, clock: Callable[[], datetime] = _now
) -> Flask:
    """Return the web application of one deployment. It sets no cookies and logs no requests."""
    app = _Site(__name__, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=submission.MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=submission.MOST_BYTES,
        MAX_FORM_PARTS=submission.MOST_FIELDS,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    app.register_blueprint(participant.blueprint(Participant(settings, engine, library, clock=clock)))
    app.register_blueprint(pages.blueprint(settings))
    errors.register(app)
    return app
