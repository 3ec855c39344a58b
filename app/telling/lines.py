"""The lines of a round's table: total, sections and items, ready for a page or a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.core import scoring
from app.core.items import DONT_KNOW, NO, NOT_RELEVANT, PARTLY, WORDS, YES
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.figures import UNANSWERED, Figures, ItemFigures, Limits, RoundOverview
from app.telling import wording

#: The codes that are counted in columns, in order, and the columns' headers.
COUNTED = {
    YES: "Ja",
    PARTLY: "Delvist",
    NO: "Nej",
    DONT_KNOW: "Ved ikke",
    NOT_RELEVANT: "Ikke relevant",
    UNANSWERED: "Ubesvaret",
}
_NOT_OF_A_SCALE = {YES, PARTLY, NO}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    `status` is what stands in the coloured cell and `standing` its colour, None for none. `share` says how
    much in words ('67 %', '4 af 6'), and `percent` is the whole percent where `share` is one. `counts` has a
    number per code of COUNTED, None for Ja, Delvist and Nej where answers on a scale are among them, and is
    empty where the figures are held back. `mean` is 'gennemsnit 3,4 af 5' where all answers are on a scale.
    """

    text: str
    is_item: bool
    status: str
    standing: Standing | None = None
    share: str = ""
    percent: int | None = None
    counts: tuple[int | None, ...] = ()
    mean: str = ""

    @property
    def is_held_back(self) -> bool:
        """Say whether the figures are held back."""
        return not self.counts


def round_lines(round_: RoundOverview, limits: Limits) -> Iterator[Line]:
    """Yield the round's total, then each section followed by its items; nothing without scored items."""
    if not round_.sections:
        return
    yield total_line("Samlet", round_, limits)
    for section in round_.sections:
        yield _group_line(section.title, section.items, section.figures, limits)
        yield from (item_line(item, round_, limits) for item in section.items)


def total_line(text: str, round_: RoundOverview, limits: Limits) -> Line:
    """Return the round's total under the name `text`; held back also where a round has no scored items."""
    return _group_line(text, round_.items, round_.total, limits)


def item_line(item: ItemFigures, round_: RoundOverview, limits: Limits) -> Line:
    """Return the item's line.

    A joint answer shows its word instead of a percentage, and an item that is alone in its section how many
    of how many answered Ja.
    """
    text = f"{item.number} {item.text}"
    if item.figures is None:
        return Line(text, is_item=True, status=wording.held_back(limits.respondents))
    line = _line(text, item.figures, limits, scales=[item.is_scale], is_one=round_.is_alone(item))
    if round_.kind is RoundKind.JOINT:
        return replace(line, is_item=True, status=word(item.figures), share="", percent=None, mean="")
    return replace(line, is_item=True)


def _group_line(text: str, items: Sequence[ItemFigures], figures: Figures | None, limits: Limits) -> Line:
    if figures is None:
        return Line(text, is_item=False, status=wording.held_back(limits.respondents))
    if figures.items < len(items):
        text = f"{text} ({figures.items} af {len(items)} punkter)"
    scales = [item.is_scale for item in items]
    return _line(text, figures, limits, scales=scales, is_one=figures.items == 1)


def _line(text: str, figures: Figures, limits: Limits, *, scales: Sequence[bool], is_one: bool) -> Line:
    standing = figures.standing(limits)
    mean = f"gennemsnit {wording.of_five(figures.mean)}" if all(scales) and figures.mean else ""
    return Line(
        text=text,
        is_item=False,
        status=standing.value if standing else "",
        standing=standing,
        share="" if is_one and mean else wording.share(figures, is_one=is_one),
        percent=None if is_one or figures.percent is None else scoring.whole(figures.percent),
        counts=_counts(figures, has_scale=any(scales)),
        mean=mean,
    )


def _counts(figures: Figures, *, has_scale: bool) -> tuple[int | None, ...]:
    return tuple(
        None if has_scale and code in _NOT_OF_A_SCALE else figures.counts.get(code, 0) for code in COUNTED
    )


def word(figures: Figures) -> str:
    """Return the one answer of a joint round to an item in words."""
    code = next(code for code, count in figures.counts.items() if count)
    if code == UNANSWERED:
        return COUNTED[code]
    return WORDS.get(code, f"{code} af 5")
