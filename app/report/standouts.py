"""Chapters: strengths, challenges, and where the team disagrees."""

from collections.abc import Callable, Iterator

from app.overview.figures import ItemFigures, Limits, Ranking, RoundOverview
from app.report import phrases
from app.report.blocks import Block, Bullets, Heading, Line, Note, Paragraph
from app.report.material import Material, Topic, topics
from app.telling import change_wording, wording

STRENGTHS = "Styrker"
STRENGTHS_INTRO = "De punkter, der står højest hos jer. I er kun målt mod jer selv."
CHALLENGES = "Udfordringer"
CHALLENGES_INTRO = "De punkter, der står lavest hos jer. Tag dem med, når I lægger planer."
ALIKE = "Ingen punkter skiller sig ud. De står ens, eller for få svar giver point."
DISAGREEMENT = "Her er I uenige"
DISAGREEMENT_INTRO = "Her svarer I i hver sin ende. Tal om, hvorfor I ser det forskelligt."
ALL_YES = "{items} har kun Ja."
ONLY_JOINT = "I har svaret sammen. Derfor kan tallene ikke vise, om I er uenige."


def strengths(material: Material) -> Iterator[Block]:
    """Yield the items that stand highest in each round."""
    return _chapter(material, STRENGTHS, STRENGTHS_INTRO, lambda one: one.strongest)


def challenges(material: Material) -> Iterator[Block]:
    """Yield the items that stand lowest in each round."""
    return _chapter(material, CHALLENGES, CHALLENGES_INTRO, lambda one: one.weakest)


def _chapter(
    material: Material, title: str, intro: str, ranking: Callable[[RoundOverview], Ranking]
) -> Iterator[Block]:
    shown = _shown(material)
    if not shown:
        return
    yield Heading(title)
    found = [(topic, ranking(topic.round_)) for topic in shown if ranking(topic.round_).items]
    yield Paragraph(intro if found else ALIKE)
    alike = [(topic, told) for topic, one in found if (told := _all_yes(one))]
    if alike:
        yield Bullets(tuple(Line(told, lead=phrases.lead(_named(topic))) for topic, told in alike))
    for topic, one in found:
        if not _all_yes(one):
            yield from _ranked(topic, one, material.limits)


def _ranked(topic: Topic, ranking: Ranking, limits: Limits) -> Iterator[Block]:
    yield Heading(_named(topic), level=2)
    named = [_line(item, topic.round_, limits) for item in ranking.items]
    more = [Line(phrases.sentence(wording.more(ranking.equal)))] if ranking.equal else []
    yield Bullets((*named, *more))


def _all_yes(ranking: Ranking) -> str:
    """Return how many items all have Ja from everybody, where that are more than are named; else ""."""
    everybody = all(one.figures and one.figures.yes_of[0] == one.figures.scored for one in ranking.items)
    if not (ranking.equal and everybody):
        return ""
    return ALL_YES.format(items=change_wording.items(len(ranking.items) + ranking.equal))


def disagreement(material: Material) -> Iterator[Block]:
    """Yield the items that were answered at both ends, of the rounds where each answered alone."""
    shown = _shown(material)
    if not shown:
        return
    yield Heading(DISAGREEMENT)
    alone = [topic for topic in shown if phrases.is_individual(topic.round_)]
    found = [topic for topic in alone if topic.round_.disputed]
    if not alone:
        yield Paragraph(ONLY_JOINT)
    if found:
        yield Paragraph(DISAGREEMENT_INTRO)
    for topic in found:
        yield Heading(_named(topic), level=2)
        yield Bullets(tuple(_dispute(item, topic.round_, material.limits) for item in topic.round_.disputed))
    others: dict[str, list[str]] = {}
    for topic in alone:
        if not topic.round_.disputed:
            others.setdefault(wording.agreed(topic.round_), []).append(topic.name)
    if not found and len(others) == 1:
        yield from map(Paragraph, others)
    else:
        yield from (Note(f"{phrases.listed(names)}: {told}") for told, names in others.items())


def _shown(material: Material) -> list[Topic]:
    return [topic for topic in topics(material.team) if topic.round_.total]


def _named(topic: Topic) -> str:
    return f"{topic.name} ({phrases.round_name(topic.round_)})"


def _line(item: ItemFigures, round_: RoundOverview, limits: Limits) -> Line:
    text, figures = phrases.item(item, round_, limits)
    return Line(figures, lead=text)


def _dispute(item: ItemFigures, round_: RoundOverview, limits: Limits) -> Line:
    text, _ = phrases.item(item, round_, limits)
    return Line(phrases.answers_apart(item, round_, limits), lead=text)
