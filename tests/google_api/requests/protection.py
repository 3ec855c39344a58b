"""Requests about protected ranges."""

from tests.google_api.batch import Batch, handles
from tests.google_api.defaults import plain
from tests.google_api.errors import PROTECTED, Json, invalid
from tests.google_api.masks import parse, update
from tests.google_api.moving import as_answered, with_sheet_ids
from tests.google_api.tab import Tab


@handles("addProtectedRange")
def add_protected_range(batch: Batch, body: Json) -> Json:
    """Protect a range or a tab; who asks may always edit."""
    given = with_sheet_ids(body.get("protectedRange", {}))
    number = given.get("protectedRangeId") or batch.book.new_id()
    tab = _tab(batch, given)
    if any(item["protectedRangeId"] == number for item in tab.protected):
        raise invalid(f"Protected range with id {number} already exists.")
    item = {"protectedRangeId": number, **plain({**given, "protectedRangeId": number})}
    item.pop("requestingUserCanEdit", None)
    answer = as_answered({**item, "requestingUserCanEdit": True})
    kept = {**item, "owner": batch.user}
    if not item.get("warningOnly"):
        kept["editors"] = _with_editor(item.get("editors", {}), batch.user)
    tab.protected = (*tab.protected, kept)
    return {"addProtectedRange": {"protectedRange": answer}}


def _with_editor(editors: Json, user: str) -> Json:
    users = editors.get("users", [])
    return {**editors, "users": users if user in users else [*users, user]}


def _tab(batch: Batch, given: Json) -> Tab:
    if "range" in given:
        return batch.book.tab(given["range"].get("sheetId", 0))
    for named in batch.book.named_ranges:
        if named["namedRangeId"] == given.get("namedRangeId"):
            return batch.book.tab(named["range"].get("sheetId", 0))
    raise invalid("Must specify a range, named range or table to protect.")


def _find(batch: Batch, number: int) -> tuple[Tab, Json]:
    for tab in batch.book.tabs:
        for item in tab.protected:
            if item["protectedRangeId"] == number:
                if not batch.may_edit(item):
                    raise invalid(PROTECTED)
                return tab, item
    raise invalid(f"No protected range with id: {number}")


@handles("updateProtectedRange")
def update_protected_range(batch: Batch, body: Json) -> None:
    """Change a protection that the user may edit."""
    given = with_sheet_ids(body.get("protectedRange", {}))
    mask = parse(body.get("fields", ""))
    if not mask:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    tab, old = _find(batch, given.get("protectedRangeId", 0))
    mask.pop("protectedRangeId", None)
    changed = {**old, **given} if "*" in mask else update(old, given, mask)
    changed = {**plain(changed), "owner": old["owner"]}
    if not changed.get("warningOnly"):
        changed["editors"] = _with_editor(changed.get("editors", {}), batch.user)
    tab.protected = tuple(changed if item is old else item for item in tab.protected)


@handles("deleteProtectedRange")
def delete_protected_range(batch: Batch, body: Json) -> None:
    """Take a protection away."""
    tab, old = _find(batch, body.get("protectedRangeId", 0))
    tab.protected = tuple(item for item in tab.protected if item is not old)
