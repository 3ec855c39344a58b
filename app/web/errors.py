"""Pages for what went wrong: Danish, with what to do next. What is logged never holds what was typed."""

import logging
import traceback

from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from app.core.response import Round
from app.core.said import Said
from app.definitions.library import UnknownChecklistError
from app.web import reply
from app.web.catalogue import wanted
from app.web.templating import render

_log = logging.getLogger(__name__)

#: What to say about each status: the heading, what happened, and the cure.
_TEXTS = {
    400: (
        Said("Vi kunne ikke læse det, der blev sendt"),
        Said("Intet er gemt."),
        Said("Gå tilbage til skemaet, og prøv igen."),
    ),
    404: (
        Said("Siden findes ikke"),
        Said("Adressen passer ikke til noget her."),
        Said("Se efter, om hele linket er med."),
    ),
    405: (
        Said("Siden kan ikke bruges på den måde"),
        Said("Intet er gemt."),
        Said("Åbn linket til skemaet igen, og send det derfra."),
    ),
    413: (
        Said("Der er skrevet for meget på én gang"),
        Said("Svaret er IKKE gemt."),
        Said("Gå tilbage til skemaet, kort teksterne ned, og send igen."),
    ),
    500: (
        Said("Der er sket en fejl hos os"),
        Said("Vi ved ikke, om svaret er gemt."),
        Said("Vent lidt, og genindlæs siden. Så bliver det samme svar sendt igen. Det tæller kun én gang."),
    ),
    503: (
        Said("Vi kan ikke åbne skemaet lige nu"),
        Said("Har du sendt et svar, er det IKKE gemt."),
        Said("Vent lidt, og genindlæs siden. Så bliver svaret sendt igen."),
    ),
}
_UNKNOWN_LINK = (
    Said("Linket virker ikke"),
    Said("Vi kender ikke det link, du har brugt."),
    Said("Se efter, om hele linket er med. Eller bed om et nyt hos den, der gav dig det."),
)
_SWITCHED_OFF = (
    Said("Skemaet er slået fra"),
    Said("Det kan ikke udfyldes lige nu. Har du sendt et svar, er det IKKE gemt."),
    Said("Spørg den, der gav dig linket."),
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
    what = Said("{label} for {team} tager ikke imod flere svar.", label=round_.label, team=round_.team.name)
    cure = Said("Spørg den, der gav dig linket, om den åbner igen.")
    return _page(410, (Said("Målingen er lukket"), what, cure))


def _page(status: int, text: tuple[str, str, str]) -> Response:
    heading, what, cure = text
    answer = reply.html(render("error.html", wanted(), heading=heading, what=what, cure=cure), status)
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
