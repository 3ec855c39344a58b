"""Holding bodies to Google's schemas: a fast yes or no, and a slow look that names each fault.

A body that fits is used as it is. One that does not is cleaned as Google's parser cleans it (nulls
dropped, numbers in strings read, snake_case understood), or refused with Google's texts.
"""

import json
import re
from collections.abc import Callable

from tests.google_api.errors import Data, Json

Check = Callable[[object], bool]
Violation = tuple[str, str]

_INT32 = range(-(2**31), 2**31)
_ENUMS = {
    "majorDimension": "Dimension",
    "dimension": "Dimension",
    "valueInputOption": "ValueInputOption",
    "valueRenderOption": "ValueRenderOption",
    "dateTimeRenderOption": "DateTimeRenderOption",
    "insertDataOption": "InsertDataOption",
    "sortOrder": "SortOrder",
}
_SCALARS: dict[str, tuple[str, Check]] = {
    "boolean": ("TYPE_BOOL", lambda value: type(value) is bool),
    "integer": ("TYPE_INT32", lambda value: type(value) is int and value in _INT32),
    "number": ("TYPE_DOUBLE", lambda value: type(value) in {int, float}),
    "string": ("TYPE_STRING", lambda value: type(value) is str),
}
_IS_TEXT = _SCALARS["string"][1]


def _is_list(value: object) -> bool:
    return type(value) is list


def _is_object(value: object) -> bool:
    return type(value) is dict


def _anything(_value: object) -> bool:
    return True


class Schemas:
    """The schemas of one discovery document, compiled to closures when first asked for."""

    def __init__(self, document: Json) -> None:
        self._schemas: dict[str, Json] = document["schemas"]
        self._messages: dict[str, Check] = {}
        package = (
            "google.apps.sheets.v4" if document["name"] == "sheets" else f"google.apps.{document['name']}"
        )
        self._package = f"type.googleapis.com/{package}."

    def check(self, name: str) -> Check:
        """Return the function that says whether a body fits the schema called `name` exactly."""
        if name not in self._messages:
            properties: dict[str, Check] = {}
            self._messages[name] = _message(properties)
            for key, schema in self._schemas[name].get("properties", {}).items():
                properties[key] = self._compile(schema)
        return self._messages[name]

    def _compile(self, schema: Json) -> Check:
        if "$ref" in schema:
            return self.check(schema["$ref"])
        kind = schema["type"]
        if kind == "array":
            items = schema["items"]
            return _is_list if items.get("type") == "any" else _array(self._compile(items))
        if kind == "object":
            inner = schema.get("additionalProperties")
            return _mapping(self._compile(inner)) if inner else _is_object
        if kind == "any":
            return _anything
        if "enum" in schema:
            return frozenset(schema["enum"]).__contains__
        return _SCALARS[kind][1]

    def clean(self, name: str, body: object, *, root: str = "") -> tuple[Json, list[Violation]]:
        """Return the body as Google's parser reads it, and what is wrong with it.

        `root` is the name under which the method binds its body ("data" for values.update).
        """
        found: list[Violation] = []
        cleaned = self._clean({"$ref": name}, body, root, "", found)
        return (cleaned if isinstance(cleaned, dict) else {}), found

    def _clean(self, schema: Json, value: object, path: str, key: str, found: list[Violation]) -> object:
        if "$ref" in schema:
            return self._clean_message(schema["$ref"], value, path, found)
        kind = schema["type"]
        if kind == "array":
            return self._clean_array(schema["items"], value, path, key, found)
        if kind == "object" and "additionalProperties" not in schema:
            return value
        if kind == "object" and isinstance(value, dict):
            items = schema["additionalProperties"]
            return {
                str(at): self._clean(items, item, f"{path}[{at}]", key, found) for at, item in value.items()
            }
        if kind == "any":
            return value
        return _clean_scalar(schema, value, path, self._enum(key), found)

    def _enum(self, key: str) -> str:
        return self._package + _ENUMS.get(key, key[:1].upper() + key[1:])

    def _clean_message(self, name: str, value: object, path: str, found: list[Violation]) -> object:
        if not isinstance(value, dict):
            text = (
                f"Invalid value at '{path}' ({self._package}{name}), {json.dumps(value, ensure_ascii=False)}"
            )
            found.append((path, text))
            return {}
        properties = self._schemas[name].get("properties", {})
        cleaned: Json = {}
        for given, item in value.items():
            key = given if given in properties else _camel(given)
            if key not in properties:
                found.append((path, unknown_name(given, path)))
            elif item is not None:
                inner = f"{path}.{_snake(key)}" if path else _snake(key)
                cleaned[key] = self._clean(properties[key], item, inner, key, found)
        return cleaned

    def _clean_array(self, items: Json, value: object, path: str, key: str, found: list[Violation]) -> object:
        if isinstance(value, list):
            nested = items.get("type") == "any"
            return (
                value
                if nested
                else [self._clean(items, item, f"{path}[{at}]", key, found) for at, item in enumerate(value)]
            )
        if items.get("type") in {"array", "any"}:
            text = json.dumps(value, ensure_ascii=False)
            found.append(
                (path, f"Invalid value at '{path}' (type.googleapis.com/google.protobuf.ListValue), {text}")
            )
            return []
        return [self._clean(items, value, path, key, found)]


def unknown_name(given: str, path: str) -> str:
    """Return Google's text for a field that the message does not have."""
    where = f" at '{path}'" if path else ""
    return f'Invalid JSON payload received. Unknown name "{given}"{where}: Cannot find field.'


def _message(properties: dict[str, Check]) -> Check:
    get = properties.get

    def fits(value: object) -> bool:
        if type(value) is not dict:
            return False
        for key, item in value.items():
            check = get(key)
            if check is _IS_TEXT:  # most of what comes is text: spare it a call
                if type(item) is not str:
                    return False
            elif check is None or not check(item):
                return False
        return True

    return fits


def _array(item: Check) -> Check:
    return lambda value: type(value) is list and all(map(item, value))


def _mapping(item: Check) -> Check:
    return lambda value: type(value) is dict and all(map(item, value.values()))


def _clean_scalar(schema: Json, value: object, path: str, enum: str, found: list[Violation]) -> object:
    kind, fits = _SCALARS[schema["type"]]
    if "enum" in schema:
        if value in schema["enum"]:
            return value
        kind = enum
    else:
        for reading in (value, _read(schema["type"], value)):
            if fits(reading):
                return reading
    text = json.dumps(value, ensure_ascii=False)
    found.append((path, f"Invalid value at '{path}' ({kind}), {text}"))
    return None


def _read(kind: str, value: object) -> Data:
    """Return a scalar that was written in another form: "5" as 5, 5.0 as 5, "true" as True."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(str(value)) if isinstance(value, str) else None
    if kind in {"integer", "number"} and isinstance(value, str | float):
        try:
            number = float(value)
        except ValueError:
            return None
        return int(number) if kind == "integer" and number.is_integer() else number
    return None


def _snake(key: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: "_" + found[1].lower(), key)


def _camel(key: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), key)
