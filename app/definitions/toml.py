"""Reading a checklist from a TOML file, with every fault named at once: file, line, what and cure."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.core.checklist import Checklist
from app.definitions.lines import Place, line_of, lines_of

#: What to say about each kind of fault that pydantic finds, filled from the fault's own facts.
_FAULTS = {
    "missing": "'{key}' mangler. Skriv det.",
    "extra_forbidden": "'{key}' kendes ikke. Ret stavemåden, eller fjern linjen.",
    "string_too_short": "'{key}' er tomt. Skriv en tekst.",
    "string_too_long": "'{key}' er for lang, højst {max_length} tegn. Kort det ned.",
    "string_pattern_mismatch": "'{input}' duer ikke som '{key}'. Brug {form}.",
    "too_short": "'{key}' har for få. Der skal være mindst {min_length}.",
    "too_long": "'{key}' har for mange. Der må højst være {max_length}.",
    "greater_than_equal": "'{key}' er {input}. Det skal være mindst {ge}.",
    "less_than_equal": "'{key}' er {input}. Det må højst være {le}.",
    "literal_error": "'{key}' er '{input}'. Det skal være {expected}.",
    "union_tag_invalid": "'{tag}' er ikke en slags punkt. Brug en af: {expected_tags}.",
    "union_tag_not_found": "'kind' mangler. Skriv, hvilken slags punkt det er.",
    "bool_type": "'{key}' skal være true eller false.",
    "bool_parsing": "'{key}' skal være true eller false.",
    "string_type": "'{key}' skal være en tekst i anførselstegn.",
    "value_error": "{error}.",
}
_FORMS = {
    "version": 'et helt tal i anførselstegn, for eksempel "2"',
    "id": "små bogstaver a til z, tal og _ (i skemaets eget id også -), med et bogstav først",
}
_KINDS = {"status", "yesno", "scale", "choice", "choices", "text", "longtext"} | {
    "number", "month", "date", "code", "group",
}  # fmt: skip


class DefinitionError(Exception):
    """One or more definitions are wrong; `faults` has a line for every fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(path: Path) -> Checklist:
    """Return the checklist in the file; raise DefinitionError that names every fault in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise DefinitionError(
            [f"{path.name}: kan ikke læses. Filen skal findes og være gemt som UTF-8."]
        ) from None
    checklist = parse(text, path.name)
    if checklist.id != path.stem:
        place = line_of(lines_of(text), ("id",))
        raise DefinitionError(
            [f"{path.name}, linje {place}: id er '{checklist.id}'. Det skal være filens navn, '{path.stem}'."]
        )
    return checklist


def parse(text: str, name: str) -> Checklist:
    """Return the checklist in `text`; `name` is what faults call the file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError([f"{name}: er ikke gyldig TOML: {error}. Ret stedet."]) from None
    faults = set(_twice(data))
    try:
        checklist = Checklist.model_validate(data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if fault["loc"] and not _is_echo(dict(fault)):
                faults.add((_place(fault["loc"]), _message(dict(fault))))
    if faults:
        lines = lines_of(text)
        found = sorted({(line_of(lines, place), message) for place, message in faults})
        raise DefinitionError([f"{name}, linje {line}: {message}" for line, message in found])
    return checklist


def _twice(data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield the place of every id that stands a second time, and what to say about it."""
    for what, places in (("afsnit", _sections(data)), ("punkter", _items(data))):
        seen: set[object] = set()
        for place, one in places:
            id_ = one.get("id")
            if id_ in seen:
                yield (*place, "id"), f"to {what} har id '{id_}'. Giv hvert sit eget."
            seen.add(id_)


def _sections(data: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for place, part in _children(data, (), "part"):
        yield from _children(part, place, "section")


def _items(data: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for place, section in _sections(data):
        yield from _children(section, place, "item")


def _children(table: Mapping[str, Any], place: Place, key: str) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    children = table.get(key)
    if isinstance(children, list):
        for number, child in enumerate(children):
            if isinstance(child, dict):
                yield (*place, key, number), child


def _place(loc: Place) -> Place:
    """Return pydantic's place in the data without the names of kinds that it puts in between."""
    follows_number = (False, *(isinstance(step, int) for step in loc))
    return tuple(
        step for step, follows in zip(loc, follows_number, strict=False) if not (follows and step in _KINDS)
    )


def _is_echo(fault: Mapping[str, Any]) -> bool:
    """Say whether pydantic only counts a list short because of faults inside it, named on their own."""
    return fault["type"] == "too_short" and len(fault["input"]) >= int(fault["ctx"]["min_length"])


def _message(fault: Mapping[str, Any]) -> str:
    place = [step for step in fault["loc"] if isinstance(step, str)]
    key = place[-1] if place else "skemaet"
    facts = {"key": key, "input": fault["input"], **fault.get("ctx", {})}
    facts["form"] = _FORMS.get(key, _FORMS["id"])
    facts["expected"] = str(facts.get("expected", "")).replace(" or ", " eller ")
    text = _FAULTS.get(fault["type"], "'{key}' duer ikke. Se et af de indbyggede skemaer for et eksempel.")
    return text.format_map(facts)
