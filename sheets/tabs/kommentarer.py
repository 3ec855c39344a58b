"""The page Kommentarer: what people wrote, by item, without who wrote it; one table to filter and sort."""

from collections.abc import Iterator
from datetime import datetime

from app.overview.figures import ChecklistOverview, Limits, Overview, RoundOverview, TeamOverview
from app.telling import wording
from sheets.page import Format, Page, Styled

KEY = "kommentarer"

_PageLine = list[Styled | None]

_COLUMNS = {"Team": 22, "Skema": 22, "Måling": 22, "Svar": 16, "Punkt": 44, "Kommentar": 60}


def kommentarer(overview: Overview, *, now: datetime) -> Page:
    """Return the page. Rounds without comments are left out; `now` is local."""
    top: list[_PageLine] = [
        [Styled("Kommentarer", Format.TITLE)],
        [Styled(f"Opdateret {wording.moment(now)}", Format.NOTE)],
        [Styled("Kommentarerne til hvert punkt står efter alfabetet, uden hvem der skrev dem.", Format.NOTE)],
    ]
    found = [
        line
        for team in overview.teams
        for checklist in team.checklists
        for round_ in checklist.rounds
        for line in _round(team, checklist, round_, overview.limits)
    ]
    header: _PageLine = [Styled(title, Format.HEADER) for title in _COLUMNS]
    found = found or [[Styled("Her er ingen kommentarer endnu.")]]
    return Page(
        KEY,
        "Kommentarer",
        [*top, header, *found],
        tuple(_COLUMNS.values()),
        frozen=len(top) + 1,
        is_landscape=True,
        table=len(top),
    )


def _round(
    team: TeamOverview, checklist: ChecklistOverview, round_: RoundOverview, limits: Limits
) -> Iterator[_PageLine]:
    where = [
        Styled(text, Format.LONG)
        for text in (
            team.name,
            checklist.title,
            f"{round_.label} · {wording.period(round_)}",
            wording.answers(round_),
        )
    ]
    if round_.comments is None:
        yield [*where, None, Styled(wording.held_back(limits.comments), Format.HELD_BACK)]
        return
    for item in round_.comments:
        for text in item.comments:
            punkt = Styled(f"{item.number} {item.text}", Format.LONG)
            yield [*where, punkt, Styled(text, Format.LONG)]
