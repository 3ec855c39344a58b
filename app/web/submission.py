"""What a form sent: its fields, bounded, and the few that are ours and not the checklist's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from flask import Request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

MOST_BYTES = 256 * 1024
MOST_FIELDS = 1000

#: Names of our own fields begin with _, which no item's id does.
ID, VERSION, ROLE, SEND, MORE = "_id", "_version", "_rolle", "_send", "_flere"
ANYWAY = "alligevel"


@dataclass(frozen=True, slots=True)
class Submission:
    """The fields by name. Nothing in them is trusted."""

    fields: Mapping[str, Sequence[str]]

    @property
    def response_id(self) -> str:
        """Return the id that was made when the form opened; "" when there is none."""
        return self._first(ID)

    @property
    def version(self) -> str:
        """Return the checklist's version that was on the screen."""
        return self._first(VERSION)

    @property
    def role(self) -> str:
        """Return the role that was chosen; "" when none was."""
        return self._first(ROLE)

    @property
    def is_sure(self) -> bool:
        """Say whether the person sends although we warned."""
        return self._first(SEND) == ANYWAY

    @property
    def wants_lines(self) -> str:
        """Return the id of the group that is to have one more line; "" when the form is to be sent."""
        return self._first(MORE)

    def _first(self, name: str) -> str:
        return next(iter(self.fields.get(name, ())), "")


def received(request: Request) -> Submission:
    """Return what the request's body says; raise RequestEntityTooLarge where there is too much of it."""
    if (request.content_type or "").lower().startswith("multipart/form-data"):
        return Submission(dict(request.form.lists()))
    return Submission(_fields(_body(request).decode("utf-8", "replace")))


def _body(request: Request) -> bytes:
    """Return the body; read at once where its length is told, which is quicker than piece by piece."""
    length = request.content_length
    if length is None:
        return _piecewise(request)
    if length > MOST_BYTES:
        raise RequestEntityTooLarge
    body: bytes = request.environ["wsgi.input"].read(length)
    if len(body) < length:
        raise ClientDisconnected
    return body


def _piecewise(request: Request) -> bytes:
    """Return a body whose length nobody told; the stream ends without a word where the bound is reached."""
    body = request.get_data(cache=False)
    if len(body) >= MOST_BYTES:
        raise RequestEntityTooLarge
    return body


def _fields(body: str) -> dict[str, tuple[str, ...]]:
    """Return the fields of a form body; on every submission's way, so quicker than the general parser.

    An empty field has no value, but is there: it tells that its line of a group was on the screen.
    """
    pairs = body.split("&")
    if len(pairs) > MOST_FIELDS:
        raise RequestEntityTooLarge
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if "%" in pair or "+" in pair:
            name, value = _plain(name), _plain(value)
        if not value:
            found.setdefault(name, ())
        elif name in found:
            found[name] += (value,)
        else:
            found[name] = (value,)
    return found


def _plain(text: str) -> str:
    if "%" not in text and "+" not in text:
        return text
    return unquote_to_bytes(text.replace("+", " ")).decode("utf-8", "replace")
