"""The box on top: what a leader reads in two minutes."""

from collections.abc import Iterator

from app.report import dates, phrases, plans
from app.report.blocks import Box, Line
from app.report.material import Material, Topic, topics
from app.telling import change_wording, lines, wording

TITLE = "Kort fortalt"
NEXT = "Næste skridt"
TALK = "Tag de punkter, der står lavest. Aftal, hvem der gør hvad, og hvornår."
DEADLINES = "Sæt frister på handlingerne i planen."
NO_FIGURES = "Her er ingen tal at vise endnu."
NO_POINTS = "ingen svar giver point"
FIRST = "Det er den første måling."


def box(material: Material) -> Box:
    """Return where the team stands, what moved, where it disagrees and what to do next, a line for each."""
    found = topics(material.team)
    told = [_standing(topic, material) for topic in found]
    disputed = [topic for topic in found if topic.round_.disputed]
    if disputed:
        told.append(Line(_disputes(disputed), lead=phrases.lead("Uenighed")))
    if any(topic.change and phrases.is_individual(topic.round_) for topic in found):
        told.append(Line(change_wording.OTHERS))
    told.append(Line(" ".join(_next(material)), lead=phrases.lead(NEXT)))
    return Box(TITLE, tuple(told) if found else (Line(NO_FIGURES), *told))


def _standing(topic: Topic, material: Material) -> Line:
    total = lines.total_line("", topic.round_, material.limits)
    n = f"({phrases.round_name(topic.round_)})"
    stands = ", ".join(filter(None, (total.status, total.share))) if total.status else NO_POINTS
    told = phrases.sentence(f"{stands} {n}")
    return Line(f"{told} {_moved(topic)}".strip(), lead=phrases.lead(topic.name))


def _moved(topic: Topic) -> str:
    change = topic.change
    if topic.round_.is_held_back:
        return ""
    if change is None:
        return FIRST
    then = f"{wording.answers(change.before)}, {change_wording.distance(change.months)} før"
    return f"Siden {change.before.label} ({then}): {change_wording.total(change)}."


def _disputes(found: list[Topic]) -> str:
    told = [f"{change_wording.items(len(one.round_.disputed))} i {one.name}" for one in found]
    return f"Tydeligst ved {phrases.listed(told)}."


def _next(material: Material) -> Iterator[str]:
    actions = (*(material.plan.actions if material.plan else ()), *material.actions)
    overdue = sum(one.is_overdue for one in actions)
    if overdue:
        yield f"{plans.many(overdue)} er over fristen."
    ahead = dates.upcoming(material)
    if ahead:
        told = "Det næste sker i" if ahead[0].is_month else "Den næste dato er"
        yield f"{told} {dates.when(ahead[0])}. {phrases.sentence(ahead[0].text)}"
    if not actions:
        yield f"{plans.NO_ACTIONS} {TALK}"
    elif not (overdue or ahead):
        yield DEADLINES
