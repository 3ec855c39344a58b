"""Replies: a page as bytes with the headers that every page has. No cookies, nothing kept by the browser."""

import gzip
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from app.web.assets import POLICY

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse

#: What the pages' door adds to every answer, whatever made it.
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


def takes_gzip() -> bool:
    """Say whether the request's browser can read gzip."""
    return _names_gzip(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=64)
def _names_gzip(header: str) -> bool:
    return parse_accept_header(header, Accept)["gzip"] > 0


def html(page: str, status: int = 200) -> Response:
    """Return the page, compressed where the browser can read that."""
    body = page.encode()
    return compressed(gzip.compress(body, 6, mtime=0), status) if takes_gzip() else identity(body, status)


def identity(body: bytes, status: int = 200, *more: tuple[str, str]) -> Response:
    """Return a page as it is, with these headers more."""
    return Response(body, status, (_HTML, *more))


def compressed(body: bytes, status: int = 200, *more: tuple[str, str]) -> Response:
    """Return a page that is gzip already, with these headers more."""
    return Response(body, status, (_HTML, _GZIP, *more))


def for_good(body: bytes, content_type: str) -> Response:
    """Return what its address promises never to change; the browser may keep it."""
    return _small(body, ("Content-Type", content_type), _FOR_GOOD)


def script(text: str) -> Response:
    """Return a script that is asked for anew each time."""
    return _small(text.encode(), ("Content-Type", "text/javascript; charset=utf-8"))


def _small(body: bytes, *headers: tuple[str, str]) -> Response:
    if takes_gzip():
        return Response(_gzipped(body), 200, (*headers, _GZIP))
    return Response(body, 200, headers)


@lru_cache(maxsize=64)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def refused(answer: Response) -> Response:
    """Return the reply as one that says no: sending the same again will not help."""
    answer.headers[RECEIPT] = REFUSED
    return answer


def plain(text: str) -> Response:
    """Return plain text, for machines."""
    return Response(text, 200, (_PLAIN,))


def with_headers(start_response: "StartResponse") -> "StartResponse":
    """Return what starts an answer with the headers that every page has, whatever made the page."""

    def start(
        status: str, headers: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None, /
    ) -> Callable[[bytes], object]:
        kept = _FOR_GOOD in headers
        return start_response(status, headers + HEADERS + [_UNKEPT] * (not kept), exc_info)

    return start


class Opening:
    """A page whose long beginning never changes: compressed once, finished for every request."""

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning.encode()
        self._stream = zlib.compressobj(9, wbits=31)
        # Flushed here, once: otherwise every request would write out what the stream still holds back.
        self._head = self._stream.compress(self._beginning) + self._stream.flush(zlib.Z_SYNC_FLUSH)

    def reply(self, end: str) -> Response:
        """Return the whole page: one gzip member, or the plain page for a browser that cannot read it."""
        rest = end.encode()
        if not takes_gzip():
            return identity(self._beginning + rest)
        stream = self._stream.copy()
        return compressed(b"".join((self._head, stream.compress(rest), stream.flush())))
