"""The tab Log: what happened to the spreadsheet, in words for its people."""

from dataclasses import dataclass
from datetime import datetime

from app.core.response import local, new_id
from sheets.page import Cell, Format
from sheets.workbook import Column, Row, Tab

LOG = Tab(
    "log",
    "Log",
    (
        Column("log-id", "Log-id", 14),
        Column("log-tid", "Tidspunkt", 17, Format.MOMENT),
        Column("log-tekst", "Hvad skete der", 60, Format.LONG),
        Column("log-goer", "Gør sådan", 60, Format.LONG),
        Column("log-venter", "Svar, der ventede", 12, Format.NUMBER),
        Column("log-aeldste", "Det ældste kom", 14, Format.DATE),  # a day: nobody is recognised by a time
    ),
    "log-id",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something people should know: what happened, what to do, and how many answers waited since when."""

    happened: str
    cure: str = ""
    waiting: int | None = None
    oldest: datetime | None = None


def log_row(event: Event, *, now: datetime) -> Row:
    """Return the event's row; times are local in the sheet."""
    id_ = new_id(12)
    cells: dict[str, Cell] = {
        "log-id": id_,
        "log-tid": _local(now),
        "log-tekst": event.happened,
        "log-goer": event.cure or None,
        "log-venter": event.waiting,
        "log-aeldste": _local(event.oldest).date() if event.oldest else None,
    }
    return Row(id_, cells)


def local_text(moment: datetime) -> str:
    """Return the moment as people read it: 23-11-2026 14:05."""
    return f"{_local(moment):%d-%m-%Y %H:%M}"


def _local(moment: datetime) -> datetime:
    return local(moment).replace(second=0, microsecond=0)
