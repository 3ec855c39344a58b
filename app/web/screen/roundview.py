"""A round on the page: its figures, what stands out, what changed and what people wrote."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.response import RoundKind
from app.overview.change import Change
from app.overview.figures import ItemComments, ItemFigures, Limits, Ranking, RoundOverview
from app.telling import change_wording, charts, lines, wording
from app.telling.change_lines import ChangeLine, change_lines
from app.telling.lines import Line
from app.web.screen.pictures import Picture, picture

NOT_SPLIT = "Uddybninger deles ikke op på roller."


@dataclass(frozen=True, slots=True)
class Under:
    """A section's line, and those of its items that fold under it."""

    line: Line
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Standout:
    """Items that stand out, under a heading; `more` tells of others that stand equal with the last."""

    title: str
    items: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The change since the round before: where it is held back or nothing is alike, `why` says so."""

    summary: str
    ends: tuple[str, str]
    distance: str
    why: str
    picture: Picture | None
    total: ChangeLine | None
    sections: tuple[tuple[ChangeLine, tuple[ChangeLine, ...]], ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as its template shows it. What is "" or empty is not shown."""

    label: str
    is_joint: bool
    summary: str
    held_back: str
    total: Line | None
    pictures: tuple[Picture, ...]
    sections: tuple[Under, ...]
    standouts: tuple[Standout, ...]
    agreed: str
    change: ChangeView | None
    comments: tuple[ItemComments, ...]
    comments_note: str


def round_view(
    round_: RoundOverview, change: Change | None, limits: Limits, *, is_group: bool = False
) -> RoundView:
    """Return the round for the page. `is_group` says that it is the part of some roles."""
    total, sections = _table(list(lines.round_lines(round_, limits)))
    return RoundView(
        label=round_.label,
        is_joint=round_.kind is RoundKind.JOINT,
        summary=wording.summary(round_, limits).replace(" %", "\N{NO-BREAK SPACE}%"),
        held_back=wording.held_back(limits.respondents) if round_.is_held_back else "",
        total=total,
        pictures=tuple(
            picture(one, key=f"svar{place}") for place, one in enumerate(charts.section_charts(round_), 1)
        ),
        sections=sections,
        standouts=tuple(_standouts(round_, limits)),
        agreed=_agreed(round_),
        change=_change(change, limits) if change else None,
        comments=round_.comments or (),
        comments_note=NOT_SPLIT if is_group else _comments_note(round_, limits),
    )


def _table(found: Sequence[Line]) -> tuple[Line | None, tuple[Under, ...]]:
    if not found:
        return None, ()
    grouped: list[tuple[Line, list[Line]]] = []
    for line in found[1:]:
        if line.is_item:
            grouped[-1][1].append(line)
        else:
            grouped.append((line, []))
    return found[0], tuple(Under(line, tuple(items)) for line, items in grouped)


def _standouts(round_: RoundOverview, limits: Limits) -> Iterator[Standout]:
    disputed = Ranking(round_.disputed)
    named = (
        ("Stærkest", round_.strongest),
        ("Svagest", round_.weakest),
        ("Her er I uenige", disputed),
    )
    for title, ranking in named:
        if ranking.items:
            more = wording.more(ranking.equal) if ranking.equal else ""
            yield Standout(title, tuple(_lines(ranking.items, round_, limits)), more)


def _lines(items: Iterable[ItemFigures], round_: RoundOverview, limits: Limits) -> Iterator[Line]:
    return (lines.item_line(item, round_, limits) for item in items)


def _agreed(round_: RoundOverview) -> str:
    is_split = round_.kind is RoundKind.INDIVIDUAL and round_.total
    return wording.agreed(round_) if is_split and not round_.disputed else ""


def _change(change: Change, limits: Limits) -> ChangeView:
    total, sections = _change_table(list(change_lines(change, limits)))
    chart = charts.change_chart(change)
    distance = f"{change_wording.distance(change.months).capitalize()} imellem."
    is_individual = change.kind is RoundKind.INDIVIDUAL
    return ChangeView(
        summary=change_wording.total(change),
        ends=(change_wording.end("Før", change.before), change_wording.end("Efter", change.after)),
        distance=f"{distance} {change_wording.OTHERS}" if is_individual else distance,
        why=_why(change, limits),
        picture=picture(chart, key="siden") if chart else None,
        total=total,
        sections=sections,
        left_out=tuple((f"{one.item.number} {one.item.text}", one.reason.value) for one in change.left_out),
    )


def _why(change: Change, limits: Limits) -> str:
    if change.held_back:
        return " ".join(f"{one.label}: {wording.held_back(limits.respondents)}." for one in change.held_back)
    return "" if change.total else change_wording.NOTHING_ALIKE


def _change_table(
    found: Sequence[ChangeLine],
) -> tuple[ChangeLine | None, tuple[tuple[ChangeLine, tuple[ChangeLine, ...]], ...]]:
    if not found:
        return None, ()
    grouped: list[tuple[ChangeLine, list[ChangeLine]]] = []
    for line in found[1:]:
        if line.is_item:
            grouped[-1][1].append(line)
        else:
            grouped.append((line, []))
    return found[0], tuple((line, tuple(items)) for line, items in grouped)


def _comments_note(round_: RoundOverview, limits: Limits) -> str:
    if round_.comments is None:
        return f"Uddybninger vises først, når mindst {limits.comments} har svaret."
    return "" if round_.comments else "Ingen har skrevet en uddybning, der kan vises."
