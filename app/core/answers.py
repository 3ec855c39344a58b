"""Submitted fields to answers and faults, each fault beside its item.

A form sends an item's answer under the item's id, its comment under `ID.uddybende`, and the fields of a
group's lines under `ID.LINE.FIELD`, lines counted from 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.core import parsing, privacy
from app.core.checklist import Checklist
from app.core.items import Choices, Group, Item, LineField
from app.core.response import Answer
from app.core.said import Said

COMMENT_LIMIT = 2000

Fields = Mapping[str, Sequence[str]]

_CPR_FAULT = Said(
    "Her stod noget, der ligner et CPR-nummer. Det er fjernet og ikke gemt. Resten står her endnu. "
    "Se teksten igennem, og send igen."
)
_MISSING = Said("Her mangler et svar.")
_WARNINGS = {
    privacy.Kind.LIKE_CPR: Said("Her står måske et CPR-nummer. Ret det, hvis det er."),
    privacy.Kind.PHONE: Said("Her står måske et telefonnummer. Skriv helst ikke, hvem det handler om."),
    privacy.Kind.EMAIL: Said("Her står måske en e-mailadresse. Skriv helst ikke, hvem det handler om."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, in words for the person who filled it in. `item` is the item's id."""

    item: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form said. `typed` are the fields of texts, lines and several codes, without CPR numbers.

    `warnings` are let through when the person says so; `faults` never are.
    """

    answers: Mapping[str, Answer]
    comments: Mapping[str, str]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    typed: Fields

    @property
    def kept(self) -> Fields:
        """Return what to show again: what was chosen and typed, without CPR numbers."""
        chosen = {id_: (one,) for id_, one in self.answers.items() if isinstance(one, str)}
        return {**chosen, **self.typed}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing at all was answered."""
        return not (self.answers or self.comments)


@dataclass(slots=True)
class _Reader:
    """Collects what `read` finds, one item after the other."""

    fields: Fields
    today: date
    answers: dict[str, Answer] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    typed: dict[str, Sequence[str]] = field(default_factory=dict)

    def reading(self) -> Reading:
        return Reading(self.answers, self.comments, tuple(self.faults), tuple(self.warnings), self.typed)

    def item(self, item: Item) -> None:
        faults_before = len(self.faults)
        answer = self._answer(item)
        if answer is not None:
            self.answers[item.id] = answer
        elif item.required and len(self.faults) == faults_before:
            self.faults.append(Fault(item.id, item.id, _MISSING))

    def comment(self, item: Item) -> None:
        comment = self._text(item.id, item.comment_field, COMMENT_LIMIT)
        if comment:
            self.comments[item.id] = comment

    def _answer(self, item: Item) -> Answer | None:
        if parsing.has_choices(item):
            return self._code(item, item.id, item.id)
        if isinstance(item, Group):
            return self._lines(item)
        if isinstance(item, Choices):
            return self._codes(item)
        return self._single(item, item.id, item.id)

    def _codes(self, item: Choices) -> Answer | None:
        given = self.fields.get(item.id, ())
        known = [option.id for option in item.choices if option.id in given]
        self.typed[item.id] = known
        if set(given) - set(known) - {""}:
            self.faults.append(Fault(item.id, item.id, parsing.NOT_AN_OPTION))
        return known or None

    def _lines(self, group: Group) -> Answer | None:
        lines: list[dict[str, str | int | float]] = []
        for number in range(group.max_lines):
            values = {
                part.id: self._single(part, group.id, f"{group.id}.{number}.{part.id}")
                for part in group.fields
            }
            line = {key: value for key, value in values.items() if value is not None}
            if line:
                lines.append(line)
                self._require(group, number, line)
        return lines or None

    def _require(self, group: Group, number: int, line: Mapping[str, object]) -> None:
        for part in group.fields:
            name = f"{group.id}.{number}.{part.id}"
            if part.required and part.id not in line and not any(one.field == name for one in self.faults):
                self.faults.append(
                    Fault(group.id, name, Said("{field}: Her mangler et svar.", field=part.text))
                )

    def _single(self, item: Item | LineField, item_id: str, name: str) -> str | int | float | None:
        if parsing.has_choices(item):
            return self._code(item, item_id, name)
        text = self._text(item_id, name, parsing.limit(item))
        if not text:
            return None
        try:
            return parsing.value(item, text)
        except ValueError as error:
            self.faults.append(Fault(item_id, name, error.args[0]))
            return None

    def _code(self, item: parsing.WithChoices, item_id: str, name: str) -> str | None:
        values = self.fields.get(name)
        if not values or not values[0]:
            return None
        given = values[0]
        if given not in item.codes:
            self.faults.append(Fault(item_id, name, parsing.NOT_AN_OPTION))
            return None
        self.typed[name] = (given,)
        return given

    def _text(self, item_id: str, name: str, longest: int) -> str:
        """Return the field's text, cleaned, and note what is wrong with it; "" when it cannot be used."""
        values = self.fields.get(name)
        text = parsing.clean(values[0]) if values else ""
        if not text:
            return ""
        findings = {one.kind for one in privacy.find(text, today=self.today)}
        if privacy.Kind.CPR in findings:
            self.typed[name] = (privacy.mask_cpr(text, today=self.today),)
            self.faults.append(Fault(item_id, name, _CPR_FAULT))
            return ""
        self.typed[name] = (text,)
        self.warnings += [Fault(item_id, name, _WARNINGS[kind]) for kind in sorted(findings)]
        if len(text) > longest:
            self.faults.append(Fault(item_id, name, parsing.too_long(len(text), longest)))
            return ""
        return text


def read(checklist: Checklist, fields: Fields, *, today: date) -> Reading:
    """Return what `fields` say about the checklist's items; fields that it does not have are ignored.

    Nothing is required unless the definition says so. Codes are checked, text is cleaned (NFC, no control
    characters) and searched for CPR numbers before anything else happens to it.
    """
    reader = _Reader(fields, today)
    for item in checklist.items:
        given = fields.get(item.id)
        if given and given[0] in item.codes:  # what nearly all answers are: no calls on their way
            reader.answers[item.id] = given[0]
        else:
            reader.item(item)
        if item.comment and fields.get(item.comment_field):
            reader.comment(item)
    return reader.reading()


def field_names(item: Item) -> Iterator[str]:
    """Yield the name of every field that the item may send."""
    if isinstance(item, Group):
        for number in range(item.max_lines):
            yield from (f"{item.id}.{number}.{part.id}" for part in item.fields)
    else:
        yield item.id
    if item.comment:
        yield item.comment_field
