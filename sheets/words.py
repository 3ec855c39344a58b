"""An answer as people read it in a cell, and a cell as the answer it stands for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.core import parsing
from app.core.items import (
    Choice,
    Choices,
    Day,
    Group,
    Item,
    LineField,
    Month,
    Number,
    Option,
    Scale,
)
from app.core.response import Answer
from sheets.page import Cell

_Field = Item | LineField
_Value = str | int | float

_NEXT_LINE = re.compile(r"\n(?! {3})")  # a line break inside a value is followed by three spaces
_NUMBERED = re.compile(r"\A\s*\d+\.\s*")
_ESCAPED = re.compile(r"\\([\\|])")


def cell_of(item: Item, answer: Answer) -> Cell:
    """Return what stands in the cell: words for codes, a real date, a group's lines below each other."""
    if isinstance(item, Group):
        return "\n".join(_written_lines(item, answer))
    if isinstance(item, Choices):
        words = {option.id: _between_semicolons(option) for option in item.choices}
        return "; ".join(words.get(code, code) for code in _codes(answer))
    return _single_cell(item, _plain(answer))


def answer_of(item: Item, cell: Cell) -> Answer | None:
    """Return the answer that the cell stands for, None for a blank one.

    Case and spaces do not matter. What is not one of the item's answers raises ValueError, with what to do
    about it; it is never guessed at.
    """
    if not text_of(cell):
        return None
    if isinstance(item, Group):
        return _read_lines(item, text_of(cell)) or None
    if isinstance(item, Choices):
        given = [_code(item, part) for part in text_of(cell).split(";") if part.strip()]
        return [option.id for option in item.choices if option.id in given] or None
    return _single_answer(item, cell)


def text_of(cell: Cell) -> str:
    """Return the cell as text, numbers and dates as Danes write them; "" for a blank one."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell.day:02}-{cell.month:02}-{cell.year:04}"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return repr(cell).replace(".", ",")
        case _:
            return parsing.clean(str(cell))


def folded(text: str) -> str:
    """Return `text` so that two spellings with other case or spaces are equal."""
    return " ".join(parsing.clean(text).casefold().split())


def _plain(answer: Answer) -> _Value:
    if isinstance(answer, str | int | float):
        return answer
    raise TypeError("an item with one value has a list of answers")


def _codes(answer: Answer) -> list[str]:
    return [str(code) for code in answer] if isinstance(answer, Sequence) else [str(answer)]


def _single_cell(item: _Field, value: _Value) -> Cell:
    match item:
        case Number():
            return value
        case Day():
            return date.fromisoformat(str(value))
        case Month():
            return date.fromisoformat(f"{value}-01")
        case Scale() if str(value).isdigit():
            return int(value)
    if parsing.has_choices(item):
        return next((option.text for option in item.choices if option.id == value), str(value))
    return str(value)


def _single_answer(item: _Field, cell: Cell) -> _Value:
    if isinstance(cell, date) and isinstance(item, Day | Month):
        return cell.isoformat()[: 10 if isinstance(item, Day) else 7]
    if parsing.has_choices(item):
        return _code(item, text_of(cell))
    return parsing.value(item, text_of(cell))


def _code(item: parsing.WithChoices | Choices, text: str) -> str:
    found = {option.id for option in item.choices if folded(text) in _names(item, option)}
    if len(found) != 1:
        raise ValueError(f"Skriv et af svarene: {', '.join(option.text for option in item.choices)}.")
    return found.pop()


def _names(item: parsing.WithChoices | Choices, option: Option) -> Iterator[str]:
    yield folded(option.text)
    if isinstance(item, Choices):
        yield folded(_between_semicolons(option))
    elif not isinstance(item, Choice):  # our own codes: "3" on a scale, "delvist"
        yield option.id.replace("_", " ")


def _between_semicolons(option: Option) -> str:
    return option.text.replace(";", ",")


def _written_lines(group: Group, answer: Answer) -> Iterator[str]:
    for number, line in enumerate(_lines(answer), 1):
        parts = (
            f"{_label(field)}: {_written(field, line[field.id])}"
            for field in group.fields
            if field.id in line
        )
        yield f"{number}. {' | '.join(parts)}"


def _lines(answer: Answer) -> Iterator[Mapping[str, _Value]]:
    if isinstance(answer, Sequence):
        yield from (line for line in answer if isinstance(line, Mapping))


def _read_lines(group: Group, text: str) -> list[dict[str, _Value]]:
    lines = (_read_line(group.fields, line) for line in _NEXT_LINE.split(text) if line.strip())
    return [line for line in lines if line]


def _read_line(fields: Iterable[LineField], text: str) -> dict[str, _Value]:
    by_label = {folded(_label(field)): field for field in fields}
    found: dict[str, _Value] = {}
    for part in _NUMBERED.sub("", text).split(" | "):
        label, _, value = part.partition(":")
        field = by_label.get(folded(label))
        if field is None or field.id in found:
            raise ValueError(f"Skriv linjen som '{' | '.join(f'{_label(one)}: …' for one in fields)}'.")
        plain = parsing.clean(_ESCAPED.sub(r"\1", value.replace("\n   ", "\n")))
        if plain:
            found[field.id] = _single_answer(field, plain)
    return found


def _label(field: LineField) -> str:
    return " ".join(field.text.replace(":", "").replace("|", "/").split())


def _written(field: LineField, value: _Value) -> str:
    if isinstance(field, Month):
        year, month = str(value).split("-")
        return f"{month}-{year}"
    text = text_of(_single_cell(field, value))
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\n   ")
