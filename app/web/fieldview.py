"""One item, or one field of a group's line, as its template shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core import parsing
from app.core.answers import COMMENT_LIMIT
from app.core.items import Choices, Code, Group, Item, LineField, Number, Scale, Status, YesNo
from app.core.said import Said

_SAFE_HINT = Said("Skriv ikke navne eller CPR-numre.")
_HINTS = {
    "choices": Said("Sæt gerne flere kryds."),
    "longtext": _SAFE_HINT,
    "code": Said("Koden har 6 tegn og står for en person. Kun I ved, hvem det er."),
}
#: How to type it where a browser has no picker of its own.
_FORMATS = {
    "month": Said("Måned og år, for eksempel 11-2026."),
    "date": Said("Dag, måned og år, for eksempel 23-11-2026."),
}
#: Answers side by side on a wide screen: for a scale always five, for short answers by how many there are.
_COLUMNS_OF_SCALE = 5
_COLUMNS_OF_SHORT = {2: 2, 3: 3, 4: 2, 5: 3}


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the fields: what was typed, and what is wrong with it, by the field's name.

    `lines` is how many lines each group has on the page, `new_code` a code for a person who has none.
    """

    kept: Mapping[str, Sequence[str]]
    messages: Mapping[str, Sequence[str]]
    lines: Mapping[str, int]
    new_code: str

    def first(self, name: str) -> str:
        """Return what stands in the field."""
        return next(iter(self.kept.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class OptionView:
    """One answer button. The first of a field has the field's name as its id, so that links find it."""

    id: str
    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class CommentView:
    """The field 'Uddybende' of an item; `about` says which item to those who do not see it."""

    name: str
    about: str
    hint: str
    value: str
    messages: Sequence[str]
    limit: int = COMMENT_LIMIT

    @property
    def is_open(self) -> bool:
        """Say whether there is something to see in it."""
        return bool(self.value or self.messages)

    @property
    def described_by(self) -> str:
        """Return the ids of what describes the field."""
        return f"{self.name}-h {self.name}-f" if self.messages else f"{self.name}-h"


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a group."""

    title: str
    number: int
    fields: tuple["FieldView", ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field with everything its template shows; `style` is "q" for an item and "f" for a line's field."""

    kind: str
    style: str
    name: str
    number: str
    text: str
    required: bool
    help: str
    hint: str
    messages: Sequence[str]
    value: str
    limit: int
    columns: int = 1
    options: tuple[OptionView, ...] = ()
    format: str = ""
    ends: str = ""
    unit: str = ""
    input_mode: str = "text"
    comment: CommentView | None = None
    lines: tuple[LineView, ...] = ()
    most_lines: int = 0
    new_code: str = ""
    alphabet: str = parsing.CODE_ALPHABET

    @property
    def template(self) -> str:
        """Return the name of the template that shows it."""
        return f"items/{self.kind}.html"

    @property
    def described_by(self) -> str:
        """Return the ids of what describes the field, "" for nothing."""
        found = [f"{self.name}-h"] * self.has_hint + [f"{self.name}-f"] * bool(self.messages)
        return " ".join(found)

    @property
    def has_hint(self) -> bool:
        """Say whether there is something to tell before the field is filled in."""
        return bool(self.help or self.hint or self.format)

    @property
    def can_grow(self) -> bool:
        """Say whether the group may have one more line."""
        return len(self.lines) < self.most_lines


def of_item(item: Item, number: str, entered: Entered) -> FieldView:
    """Return the item under its number."""
    comment = _comment(item.comment_field, number, entered) if item.comment else None
    return _field(item, item.id, number=number, style="q", entered=entered, comment=comment)


def of_roles(name: str, roles: Sequence[str], entered: Entered) -> FieldView:
    """Return the question which role the person has."""
    return FieldView(
        kind="choice",
        style="card",
        name=name,
        number="",
        text=Said("Din rolle"),
        required=True,
        help="",
        hint="",
        messages=entered.messages.get(name, ()),
        value="",
        limit=0,
        options=_options(name, [(role, role) for role in roles], entered),
    )


def _field(
    item: Item | LineField,
    name: str,
    *,
    number: str,
    style: str,
    entered: Entered,
    comment: CommentView | None = None,
) -> FieldView:
    choices = item.choices if parsing.has_choices(item) or isinstance(item, Choices) else ()
    return FieldView(
        kind=item.kind,
        style=style,
        name=name,
        number=number,
        text=item.text,
        required=item.required,
        help=item.help or "",
        hint=_hint(item),
        messages=entered.messages.get(name, ()),
        value=entered.first(name),
        limit=parsing.limit(item),
        columns=_columns(item),
        options=_options(name, [(one.id, one.text) for one in choices], entered),
        format=_FORMATS.get(item.kind, ""),
        ends=_ends(item) if isinstance(item, Scale) else "",
        unit=(item.unit or "") if isinstance(item, Number) else "",
        input_mode=_input_mode(item) if isinstance(item, Number) else "text",
        comment=comment,
        lines=_lines(item, entered) if isinstance(item, Group) else (),
        most_lines=item.max_lines if isinstance(item, Group) else 0,
        new_code=entered.new_code,
    )


def _hint(item: Item | LineField) -> str:
    if isinstance(item, Number) and (item.minimum, item.maximum) != (0, 1_000_000):
        return Said("Et tal fra {least} til {most}.", least=f"{item.minimum:g}", most=f"{item.maximum:g}")
    return "" if isinstance(item, Code) and item.help else _HINTS.get(item.kind, "")


def _ends(item: Scale) -> str:
    return Said("Fra 1: {low}, til 5: {high}.", low=item.low, high=item.high)


def _columns(item: Item | LineField) -> int:
    if isinstance(item, Scale):
        return _COLUMNS_OF_SCALE
    return _COLUMNS_OF_SHORT[len(item.choices)] if isinstance(item, Status | YesNo) else 1


def _input_mode(item: Number) -> str:
    if item.minimum < 0:
        return "text"  # some phones' number pads have no minus
    return "decimal" if item.decimals else "numeric"


def _options(name: str, choices: Sequence[tuple[str, str]], entered: Entered) -> tuple[OptionView, ...]:
    chosen = entered.kept.get(name, ())
    return tuple(
        OptionView("" if place else name, value, text, value in chosen)
        for place, (value, text) in enumerate(choices)
    )


def _comment(name: str, number: str, entered: Entered) -> CommentView:
    return CommentView(name, number, _SAFE_HINT, entered.first(name), entered.messages.get(name, ()))


def _lines(group: Group, entered: Entered) -> tuple[LineView, ...]:
    return tuple(
        LineView(
            group.line,
            line + 1,
            tuple(
                _field(part, f"{group.id}.{line}.{part.id}", number="", style="f", entered=entered)
                for part in group.fields
            ),
        )
        for line in range(entered.lines.get(group.id, group.lines))
    )
