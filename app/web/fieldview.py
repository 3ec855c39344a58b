"""What the template of an item, or of a field in a group's line, shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core import parsing
from app.core.answers import COMMENT_LIMIT


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
