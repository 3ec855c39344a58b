"""The page Barometer: what has taken root and what has not, by role, and the change since last time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.overview.barometer import Barometer, BarometerRound
from app.overview.change import Change, SectionChange
from app.overview.figures import Figures, Limits, RoundOverview
from app.overview.texts import ItemTexts
from app.telling import barometer_wording, change_wording, wording
from sheets.page import Format, Page, Styled
from sheets.tabs.grounds import GROUND

KEY = "barometer"

_PageLine = list[Styled | None]
_Folding = tuple[_PageLine, bool]
_WIDTHS = (58, 24, 24, 24, 24, 24, 24)


def barometer(found: Sequence[Barometer], limits: Limits, *, now: datetime) -> Page:
    """Return the page; `now` is local. Items fold under their section, and only the newest round has them."""
    lines = [*((line, False) for line in _top(now)), *(line for one in found for line in _one(one, limits))]
    levels = {number: 1 for number, (_, is_folding) in enumerate(lines) if is_folding}
    page = [line for line, _ in lines]
    return Page(KEY, "Barometer", page, _WIDTHS, frozen=2, levels=levels, is_landscape=True)


def _top(now: datetime) -> Iterator[_PageLine]:
    yield [Styled("Barometer", Format.TITLE)]
    for note in (f"Opdateret {wording.moment(now)}", barometer_wording.NO_CLAIM):
        yield [Styled(note, Format.NOTE)]


def _one(one: Barometer, limits: Limits) -> Iterator[_Folding]:
    yield [], False
    yield [Styled(barometer_wording.title(one), Format.TITLE)], False
    yield from ((line, False) for line in _parts(one.rounds[0].all, limits))
    yield from ((line, False) for line in _change(one))
    for place, round_ in enumerate(one.rounds):
        yield [], False
        yield from _round(round_, limits, is_newest=place == 0)


def _parts(round_: RoundOverview, limits: Limits) -> Iterator[_PageLine]:
    yield [Styled(f"Delene nu: {round_.label}", Format.HEADING)]
    yield [Styled(f"{wording.answers(round_)} · {wording.period(round_)}", Format.NOTE)]
    if round_.is_held_back:
        yield [Styled(wording.held_back(limits.respondents), Format.HELD_BACK)]
        return
    yield [Styled(barometer_wording.guideline(limits), Format.NOTE)]
    for standing, titles in barometer_wording.parts(round_, limits).items():
        told = ", ".join(titles) or "Ingen"
        yield [Styled(told, Format.LONG), Styled(barometer_wording.PARTS[standing], GROUND[standing])]


def _change(one: Barometer) -> Iterator[_PageLine]:
    yield []
    yield [Styled("Siden sidst", Format.HEADING)]
    if one.change is None:
        yield [Styled(change_wording.NOTHING_BEFORE, Format.NOTE)]
        return
    for note in (barometer_wording.ends(one.change), change_wording.OTHERS):
        yield [Styled(note, Format.NOTE)]
    if one.change.total is None:
        yield [Styled(change_wording.total(one.change), Format.HELD_BACK)]
        return
    named = [(barometer_wording.ALL, one.change), *((role.name, role.change) for role in one.role_changes)]
    yield _header("Del", *(name for name, _ in named))
    yield _row("Svar før", (str(change.before.n) for _, change in named))
    yield _row("Svar efter", (str(change.after.n) for _, change in named))
    yield _row("Samlet", (_total(change, one.change) for _, change in named))
    for section in one.change.sections:
        yield _row(section.title, (_section(change, section) for _, change in named))
    if told := barometer_wording.left_out(one.change):
        yield [Styled(told, Format.NOTE)]


def _total(change: Change, wanted: Change) -> str:
    return barometer_wording.step(change.total, items=change.items, of=wanted.items)


def _section(change: Change, wanted: SectionChange) -> str:
    """Return a group's change in the section that has the same items as the one of all staff."""
    ids = {one.item.id for one in wanted.items}
    found = [one for one in change.sections if any(item.item.id in ids for item in one.items)]
    return barometer_wording.step(
        found[0].step if found else None, items=len(found[0].items) if found else 0, of=len(wanted.items)
    )


def _round(one: BarometerRound, limits: Limits, *, is_newest: bool) -> Iterator[_Folding]:
    yield [Styled(f"Svarene: {one.all.label}", Format.HEADING)], False
    yield [Styled(wording.summary(one.all, limits), Format.NOTE)], False
    if one.all.is_held_back:
        yield [Styled(wording.held_back(limits.respondents), Format.HELD_BACK)], False
        return
    yield [Styled(barometer_wording.ROLES if one.roles else barometer_wording.NO_ROLES, Format.NOTE)], False
    rounds = [one.all, *(group.round for group in one.roles)]
    yield _header("Del", barometer_wording.ALL, *(group.name for group in one.roles)), False
    yield _row("Svar", (str(round_.n) for round_ in rounds)), False
    yield _figures("Samlet", [round_.total for round_ in rounds], limits), False
    sections = [{section.id: section.figures for section in round_.sections} for round_ in rounds]
    items = [{item.id: item.figures for item in round_.items} for round_ in rounds]
    for section in one.all.sections:
        yield _figures(section.title, [known.get(section.id) for known in sections], limits), False
        for item in section.items if is_newest else ():
            text = f"    {item.number} {item.text}"
            yield _figures(text, [known.get(item.id) for known in items], limits), True
    if is_newest:
        yield from _texts(one.texts, limits)


def _figures(title: str, found: Iterable[Figures | None], limits: Limits) -> _PageLine:
    return [Styled(title, Format.LONG), *(_cell(one, limits) for one in found)]


def _cell(figures: Figures | None, limits: Limits) -> Styled:
    standing = figures and figures.standing(limits)
    look = GROUND[standing] if standing else Format.TEXT if figures else Format.HELD_BACK
    return Styled(barometer_wording.cell(figures, limits), look)


def _texts(found: Iterable[ItemTexts] | None, limits: Limits) -> Iterator[_Folding]:
    if found is None:
        text = f"Egne ord: {wording.held_back(limits.comments)}"
        yield [Styled(text, Format.HELD_BACK)], False
        return
    for one in found:
        if one.texts:
            yield _header(f"{one.number} {one.text}"), False
            for text in one.texts:
                yield [Styled(text, Format.LONG)], True


def _row(title: str, cells: Iterable[str]) -> _PageLine:
    return [Styled(title, Format.LONG), *(Styled(text, Format.LONG) for text in cells)]


def _header(*titles: str) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in titles]
