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
        yield Paragraph(" ".join(map(_conversation, found.conversations)))
    yield from _individual(found, material.limits.comments)
    for theme in found.themes:
        yield Heading(theme.title, level=2)
        yield Bullets(tuple(map(_question, theme.questions)))
    if any(_is_long(note) for theme in found.themes for one in theme.questions for note in one.notes):
        yield Remark(SHORTENED)


def _conversation(one: Conversation) -> str:
    facts = [
        f"{one.interview.lower()} interview" if one.interview else "",
        wording.day(one.day) if one.day else "",
        f"{one.people} {'deltager' if one.people == 1 else 'deltagere'}" if one.people else "",
    ]
    told = ", ".join(filter(None, facts))
    named = one.group or "Gruppe"
    few = f" {FEW.format(floor=suppression.FLOOR)}" if one.is_held_back else ""
    return f"{named} ({told}).{few}" if told else f"{named}.{few}"


def _individual(found: Interviews, minimum: int) -> Iterator[Block]:
    if found.is_held_back:
        yield Remark(ALONE_HELD_BACK.format(minimum=minimum))
    elif found.individual:
        yield Remark(ALONE.format(n=found.individual))


def _question(question: Question) -> Line:
    """Return what was asked, and what each group said to it."""
    return Line(" ".join(map(_note, question.notes)), lead=question.text)


def _note(note: Note) -> str:
    text = phrases.sentence(phrases.shortened(note.text, _LONGEST))
    return f"{phrases.lead(note.group)} {text}".strip()


def _is_long(note: Note) -> bool:
    return len(note.text) > _LONGEST
