"""A plan as people read it, and what changed in it, the same on every page, screen and report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.core.items import Day, Group, Item, LineField
from app.overview.differing import ItemDifference, Line, LineDifference, lines_of
from app.overview.plans import Plan, PlanVersion
from app.telling import answer_words, wording

ABOUT = "Den nyeste udgave, som I har skrevet den sammen, og hvad der er ændret undervejs."
FIRST = "Første udgave."
UNCHANGED = "Ingen ændringer."
NEW, GONE, CHANGED = "Tilføjet", "Fjernet", "Ændret"


@dataclass(frozen=True, slots=True)
class Entry:
    """An answered item: its number and words, its answer in words and its comment ("" without one).

    A group is a table: `header` has the fields' names, `rows` the fields of each line, "" where blank. A day
    is a date.
    """

    title: str
    answer: str | date = ""
    comment: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str | date, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Alteration:
    """What changed: which item or line, how (NEW, GONE or CHANGED), and what it said before and says now."""

    what: str
    how: str
    before: str
    after: str


def entries(version: PlanVersion) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield each section with what is answered in it; sections without answers are left out."""
    numbers = version.checklist.numbers()
    for section in version.checklist.sections:
        found = tuple(
            _entry(item, numbers[item.id], version)
            for item in section.items
            if item.id in version.record.answers or item.id in version.record.comments
        )
        if found:
            yield section.title, found


def unanswered(version: PlanVersion) -> str:
    """Return how many items are not answered, "" when all are."""
    count = sum(item.id not in version.record.answers for item in version.checklist.items)
    return f"{count} punkt{'' if count == 1 else 'er'} er ikke udfyldt." if count else ""


def about(version: PlanVersion) -> str:
    """Return when and where the version was answered: 'Efterår · 24-11-2026 14:05'."""
    moment = wording.moment(version.answered_at) if version.answered_at else "ukendt dato"
    return f"{version.record.label} · {moment}"


def title(plan: Plan) -> str:
    """Return 'Skovparken, Vestbyen: Forankringsplan'."""
    return f"{plan.name}: {plan.title}"


def history(plan: Plan) -> Iterator[tuple[str, str, tuple[Alteration, ...]]]:
    """Yield each version, the newest first: what it is, how much changed since the one before, and what."""
    for version in plan.versions:
        found = tuple(made for one in version.differences for made in _alterations(one))
        changed = f"{len(found)} ændring{'' if len(found) == 1 else 'er'}." if found else UNCHANGED
        yield about(version), FIRST if version is plan.versions[-1] else changed, found


def _entry(item: Item, number: str, version: PlanVersion) -> Entry:
    answer = version.record.answers.get(item.id)
    named, comment = f"{number} {item.text}", version.record.comments.get(item.id, "")
    if isinstance(item, Group):
        rows = tuple(_row(item, line) for line in lines_of(answer))
        return Entry(named, comment=comment, header=tuple(one.text for one in item.fields), rows=rows)
    if answer is not None and isinstance(item, Day):
        return Entry(named, _day(answer), comment)
    return Entry(named, "" if answer is None else answer_words.told(item, answer), comment)


def _row(group: Group, line: Line) -> tuple[str | date, ...]:
    return tuple(_cell(one, line[one.id]) if one.id in line else "" for one in group.fields)


def _cell(field: LineField, answer: object) -> str | date:
    return _day(answer) if isinstance(field, Day) else answer_words.value(field, answer)


def _day(answer: object) -> date:
    return date.fromisoformat(str(answer))


def _alterations(one: ItemDifference) -> Iterator[Alteration]:
    item = one.item
    if isinstance(item, Group) and not one.is_comment:
        yield from (_of_line(item, line) for line in one.lines)
        return
    before, after = (
        "" if answer is None else str(answer) if one.is_comment else answer_words.told(item, answer)
        for answer in (one.before, one.after)
    )
    what = f"{item.text} (uddybende)" if one.is_comment else item.text
    yield Alteration(what, _how(one.before, one.after), before, after)


def _of_line(group: Group, one: LineDifference) -> Alteration:
    """Return a line's change: whole where it is new or gone, else the fields that differ."""
    if one.before is None or one.after is None:
        before, after = (answer_words.line(group, end) if end else "" for end in (one.before, one.after))
        return Alteration(group.line, _how(one.before, one.after), before, after)
    first, *others = group.fields
    differing = [field for field in others if one.before.get(field.id) != one.after.get(field.id)]
    before, after = (
        " · ".join(
            f"{field.text}: {answer_words.value(field, end[field.id]) if field.id in end else '–'}"
            for field in differing
        )
        for end in (one.before, one.after)
    )
    named = answer_words.value(first, one.after[first.id])
    return Alteration(f"{group.line}: {named}", CHANGED, before, after)


def _how(before: object, after: object) -> str:
    if before is None:
        return NEW
    return GONE if after is None else CHANGED
