"""From a request to an answer: which method, who asks, what is allowed, is the body right."""

import gc
import json
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tests.google_api import drive, exporting, value_endpoints
from tests.google_api.accounts import Accounts, TokenError
from tests.google_api.call import Call, Content
from tests.google_api.checking import OWN_MISTAKE, checked_answer, checked_body, checked_query
from tests.google_api.clock import Clock
from tests.google_api.discovery import Method, methods
from tests.google_api.endpoints import ENDPOINTS, WRITES
from tests.google_api.errors import (
    ApiError,
    Json,
    not_found,
    not_implemented,
)
from tests.google_api.files import Drive
from tests.google_api.quota import Quota

_REGISTERED = (drive, exporting, value_endpoints)  # importing them registers their endpoints

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, type, content."""

    status: int
    content: bytes
    type: str = JSON_TYPE


@dataclass(frozen=True, slots=True)
class Request:
    """What came in, with the method that it means (None: none of Google's)."""

    verb: str
    target: str
    authorization: str
    content: bytes
    kind: str
    method: Method | None
    path: dict[str, str]

    @property
    def query(self) -> dict[str, list[str]]:
        """Return the query, each name with its values."""
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)


def request(verb: str, target: str, authorization: str, content: bytes) -> Request:
    """Return a request with its kind: a method's name, "token", or "unknown"."""
    path = urlsplit(target).path
    if path == "/token":
        return Request(verb, target, authorization, content, "token", None, {})
    for method in methods():
        if method.verb == verb and (found := method.pattern.fullmatch(path)):
            parts = {key: unquote(part) for key, part in found.groupdict().items()}
            return Request(verb, target, authorization, content, method.kind, method, parts)
    return Request(verb, target, authorization, content, "unknown", None, {})


@dataclass(slots=True)
class Dispatcher:
    """Answers requests from the state that it holds, one at a time."""

    clock: Clock
    drive: Drive
    accounts: Accounts
    quota: Quota | None = None
    lock: threading.RLock = field(default_factory=threading.RLock)
    crashes: list[str] = field(default_factory=list)

    def answer(self, asked: Request) -> Answer:
        """Carry out a request and return the answer; errors are answers too."""
        if asked.kind == "token":
            return self._token(asked)
        try:
            content = self._carry_out(asked)
        except ApiError as error:
            if error.status == OWN_MISTAKE:
                self.crashes.append(error.message)
            return Answer(error.code, json.dumps(error.body(), ensure_ascii=False).encode())
        except Exception:  # the loopback's own mistake must be seen, not taken for Google's
            self.crashes.append(traceback.format_exc())
            own = ApiError(500, OWN_MISTAKE, self.crashes[-1])
            return Answer(500, json.dumps(own.body()).encode())
        if isinstance(content, Content):
            return Answer(200, content.body, content.type)
        if content is None:
            return Answer(204, b"", "text/html")
        return Answer(200, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())

    def _token(self, asked: Request) -> Answer:
        form = {key: values[-1] for key, values in parse_qs(asked.content.decode()).items()}
        try:
            with self.lock:
                content, status = self.accounts.exchange(form), 200
        except TokenError as error:
            content, status = error.body, 400
        return Answer(status, json.dumps(content).encode())

    def _carry_out(self, asked: Request) -> Json | Content | None:
        method = asked.method
        if method is None:
            raise (
                not_found()
                if asked.target == "/"
                else not_implemented(f"{asked.verb} {urlsplit(asked.target).path}")
            )
        with self.lock, _without_garbage_collection():
            user = self.accounts.user(asked.authorization, method)
            if method.kind not in ENDPOINTS:
                raise not_implemented(method.kind)
            if self.quota and method.service == "sheets":
                refused = self.quota.take(user, write=method.kind in WRITES, now=self.clock.now())
                if refused:
                    raise refused
            query = checked_query(asked.query, method)
            body = checked_body(asked.content, method)
            call = Call(method.kind, asked.path, query, body, user, self.drive, asked.content)
            content = ENDPOINTS[method.kind](call)
            return checked_answer(content, call, method) if isinstance(content, dict) else content


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Let no collection walk through all rows because one body has thousands of cells."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
