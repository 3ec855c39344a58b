"""Chapter: what the figures can say and what they cannot."""

from collections.abc import Iterator

from app.report import phrases
from app.report.blocks import Block, Bullets, Heading, Line
from app.report.material import Material, topics
from app.telling import change_wording, wording

TITLE = "Det kan tallene sige, og det kan de ikke"
POINTS = (
    "Ja giver 2 point, Delvist 1 og Nej 0. På en skala er 1 som Nej og 5 som Ja. "
    "Procenten er de point, I fik, af dem, I kunne få."
)
OUTSIDE = "Ved ikke, Ikke relevant og tomme svar er ikke med i procenten."
THRESHOLD = (
    "På plads er {most} % og op. På vej er {half} % og op til {most} %. "
    "Det er vores pejlemærke, ikke en regel."
)
FEW = "Når få har svaret, kan ét svar flytte tallet meget."
APART = "Svar fra hver enkelt og svar, I gav sammen, er aldrig blandet."
SMALL = (
    "Tal fra hver enkelt vises fra {respondents} svar, og det, folk skriver, fra {comments}. "
    "Så kan ingen kendes."
)
CAUSE = "Tallene viser ikke, hvorfor noget har flyttet sig. Det må I tale om."
COUNTED = "Talt {moment} i {counted}."


def chapter(material: Material) -> Iterator[Block]:
    """Yield the reservations that fit what the report shows."""
    limits = material.limits
    found = topics(material.team)
    has_individual = any(phrases.is_individual(topic.round_) for topic in found)
    has_change = any(topic.change for topic in found)
    yield Heading(TITLE)
    small = SMALL.format(respondents=limits.respondents, comments=limits.comments)
    texts = [
        wording.SELF_REPORT,
        f"{POINTS} {OUTSIDE}",
        THRESHOLD.format(most=limits.threshold, half=-(-limits.threshold // 2)),
        " ".join(_of_change(has_change=has_change, has_individual=has_individual)),
        f"{APART} {small}" if has_individual else APART,
        COUNTED.format(moment=wording.moment(material.now), counted=material.counted),
    ]
    yield Bullets(tuple(Line(text) for text in texts if text))


def _of_change(*, has_change: bool, has_individual: bool) -> Iterator[str]:
    yield FEW
    if has_change:
        yield CAUSE
    if has_change and has_individual:
        yield change_wording.OTHERS
