"""Chapter: what changed since the round before, over the same items only."""

from collections.abc import Iterator

from app.overview.change import Change, LeftOut, SectionChange
from app.report import phrases
from app.report.blocks import Block, Heading, Note, Paragraph, Picture
from app.report.material import Material, Topic, topics
from app.telling import change_wording, wording
from app.telling.charts import change_chart

TITLE = "Det har ændret sig"
INTRO = "Kun punkter med de samme ord begge gange er med."
FIRST = "Der er endnu ikke en måling at sammenligne med."
HELD_BACK = "En af de to målinger har for få svar til at vise tal."
WHY = "Derfor kan tallet være et andet end under »Hvor I står«."
_MOST = 6  # items named as left out
_LONGEST = 50  # characters of each


def chapter(material: Material) -> Iterator[Block]:
    """Yield each change with n at both ends and what was left out."""
    found = [topic for topic in topics(material.team) if not topic.round_.is_held_back]
    if not found:
        return
    changed = [topic for topic in found if topic.change]
    yield Heading(TITLE)
    if not changed:
        yield Paragraph(FIRST)
        return
    intro = [INTRO, WHY] if any(topic.change.left_out for topic in changed if topic.change) else [INTRO]
    if any(phrases.is_individual(topic.round_) for topic in changed):
        intro.append(change_wording.OTHERS)
    yield Paragraph(" ".join(intro))
    for topic in changed:
        if topic.change:
            yield from _topic(topic, topic.change)
    if others := [topic.name for topic in found if not topic.change]:
        yield Note(f"{phrases.listed(others)}: {FIRST}")


def _topic(topic: Topic, change: Change) -> Iterator[Block]:
    yield Heading(f"{topic.name}: {phrases.movement(change)} ({_apart(change)})", level=2)
    now = f"Nu: {change.after.label} · {wording.answers(change.after)}"
    yield Paragraph(f"{change_wording.end('Før', change.before)}. {now}.")
    if change.held_back:
        yield Paragraph(HELD_BACK)
        return
    yield from _sections(change)
    yield from _left_out(change.left_out)


def _apart(change: Change) -> str:
    return f"{change_wording.distance(change.months)} imellem"


def _sections(change: Change) -> Iterator[Block]:
    """Yield the sections before and after: as a chart, or in words for a joint answer."""
    chart = change_chart(change) if phrases.is_individual(change.after) else None
    if chart:
        yield Picture(chart)
    told = [one for one in change.sections if not chart or len(one.items) == 1]  # alone: not in the chart
    if told and len(change.sections) > 1:  # one section alone is the total
        yield Paragraph(f"{'; '.join(map(_section, told))}.")
    if not change.sections:
        yield Paragraph(change_wording.NOTHING_ALIKE)


def _section(one: SectionChange) -> str:
    is_one = len(one.items) == 1
    before, after = (wording.share(end, is_one=is_one) for end in (one.step.before, one.step.after))
    return (
        f"{one.title}: {before} begge gange" if before == after else f"{one.title}: fra {before} til {after}"
    )


def _left_out(found: tuple[LeftOut, ...]) -> Iterator[Block]:
    if not found:
        return
    named = "; ".join(_named(one) for one in found[:_MOST])
    more = f"; og {change_wording.items(len(found) - _MOST)} mere" if len(found) > _MOST else ""
    yield Note(f"Ikke med: {named}{more}.")


def _named(one: LeftOut) -> str:
    return f"{one.item.number} {phrases.shortened(one.item.text.rstrip('.'), _LONGEST)} ({one.reason})"
