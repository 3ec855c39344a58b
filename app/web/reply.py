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
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("X-Robots-Tag", "noindex"),
    ("Vary", "Accept-Encoding"),
]
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


def identity(body: bytes, status: int = 200) -> Response:
    """Return a page as it is."""
    return Response(body, status, (_HTML,))


def compressed(body: bytes, status: int = 200) -> Response:
    """Return a page that is gzip already."""
    return Response(body, status, (_HTML, _GZIP))


def plain(text: str) -> Response:
    """Return plain text, for machines."""
    return Response(text, 200, (_PLAIN,))


def with_headers(start_response: "StartResponse") -> "StartResponse":
    """Return what starts an answer with the headers that every page has, whatever made the page."""

    def start(
        status: str, headers: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None, /
    ) -> Callable[[bytes], object]:
        return start_response(status, headers + HEADERS, exc_info)

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
