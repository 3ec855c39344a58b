"""How times and values are stored."""

import json
from datetime import UTC, datetime

from sqlalchemy import Dialect, Text, TypeDecorator
from typing_extensions import override

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_UNTIL_ZONE = len("2026-11-30T12:00:00.000000")


def moment_text(moment: datetime) -> str:
    """Return the time as it is stored: in UTC, to the microsecond, in an order that sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:_UNTIL_ZONE]


def json_text(value: object) -> str:
    """Return the value as it is stored: compact JSON, equal for equal values."""
    return "{}" if value == {} else _JSON.encode(value)  # what most responses have: no comments


class Moment(TypeDecorator[datetime]):
    """A time with its zone, which SQLite's own type drops. Given back in UTC."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Json(TypeDecorator[object]):
    """A value as JSON."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str:
        return json_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)
