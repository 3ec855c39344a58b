"""Replies: a page as bytes with the headers that every page has. No cookies, nothing kept by the browser."""

import gzip
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Response, request
from typing_extensions import override
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from app.web.assets import POLICY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: What every answer says, whatever made it.
HEADERS = [
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("X-Robots-Tag", "noindex"),
    ("Vary", "Accept-Encoding"),
]
#: Names the id of the response that was saved, or says that it was refused. A page without it, a proxy's or a
#: portal's, tells a phone nothing about its answer.
RECEIPT = "Forankring-Svar"
REFUSED = "nej"
_UNKEPT = ("Cache-Control", "no-store")
_FOR_GOOD = ("Cache-Control", "public, max-age=31536000, immutable")
_HTML = ("Content-Type", "text/html; charset=utf-8")
_PLAIN = ("Content-Type", "text/plain; charset=utf-8")
_GZIP = ("Content-Encoding", "gzip")


class Page(Response):
    """A whole answer, with the headers that every answer has, whatever made it."""

    @override
    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        headers = self.headers.to_wsgi_list()
        start_response(self.status, headers + HEADERS + [_UNKEPT] * (_FOR_GOOD not in headers))
        # A list: the server sends that at once, and asks for anything else piece by piece.
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.data]


def takes_gzip() -> bool:
    """Say whether the request's browser can read gzip."""
    return _names_gzip(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=64)
def _names_gzip(header: str) -> bool:
    return parse_accept_header(header, Accept)["gzip"] > 0


def html(page: str, status: int = 200) -> Page:
    """Return the page, compressed where the browser can read that."""
    body = page.encode()
    return compressed(gzip.compress(body, 6, mtime=0), status) if takes_gzip() else identity(body, status)


def identity(body: bytes, status: int = 200, *more: tuple[str, str]) -> Page:
    """Return a page as it is, with these headers more."""
    return Page(body, status, (_HTML, *more))


def compressed(body: bytes, status: int = 200, *more: tuple[str, str]) -> Page:
    """Return a page that is gzip already, with these headers more."""
    return Page(body, status, (_HTML, _GZIP, *more))


def for_good(body: bytes, content_type: str) -> Page:
    """Return what its address promises never to change; the browser may keep it."""
    return _small(body, ("Content-Type", content_type), _FOR_GOOD)


def script(text: str) -> Page:
    """Return a script that is asked for anew each time."""
    return _small(text.encode(), ("Content-Type", "text/javascript; charset=utf-8"))


def _small(body: bytes, *headers: tuple[str, str]) -> Page:
    if takes_gzip():
        return Page(_gzipped(body), 200, (*headers, _GZIP))
    return Page(body, 200, headers)


@lru_cache(maxsize=64)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def refused(answer: Page) -> Page:
    """Return the reply as one that says no: sending the same again will not help."""
    answer.headers[RECEIPT] = REFUSED
    return answer


def plain(text: str) -> Page:
    """Return plain text, for machines."""
    return Page(text, 200, (_PLAIN,))


class Opening:
    """A page whose long beginning never changes: compressed once, finished for every request."""

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning.encode()
        self._stream = zlib.compressobj(9, wbits=31)
        # Flushed here, once: otherwise every request would write out what the stream still holds back.
        self._head = self._stream.compress(self._beginning) + self._stream.flush(zlib.Z_SYNC_FLUSH)

    def reply(self, end: str) -> Page:
        """Return the whole page: one gzip member, or the plain page for a browser that cannot read it."""
        rest = end.encode()
        if not takes_gzip():
            return identity(self._beginning + rest)
        stream = self._stream.copy()
        return compressed(b"".join((self._head, stream.compress(rest), stream.flush())))
