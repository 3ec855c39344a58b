"""What a checklist is: parts, sections, items and the kinds of item.

A checklist is data (`app/checklists/*.toml`). Ids are stable keys: wording, order and titles may change
freely, an item keeps its id across versions for as long as its meaning is the same.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
ChecklistId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]

#: The most characters that one spreadsheet cell holds in every workbook that we write.
CELL_LIMIT = 32_000

DONT_KNOW = "ved_ikke"
NOT_RELEVANT = "ikke_relevant"
YES, PARTLY, NO = "ja", "delvist", "nej"

#: Words for the codes that several kinds of item share.
WORDS = {
    YES: "Ja",
    PARTLY: "Delvist på plads",
    NO: "Nej",
    DONT_KNOW: "Ved ikke",
    NOT_RELEVANT: "Ikke relevant",
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Frozen):
    """One possible answer: the stored code and the words people read."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]
    text: Text


class _Item(_Frozen):
    id: Id
    text: Text
    help: Text | None = None
    required: bool = False
    comment: bool = False


class _Optional(_Item):
    """An item with fixed answers, of which some may be outside the scale."""

    dont_know: bool = False
    not_relevant: bool = False

    def _outside(self) -> tuple[Option, ...]:
        codes = [(self.dont_know, DONT_KNOW), (self.not_relevant, NOT_RELEVANT)]
        return tuple(Option(id=code, text=WORDS[code]) for wanted, code in codes if wanted)


class Status(_Optional):
    """Is it in place? Ja, Delvist på plads or Nej, with 'Uddybende'."""

    kind: Literal["status"]
    comment: bool = True

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown."""
        return (*(Option(id=code, text=WORDS[code]) for code in (YES, PARTLY, NO)), *self._outside())


class YesNo(_Optional):
    """Ja or Nej."""

    kind: Literal["yesno"]

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown."""
        return (*(Option(id=code, text=WORDS[code]) for code in (YES, NO)), *self._outside())


class Scale(_Optional):
    """A scale from 1 to 5 with named ends; the stored code is the digit as text."""

    kind: Literal["scale"]
    low: Text
    high: Text
    dont_know: bool = True

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown; the ends carry their names."""
        names = {1: f"1 – {self.low}", 5: f"5 – {self.high}"}
        steps = (
            Option.model_construct(id=str(step), text=names.get(step, str(step))) for step in range(1, 6)
        )
        return (*steps, *self._outside())


class Choice(_Optional):
    """One of several."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=20)]

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return the possible answers in the order they are shown."""
        return (*self.options, *self._outside())


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
        _unique("felter i gruppen", (field.id for field in self.fields))
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


class Section(_Frozen):
    """Items that belong together and are scored together."""

    id: Id
    title: Text
    intro: Text | None = None
    items: Annotated[tuple[Item, ...], Field(alias="item", min_length=1)]


class Part(_Frozen):
    """A phase or part of the checklist."""

    title: Text
    intro: Text | None = None
    sections: Annotated[tuple[Section, ...], Field(alias="section", min_length=1)]


class Checklist(_Frozen):
    """A checklist as one version of its definition says it.

    `wording` tells whether the items' words are an official document's or our own. `printed_codes` keeps
    the numbers printed in the document (1, 2, 3 run backwards in one of them): data for the record,
    never used to calculate. `separate` marks data about single persons: off until it has a spreadsheet
    of its own.
    """

    id: ChecklistId
    title: Annotated[Text, StringConstraints(max_length=60)]
    version: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}$")]
    wording: Literal["official", "own"]
    source: Text
    intro: Text
    separate: bool = False
    printed_codes: dict[Literal["ja", "delvist", "nej"], int] = {}
    parts: Annotated[tuple[Part, ...], Field(alias="part", min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        _unique("punkter", (item.id for item in self.items))
        _unique("afsnit", (section.id for section in self.sections))
        return self

    @property
    def sections(self) -> Iterator[Section]:
        """Yield every section in order."""
        return (section for part in self.parts for section in part.sections)

    @property
    def items(self) -> Iterator[Item]:
        """Yield every item in order."""
        return (item for section in self.sections for item in section.items)

    def numbers(self) -> dict[str, str]:
        """Return the number people see for each item id: part, section and item, for example '2.1.3'.

        A part with only one section leaves the section's number out.
        """
        found: dict[str, str] = {}
        for p, part in enumerate(self.parts, 1):
            for s, section in enumerate(part.sections, 1):
                place = f"{p}.{s}" if len(part.sections) > 1 else f"{p}"
                found |= {item.id: f"{place}.{i}" for i, item in enumerate(section.items, 1)}
        return found

    def shape(self) -> dict[str, tuple[str, ...]]:
        """Return what an answer depends on, per item id: its kind, its codes and its fields.

        Two definitions of one version must agree in it; wording may be mended freely.
        """
        return {item.id: _shape(item) for item in self.items}


def _shape(item: Item) -> tuple[str, ...]:
    if isinstance(item, Group):
        return (item.kind, *(f"{field.id}:{'/'.join(_shape(field))}" for field in item.fields))
    if isinstance(item, Status | YesNo | Scale | Choice | Choices):
        return (item.kind, *(option.id for option in item.choices))
    return (item.kind,)


def _unique(what: str, ids: Iterator[str]) -> None:
    twice = [f"'{id_}'" for id_, times in Counter(ids).items() if times > 1]
    if twice:
        raise ValueError(f"to {what} har samme id: {', '.join(twice)}. Giv hvert sit eget id")
