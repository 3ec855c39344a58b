"""Chapter: the next dates, and which rounds are open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.overview.anchoring import BAROMETER, PlannedAction, PlannedDay
from app.report import phrases
from app.report.blocks import Block, Bullets, Heading, Line, Note, Paragraph
from app.report.material import Material
from app.telling import wording
from app.telling.answer_words import month_and_year

TITLE = "De næste datoer"
NONE = "Der er ingen datoer forude i planen, og ingen måling er åben."
OPEN = "Åbne for svar nu:"
MORE = "Og {dates} mere længere ude."
_MOST, _MOST_OPEN = 8, 3


def chapter(material: Material) -> Iterator[Block]:
    """Yield the deadlines and days that lie ahead, and the rounds that are open."""
    ahead = upcoming(material)
    days = [
        Line(phrases.sentence(one.text), lead=phrases.lead(when(one).capitalize())) for one in ahead[:_MOST]
    ]
    is_open = [Line(phrases.sentence(phrases.listed(named)), lead=OPEN)] if (named := _open(material)) else []
    yield Heading(TITLE)
    yield Bullets((*days, *is_open)) if days or is_open else Paragraph(NONE)
    if len(ahead) > _MOST:
        yield Note(MORE.format(dates=many(len(ahead) - _MOST)))


def many(count: int) -> str:
    """Return '1 dato' or '3 datoer'."""
    return f"{count} {'dato' if count == 1 else 'datoer'}"


def upcoming(material: Material) -> list[PlannedDay]:
    """Return the deadlines and days that lie ahead in the plans, the first one first, each once."""
    planned = material.plan.actions if material.plan else ()
    days = material.plan.days if material.plan else ()
    found = {*_deadlines((*planned, *material.actions)), *days}
    ahead = (one for one in found if one.day >= material.today or _is_this_month(one, material))
    return sorted(ahead, key=lambda one: (one.day, one.text))


def when(one: PlannedDay) -> str:
    """Return the day as 01-12-2026, or the month as 'december 2026'."""
    return month_and_year(f"{one.day:%Y-%m}") if one.is_month else wording.day(one.day)


def _open(material: Material) -> list[str]:
    """Return the open rounds by checklist, the first few by name."""
    found = [f"{title} ({_named(labels)})" for title, labels in _by_checklist(material).items()]
    if len(found) <= _MOST_OPEN + 1:
        return found
    return [*found[:_MOST_OPEN], f"{len(found) - _MOST_OPEN} skemaer mere"]


def _by_checklist(material: Material) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in material.open_rounds:
        found.setdefault(one.checklist, []).append(one.label)
    return found


def _named(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{len(labels)} målinger"


def _is_this_month(one: PlannedDay, material: Material) -> bool:
    """Say whether it is the barometer of this month, and nobody has answered that yet."""
    return one.is_month and one.day == material.today.replace(day=1) and not _has_barometer(one.day, material)


def _has_barometer(since: date, material: Material) -> bool:
    rounds = (one for found in material.team.checklists if found.id == BAROMETER for one in found.rounds)
    return any(one.last and one.last >= since for one in rounds)


def _deadlines(found: Iterable[PlannedAction]) -> Iterator[PlannedDay]:
    for one in found:
        if one.due and not one.is_done:
            owner = f" ({one.owner})" if one.owner else ""
            yield PlannedDay(one.due, f"Frist for: {one.action}{owner}")
