"""Teams, rounds and responses: who is asked, when, and what came back."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

#: An answer as it is stored: a code, a text, a number, some codes, or the lines of a group.
Answer = str | int | float | Sequence[str] | Sequence[Mapping[str, str | int | float]]

#: Letters and digits that are not mistaken for each other when read aloud or copied by hand: 32, so that
#: every byte picks one of them with the same chance.
_ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789"
_RESPONSE_ID = re.compile(rf"[{_ALPHABET}]{{20}}")


class RoundKind(StrEnum):
    """A joint answer that the team agreed on and individual answers are never mixed in one figure."""

    INDIVIDUAL = "individuel"
    JOINT = "fælles"


@dataclass(frozen=True, slots=True)
class Team:
    """A team and the area (neighbourhood, district) it works in; "" when it has none.

    `spreadsheet` is the address of its own spreadsheet; "" when its answers go to the common one.
    """

    id: str
    name: str
    area: str = ""
    spreadsheet: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One time a team answers one checklist (a måling). Whoever has the token may answer while it is open.

    `languages` are the languages that it may be read in beside Danish; answers are codes in any of them.
    """

    id: str
    token: str
    team: Team
    checklist_id: str
    label: str
    kind: RoundKind
    roles: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None = None
    languages: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether answers are taken."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Response:
    """What one person, or a team together, answered.

    `version` is the checklist's version that was on the screen. `answered_at` is rounded for individual
    answers, see `rounded`.
    """

    id: str
    round_id: str
    version: str
    role: str
    answers: Mapping[str, Answer]
    comments: Mapping[str, str]
    answered_at: datetime


def local(moment: datetime) -> datetime:
    """Return the moment as people and spreadsheets have it: in Copenhagen, naive."""
    return moment.astimezone(COPENHAGEN).replace(tzinfo=None)


def new_response_id() -> str:
    """Return an unguessable id of 20 characters (98 bits)."""
    return new_id(20)


def is_response_id(text: str) -> bool:
    """Say whether `text` could be an id that we, or a phone, made."""
    return _RESPONSE_ID.fullmatch(text) is not None


def new_id(length: int) -> str:
    """Return a random id that can be read aloud."""
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in secrets.token_bytes(length))


def new_token() -> str:
    """Return an unguessable token for a link (128 bits)."""
    return secrets.token_urlsafe(16)


def rounded(moment: datetime, kind: RoundKind) -> datetime:
    """Return the time that is kept: to the minute for a joint answer, the day for an individual one.

    Nobody is to be recognised by when they answered.
    """
    local = moment.astimezone(COPENHAGEN)
    if kind is RoundKind.JOINT:
        return local.replace(second=0, microsecond=0)
    return datetime.combine(local.date(), time(), COPENHAGEN)
