"""Drive permissions: who a file is shared with."""

from tests.google_api.call import Call
from tests.google_api.endpoints import endpoint
from tests.google_api.errors import DriveError, Json
from tests.google_api.files import File
from tests.google_api.masks import parse, pick

_DEFAULT = "kind,id,type,role"


def found(call: Call, role: str = "reader", name: str = "fileId") -> File:
    """Return a file that the caller may see, and refuse what their role does not allow."""
    number = call.path[name]
    file = call.drive.files.get(number)
    if file is None or not file.may(call.user, "reader"):
        raise DriveError(404, "notFound", f"File not found: {number}.", location=name)
    if not file.may(call.user, role):
        text = "The user does not have sufficient permissions for this file."
        raise DriveError(403, "insufficientFilePermissions", text)
    return file


def as_json(permission: Json) -> Json:
    """Return everything that we tell of a permission."""
    full = {"kind": "drive#permission", **permission, "deleted": False, "pendingOwner": False}
    if "emailAddress" in permission:
        full["displayName"] = permission["emailAddress"]
    return full


def _shown(call: Call, permission: Json) -> Json:
    asked: Json = pick(as_json(permission), parse(call.text("fields") or _DEFAULT))
    return asked


@endpoint("drive.permissions.list")
def list_permissions(call: Call) -> Json:
    """Return who has which role."""
    people = [as_json(permission) for permission in found(call, "reader").permissions.values()]
    fields = call.text("fields") or f"kind,permissions({_DEFAULT})"
    asked: Json = pick({"kind": "drive#permissionList", "permissions": people}, parse(fields))
    return asked


@endpoint("drive.permissions.create")
def create(call: Call) -> Json:
    """Share a file, or give it to another owner."""
    file = found(call, "writer")
    kind, role = call.body.get("type", "user"), call.body.get("role", "reader")
    if role == "owner":
        _check_transfer(call)
        for permission in file.permissions.values():
            permission["role"] = "writer" if permission["role"] == "owner" else permission["role"]
    if kind in {"user", "group"}:
        return _shown(call, call.drive.share(file, call.body.get("emailAddress", ""), role) | {"type": kind})
    number = "anyoneWithLink" if kind == "anyone" else call.body.get("domain", "")
    permission = {"id": number, "type": kind, "role": role}
    permission |= {"domain": call.body["domain"]} if kind == "domain" else {}
    permission["allowFileDiscovery"] = call.body.get("allowFileDiscovery", False)
    file.permissions[number] = permission
    return _shown(call, permission)


def _check_transfer(call: Call) -> None:
    if not call.flag("transferOwnership"):
        text = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
        raise DriveError(403, "forbidden", text, location="transferOwnership")


def _permission(call: Call) -> Json:
    number = call.path["permissionId"]
    permission = found(call, "writer").permissions.get(number)
    if permission is None:
        raise DriveError(404, "notFound", f"Permission not found: {number}.", location="permissionId")
    return permission


@endpoint("drive.permissions.get")
def get(call: Call) -> Json:
    """Return one permission."""
    return _shown(call, _permission(call))


@endpoint("drive.permissions.update")
def update(call: Call) -> Json:
    """Change a role, or ask somebody to become the owner."""
    permission = _permission(call)
    if call.body.get("role") == "owner":
        _check_transfer(call)
    permission["role"] = call.body.get("role", permission["role"])
    if "pendingOwner" in call.body:
        permission["pendingOwner"] = call.body["pendingOwner"]
    return _shown(call, permission)


@endpoint("drive.permissions.delete")
def delete(call: Call) -> None:
    """Take a permission away."""
    permission = _permission(call)
    del found(call, "writer").permissions[permission["id"]]
