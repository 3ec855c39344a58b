"""What a checklist is: parts and sections of items.

A checklist is data (`app/checklists/*.toml`). Ids are stable keys: wording, order and titles may change
freely, an item keeps its id across versions for as long as its meaning is the same.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.core.course import Course
from app.core.items import Frozen, Id, Item, Text, shape, unique
from app.core.marks import Marking

ChecklistId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class Section(Frozen):
    """Items that belong together and are scored together."""

    id: Id
    title: Text
    intro: Text | None = None
    items: Annotated[tuple[Item, ...], Field(alias="item", min_length=1)]


class Part(Frozen):
    """A phase or part of the checklist."""

    title: Text
    intro: Text | None = None
    sections: Annotated[tuple[Section, ...], Field(alias="section", min_length=1)]


class Checklist(Frozen):
    """A checklist as one version of its definition says it.

    `wording` tells whether the items' words are an official document's or our own. `printed_codes` keeps
    the numbers printed in the document (1, 2, 3 run backwards in one of them): data for the record,
    never used to calculate. `separate` marks data about single persons: off until it has a spreadsheet
    of its own. `course` says how such data are shown; without it they are not.
    """

    id: ChecklistId
    title: Annotated[Text, StringConstraints(max_length=60)]
    version: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}$")]
    wording: Literal["official", "own"]
    source: Text
    intro: Text
    separate: bool = False
    course: Course | None = None
    printed_codes: dict[Literal["ja", "delvist", "nej"], int] = Field(default_factory=dict)
    parts: Annotated[tuple[Part, ...], Field(alias="part", min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique("punkter", (item.id for item in self.items))
        unique("afsnit", (section.id for section in self.sections))
        return self

    @model_validator(mode="after")
    def _course_fits(self) -> Self:
        if self.course is None:
            return self
        if not self.separate:
            raise ValueError("course er kun til data om enkelte personer. Skriv 'separate = true'")
        fault = next(self.course.faults({item.id: item for item in self.items}), None)
        if fault is not None:
            raise ValueError(fault)
        return self

    @property
    def sections(self) -> Iterator[Section]:
        """Yield every section in order."""
        return (section for part in self.parts for section in part.sections)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return every item in order."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def marking(self) -> Marking:
        """Return how answers to it are marked and counted."""
        return Marking(self.items)

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
        return {item.id: shape(item) for item in self.items}


#: Finds a version of a checklist, by its id and version.
Lookup = Callable[[str, str], Checklist | None]


class UnknownVersionError(Exception):
    """An answer was given to a version of a checklist that nobody has; the message is Danish."""


def find_version(lookup: Lookup, checklist_id: str, number: str) -> Checklist:
    """Return that version of the checklist; raise UnknownVersionError when nobody has it."""
    found = lookup(checklist_id, number)
    if found is None:
        raise UnknownVersionError(
            f"Skemaet '{checklist_id}' version {number} findes ikke. Læg den udgave af skemaet tilbage."
        )
    return found
