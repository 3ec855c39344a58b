"""Checklists in other languages: a file beside the definition, by the ids that never change.

`translations/ID.LANGUAGE.toml` has `version`, the version that it translates, `title` and `intro` at the top,
then a table `part.NUMBER`, `section.ID` or `item.ID` for each. What it leaves out stays Danish.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from app.core.checklist import Checklist

_TEXTS = ("title", "intro", "text", "help", "low", "high", "unit", "line")


@dataclass(frozen=True, slots=True)
class Translated:
    """A checklist with its texts replaced, and every text that is in the new language."""

    checklist: Checklist
    texts: frozenset[str]


def translated(checklist: Checklist, language: str) -> Translated:
    """Return the checklist in the language; what nobody has translated is left as it is.

    A translation of another version than the checklist's is no translation of it.
    """
    table = _table(checklist.id, language)
    if table.get("version") != checklist.version:
        return Translated(checklist, frozenset())
    data = checklist.model_dump(by_alias=True, exclude_unset=True)
    texts = frozenset(_applied(data, table))
    return Translated(Checklist.model_validate(data), texts)


@cache
def _table(checklist_id: str, language: str) -> Mapping[str, Any]:
    file = resources.files("app.checklists") / "translations" / f"{checklist_id}.{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _applied(data: dict[str, Any], table: Mapping[str, Any]) -> Iterator[str]:
    """Put the table's texts into the checklist's data, and yield each as it is shown."""
    yield from _replaced(data, table)
    for number, part in enumerate(data["part"], 1):
        yield from _replaced(part, table.get("part", {}).get(str(number), {}))
        for section in part["section"]:
            yield from _replaced(section, table.get("section", {}).get(section["id"], {}))
            for item in section["item"]:
                yield from _item(item, table.get("item", {}).get(item["id"], {}))


def _item(item: dict[str, Any], table: Mapping[str, Any]) -> Iterator[str]:
    yield from _replaced(item, table)
    item["options"] = tuple(dict(one) for one in item.get("options", ()))
    for option in item["options"]:
        if text := table.get("options", {}).get(option["id"]):
            option["text"] = text
            yield text
    if not item["options"]:
        del item["options"]
    for field in item.get("fields", ()):
        yield from _item(field, table.get("fields", {}).get(field["id"], {}))


def _replaced(target: dict[str, Any], table: Mapping[str, Any]) -> Iterator[str]:
    for key in _TEXTS:
        if key in target and isinstance(table.get(key), str):
            target[key] = table[key]
            yield table[key]
            if key in ("low", "high"):
                yield f"{1 if key == 'low' else 5} – {table[key]}"
