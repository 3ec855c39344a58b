"""The receipt: what was saved, in numbers. It shows no answers."""

import gzip
from functools import lru_cache

from flask import Response

from app.config import Settings
from app.core.response import Response as Answered
from app.core.response import Round, RoundKind
from app.core.said import Said
from app.web import reply
from app.web.catalogue import query
from app.web.templating import render

_RECEIPTS = 512  # of about 12 KB each


class Receipts:
    """The receipts of one deployment: equal ones are made once, and nothing changes them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stored = lru_cache(maxsize=_RECEIPTS)(self._make)

    def of(self, response: Answered, round_: Round, title: str, language: str) -> Response:
        """Return the receipt for what was saved in the round of the checklist with that title."""
        page, small = self._stored(round_, title, language, len(response.answers), len(response.comments))
        saved = (reply.RECEIPT, response.id)
        return reply.compressed(small, 200, saved) if reply.takes_gzip() else reply.identity(page, 200, saved)

    def _make(
        self, round_: Round, title: str, language: str, answers: int, comments: int
    ) -> tuple[bytes, bytes]:
        is_joint = round_.kind is RoundKind.JOINT
        page = render(
            "receipt.html",
            language,
            title=title,
            team=round_.team.name,
            label=round_.label,
            answers=answers,
            comments=comments,
            saved=f"Vi har gemt {_counted(answers, comments, is_joint=is_joint)}.",
            controller=self._settings.controller,
            next_person=next_person(round_),
            link=f"/s/{round_.token}{query(language)}",
        ).encode()
        return page, gzip.compress(page, 9, mtime=0)


def next_person(round_: Round) -> str:
    """Return what opens the form for whoever answers next."""
    return Said("Nyt skema") if round_.kind is RoundKind.JOINT else Said("Næste person")


def _counted(answers: int, comments: int, *, is_joint: bool) -> str:
    more = f"{comments} uddybning{'' if comments == 1 else 'er'}"
    if answers == 0:
        return more
    if answers == 1:
        told = f"{'jeres' if is_joint else 'dit'} ene svar"
    else:
        told = f"{'jeres' if is_joint else 'dine'} {answers} svar"
    return f"{told} og {more}" if comments else told
