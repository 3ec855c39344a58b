"""The Drive endpoints: files."""

import random
import re
from collections.abc import Callable

from tests.google_api.call import Call
from tests.google_api.endpoints import copied_book, endpoint
from tests.google_api.errors import Json, not_implemented
from tests.google_api.files import FOLDER, SPREADSHEET, File, rfc3339
from tests.google_api.masks import parse, pick
from tests.google_api.permissions import as_json as permission_json
from tests.google_api.permissions import found

_DEFAULT = "kind,id,name,mimeType"
_CLAUSE = re.compile(
    r"""(not\s+)?(?:(\w+)\s*(=|!=|contains|in|>=|<=|>|<)\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|(true|false)"""
    r""")|'([^']+)'\s+in\s+(\w+))"""
)


def as_json(file: File, user: str) -> Json:
    """Return everything that we tell of a file."""
    may_edit, owns = file.may(user, "writer"), file.may(user, "owner")
    people = list(file.permissions.values())
    return {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": file.mime_type,
        "createdTime": rfc3339(file.created),
        "modifiedTime": rfc3339(file.modified),
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "parents": list(file.parents) or ["root"],
        "version": str(file.book.version if file.book else 1),
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "ownedByMe": owns,
        "shared": len(people) > 1,
        "owners": [
            {"kind": "drive#user", "displayName": p["emailAddress"], "emailAddress": p["emailAddress"]}
            for p in people
            if p["role"] == "owner"
        ],
        "permissions": [permission_json(permission) for permission in people],
        "capabilities": {
            "canEdit": may_edit,
            "canModifyContent": may_edit,
            "canRename": may_edit,
            "canShare": may_edit,
            "canCopy": True,
            "canDownload": True,
            "canTrash": owns,
            "canDelete": owns,
        },
    }


def shown(call: Call, full: Json) -> Json:
    """Return the fields that the call asks for."""
    asked: Json = pick(full, parse(call.text("fields") or _DEFAULT))
    return asked


@endpoint("drive.files.create")
def create(call: Call) -> Json:
    """Make a spreadsheet, folder or other file without content."""
    mime = call.body.get("mimeType", "application/octet-stream")
    parents = tuple(call.body.get("parents", ()))
    file = call.drive.add(call.body.get("name", ""), owner=call.user, mime_type=mime, parents=parents)
    return shown(call, as_json(file, call.user))


@endpoint("drive.files.get")
def get(call: Call) -> Json:
    """Return a file's properties; its content is not for us."""
    if call.text("alt") == "media":
        raise not_implemented("downloads")
    return shown(call, as_json(found(call), call.user))


@endpoint("drive.files.list")
def list_files(call: Call) -> Json:
    """Return the files that the caller may see and the query finds, the newest first."""
    wanted = [_clause(match) for match in _CLAUSE.finditer(call.text("q"))]
    files = [file for file in call.drive.files.values() if file.may(call.user, "reader")]
    files = [file for file in files if all(fits(file) for fits in wanted)]
    files.sort(key=lambda file: -file.modified)
    start, size = int(call.text("pageToken") or 0), int(call.text("pageSize") or 100)
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    answer["files"] = [as_json(file, call.user) for file in files[start : start + size]]
    if start + size < len(files):
        answer["nextPageToken"] = str(start + size)
    fields = call.text("fields") or f"kind,incompleteSearch,nextPageToken,files({_DEFAULT})"
    asked: Json = pick(answer, parse(fields))
    return asked


def _clause(match: re.Match[str]) -> Callable[[File], bool]:
    negated, key, sign, single, double, word, parent, _ = match.groups()
    wanted = next((text for text in (single, double, word, parent) if text is not None), "").replace(
        "\\'", "'"
    )
    key = key or "parents"

    def fits(file: File) -> bool:
        values = {
            "name": file.name,
            "mimeType": file.mime_type,
            "trashed": str(file.trashed).lower(),
            "parents": " ".join(file.parents or ("root",)),
        }
        if key not in values:
            raise not_implemented(f"{key} in a search for files")
        held = wanted in values[key] if sign in {"contains", "in", None} else values[key] == wanted
        return held == (sign != "!=") if not negated else held != (sign != "!=")

    return fits


@endpoint("drive.files.copy")
def copy(call: Call) -> Json:
    """Copy a spreadsheet; the copy is the caller's own."""
    source = found(call)
    if source.book is None:
        raise not_implemented("copies of other files than spreadsheets")
    title = call.body.get("name") or f"Copy of {source.name}"
    book = copied_book(source.book, title, random.Random(call.drive.chance.random()))
    parents = tuple(call.body.get("parents", source.parents))
    file = call.drive.add(title, owner=call.user, mime_type=SPREADSHEET, parents=parents, book=book)
    return shown(call, as_json(file, call.user))


@endpoint("drive.files.update")
def update(call: Call) -> Json:
    """Rename, trash or move a file."""
    file = found(call, "owner" if "trashed" in call.body else "writer")
    if "name" in call.body:
        file.own_name = call.body["name"]
        if file.book:
            file.book.title = call.body["name"]
    file.trashed = call.body.get("trashed", file.trashed)
    gone = set(call.text("removeParents").split(","))
    added = tuple(parent for parent in call.text("addParents").split(",") if parent)
    file.parents = (*(parent for parent in file.parents if parent not in gone), *added)
    file.modified = call.drive.clock.now()
    return shown(call, as_json(file, call.user))


@endpoint("drive.comments.list")
def list_comments(call: Call) -> Json:
    """Return no comments: nobody here writes any."""
    found(call)
    return {"comments": []}


@endpoint("drive.files.delete")
def delete(call: Call) -> None:
    """Delete a file for good, with what is in it when it is a folder."""
    file = found(call, "owner")
    del call.drive.files[file.id]
    if file.mime_type == FOLDER:
        inside = [number for number, other in call.drive.files.items() if file.id in other.parents]
        for number in inside:
            del call.drive.files[number]
