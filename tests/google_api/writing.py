"""Putting CellData into rows: which of its parts a `fields` mask changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.google_api.cells import (
    BLANK,
    Extra,
    Format,
    Formula,
    Row,
    Value,
    make_row,
    number,
    shared_format,
    text,
)
from tests.google_api.defaults import kept_format
from tests.google_api.errors import Json, invalid, not_implemented
from tests.google_api.masks import Mask, below, parse, update

LONGEST = 50_000
_KNOWN = {
    "*",
    "userEnteredValue",
    "userEnteredFormat",
    "note",
    "dataValidation",
    "textFormatRuns",
    "effectiveValue",
    "effectiveFormat",
    "formattedValue",
    "hyperlink",
}
_KEPT_FORMATS: dict[str, Format | None] = {}


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of cells that a request changes; `format` is the mask below userEnteredFormat."""

    value: bool
    format: Mask | None
    note: bool
    validation: bool
    runs: bool

    @property
    def only_value(self) -> bool:
        """Say whether nothing but values changes."""
        return not (self.format is not None or self.note or self.validation or self.runs)


def fields(given: str | None) -> Fields:
    """Return what a `fields` text names, or refuse an empty one as Google does."""
    if not given:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    mask = parse(given)
    if strange := set(mask) - _KNOWN:
        raise not_implemented(f"the cell's fields {sorted(strange)}")
    return Fields(
        value=below(mask, "userEnteredValue") is not None,
        format=below(mask, "userEnteredFormat"),
        note=below(mask, "note") is not None,
        validation=below(mask, "dataValidation") is not None,
        runs=below(mask, "textFormatRuns") is not None,
    )


def entered(cell: Json) -> Value:
    """Return the value that a CellData enters."""
    given = cell.get("userEnteredValue")
    if not given:
        return None
    ((kind, value),) = given.items()
    if kind == "stringValue":
        if len(value) > LONGEST:
            check_length(value)
        return text(value)
    if kind == "numberValue":
        return number(value)
    if kind == "boolValue":
        return bool(value)
    if kind == "formulaValue":
        check_length(value)
        return Formula(value) if value.startswith("=") else text(value)
    raise invalid("Cells cannot be set to an error value.")


def check_length(value: str) -> None:
    """Refuse a text that is longer than a cell can hold."""
    if len(value) > LONGEST:
        raise invalid(f"Your input contains more than the maximum of {LONGEST} characters in a single cell.")


def patched(row: Row, left: int, given: Sequence[Json], what: Fields) -> Row:
    """Return the row with the cells from column `left` on changed in the parts that `what` names."""
    if row is BLANK and not left and what.only_value:
        return make_row([entered(cell) for cell in given])
    values = _values(row, left, given) if what.value else row.values
    formats = row.formats if what.format is None else _formats(row, left, given, what.format)
    plain = not row.extras and not any(
        "note" in cell or "dataValidation" in cell or "textFormatRuns" in cell for cell in given
    )
    return make_row(values, formats, row.extras if plain else _extras(row, left, given, what))


def _values(row: Row, left: int, given: Sequence[Json]) -> list[Value]:
    values = [*row.values, *[None] * (left - len(row.values))]
    values[left : left + len(given)] = [entered(cell) for cell in given]
    return values


def _formats(row: Row, left: int, given: Sequence[Json], mask: Mask) -> list[Format | None]:
    formats: list[Format | None] = [*row.formats, *[None] * (left - len(row.formats))]
    if not mask or "*" in mask:
        formats[left : left + len(given)] = [_format(cell.get("userEnteredFormat")) for cell in given]
        return formats
    formats += [None] * (left + len(given) - len(formats))
    both = _both_ways(mask)
    for at, cell in enumerate(given, start=left):
        old = formats[at]
        changed = update(old.json if old else {}, kept_format(cell.get("userEnteredFormat", {})), both)
        formats[at] = _format(changed)
    return formats


def _both_ways(mask: Mask) -> Mask:
    """Return a mask that names a colour in both of its ways, so that they stay in step."""
    both: Mask = {key: _both_ways(inner) for key, inner in mask.items()}
    for key in mask:
        if key.endswith(("Color", "ColorStyle")):
            both[key.removesuffix("Style")] = both[key.removesuffix("Style") + "Style"] = {}
    return both


def _format(given: Json | None) -> Format | None:
    if not given:
        return None
    key = repr(given)
    if key not in _KEPT_FORMATS:
        _KEPT_FORMATS[key] = shared_format(kept_format(given))
    return _KEPT_FORMATS[key]


def _extras(row: Row, left: int, given: Sequence[Json], what: Fields) -> dict[int, Extra]:
    extras = dict(row.extras)
    for at, cell in enumerate(given, start=left):
        changed = _extra(extras.get(at, Extra()), cell, what)
        if any(changed):
            extras[at] = changed
        else:
            extras.pop(at, None)
    return extras


def _extra(old: Extra, cell: Json, what: Fields) -> Extra:
    runs = tuple(cell.get("textFormatRuns", ())) or None
    return Extra(
        (cell.get("note") or None) if what.note else old.note,
        cell.get("dataValidation") if what.validation else old.validation,
        runs if what.runs else old.runs,
    )
