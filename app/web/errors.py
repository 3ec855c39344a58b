"""Pages for what went wrong: Danish, with what to do next. What is logged never holds what was typed."""

import logging
import traceback

from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from app.core.response import Round
from app.definitions.library import UnknownChecklistError
from app.web import reply
from app.web.templating import render

_log = logging.getLogger(__name__)

#: What to say about each status: the heading, what happened, and the cure.
_TEXTS = {
    400: (
        "Vi kunne ikke læse det, der blev sendt",
        "Intet er gemt.",
        "Gå tilbage til skemaet, og prøv igen.",
    ),
    404: ("Siden findes ikke", "Adressen passer ikke til noget her.", "Se efter, om hele linket er med."),
    405: (
        "Siden kan ikke bruges på den måde",
        "Intet er gemt.",
        "Åbn linket til skemaet igen, og send det derfra.",
    ),
    413: (
        "Der er skrevet for meget på én gang",
        "Svaret er IKKE gemt.",
        "Gå tilbage til skemaet, kort teksterne ned, og send igen.",
    ),
    500: (
        "Der er sket en fejl hos os",
        "Vi ved ikke, om svaret er gemt.",
        "Vent lidt, og genindlæs siden. Så bliver det samme svar sendt igen. Det tæller kun én gang.",
    ),
    503: (
        "Vi kan ikke åbne skemaet lige nu",
        "Har du sendt et svar, er det IKKE gemt.",
        "Vent lidt, og genindlæs siden. Så bliver svaret sendt igen.",
    ),
}
_UNKNOWN_LINK = (
    "Linket virker ikke",
    "Vi kender ikke det link, du har brugt.",
    "Se efter, om hele linket er med. Eller bed om et nyt hos den, der gav dig det.",
)
_SWITCHED_OFF = (
    "Skemaet er slået fra",
    "Det kan ikke udfyldes lige nu. Har du sendt et svar, er det IKKE gemt.",
    "Spørg den, der gav dig linket.",
)


class UnknownLinkError(Exception):
    """No round has the link's token."""


def register(app: Flask) -> None:
    """Let the app answer everything that goes wrong with one of our pages."""
    app.register_error_handler(UnknownLinkError, lambda _: _page(404, _UNKNOWN_LINK))
    app.register_error_handler(UnknownChecklistError, lambda _: _page(404, _SWITCHED_OFF))
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(SQLAlchemyError, _store_failed)
    app.register_error_handler(Exception, _failed)


def closed(round_: Round) -> Response:
    """Return the page of a round that takes no more answers."""
    what = f"{round_.label} for {round_.team.name} tager ikke imod flere svar."
    return _page(410, ("Målingen er lukket", what, "Spørg den, der gav dig linket, om den åbner igen."))


def _page(status: int, text: tuple[str, str, str]) -> Response:
    heading, what, cure = text
    answer = reply.html(render("error.html", heading=heading, what=what, cure=cure), status)
    return reply.refused(answer) if status < 500 else answer


def _refused(error: HTTPException) -> Response:
    status = error.code if error.code in _TEXTS else 400
    answer = _page(status, _TEXTS[status])
    answer.headers.extend((name, value) for name, value in error.get_headers() if name == "Allow")
    return answer


def _store_failed(error: SQLAlchemyError) -> Response:
    _note(error)
    return _page(503, _TEXTS[503])


def _failed(error: Exception) -> Response:
    _note(error)
    return _page(500, _TEXTS[500])


def _note(error: Exception) -> None:
    """Log what failed and where, without the error's message: it may quote what was typed."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s in %s %s\n%s", type(error).__name__, request.method, request.endpoint, where)
