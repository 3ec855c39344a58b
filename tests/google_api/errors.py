"""Google's error answers, with the texts that were really seen."""

from typing import Any

Json = dict[str, Any]
Data = Any
"""A JSON value of whatever kind."""

OVER_QUOTA = (
    "Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute{per}' "
    "of service 'sheets.googleapis.com' for consumer 'project_number:{project}'."
)
UNAUTHENTICATED = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or "
    "other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
)
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
    "protection if you need to edit."
)
BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


class ApiError(Exception):
    """An answer that is an error: HTTP status, Google's status name, message and details."""

    def __init__(self, code: int, status: str, message: str, details: list[Json] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = details or []

    def body(self) -> Json:
        """Return the JSON body as Google's Sheets API writes it."""
        error: Json = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        return {"error": error}


class DriveError(ApiError):
    """An error as Drive writes it: with the list `errors` and a reason."""

    def __init__(self, code: int, reason: str, message: str, *, location: str | None = None) -> None:
        super().__init__(code, "", message)
        self.reason = reason
        self.location = location

    def body(self) -> Json:
        """Return the JSON body as Drive writes it."""
        entry: Json = {"message": self.message, "domain": "global", "reason": self.reason}
        if self.location:
            entry |= {"location": self.location, "locationType": "parameter"}
        return {"error": {"code": self.code, "message": self.message, "errors": [entry]}}


def invalid(message: str, details: list[Json] | None = None) -> ApiError:
    """Return a 400 INVALID_ARGUMENT."""
    return ApiError(400, "INVALID_ARGUMENT", message, details)


def violations(found: list[tuple[str, str]]) -> ApiError:
    """Return the 400 for (field, description) pairs, with BadRequest.fieldViolations."""
    fields = [
        {"field": field, "description": text} if field else {"description": text} for field, text in found
    ]
    message = "\n".join(text for _, text in found)
    return invalid(message, [{"@type": BAD_REQUEST, "fieldViolations": fields}])


def not_implemented(what: str) -> ApiError:
    """Return the 501 for something of Google's that this loopback does not do."""
    return ApiError(501, "UNIMPLEMENTED", f"The loopback Sheets API does not implement {what}.")


def no_permission() -> ApiError:
    """Return the 403 of a caller to whom the file is not shared, or only for reading."""
    return ApiError(403, "PERMISSION_DENIED", "The caller does not have permission")


def not_found() -> ApiError:
    """Return the 404 of a spreadsheet or metadata that does not exist."""
    return ApiError(404, "NOT_FOUND", "Requested entity was not found.")


def unsupported_document() -> ApiError:
    """Return the 400 of an .xlsx file kept in Drive."""
    return ApiError(400, "FAILED_PRECONDITION", "This operation is not supported for this document")


def unauthenticated() -> ApiError:
    """Return the 401 of an unknown or expired access token."""
    info = {"@type": ERROR_INFO, "reason": "ACCESS_TOKEN_EXPIRED", "domain": "googleapis.com"}
    return ApiError(401, "UNAUTHENTICATED", UNAUTHENTICATED, [info])


def insufficient_scope(method: str) -> ApiError:
    """Return the 403 of a token that was asked for without the scope that `method` needs."""
    info = {
        "@type": ERROR_INFO,
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"method": method, "service": "sheets.googleapis.com"},
    }
    message = "Request had insufficient authentication scopes."
    return ApiError(403, "PERMISSION_DENIED", message, [info])


def switched_off(service: str) -> ApiError:
    """Return the 403 of an API ("sheets" or "drive") that is not switched on in the caller's project."""
    host = f"{service}.googleapis.com"
    link = f"https://console.developers.google.com/apis/api/{host}/overview?project=123456789012"
    message = (
        f"Google {service.title()} API has not been used in project 123456789012 before or it is disabled. "
        f"Enable it by visiting {link} then retry. If you enabled this API recently, wait a few minutes for "
        "the action to propagate to our systems and retry."
    )
    metadata = {"consumer": "projects/123456789012", "service": host}
    info = {
        "@type": ERROR_INFO,
        "reason": "SERVICE_DISABLED",
        "domain": "googleapis.com",
        "metadata": metadata,
    }
    return ApiError(403, "PERMISSION_DENIED", message, [info])


def over_quota(kind: str, *, per_user: bool, limit: int, project: str) -> ApiError:
    """Return the 429 with its full body; `kind` is Read or Write."""
    per = " per user" if per_user else ""
    message = OVER_QUOTA.format(kind=kind, per=per, project=project)
    unit = "1/min/{project}/{user}" if per_user else "1/min/{project}"
    metadata = {
        "quota_limit": f"{kind}RequestsPerMinutePer{'User' if per_user else 'Project'}",
        "quota_limit_value": str(limit),
        "quota_location": "global",
        "quota_metric": f"sheets.googleapis.com/{kind.lower()}_requests",
        "quota_unit": unit,
        "consumer": f"projects/{project}",
        "service": "sheets.googleapis.com",
    }
    info = {
        "@type": ERROR_INFO,
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": metadata,
    }
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
    }
    help_ = {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}
    return ApiError(429, "RESOURCE_EXHAUSTED", message, [info, help_])
