"""From a request to an answer: which method, who asks, what is allowed, is the body right."""

import functools
import json
import threading
import traceback
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tests.google_api import drive, exporting, value_endpoints
from tests.google_api.accounts import Accounts, TokenError
from tests.google_api.call import Call, Content
from tests.google_api.clock import Clock
from tests.google_api.discovery import Method, document, methods
from tests.google_api.endpoints import ENDPOINTS, WRITES
from tests.google_api.errors import (
    ApiError,
    Json,
    insufficient_scope,
    invalid,
    not_found,
    not_implemented,
    unauthenticated,
    violations,
)
from tests.google_api.files import Drive
from tests.google_api.masks import field_error, parse, pick, unknown
from tests.google_api.quota import Quota
from tests.google_api.validate import Schemas

_REGISTERED = (drive, exporting, value_endpoints)  # importing them registers their endpoints

_SYSTEM = {"fields", "alt", "prettyPrint", "key", "quotaUser", "$.xgafv"}
_NOT_DONE = {"excludeTablesInBandedRanges", "commentsViewMode"}
_DATA_ROOT = {"spreadsheets.values.update": "data", "spreadsheets.values.append": "data"}
OWN_MISTAKE = "LOOPBACK_MISTAKE"
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


@functools.cache
def schemas(service: str) -> Schemas:
    """Return the compiled schemas of "sheets" or "drive"."""
    return Schemas(document("sheets.v4" if service == "sheets" else "drive.v3"))


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
        with self.lock:
            user = self._user(asked, method)
            if method.kind not in ENDPOINTS:
                raise not_implemented(method.kind)
            if self.quota and method.service == "sheets":
                refused = self.quota.take(user, write=method.kind in WRITES, now=self.clock.now())
                if refused:
                    raise refused
            query = _checked_query(asked, method)
            body = _checked_body(asked, method)
            call = Call(method.kind, asked.path, query, body, user, self.drive, asked.content)
            content = ENDPOINTS[method.kind](call)
            return _checked_answer(content, call, method) if isinstance(content, dict) else content

    def _user(self, asked: Request, method: Method) -> str:
        bearer = self.accounts.bearer(asked.authorization)
        if bearer is None:
            raise unauthenticated()
        if bearer.scopes is not None and not bearer.scopes & method.scopes:
            raise insufficient_scope(method.kind)
        return bearer.email


def _checked_query(asked: Request, method: Method) -> dict[str, list[str]]:
    query = asked.query
    for name, values in query.items():
        if name in _SYSTEM:
            continue
        if name in _NOT_DONE:
            raise not_implemented(f"the parameter {name}")
        if name not in method.parameters and method.service == "sheets":
            text = (
                f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
                f"Field '{name}' could not be found in request message."
            )
            raise violations([("", text)])
        allowed = method.parameters.get(name, {}).get("enum")
        if allowed and values[-1] not in allowed:
            raise _bad_enum(name, values[-1])
    if query.get("alt", ["json"])[-1] not in {"json", "media"}:
        raise not_implemented("answers in another form than JSON")
    return query


def _bad_enum(name: str, value: str) -> ApiError:
    snake = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
    kind = name[0].upper() + name[1:].replace("majorDimension", "Dimension")
    text = f"Invalid value at '{snake}' (type.googleapis.com/google.apps.sheets.v4.{kind}), \"{value}\""
    return violations([(snake, text)])


def _checked_body(asked: Request, method: Method) -> Json:
    if method.request is None or not asked.content:
        return {}
    try:
        body = json.loads(asked.content)
    except ValueError as error:
        raise invalid(f"Invalid JSON payload received. {_where(asked.content, error)}") from error
    held = schemas(method.service)
    if held.check(method.request)(body):
        checked: Json = body
        return checked
    cleaned, found = held.clean(method.request, body, root=_DATA_ROOT.get(method.kind, ""))
    if found and method.service == "sheets":
        raise violations(found)
    return cleaned


def _where(content: bytes, error: ValueError) -> str:
    at = getattr(error, "pos", 0)
    text = content.decode(errors="replace")
    return f"Unexpected token.\n{text[max(0, at - 20) : at + 20]}\n{' ' * min(at, 20)}^"


def _checked_answer(content: Json, call: Call, method: Method) -> Json:
    """Return the answer within its mask; one that does not fit Google's schema is our own mistake."""
    if method.response is None:
        return content
    mask = parse(call.text("fields"))
    held = schemas(method.service)
    if mask and method.service == "sheets":
        if strange := unknown(mask, document("sheets.v4")["schemas"], method.response):
            raise field_error(strange)
        content = pick(content, mask)
    if not held.check(method.response)(content):
        _, found = held.clean(method.response, content)
        raise ApiError(500, OWN_MISTAKE, f"The loopback's own answer does not fit Google's schema: {found}")
    return content
