"""Chapter: what the groups said in the interviews, by theme."""

from collections.abc import Iterator

from app.core import suppression
from app.overview.interviews import Conversation, Interviews, Note, Question
from app.report import phrases
from app.report.blocks import Block, Bullets, Heading, Line, Paragraph
from app.report.blocks import Note as Remark
from app.report.material import Material
from app.telling import wording

TITLE = "Det siger grupperne"
INTRO = "Noterne er fra interview med grupper. De er skrevet ned af den, der lyttede."
SHORTENED = "Lange noter er forkortet her. De står hele i svarene."
FEW = "Færre end {floor} var med. Noterne vises ikke."
ALONE = "{n} har skrevet noter hver for sig. De står uden gruppe."
ALONE_HELD_BACK = "Noter, som folk har skrevet hver for sig, vises først fra {minimum} svar."
_LONGEST = 220  # characters of a note


def chapter(material: Material) -> Iterator[Block]:
    """Yield the conversations, then what was said to each theme; nothing where there are no interviews."""
    found = material.interviews
    if not (found.conversations or found.individual):
        return
    yield Heading(TITLE)
    yield Paragraph(INTRO)
    if found.conversations:
        yield Bullets(tuple(_conversation(one) for one in found.conversations))
    yield from _individual(found, material.limits.comments)
    for theme in found.themes:
        yield Heading(theme.title, level=2)
        for question in theme.questions:
            yield from _question(question)
    if any(_is_long(note) for theme in found.themes for one in theme.questions for note in one.notes):
        yield Remark(SHORTENED)


def _conversation(one: Conversation) -> Line:
    facts = [
        one.interview.lower() and f"{one.interview.lower()} interview",
        wording.day(one.day) if one.day else "",
        f"{one.people} {'deltager' if one.people == 1 else 'deltagere'}" if one.people else "",
    ]
    told = phrases.sentence(", ".join(filter(None, facts))) if any(facts) else ""
    few = FEW.format(floor=suppression.FLOOR) if one.is_held_back else ""
    return Line(" ".join(filter(None, (told, few))), lead=phrases.lead(one.group or "Gruppe"))


def _individual(found: Interviews, minimum: int) -> Iterator[Block]:
    if found.is_held_back:
        yield Remark(ALONE_HELD_BACK.format(minimum=minimum))
    elif found.individual:
        yield Remark(ALONE.format(n=found.individual))


def _question(question: Question) -> Iterator[Block]:
    yield Paragraph(question.text)
    yield Bullets(tuple(_note(note) for note in question.notes))


def _note(note: Note) -> Line:
    return Line(phrases.shortened(note.text, _LONGEST), lead=phrases.lead(note.group))


def _is_long(note: Note) -> bool:
    return len(note.text) > _LONGEST
