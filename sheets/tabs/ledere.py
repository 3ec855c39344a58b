"""The page Ledere: for a leader with two minutes. Teams are counted, never ranked."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.core.response import RoundKind
from app.overview.across import Across, AreaStandings
from app.overview.figures import Overview
from app.overview.leaders import FollowUp, Leaders, leaders
from app.overview.overdue import Planned
from app.overview.quarters import Activity
from app.overview.standings import Standings
from app.telling import change_wording, leaders_wording, wording
from sheets.page import Format, Page, Styled

KEY = "ledere"

_PageLine = list[Styled | None]

_FIRST, _OTHERS = 62, 14  # the widths of the columns
_NAMED = 3  # items that most teams lack
_LOOKS = (Format.IN_PLACE, Format.UNDERWAY, Format.MISSING, Format.TEXT, Format.HELD_BACK)


def ledere(overview: Overview, *, now: datetime, actions: Iterable[Planned] = ()) -> Page:
    """Return the page; `now` is local, `actions` are the lines of all teams' plans.

    What needs two minutes comes first, every team's last answer last.
    """
    page = list(_lines(leaders(overview, today=now.date(), actions=actions), now))
    widths = (_FIRST, *[_OTHERS] * (max(map(len, page)) - 1))
    return Page(KEY, "Ledere", page, widths, frozen=2, is_landscape=True)


def _lines(found: Leaders, now: datetime) -> Iterator[_PageLine]:
    yield [Styled("Ledere", Format.TITLE)]
    for note in (f"Opdateret {wording.moment(now)}", wording.SELF_REPORT, leaders_wording.ORDER):
        yield [Styled(note, Format.NOTE)]
    if not found.teams:
        yield []
        yield [Styled("Her er ingen svar endnu.")]
        return
    yield from _follow_ups(found)
    yield from _overdue(found, now.date())
    if found.across:
        yield from _status(found.across)
        yield from _lacks(found.across)
        yield from _sections(found.across)
    yield from _quarters(found)
    if found.recent:
        yield []
        yield _header("Har fulgt op", "Sidste svar")
        yield from (_team(one) for one in found.recent)


def _follow_ups(found: Leaders) -> Iterator[_PageLine]:
    yield from _heading("Fulgt op i det sidste halve år", leaders_wording.followed_up(found))
    if found.others:
        yield _header("Har ikke fulgt op", "Sidste svar")
        yield from (_team(one) for one in found.others)


def _team(one: FollowUp) -> _PageLine:
    day = Styled(one.last, Format.DATE) if one.last else Styled("ukendt dato")
    return [Styled(one.team.name, Format.LONG), day]


def _overdue(found: Leaders, today: date) -> Iterator[_PageLine]:
    if not found.overdue:
        return
    yield from _heading("Handlinger over fristen", leaders_wording.overdue(found))
    yield _header("Handling", "Ansvarlig", "Frist", "Over fristen", "Status", "Team")
    for one in found.overdue:
        yield [
            Styled(leaders_wording.what(one), Format.LONG),
            Styled(one.owner, Format.LONG),
            Styled(one.due, Format.DATE),
            Styled(leaders_wording.late(one, today), Format.MISSING),
            Styled(one.status, Format.LONG),
            Styled(leaders_wording.team(one), Format.LONG),
        ]


def _status(found: Iterable[Across]) -> Iterator[_PageLine]:
    yield from _heading("Status i hvert skema", leaders_wording.COUNTED)
    yield _header("Skema", *leaders_wording.COLUMNS, "Teams")
    yield from (_standings(_title(one.title, one.kind), one.total) for one in found)


def _lacks(found: Iterable[Across]) -> Iterator[_PageLine]:
    yield from _heading("Det mangler flest teams", leaders_wording.COUNTED)
    for one in found:
        named, equal = leaders_wording.most(one.lacks, _NAMED)
        yield _header(_title(one.title, one.kind), "Hvor mange", *[None] * 5)
        if not named:
            yield [Styled(leaders_wording.NOBODY, Format.NOTE)]
        for lack in named:
            told = [cell for text in leaders_wording.lack(lack) for cell in (Styled(text), Styled(None))]
            yield [Styled(f"{lack.number} {lack.text}", Format.LONG), *told]
        if equal:
            yield [Styled(wording.more(equal), Format.NOTE)]


def _sections(found: Iterable[Across]) -> Iterator[_PageLine]:
    yield from _heading("Afsnit for afsnit", leaders_wording.COUNTED)
    for one in found:
        yield _header(_title(one.title, one.kind), *leaders_wording.COLUMNS, "Teams")
        yield from (_standings(title, standings) for title, standings in one.sections)
        if one.areas:
            yield _header("Område", "Samlet", *(title for title, _ in one.sections))
            yield from (_area(area) for area in one.areas)
        yield []


def _area(one: AreaStandings) -> _PageLine:
    told = (leaders_wording.brief(found) for found in (one.total, *one.sections))
    named = Styled(one.area or "Uden område", Format.LONG)
    return [named, *(Styled(text, Format.LONG) for text in told)]


def _quarters(found: Leaders) -> Iterator[_PageLine]:
    if not found.activity:
        return
    yield from _heading("Kvartal for kvartal", leaders_wording.QUARTERS)
    yield _header("Alle skemaer", "Teams med svar", "Målinger")
    yield from (_activity(one) for one in found.activity)
    for timeline in found.timelines:
        title = _title(timeline.title, timeline.kind)
        yield _header(title, "Teams med svar", "Målinger", *leaders_wording.COLUMNS)
        yield from ([*_activity(one.activity), *_counts(one.standings)] for one in timeline.quarters)


def _activity(one: Activity) -> _PageLine:
    named = Styled(leaders_wording.quarter(one.quarter), Format.LONG)
    return [named, Styled(one.teams), Styled(one.rounds)]


def _standings(title: str, found: Standings) -> _PageLine:
    return [Styled(title, Format.LONG), *_counts(found), Styled(found.teams)]


def _counts(one: Standings) -> _PageLine:
    """Return the numbers of teams, each in the colour that its column's word has; none has no colour."""
    found = zip(leaders_wording.counts(one), _LOOKS, strict=True)
    return [Styled(count, look if count else Format.TEXT) for count, look in found]


def _title(title: str, kind: RoundKind) -> str:
    return f"{title} · {change_wording.kind(kind)}"


def _heading(title: str, note: str) -> Iterator[_PageLine]:
    yield []
    yield [Styled(title, Format.HEADING)]
    yield [Styled(note, Format.NOTE)]


def _header(*titles: str | None) -> _PageLine:
    return [Styled(one, Format.HEADER) for one in titles]
