"""The lines of a change between two rounds: total, sections and items, ready for a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core import scoring
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.change import Change, ItemChange, SectionChange, Step
from app.overview.figures import Figures, Limits
from app.telling import change_wording, lines, wording


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line: what the coloured cell says, its colour, and how much: '67 %', '4 af 6' or "".

    `percent` is the whole percent where `share` is one.
    """

    status: str
    standing: Standing | None
    share: str = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line: before, after and the difference in words.

    `n` is how many answered at each end: the respondents of a total or section, the answers that gave points
    of an item.
    """

    text: str
    is_item: bool
    before: End
    after: End
    difference: str
    n: tuple[int, int]


def change_lines(change: Change, limits: Limits) -> Iterator[ChangeLine]:
    """Yield the total, then each section followed by its items; nothing where no item is compared."""
    if change.total is None:
        return
    yield total_line("Samlet", change.total, change, limits)
    for section in change.sections:
        yield _section(section, change, limits)
        is_one = len(section.items) == 1
        yield from (_item(item, change.kind, limits, is_one=is_one) for item in section.items)


def total_line(text: str, total: Step, change: Change, limits: Limits) -> ChangeLine:
    """Return the change in total under the name `text`, and on how many items where some are left out."""
    if change.left_out:
        text = f"{text} ({change_wording.items(change.items)})"
    return _line(text, total, limits, is_one=change.items == 1, n=(change.before.n, change.after.n))


def _section(section: SectionChange, change: Change, limits: Limits) -> ChangeLine:
    is_one = len(section.items) == 1
    is_scale = all(item.item.is_scale for item in section.items) and not is_one
    text = f"{section.title} ({change_wording.means(section.step)})" if is_scale else section.title
    return _line(text, section.step, limits, is_one=is_one, n=(change.before.n, change.after.n))


def _item(one: ItemChange, kind: RoundKind, limits: Limits, *, is_one: bool) -> ChangeLine:
    text = f"{one.item.number} {one.item.text}"
    step, n = one.step, (one.step.before.scored, one.step.after.scored)
    if kind is RoundKind.INDIVIDUAL:
        return _line(text, step, limits, is_one=is_one, n=n, is_item=True)
    before, after = (End(lines.word(one), one.standing(limits)) for one in (step.before, step.after))
    return ChangeLine(
        text, is_item=True, before=before, after=after, difference=change_wording.alone(step), n=n
    )


def _line(
    text: str, step: Step, limits: Limits, *, is_one: bool, n: tuple[int, int], is_item: bool = False
) -> ChangeLine:
    return ChangeLine(
        text=text,
        is_item=is_item,
        before=_end(step.before, limits, is_one=is_one),
        after=_end(step.after, limits, is_one=is_one),
        difference=change_wording.alone(step) if is_one else change_wording.points(step),
        n=n,
    )


def _end(figures: Figures, limits: Limits, *, is_one: bool) -> End:
    standing = figures.standing(limits)
    percent = None if is_one or figures.percent is None else scoring.whole(figures.percent)
    share = wording.share(figures, is_one=is_one)
    return End(standing.value if standing else "", standing, share, percent)
