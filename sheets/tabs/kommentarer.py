"""The page Kommentarer: what people wrote, by item, without who wrote it."""

from collections.abc import Iterator
from datetime import datetime

from app.overview.figures import ChecklistOverview, Limits, Overview, RoundOverview
from app.telling import wording
from sheets.workbook import Format, Page, Styled

KEY = "kommentarer"

_PageLine = list[Styled | None]


def kommentarer(overview: Overview, *, now: datetime) -> Page:
    """Return the page. Rounds without comments are left out; `now` is local."""
    page: list[_PageLine] = [
        [Styled("Kommentarer", Format.TITLE)],
        [Styled(f"Opdateret {wording.moment(now)}", Format.NOTE)],
        [Styled("Kommentarerne til hvert punkt står efter alfabetet, uden hvem der skrev dem.", Format.NOTE)],
    ]
    for team in overview.teams:
        found = [
            line
            for checklist in team.checklists
            for round_ in checklist.rounds
            for line in _round(checklist, round_, overview.limits)
        ]
        if found:
            page += [[], [Styled(team.name, Format.TITLE)], *found]
    if len(page) == 3:
        page += [[], [Styled("Her er ingen kommentarer endnu.")]]
    return Page(KEY, "Kommentarer", page, (50, 100), frozen=2)


def _round(checklist: ChecklistOverview, round_: RoundOverview, limits: Limits) -> Iterator[_PageLine]:
    if round_.comments == ():
        return
    yield []
    yield [Styled(f"{checklist.title} · {round_.label}", Format.HEADING)]
    yield [Styled(f"{wording.answers(round_)} · {wording.period(round_)}", Format.NOTE)]
    if round_.comments is None:
        yield [Styled(wording.held_back(limits.comments), Format.HELD_BACK)]
        return
    yield [Styled("Punkt", Format.HEADER), Styled("Kommentar", Format.HEADER)]
    for item in round_.comments:
        title: Styled | None = Styled(f"{item.number} {item.text}", Format.LONG)
        for text in item.comments:
            yield [title, Styled(text, Format.LONG)]
            title = None
