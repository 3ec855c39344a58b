"""The content of a report: which chapters it has, and in which order."""

from app.report import changes, dates, plans, reservations, standing, standouts, summary, talks
from app.report.blocks import Document
from app.report.material import Material
from app.telling import wording

_CHAPTERS = (
    standing.chapter,
    standouts.strengths,
    standouts.challenges,
    changes.chapter,
    standouts.disagreement,
    talks.chapter,
    plans.chapter,
    dates.chapter,
    reservations.chapter,
)


def document(material: Material) -> Document:
    """Return the whole report; chapters with nothing to say are left out."""
    team = material.team
    return Document(
        title=f"Rapport om {team.team}",
        subtitle=" · ".join(filter(None, (team.area, wording.day(material.today)))),
        subject=f"Kort rapport om {team.name}: status, udvikling og plan",
        made=material.today,
        blocks=(summary.box(material), *(block for chapter in _CHAPTERS for block in chapter(material))),
    )
