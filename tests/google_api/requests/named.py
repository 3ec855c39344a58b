"""Requests about named ranges."""

import re
import string

from tests.google_api.batch import Batch, handles
from tests.google_api.errors import Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.moving import as_answered, with_sheet_ids

_NAME = re.compile(r"[^\W\d]\w{0,249}")


@handles("addNamedRange")
def add_named_range(batch: Batch, body: Json) -> Json:
    """Give a range a name that no other has."""
    book = batch.book
    given = with_sheet_ids(body.get("namedRange", {}))
    _check_name(batch, given.get("name", ""), None)
    book.tab(given.get("range", {}).get("sheetId", 0))
    number = given.get("namedRangeId") or "".join(book.chance.choices(string.digits, k=10))
    if any(item["namedRangeId"] == number for item in book.named_ranges):
        raise invalid(f"Named range with id {number} already exists.")
    item = {"namedRangeId": number, "name": given["name"], "range": given.get("range", {"sheetId": 0})}
    book.named_ranges = (*book.named_ranges, item)
    return {"addNamedRange": {"namedRange": as_answered(item)}}


def _check_name(batch: Batch, name: str, but: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise invalid(f"The name '{name}' is not a valid name for a named range.")
    for item in batch.book.named_ranges:
        if item["name"].casefold() == name.casefold() and item["namedRangeId"] != but:
            raise invalid(
                f'Cannot add a named range with the name: "{name}" '
                "because a named range with that name already exists."
            )


def _find(batch: Batch, number: str) -> Json:
    for item in batch.book.named_ranges:
        if item["namedRangeId"] == number:
            return item
    raise invalid(f"No named range with id: {number}")


@handles("updateNamedRange")
def update_named_range(batch: Batch, body: Json) -> None:
    """Change the name or the range."""
    given = with_sheet_ids(body.get("namedRange", {}))
    old = _find(batch, given.get("namedRangeId", ""))
    mask = parse(body.get("fields", ""))
    changed = {**old, **given} if "*" in mask else update(old, given, mask)
    _check_name(batch, changed["name"], old["namedRangeId"])
    batch.book.named_ranges = tuple(changed if item is old else item for item in batch.book.named_ranges)


@handles("deleteNamedRange")
def delete_named_range(batch: Batch, body: Json) -> None:
    """Forget the name; the cells stay."""
    old = _find(batch, body.get("namedRangeId", ""))
    batch.book.named_ranges = tuple(item for item in batch.book.named_ranges if item is not old)
