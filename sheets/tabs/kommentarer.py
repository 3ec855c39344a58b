"""The page Kommentarer: what people wrote, by item, without who wrote it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from app.overview.figures import ChecklistOverview, Limits, Overview, RoundOverview
from app.overview.texts import ItemTexts
from app.telling import wording
from sheets.workbook import Format, Page, Styled

KEY = "kommentarer"

_PageLine = list[Styled | None]

#: What people answered in their own words, by round.
Texts = Mapping[tuple[str, ...], tuple[ItemTexts, ...] | None]


def kommentarer(overview: Overview, texts: Texts | None = None, *, now: datetime) -> Page:
    """Return the page. Rounds without comments are left out; `now` is local.

    `texts` are answers in people's own words, by what their round is known by (`records.round_of`).
    """
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
            for line in _round(
                checklist,
                round_,
                (texts or {}).get((checklist.id, team.area, team.team, round_.label, round_.kind.value)),
                overview.limits,
            )
        ]
        if found:
            page += [[], [Styled(team.name, Format.TITLE)], *found]
    if len(page) == 3:
        page += [[], [Styled("Her er ingen kommentarer endnu.")]]
    return Page(KEY, "Kommentarer", page, (50, 100), frozen=2)


def _round(
    checklist: ChecklistOverview, round_: RoundOverview, texts: Sequence[ItemTexts] | None, limits: Limits
) -> Iterator[_PageLine]:
    said = _said(round_, texts or ())
    if round_.comments is not None and not said:
        return
    yield []
    yield [Styled(f"{checklist.title} · {round_.label}", Format.HEADING)]
    yield [Styled(f"{wording.answers(round_)} · {wording.period(round_)}", Format.NOTE)]
    if round_.comments is None:
        yield [Styled(wording.held_back(limits.comments), Format.HELD_BACK)]
        return
    yield [Styled("Punkt", Format.HEADER), Styled("Kommentar", Format.HEADER)]
    for title, found in said:
        yield from (
            [Styled(text, Format.LONG) if text else None, Styled(one, Format.LONG)]
            for text, one in zip_longest([title], found)
        )


def _said(round_: RoundOverview, texts: Iterable[ItemTexts]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each item with what people wrote to it, as comments or as its answer, in their order."""
    found = [(item.number, item.text, item.comments) for item in round_.comments or ()]
    found += [(item.number, item.text, item.texts) for item in texts if item.texts]
    found.sort(key=lambda one: [int(number) for number in one[0].split(".")])
    return [(f"{number} {text}", said) for number, text, said in found]
