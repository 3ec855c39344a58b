"""Chapter: where the team stands, round by round and section by section."""

from collections.abc import Iterator

from app.overview.figures import Limits
from app.report import phrases
from app.report.blocks import Block, Cell, Heading, Note, Paragraph, Picture, Table
from app.report.material import Material, Topic, topics
from app.telling import lines, wording
from app.telling.charts import section_charts
from app.telling.lines import Line

TITLE = "Hvor I står"
INTRO = "Her er den nyeste måling i hvert skema. Farven siger det samme som ordet."
WAITING = "Målingen {label} har for få svar endnu. Derfor står her tal fra {shown}."


def chapter(material: Material) -> Iterator[Block]:
    """Yield the profile of each round: n, period, how much was answered, and its sections."""
    found = topics(material.team)
    if not found:
        return
    yield Heading(TITLE)
    yield Paragraph(INTRO)
    for topic in found:
        yield from _profile(topic, material.limits)


def _profile(topic: Topic, limits: Limits) -> Iterator[Block]:
    round_ = topic.round_
    yield Heading(f"{topic.name}: {round_.label}", level=2)
    if topic.waiting:
        yield Note(WAITING.format(label=topic.waiting.label, shown=round_.label))
    if round_.is_held_back:
        held_back = phrases.sentence(wording.held_back(limits.respondents))
        yield Paragraph(f"{phrases.sentence(wording.summary(round_, limits))} {held_back}")
        return
    yield _sections(topic, limits)
    if phrases.is_individual(round_):  # a joint answer is one for each item: the table says it all
        yield from (Picture(chart) for chart in section_charts(round_))


def _sections(topic: Topic, limits: Limits) -> Table:
    _total, *found = [line for line in lines.round_lines(topic.round_, limits) if not line.is_item]
    return Table(
        caption=phrases.sentence(wording.summary(topic.round_, limits)),
        header=("Afsnit", "Status", "Tal", "Svar"),
        rows=tuple(_section(line) for line in found),
        widths=(46, 16, 12, 26),
    )


def _section(line: Line) -> tuple[Cell, ...]:
    if line.is_held_back:
        return (Cell(line.text), Cell(line.status), Cell("–", is_number=True), Cell("–"))
    return (
        Cell(line.text),
        Cell(line.status or "–", line.standing),
        Cell(line.share or "–", is_number=True),
        Cell(line.mean or phrases.counts(line) or "–"),
    )
