"""Google's own description of its APIs: methods and schemas, from google-api-python-client."""

import functools
import importlib.util
import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """One method of an API: its kind ("spreadsheets.values.append"), verb, path and schemas."""

    kind: str
    verb: str
    pattern: re.Pattern[str]
    parameters: dict[str, Json]
    request: str | None
    response: str | None
    service: str
    scopes: frozenset[str]


@functools.cache
def document(name: str) -> Json:
    """Return a discovery document, such as "sheets.v4"."""
    spec = importlib.util.find_spec("googleapiclient")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = pathlib.Path(spec.submodule_search_locations[0]) / "discovery_cache" / "documents"
    content: Json = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return content


@functools.cache
def methods() -> tuple[Method, ...]:
    """Return every method of Sheets v4 and Drive v3, the most particular paths first."""
    found = [*_methods("sheets.v4", prefix="sheets."), *_methods("drive.v3", prefix=""), _UPLOAD]
    return tuple(sorted(found, key=lambda method: -len(method.pattern.pattern.replace("[^/]+?", ""))))


_UPLOAD = Method(
    kind="drive.v2.upload",
    verb="PUT",
    pattern=re.compile(r"/upload/drive/v2/files/(?P<fileId>[^/]+)"),
    parameters={},
    request=None,
    response=None,
    service="drive",
    scopes=frozenset({"https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/drive.file"}),
)
"""Drive's old way of putting a file's content, which gspread's import_csv uses; no schema of ours has it."""


def _methods(name: str, *, prefix: str) -> Iterator[Method]:
    content = document(name)
    service = content["servicePath"]
    stack = [content]
    while stack:
        resource = stack.pop()
        stack.extend(resource.get("resources", {}).values())
        for method in resource.get("methods", {}).values():
            yield Method(
                kind=method["id"].removeprefix(prefix),
                verb=method["httpMethod"],
                pattern=_pattern("/" + service + method.get("flatPath", method["path"])),
                parameters=method.get("parameters", {}),
                request=method.get("request", {}).get("$ref"),
                response=method.get("response", {}).get("$ref"),
                service=content["name"],
                scopes=frozenset(method.get("scopes", ())),
            )


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", path)
    text = "".join(f"(?P<{part}>[^/]+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile(text)
