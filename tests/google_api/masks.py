"""Field masks: `a.b`, `a/b`, `a(b,c)` and `*`, for what an answer shows and what a request changes."""

import re
from typing import Any

from tests.google_api.errors import BAD_REQUEST, ApiError, Data, Json, invalid

Mask = dict[str, Any]
"""What is wanted under each name; an empty mask wants everything below."""

_TOKENS = re.compile(r"[(),./]|[^(),./\s]+")


def parse(text: str) -> Mask:
    """Return the mask that `text` writes; an empty text wants everything."""
    tokens = _TOKENS.findall(text)
    mask, rest = _fields(tokens, 0)
    if rest != len(tokens):
        raise _bad_selection(text)
    return mask


def _fields(tokens: list[str], at: int) -> tuple[Mask, int]:
    mask: Mask = {}
    while at < len(tokens) and tokens[at] != ")":
        at = _path(tokens, at, mask)
        if at < len(tokens) and tokens[at] == ",":
            at += 1
    return mask, at


def _path(tokens: list[str], at: int, mask: Mask) -> int:
    """Put the path that begins at `at` into the mask; return where it ends."""
    names = [tokens[at]]
    at += 1
    below: Mask = {}
    while at < len(tokens) and tokens[at] in {".", "/", "("}:
        if tokens[at] == "(":
            below, at = _fields(tokens, at + 1)
            at += 1
            break
        names.append(tokens[at + 1])
        at += 2
    for name in reversed(names[1:]):
        below = {} if name == "*" and not below else {name: below}
    _merge(mask, names[0], below)
    return at


def _merge(mask: Mask, name: str, below: Mask) -> None:
    if name not in mask:
        mask[name] = below
    elif not mask[name] or not below:
        mask[name] = {}
    else:
        for key, item in below.items():
            _merge(mask[name], key, item)


def below(mask: Mask, name: str) -> Mask | None:
    """Return the mask under `name`: {} for everything, None when it is not wanted."""
    if not mask or (list(mask) == ["*"] and not mask["*"]):
        return {}
    if name in mask:
        found: Mask = mask[name]
        return found
    return mask.get("*")


def wants(mask: Mask, *names: str) -> bool:
    """Say whether the mask wants something at or below this path."""
    for name in names:
        inner = below(mask, name)
        if inner is None:
            return False
        mask = inner
    return True


def pick(value: Data, mask: Mask) -> Data:
    """Return the part of a JSON value that the mask wants."""
    if not mask:
        return value
    if isinstance(value, list):
        return [pick(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    picked = {}
    for key, item in value.items():
        inner = below(mask, key)
        if inner is not None:
            picked[key] = pick(item, inner)
    return picked


def unknown(mask: Mask, schemas: dict[str, Json], name: str) -> str | None:
    """Return the first path of the mask that the schema does not have."""
    properties = schemas[name].get("properties", {})
    for key, inner in mask.items():
        if key == "*":
            continue
        if key not in properties:
            return key
        schema = properties[key]
        while "items" in schema:
            schema = schema["items"]
        if inner and "$ref" in schema and (found := unknown(inner, schemas, schema["$ref"])):
            return f"{key}.{found}"
    return None


def _bad_selection(text: str) -> ApiError:
    return field_error(text)


def field_error(path: str) -> ApiError:
    """Return the 400 of a `fields` parameter that names what the answer does not have."""
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    violation = {"field": path, "description": text}
    return invalid(
        "Request contains an invalid argument.", [{"@type": BAD_REQUEST, "fieldViolations": [violation]}]
    )


def update(target: Json, source: Json, mask: Mask) -> Json:
    """Return `target` with what the mask names taken from `source`, or cleared where `source` has nothing."""
    if not mask or "*" in mask:
        return dict(source)
    changed = dict(target)
    for key, inner in mask.items():
        if inner and isinstance(source.get(key, {}), dict):
            changed[key] = update(target.get(key, {}), source.get(key, {}), inner)
            if not changed[key]:
                del changed[key]
        elif key in source:
            changed[key] = source[key]
        else:
            changed.pop(key, None)
    return changed
