"""The form's page: made once for each round, and made anew when something has to be said."""

from datetime import datetime
from functools import lru_cache
from secrets import choice

from flask import Response

from app.config import Settings
from app.core.parsing import CODE_ALPHABET, CODE_LENGTH
from app.core.response import Round, new_response_id
from app.definitions.library import Library
from app.definitions.translations import Translated
from app.web import formview, notice, reply
from app.web.fieldview import Entered
from app.web.notice import Notice
from app.web.templating import render

#: Stand in the stored page where every page that is sent gets its own.
_ID_PLACE, _CODE_PLACE, _NOW_PLACE = "\ue000", "\ue001", "\ue002"
_PAGES = 64  # a page with its open gzip stream takes about 300 KB


class FormPages:
    """The forms of one deployment."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self._settings = settings
        self._library = library
        self._stored = lru_cache(maxsize=_PAGES)(self._make)

    def fresh(self, round_: Round, language: str, *, now: datetime) -> Response:
        """Return the empty form in the newest version, with an id of its own."""
        opening, rest = self._stored(round_, language)
        if _CODE_PLACE in rest:
            rest = rest.replace(_CODE_PLACE, new_code())
        return opening.reply(
            rest.replace(_ID_PLACE, new_response_id()).replace(_NOW_PLACE, _milliseconds(now))
        )

    def again(
        self,
        round_: Round,
        own: Translated,
        language: str,
        *,
        entered: Entered,
        notice_: Notice,
        response_id: str,
        now: datetime,
    ) -> Response:
        """Return the form with what was entered and why it is shown again."""
        view = formview.form(
            round_,
            own.checklist,
            self._settings,
            entered=entered,
            notice=notice_,
            response_id=response_id,
            now=_milliseconds(now),
        )
        page = reply.html(render("form.html", language, own=own, form=view), notice_.status)
        return reply.refused(page) if 400 <= notice_.status < 500 else page

    def _make(self, round_: Round, language: str) -> tuple[reply.Opening, str]:
        own = self._library.translated(self._library.current(round_.checklist_id), language)
        nothing = Entered({}, {}, {}, _CODE_PLACE)
        view = formview.form(
            round_,
            own.checklist,
            self._settings,
            entered=nothing,
            notice=notice.NONE,
            response_id=_ID_PLACE,
            now=_NOW_PLACE,
        )
        page = render("form.html", language, own=own, form=view)
        end = min(page.index(place) for place in (_ID_PLACE, _CODE_PLACE) if place in page)
        return reply.Opening(page[:end]), page[end:]


def _milliseconds(moment: datetime) -> str:
    return str(int(moment.timestamp() * 1000))


def new_code() -> str:
    """Return a random code for a person."""
    return "".join(choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
