"""The material of a report with something in every chapter."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.overview.anchoring import AnchoringPlan, PlannedAction, PlannedDay
from app.overview.figures import Limits, TeamOverview
from app.overview.interviews import Conversation, Interviews, Note, Question, Theme
from app.overview.records import Record
from app.report.blocks import Block, Box, Bullets, Document, Heading, Paragraph, Picture, Table
from app.report.blocks import Note as Remark
from app.report.material import Material, OpenRound
from tests.overview.builders import MONDAY
from tests.sheets.tabs.overviews import an_overview, everything, people

NOW = datetime.fromisoformat("2026-11-25T16:30")
SPRING = MONDAY - timedelta(days=182)

INTERVIEWS = Interviews(
    conversations=(
        Conversation("Ledere", "Det første", date(2026, 11, 10), 4, is_held_back=False),
        Conversation("Superbrugere", "Det andet", None, 2, is_held_back=True),
    ),
    themes=(Theme("Rammerne", (Question("Hvad gør it let?", (Note("Skabelonen hjælper.", "Ledere"),)),)),),
)
LATE = PlannedAction("Skriv rollerne ned", "Leder", date(2026, 11, 1), "I gang", is_overdue=True)
AHEAD = PlannedAction("Aftal fast mødedag", "", date(2026, 12, 1), "Ikke startet", is_overdue=False)
DONE = PlannedAction("Ring til skolen", "Leder", None, "Færdig", is_overdue=False, is_done=True)
PLAN = AnchoringPlan(
    "Efterår",
    date(2026, 11, 20),
    (LATE, DONE),
    (PlannedDay(date(2027, 2, 1), "Barometeret igen", is_month=True),),
)
OPEN = (OpenRound("Vinter", "Prøveskema", date(2026, 11, 24)),)


def nord() -> TeamOverview:
    """Return a team with a joint round and two individual ones, the newer better than the older."""
    return _nord(*_spring("ddddd", "ddddd", "33333", "nnnnn", "ddddd"), *_autumn())


def without_change() -> TeamOverview:
    return next(one for one in everything().teams if one.team == "Nord")


def too_few() -> TeamOverview:
    """Return a team with nothing but a round of four answers."""
    return next(one for one in everything().teams if one.team == "Syd")


def waiting() -> TeamOverview:
    """Return a team whose newest round has too few answers, and whose older one can be shown."""
    return _nord(
        *_spring("jjjjj", "jjjjj", "55555", "jjjjj", "jjjjn"),
        *people("Nord", *["jjj", "jjj", "555", "jjj", "jjj"]),
    )


def compared(before: Sequence[str], after: Sequence[str], *others: Record) -> TeamOverview:
    """Return a team with an individual round in spring and one in autumn, from a string per item."""
    return _nord(*_spring(*before), *people("Nord", *after), *others)


def a_material(
    team: TeamOverview | None = None,
    *,
    interviews: Interviews = INTERVIEWS,
    plan: AnchoringPlan | None = PLAN,
    actions: tuple[PlannedAction, ...] = (AHEAD,),
    open_rounds: tuple[OpenRound, ...] = OPEN,
) -> Material:
    return Material(
        team=team or nord(),
        limits=Limits(),
        counted="regnearket, som det står",
        now=NOW,
        interviews=interviews,
        plan=plan,
        actions=actions,
        open_rounds=open_rounds,
    )


def texts(document: Document) -> list[str]:
    """Return every text of the document in order, the charts' descriptions among them."""
    return [text for block in document.blocks for text in _texts(block)]


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text) | Remark(text):
            yield text
        case Bullets(lines):
            yield from (f"{line.lead} {line.text}".strip() for line in lines)
        case Box(title, lines):
            yield title
            yield from (f"{line.lead} {line.text}".strip() for line in lines)
        case Table():
            yield block.caption
            yield from block.header
            yield from (cell.text for row in block.rows for cell in row)
        case Picture(chart):
            yield chart.title
            yield chart.description


def _nord(*records: Record) -> TeamOverview:
    return an_overview(*records).teams[0]


def _spring(*columns: str) -> list[Record]:
    found = people("Nord", *columns, label="Forår")
    return [replace(one, response_id=f"f{one.response_id}", answered_at=SPRING) for one in found]


def _autumn() -> list[Record]:
    return people("Nord", "jjjjjn", "jdnx--", "133455", "jjjjjj", "jjddd-")
