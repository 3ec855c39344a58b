"""The form of a round: opening it, sending it, the receipt."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from flask import Flask, Response, request
from sqlalchemy import Engine

from app.config import Settings
from app.core.response import Round, new_response_id
from app.definitions.library import Library
from app.deployment import spreadsheet_name
from app.store import rounds
from app.store.responses import Responses, Saved, SaveError
from app.web import attempt, errors, notice, submission
from app.web.attempt import Attempt
from app.web.catalogue import wanted
from app.web.formpage import FormPages
from app.web.notice import Notice
from app.web.receipt import Receipts

_log = logging.getLogger(__name__)

_ROUNDS = 1000
_STOPS = {Saved.CONFLICT: notice.TAKEN, Saved.CLOSED: notice.CLOSED}


class Participant:
    """What the form works on, and its two answers: to opening it and to sending it."""

    def __init__(
        self, settings: Settings, engine: Engine, library: Library, *, clock: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._library = library
        self._clock = clock
        self._responses = Responses(engine)
        # All of a round but whether it is open stays as it is; that is looked up when an answer is saved.
        self._known = lru_cache(maxsize=_ROUNDS)(self._round)
        self._forms = FormPages(settings, library)
        self._receipts = Receipts(settings)

    def open(self, token: str) -> Response:
        """Return the empty form."""
        round_ = self._round(token)
        if not round_.is_open:
            return errors.closed(round_)
        return self._forms.fresh(round_, wanted(round_.languages), now=self._clock())

    def send(self, token: str) -> Response:
        """Save what was sent and return the receipt, or the form with what stands in the way."""
        round_ = self._known(token)
        language = wanted(round_.languages)
        tried = attempt.read(
            round_, self._library, submission.received(request), now=self._clock(), language=language
        )
        stop = tried.stopped_by()
        if stop is None:
            stop = self._save(tried, round_)
        elif not self._round(token).is_open:
            stop = notice.CLOSED
        if stop is None:
            return self._receipts.of(tried.response, round_, tried.checklist.title, language)
        return self._forms.again(
            round_,
            tried.own,
            language,
            entered=tried.entered(stop),
            notice_=stop,
            response_id=new_response_id() if stop is notice.TAKEN else tried.response.id,
            now=self._clock(),
        )

    def _round(self, token: str) -> Round:
        round_ = rounds.by_token(self._engine, token)
        if round_ is None:
            raise errors.UnknownLinkError
        return round_

    def _save(self, tried: Attempt, round_: Round) -> Notice | None:
        """Save the response; return why that could not be, or None when it is on disk."""
        try:
            saved = self._responses.save(
                tried.response,
                spreadsheet=spreadsheet_name(tried.checklist, round_.team),
                now=self._clock(),
            )
        except SaveError as error:
            _log.error("A response was not saved: %s", error)  # an expected failure, no trace
            return notice.FAILED
        return _STOPS.get(saved)


def register(app: Flask, participant: Participant) -> None:
    """Add the routes of the form."""
    app.add_url_rule("/s/<token>", "open", participant.open, methods=["GET"])
    app.add_url_rule("/s/<token>", "send", participant.send, methods=["POST"])
