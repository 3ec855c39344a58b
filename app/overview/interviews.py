"""Interviews: what groups said in the conversations of `fokusgruppe`, by theme.

Each conversation is a record of its own: of several records of one group and one interview the newest counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.core import suppression
from app.core.checklist import Checklist, Lookup, find_version
from app.core.items import Choice, LongText
from app.core.response import RoundKind
from app.overview.figures import Limits
from app.overview.records import Record, counted_once

CHECKLIST = "fokusgruppe"
_GROUP, _INTERVIEW, _DAY, _PEOPLE = "gruppe", "interview", "dato", "deltagere"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One interview with one group. `people` is how many took part, None where nobody wrote it down.

    When it `is_held_back`, fewer than the floor of `core.suppression` took part, and its notes are not shown.
    """

    group: str
    interview: str
    day: date | None
    people: int | None
    is_held_back: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What was written down. `group` is "" where nobody may know whose words they are."""

    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked about a theme, and the notes to it."""

    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A section of the guide and those of its questions that have notes to show."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Interviews:
    """A team's interviews.

    `individual` is how many people wrote notes each for themselves in the newest such round; their notes
    follow the rule of comments, and `is_held_back` says that they are too few.
    """

    conversations: tuple[Conversation, ...] = ()
    individual: int = 0
    is_held_back: bool = False
    themes: tuple[Theme, ...] = ()


def interviews(records: Iterable[Record], lookup: Lookup, limits: Limits) -> Interviews:
    """Return what one team's records say; `records` may be of any checklist. Raises UnknownVersionError."""
    found = [one for one in counted_once(records) if one.checklist_id == CHECKLIST]
    joint = _newest([one for one in found if one.kind is RoundKind.JOINT])
    alone = _newest_round([one for one in found if one.kind is RoundKind.INDIVIDUAL])
    if not found:
        return Interviews()
    guides = [find_version(lookup, CHECKLIST, one.version) for one in (*joint, *alone)]
    guide = max(guides, key=lambda one: int(one.version))
    is_held_back = suppression.is_held_back(len(alone), minimum=limits.comments)
    shown = [one for one in joint if not _is_small(one)]
    return Interviews(
        conversations=tuple(_conversation(one, guide) for one in joint),
        individual=len(alone),
        is_held_back=is_held_back,
        themes=tuple(_themes(guide, shown, [] if is_held_back else alone, limits)),
    )


def _newest(records: Sequence[Record]) -> list[Record]:
    """Return the newest record of each group and interview, in the order of the days."""
    found = {
        (one.answers.get(_GROUP), one.answers.get(_INTERVIEW), one.label): one
        for one in sorted(records, key=_age)
    }
    return sorted(found.values(), key=_age)


def _newest_round(records: Sequence[Record]) -> list[Record]:
    newest = max(records, key=_age, default=None)
    return [one for one in records if newest and one.label == newest.label]


def _age(record: Record) -> tuple[str, str]:
    return (record.answered_at.isoformat() if record.answered_at else "", record.response_id)


def _is_small(record: Record) -> bool:
    people = _people(record)
    return people is not None and suppression.is_held_back(people, minimum=suppression.FLOOR)


def _people(record: Record) -> int | None:
    answer = record.answers.get(_PEOPLE)
    return int(answer) if isinstance(answer, int | float) else None


def _conversation(record: Record, guide: Checklist) -> Conversation:
    day = record.answers.get(_DAY)
    answered = record.answered_at.date() if record.answered_at else None
    return Conversation(
        group=_word(guide, _GROUP, record),
        interview=_word(guide, _INTERVIEW, record),
        day=date.fromisoformat(day) if isinstance(day, str) else answered,
        people=_people(record),
        is_held_back=_is_small(record),
    )


def _word(guide: Checklist, item_id: str, record: Record) -> str:
    options = next((one.choices for one in guide.items if one.id == item_id and isinstance(one, Choice)), ())
    return next((one.text for one in options if one.id == record.answers.get(item_id)), "")


def _themes(
    guide: Checklist, joint: Sequence[Record], alone: Sequence[Record], limits: Limits
) -> Iterator[Theme]:
    for section in guide.sections:
        questions = (
            Question(
                item.text, (*_of_groups(item.id, joint, guide), *_of_individuals(item.id, alone, limits))
            )
            for item in section.items
            if isinstance(item, LongText)
        )
        if found := tuple(one for one in questions if one.notes):
            yield Theme(section.title, found)


def _of_groups(item_id: str, joint: Sequence[Record], guide: Checklist) -> Iterator[Note]:
    for one in joint:
        if text := _text(one, item_id):
            yield Note(text, _word(guide, _GROUP, one))


def _of_individuals(item_id: str, alone: Sequence[Record], limits: Limits) -> Iterator[Note]:
    """Yield the texts as comments are shown: of enough people, sorted, without whose they are."""
    texts = [text for one in alone if (text := _text(one, item_id))]
    if not suppression.is_held_back(len(texts), minimum=limits.respondents):
        yield from (Note(text) for text in sorted(texts, key=str.casefold))


def _text(record: Record, item_id: str) -> str:
    answer = record.answers.get(item_id)
    return " ".join(answer.split()) if isinstance(answer, str) else ""
