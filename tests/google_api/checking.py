"""What comes in and goes out, held to the discovery document: query, body, answer."""

import functools
import json

from tests.google_api.call import Call
from tests.google_api.discovery import Method, document
from tests.google_api.errors import ApiError, Json, invalid, not_implemented, violations
from tests.google_api.masks import field_error, parse, pick, unknown
from tests.google_api.validate import Schemas

Query = dict[str, list[str]]
_SYSTEM = {"fields", "alt", "prettyPrint", "key", "quotaUser", "$.xgafv"}
_NOT_DONE = {"excludeTablesInBandedRanges", "commentsViewMode"}
_DATA_ROOT = {"spreadsheets.values.update": "data", "spreadsheets.values.append": "data"}
OWN_MISTAKE = "LOOPBACK_MISTAKE"


@functools.cache
def schemas(service: str) -> Schemas:
    """Return the compiled schemas of "sheets" or "drive"."""
    return Schemas(document("sheets.v4" if service == "sheets" else "drive.v3"))


def checked_query(query: Query, method: Method) -> Query:
    """Return the query, or refuse a parameter that Google or this loopback does not know."""
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
    kind = "Dimension" if name == "majorDimension" else name[0].upper() + name[1:]
    text = f"Invalid value at '{snake}' (type.googleapis.com/google.apps.sheets.v4.{kind}), \"{value}\""
    return violations([(snake, text)])


def checked_body(content: bytes, method: Method) -> Json:
    """Return the body as Google's parser reads it, or refuse it as that does."""
    if method.request is None or not content:
        return {}
    try:
        body = json.loads(content)
    except ValueError as error:
        raise invalid(f"Invalid JSON payload received. {_where(content, error)}") from error
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


def checked_answer(content: Json, call: Call, method: Method) -> Json:
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
