"""The kinds of item: what can be asked, and which answers there are."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from typing_extensions import override

from app.core.said import Said

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]

#: The most characters that one spreadsheet cell holds in every workbook that we write.
CELL_LIMIT = 32_000

DONT_KNOW = "ved_ikke"
NOT_RELEVANT = "ikke_relevant"
YES, PARTLY, NO = "ja", "delvist", "nej"

#: Words for the codes that several kinds of item share.
WORDS = {
    YES: Said("Ja"),
    PARTLY: Said("Delvist på plads"),
    NO: Said("Nej"),
    DONT_KNOW: Said("Ved ikke"),
    NOT_RELEVANT: Said("Ikke relevant"),
}


class Frozen(BaseModel):
    """A value that never changes and takes no unknown keys."""

    # Kinds of item are validated as a part of checklists, hardly ever by themselves.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Option(Frozen, defer_build=False):
    """One possible answer: the stored code and the words people read."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]
    text: Text


class _Item(Frozen):
    id: Id
    text: Text
    help: Text | None = None
    required: bool = False
    comment: bool = False

    @cached_property
    def comment_field(self) -> str:
        """Return the name of the field that a comment to the item comes in."""
        return f"{self.id}.uddybende"

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of which one is the answer; none where it is something else."""
        return frozenset()


class _Optional(_Item):
    """An item with fixed answers, of which some may be outside the scale."""

    dont_know: bool = False
    not_relevant: bool = False

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown."""
        return (*self._inside(), *self._outside())

    @cached_property
    @override
    def codes(self) -> frozenset[str]:
        return frozenset(option.id for option in self.choices)

    def _inside(self) -> Iterable[Option]:
        """Return the answers on the scale."""
        return ()

    def _outside(self) -> tuple[Option, ...]:
        codes = [(self.dont_know, DONT_KNOW), (self.not_relevant, NOT_RELEVANT)]
        return tuple(Option(id=code, text=WORDS[code]) for wanted, code in codes if wanted)


class Status(_Optional):
    """Is it in place? Ja, Delvist på plads or Nej, with 'Uddybende'."""

    kind: Literal["status"]
    comment: bool = True

    @override
    def _inside(self) -> Iterable[Option]:
        return (Option(id=code, text=WORDS[code]) for code in (YES, PARTLY, NO))


class YesNo(_Optional):
    """Ja or Nej."""

    kind: Literal["yesno"]

    @override
    def _inside(self) -> Iterable[Option]:
        return (Option(id=code, text=WORDS[code]) for code in (YES, NO))


class Scale(_Optional):
    """A scale from 1 to 5 with named ends; the stored code is the digit as text."""

    kind: Literal["scale"]
    low: Text
    high: Text
    dont_know: bool = True

    @override
    def _inside(self) -> Iterable[Option]:
        names = {1: f"1 – {self.low}", 5: f"5 – {self.high}"}
        return (Option(id=str(step), text=names.get(step, str(step))[:2000]) for step in range(1, 6))


class Choice(_Optional):
    """One of several."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=20)]

    @override
    def _inside(self) -> Iterable[Option]:
        return self.options


class Choices(_Item):
    """Some of several."""

    kind: Literal["choices"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=20)]

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown."""
        return self.options


class ShortText(_Item):
    """One line of text."""

    kind: Literal["text"]
    max_length: Annotated[int, Field(ge=1, le=500)] = 200


class LongText(_Item):
    """Several lines of text."""

    kind: Literal["longtext"]
    max_length: Annotated[int, Field(ge=1, le=10_000)] = 4000


class Number(_Item):
    """A number between two bounds, both included; `decimals` digits after the comma at most."""

    kind: Literal["number"]
    minimum: float = 0
    maximum: float = 1_000_000
    decimals: Annotated[int, Field(ge=0, le=4)] = 0
    unit: Text | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum > self.maximum:
            raise ValueError("minimum er større end maximum. Byt dem om")
        return self


class Month(_Item):
    """A month, stored as YYYY-MM."""

    kind: Literal["month"]


class Day(_Item):
    """A date, stored as YYYY-MM-DD."""

    kind: Literal["date"]


class Code(_Item):
    """A random code of six characters for a person; the key is kept outside this system."""

    kind: Literal["code"]


LineField = Annotated[
    Status | YesNo | Scale | Choice | ShortText | LongText | Number | Month | Day, Field(discriminator="kind")
]


class Group(_Item):
    """Repeatable lines of the same fields, for example the lines of a plan.

    `lines` are shown from the start, and a person may add up to `max_lines`.
    """

    kind: Literal["group"]
    line: Text
    fields: Annotated[tuple[LineField, ...], Field(min_length=1, max_length=8)]
    lines: Annotated[int, Field(ge=1, le=10)] = 3
    max_lines: Annotated[int, Field(ge=1, le=20)] = 12

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.lines > self.max_lines:
            raise ValueError("lines er større end max_lines. Sæt max_lines op")
        if any(field.comment for field in self.fields if not isinstance(field, Status)):
            raise ValueError("et felt i en gruppe kan ikke have 'Uddybende'. Brug et tekstfelt mere")
        unique("felter i gruppen", (field.id for field in self.fields))
        if self.max_lines * sum(_longest(field) for field in self.fields) > CELL_LIMIT:
            raise ValueError(
                f"gruppen kan fylde mere end de {CELL_LIMIT} tegn, en celle kan rumme. "
                "Sæt max_lines eller felternes max_length ned"
            )
        return self


Item = Annotated[
    Status | YesNo | Scale | Choice | Choices | ShortText | LongText | Number | Month | Day | Code | Group,
    Field(discriminator="kind"),
]


def _longest(field: LineField) -> int:
    return len(field.text) + 4 + (field.max_length if isinstance(field, ShortText | LongText) else 100)


def shape(item: Item) -> tuple[str, ...]:
    """Return what an answer to the item depends on: its kind, its codes and its fields."""
    if isinstance(item, Group):
        return (item.kind, *(f"{field.id}:{'/'.join(shape(field))}" for field in item.fields))
    if isinstance(item, Status | YesNo | Scale | Choice | Choices):
        return (item.kind, *(option.id for option in item.choices))
    return (item.kind,)


def wording(item: Item) -> tuple[str, ...]:
    """Return what is asked and the words of the answers; the help line is not part of it."""
    options = item.choices if isinstance(item, Status | YesNo | Scale | Choice | Choices) else ()
    return tuple(" ".join(text.split()) for text in (item.text, *(option.text for option in options)))


def unique(what: str, ids: Iterable[str]) -> None:
    """Raise ValueError that names every id that stands more than once."""
    twice = [f"'{id_}'" for id_, times in Counter(ids).items() if times > 1]
    if twice:
        raise ValueError(f"to {what} har samme id: {', '.join(twice)}. Giv hvert sit eget id")
